"""Lengths in pixels that several parts of the window must agree on."""

TOP, BOTTOM = 48, 40
"""The bars above and below."""
LEFT, RIGHT = 300, 264
"""What the side panes of a tab start with."""
