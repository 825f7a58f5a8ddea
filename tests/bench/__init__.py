"""Figures, outside the test run: `python -m pytest tests/bench -s`.

Machines are noisy, so each figure is a ratio to a named reference measured in turn with it, and
nothing here fails for being slow.
"""
