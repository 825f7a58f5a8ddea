"""What a person sees. Qt Widgets, with no rules of its own."""
