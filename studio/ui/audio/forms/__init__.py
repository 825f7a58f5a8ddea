"""What a person asks for: a form for each kind of sound."""
