"""Speak, compose and make sounds."""
