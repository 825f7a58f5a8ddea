"""The ladder on out of memory: free, tile, offload, and only then give up with the figures."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import torch

from studio.core.error import OutOfMemory
from studio.core.language import _
from studio.engine.device import Device

T = TypeVar("T")

_SIGNS = (
    "out of memory",
    "CUDNN_STATUS_ALLOC_FAILED",
    "CUBLAS_STATUS_ALLOC_FAILED",
    "can't allocate memory",
    "not enough memory",
    "Invalid buffer size",
)


def is_out_of_memory(error: BaseException) -> bool:
    """Also the plain RuntimeErrors that cuDNN, cuBLAS and the processor's allocator raise."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(sign in str(error) for sign in _SIGNS)


def climb(attempt: Callable[[], T], rungs: Iterable[Callable[[], None]], device: Device) -> T:
    """Try; on out of memory take the next rung, which saves some, and try again.

    Raises `OutOfMemory` above the last rung. Other errors pass.
    """
    ladder = iter(rungs)
    while True:
        try:
            return attempt()
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
        # Here, not in the handler: a caught error's traceback would keep its tensors alive.
        rung = next(ladder, None)
        if rung is None:
            raise defeat(device)
        rung()


def defeat(device: Device) -> OutOfMemory:
    """The words when nothing more can be saved, with the figures."""
    free, total = device.memory()
    return OutOfMemory(
        _("There is not enough memory for this ({free:.1f} of {total:.1f} GB are free).").format(
            free=free / 2**30, total=total / 2**30
        ),
        _("Close other programs, or ask for something smaller or a smaller model."),
        ("smaller",),
    )
