"""Tests never reach for the network: importing the engine's room says so to the libraries, which
read it once, when they are first imported."""

import studio.engine

__all__ = ["studio"]
