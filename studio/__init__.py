"""Atelier: write, paint and compose with generative models on your own computer."""

__version__ = "0.1.0"
