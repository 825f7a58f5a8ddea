"""How many processor threads share the work."""

import contextlib
from collections.abc import Iterator

import torch

SMALL = 64 * 2**20
"""Bytes of weights. Below, a token's matrices take longer to share out than to multiply."""


@contextlib.contextmanager
def one_thread(small: bool = True) -> Iterator[None]:
    """One thread for small networks that write token by token; others keep what was set.

    Threads that wait for each other at every layer make a token thirty times slower on a busy
    computer, and the window beside us is there to be used.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1 if small else threads)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
