"""A small synthesiser: MIDI in, stereo sound out, every sound made by formula."""

from studio.media.synth.render import render

__all__ = ["render"]
