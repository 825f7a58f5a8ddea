"""Where the numbers are crunched, and in which number type."""

import platform
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psutil
import torch

from studio.core.error import BadInput
from studio.core.language import _

_MODEL_NAME = re.compile(r"^model name\s*: (.*)$", re.MULTILINE)

_TRADE = re.compile(r"\((?:R|TM)\)|\bCPU\b|@ .*$", re.IGNORECASE)


@dataclass(frozen=True)
class Device:
    """`dtype` is the quickest type that pictures and texts survive; sound stays in float32."""

    torch_device: torch.device
    dtype: torch.dtype
    name: str

    @property
    def is_processor(self) -> bool:
        return self.torch_device.type == "cpu"

    @property
    def dtype_name(self) -> str:
        return str(self.dtype).removeprefix("torch.")

    def memory(self) -> tuple[int, int]:
        """Bytes free and in all, of the card or, without one, of the computer."""
        if self.torch_device.type in ("cuda", "xpu"):
            return torch.get_device_module(self.torch_device).mem_get_info()
        memory = psutil.virtual_memory()
        return memory.available, memory.total

    def empty_cache(self) -> None:
        """Give back what the allocator keeps for later."""
        if self.torch_device.type in ("cuda", "xpu", "mps"):
            torch.get_device_module(self.torch_device).empty_cache()


def all_devices() -> list[Device]:
    """What there is, the best first; the processor always is."""
    kinds = [kind for kind in ("cuda", "xpu", "mps") if _is_present(kind)] + ["cpu"]
    return [Device(torch.device(kind), _dtype(kind), _name(kind)) for kind in kinds]


def pick_device(wanted: str = "") -> Device:
    """The best device there is, or the `wanted` one: cuda, xpu, mps or cpu.

    Raises `BadInput` for a device that is not there.
    """
    present = all_devices()
    for device in present:
        if wanted in ("", device.torch_device.type):
            return device
    raise BadInput(
        _("There is no device {name} here.").format(name=wanted),
        _("There are: {names}.").format(
            names=", ".join(device.torch_device.type for device in present)
        ),
    )


def _is_present(kind: str) -> bool:
    return torch.get_device_module(kind).is_available()


def _dtype(kind: str) -> torch.dtype:
    if kind == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported(False) else torch.float16
    if kind == "xpu":
        return torch.bfloat16
    if kind == "mps":
        return torch.float16
    return torch.bfloat16 if _processor_has_bf16() else torch.float32


def _processor_has_bf16() -> bool:
    """In hardware: emulated bfloat16 is several times slower than float32."""
    return torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()


def _name(kind: str) -> str:
    if kind in ("cuda", "xpu"):
        return torch.get_device_module(kind).get_device_name()
    return f"{_plain(_processor_name())} ({kind})"


def _plain(name: str) -> str:
    """Without trade marks and clock rates: `Intel(R) Core(TM) i5-8250U CPU @ 1.60GHz` is an
    `Intel Core i5-8250U`."""
    return " ".join(_TRADE.sub(" ", name).split())


def _processor_name() -> str:
    if platform.system() == "Darwin":
        asked = ("sysctl", "-n", "machdep.cpu.brand_string")
        return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    described = Path("/proc/cpuinfo")
    if described.is_file() and (found := _MODEL_NAME.search(described.read_text())):
        return found[1].strip()
    return platform.processor() or platform.machine()
