"""Raw errors of the libraries become words for a person, once, here at the engine's edge."""

import logging

from safetensors import SafetensorError

from studio.core.error import EngineFailed, ModelBroken, StudioError
from studio.core.language import _
from studio.engine.device import Device
from studio.engine.memory import defeat, is_out_of_memory

_log = logging.getLogger(__name__)


def broken_model(name: str, error: Exception) -> StudioError:
    """For whatever a standard loader threw at a folder."""
    _log.error("loading %s failed", name, exc_info=error)
    if isinstance(error, ImportError):
        return ModelBroken(
            _("The model {name} needs a library that is not installed.").format(name=name),
            _("Choose another model. The log has the library's name."),
        )
    if "trust_remote_code" in str(error):
        return ModelBroken(
            _("The model {name} brings its own program, which Atelier never runs.").format(
                name=name
            ),
            _("Choose a model that works without one."),
        )
    kind = _("one of its files is damaged") if isinstance(error, SafetensorError) else _first(error)
    return ModelBroken(
        _("The model {name} cannot be loaded ({reason}).").format(name=name, reason=kind),
        _("Copy or download its folder again, or choose another model."),
    )


def failed_making(error: Exception, device: Device) -> StudioError:
    """For whatever was thrown while a loaded model worked."""
    if isinstance(error, StudioError):
        return error
    if is_out_of_memory(error):
        return defeat(device)
    _log.error("making failed", exc_info=error)
    return EngineFailed(
        _("The model could not do this ({reason}).").format(reason=_first(error)),
        _("Try other settings or another model. The log has the details."),
    )


def _first(error: Exception) -> str:
    """The first line of a library's message, cut to what fits a line."""
    line = (str(error).strip() or type(error).__name__).splitlines()[0]
    return line if len(line) <= 120 else line[:117] + "..."
