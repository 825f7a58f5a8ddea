"""Signing a finished file with C2PA, as the last thing that is done to it.

No time stamp is asked for, which would need the network: the signature says by whom, not when.
"""

import io
import json
from collections.abc import Sequence
from typing import Any

import msgspec

from studio import __version__
from studio.core.error import ExportError
from studio.core.language import _
from studio.core.signing import SigningKey
from studio.media.credentials.ingredient import Ingredient
from studio.media.credentials.kinds import HEAD, media_type
from studio.media.credentials.native import MEDIA_TYPES, missing_library, offline_context
from studio.media.credentials.reading import report_in
from studio.media.credentials.redaction import assertions_to_leave_out
from studio.media.credentials.report import Report
from studio.media.credentials.verdict import state_of
from studio.media.mark import MADE_BY_MODEL, MADE_IN_PART_BY_MODEL, Mark

SIGNED = frozenset(MEDIA_TYPES)
"""Suffixes of the formats that can be signed."""

RECIPE_LABEL = "org.atelier-studio.recipe"
SETTINGS_LABEL = "org.atelier-studio.settings"

_PLAIN = "application/octet-stream"
_SOFTWARE = {"name": "Atelier", "version": __version__}


def why_unsigned(suffix: str) -> str:
    """What to tell a person whose file `signed` will leave as it is; empty when it will sign."""
    if suffix.lower() not in SIGNED:
        return _("Files that end in {suffix} cannot be signed.").format(suffix=suffix)
    if missing := missing_library():
        return _("{reason} The file is not signed.").format(reason=missing)
    return ""


def signed(
    data: bytes,
    suffix: str,
    mark: Mark,
    key: SigningKey,
    ingredients: Sequence[Ingredient] = (),
) -> bytes:
    """The file with its credentials; unchanged where `why_unsigned` says why.

    `data` is the file complete with all other metadata, since any change afterwards breaks the
    signature. The credentials say what `mark` does: the source type always, the recipe or the
    settings only if it has them. Credentials of the ingredients are kept in ours, without their
    recipes where `mark` has none. Two calls give different bytes, because a signature has
    something random in it.

    Raises `ExportError` when the library refuses the file.
    """
    suffix = suffix.lower()
    if why_unsigned(suffix):
        return data
    import c2pa

    used = [_used(each) for each in ingredients]
    try:
        try:
            return _signed(data, MEDIA_TYPES[suffix], mark, key, used)
        except c2pa.C2paError:
            if all(each.sound for each in used):
                raise
            only_sound = [each if each.sound else each.plain() for each in used]
            return _signed(data, MEDIA_TYPES[suffix], mark, key, only_sound)
    except c2pa.C2paError as error:
        raise ExportError(
            _("The file could not be signed ({reason}).").format(reason=error),
            _("Save it without a signature, or in another format."),
        ) from error


def _signed(data: bytes, kind: str, mark: Mark, key: SigningKey, used: "Sequence[_Used]") -> bytes:
    import c2pa

    info = c2pa.C2paSignerInfo(b"es256", key.chain.encode(), key.private.encode(), None)
    target = io.BytesIO()
    with (
        offline_context() as context,
        c2pa.Signer.from_info(info) as signer,
        c2pa.Builder(_manifest(mark, used), context) as builder,
    ):
        for number, each in enumerate(used):
            builder.add_ingredient(each.told(number), each.kind, io.BytesIO(each.file.data))
        builder.sign(signer, kind, io.BytesIO(data), target)
    return target.getvalue()


class _Used(msgspec.Struct, frozen=True):
    """An ingredient with its credentials, if they are worth keeping."""

    file: Ingredient
    kind: str
    report: Report | None

    @property
    def sound(self) -> bool:
        """Broken credentials can be kept too, unless there is another copy of the same ones."""
        return self.report is None or state_of(self.report.validation_results) != "invalid"

    def plain(self) -> "_Used":
        return _Used(self.file, _PLAIN, None)

    def told(self, number: int) -> dict[str, str]:
        return {
            "title": self.file.title,
            "relationship": self.file.relationship,
            "label": _id(number),
        }


def _used(ingredient: Ingredient) -> _Used:
    """Only what was read in a process of its own without harm is given to the library in this one.

    A file with credentials that nobody can read goes in as one without.
    """
    kind = media_type(ingredient.data[:HEAD])
    report = report_in(io.BytesIO(ingredient.data), kind) if kind else None
    if isinstance(report, Report):
        return _Used(ingredient, kind, report)
    return _Used(ingredient, kind if kind and report is None else _PLAIN, None)


def _manifest(mark: Mark, used: Sequence[_Used]) -> str:
    created: dict[str, Any] = {
        "action": "c2pa.created",
        "digitalSourceType": _source_type(mark),
        "softwareAgent": _SOFTWARE,
    }
    if used:
        created["parameters"] = {"ingredientIds": [_id(number) for number in range(len(used))]}
    reports = [each.report for each in used if each.report is not None]
    left_out = assertions_to_leave_out(reports, _hidden(mark))
    actions = [created, *(_redacted(address) for address in left_out)]
    assertions = [{"label": "c2pa.actions.v2", "data": {"actions": actions}}]
    if mark.recipe is not None:
        assertions.append({"label": RECIPE_LABEL, "data": msgspec.to_builtins(mark.recipe)})
    if mark.credentials.settings:
        assertions.append({"label": SETTINGS_LABEL, "data": mark.credentials.settings})
    told: dict[str, Any] = {"claim_generator_info": [_SOFTWARE], "assertions": assertions}
    return json.dumps(told | ({"redactions": left_out} if left_out else {}))


def _source_type(mark: Mark) -> str:
    """A document may come with a stranger's mark, and we put our name to what we know only."""
    said = mark.credentials.digital_source_type
    return said if said == MADE_BY_MODEL else MADE_IN_PART_BY_MODEL


def _hidden(mark: Mark) -> tuple[str, ...]:
    if mark.recipe is not None:
        return ()
    return (RECIPE_LABEL,) if mark.credentials.settings else (RECIPE_LABEL, SETTINGS_LABEL)


def _redacted(address: str) -> dict[str, Any]:
    return {
        "action": "c2pa.redacted",
        "reason": "c2pa.PII.present",
        "parameters": {"redacted": address},
    }


def _id(number: int) -> str:
    return f"ingredient-{number + 1}"
