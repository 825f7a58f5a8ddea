"""Sounds of the world by formula: from a prompt to rain, thunder, birds and footsteps.

`reading` says what a prompt asks for and needs no arrays, so that the window may ask it too;
`render` makes it heard.
"""
