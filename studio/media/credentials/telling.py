"""A verdict in sentences for a person."""

from collections.abc import Iterator

from studio.core.language import _
from studio.media.credentials.verdict import Action, Part, Signer, Verdict
from studio.media.mark import MADE_BY_MODEL, MADE_IN_PART_BY_MODEL


def told(verdict: Verdict) -> tuple[str, ...]:
    """One sentence or two a line, the most important first."""
    return tuple(line for line in _lines(verdict) if line)


def _lines(verdict: Verdict) -> Iterator[str]:
    yield _state(verdict)
    if verdict.state in ("unsigned", "unreadable"):
        return
    if verdict.signer and not verdict.signer.own:
        yield _("Anyone can sign under any name; this computer does not know the key.")
    if verdict.signed_at:
        yield _("Signed at {time}.").format(time=verdict.signed_at)
    if verdict.tool:
        yield _("Signed with the program {name}.").format(name=verdict.tool)
    yield from dict.fromkeys(_source(action) for action in verdict.actions)
    if len(verdict.actions) > 1:
        steps = ", ".join(_step(action) for action in verdict.actions)
        yield _("What was done: {steps}.").format(steps=steps)
    for part in verdict.ingredients:
        yield _part(part)


def _state(verdict: Verdict) -> str:
    signer = _name(verdict.signer)
    match verdict.state:
        case "unsigned":
            return _("Not signed.")
        case "intact":
            return _("Signed by {signer}. Not changed since.").format(signer=signer)
        case "changed":
            return _("Signed by {signer}, but the content was changed since.").format(signer=signer)
        case "invalid":
            return _(
                "It names {signer} as its signer, but the signature does not hold ({reason})."
            ).format(signer=signer, reason=verdict.reason)
        case "unreadable":
            return _("Its signature could not be checked: {reason}").format(reason=verdict.reason)


def _name(signer: Signer | None) -> str:
    if signer is None or not (signer.name or signer.organisation):
        return _("someone unnamed")
    if signer.own:
        return _("Atelier on this computer")
    both = signer.name and signer.organisation and signer.name != signer.organisation
    return f"{signer.name} ({signer.organisation})" if both else signer.name or signer.organisation


def _source(action: Action) -> str:
    if action.source_type == MADE_BY_MODEL:
        return _("It says that a model made it.")
    if action.source_type == MADE_IN_PART_BY_MODEL:
        return _("It says that a model made it in part.")
    return ""


def _step(action: Action) -> str:
    names = {
        "c2pa.created": _("made"),
        "c2pa.opened": _("opened"),
        "c2pa.placed": _("something placed in it"),
        "c2pa.edited": _("edited"),
        "c2pa.cropped": _("cropped"),
        "c2pa.resized": _("resized"),
        "c2pa.orientation": _("turned"),
        "c2pa.color_adjustments": _("colours changed"),
        "c2pa.filtered": _("filtered"),
        "c2pa.drawing": _("drawn on"),
        "c2pa.converted": _("converted"),
        "c2pa.transcoded": _("converted"),
        "c2pa.repackaged": _("converted"),
        "c2pa.removed": _("something taken out"),
        "c2pa.redacted": _("words left out of older credentials"),
        "c2pa.published": _("published"),
    }
    return names.get(action.name, action.name)


def _part(part: Part) -> str:
    title = part.title or _("a file without a title")
    match part.state:
        case "intact":
            return _("Made from: {title}. Signed by {signer}, not changed before.").format(
                title=title, signer=_name(part.signer)
            )
        case "changed":
            return _("Made from: {title}. Signed by {signer}, then changed.").format(
                title=title, signer=_name(part.signer)
            )
        case "invalid" | "unreadable":
            return _("Made from: {title}. Its signature does not hold.").format(title=title)
        case "unsigned":
            return _("Made from: {title}. Not signed.").format(title=title)
