"""What other programs note in their pictures, read as a recipe of ours.

One file per family of formats. Nothing of what is read is ever evaluated: it is JSON or text, and a
value of the wrong kind or size is listed with what was left, never guessed at.
"""
