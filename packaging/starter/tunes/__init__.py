"""The starter model that writes tunes: its composer, tokens, training and measures."""
