"""Works on their way out: the dialog that exports one or many."""
