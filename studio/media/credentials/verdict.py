"""What can be said of a file's signature: by whom, and whether it still holds."""

from pathlib import Path
from typing import Any, Literal

import msgspec

from studio.core.signing import SigningKey
from studio.media.credentials.kinds import HEAD, media_type
from studio.media.credentials.reading import Unreadable, report_in
from studio.media.credentials.report import Manifest, Report, Results, Signature, UsedFile
from studio.media.opening import opened

State = Literal["unsigned", "intact", "changed", "invalid", "unreadable"]

TEXT_LIMIT = 200
"""Characters of a name or title that a stranger chose."""
LIST_LIMIT = 50

_NO_FAULT = {"signingCredential.untrusted", "timeStamp.untrusted"}
"""Said of everybody whose authority is not in a list, and there is none here."""
_KNOWN_SIGNER = "signingCredential.trusted"
_SIGNATURE_HOLDS = "claimSignature.validated"
_CONTENT_CHANGED = {
    "assertion.dataHash.mismatch",
    "assertion.bmffHash.mismatch",
    "assertion.boxesHash.mismatch",
    "assertion.collectionHash.mismatch",
}
_HOLDS = ("Trusted", "Valid")
_ACTIONS = "c2pa.actions"


class Signer(msgspec.Struct, frozen=True):
    """As the certificate has it, which anyone may have made out to any name.

    `own` is true only where the key of this computer has verifiably signed.
    """

    name: str = ""
    organisation: str = ""
    own: bool = False


class Part(msgspec.Struct, frozen=True):
    """A file that went in. `state` is what was found when it was used, according to the signer."""

    title: str
    state: State
    signer: Signer | None = None


class Action(msgspec.Struct, frozen=True):
    """`name` is one of C2PA's, such as `c2pa.cropped`; `source_type` is IPTC's."""

    name: str
    source_type: str = ""
    when: str = ""


class Verdict(msgspec.Struct, frozen=True, omit_defaults=True):
    """`intact`: the signature holds and the content is what was signed; `changed`: the signature
    holds, the content is another; `invalid`: the signature or what it covers does not hold;
    `unreadable`: nothing can be said, and `reason` tells why.

    `signed_at` is an RFC 3339 time, known only where a time stamp service vouches for it.
    """

    state: State
    reason: str = ""
    signer: Signer | None = None
    signed_at: str = ""
    tool: str = ""
    actions: tuple[Action, ...] = ()
    ingredients: tuple[Part, ...] = ()


def verify(path: Path, own: SigningKey | None = None) -> Verdict:
    """Check a file's C2PA credentials, offline and within bounds; `own` is this computer's key.

    Raises `BadInput` only for what is no file that can be opened.
    """
    with opened(path) as file:
        kind = media_type(file.read(HEAD))
        found = report_in(file, kind, own.chain if own else "") if kind else None
    if found is None:
        return Verdict("unsigned")
    if isinstance(found, Unreadable):
        return Verdict("unreadable", found.reason[:TEXT_LIMIT])
    return _verdict(found)


def _verdict(report: Report) -> Verdict:
    results, manifest = report.validation_results, report.active
    state = state_of(results)
    if report.validation_state in _HOLDS:
        state = "intact"
    elif state == "intact":
        state = "invalid"
    tool = next(iter(manifest.claim_generator_info or ()), None)
    signature = manifest.signature_info or Signature()
    return Verdict(
        state,
        _reason(results) if state == "invalid" else "",
        _signer(report, report.active_manifest),
        _text(signature.time),
        _text(f"{tool.name} {tool.version or ''}".strip()) if tool else "",
        _actions(manifest),
        tuple(_part(used, report) for used in manifest.ingredients[:LIST_LIMIT]),
    )


def state_of(results: Results) -> State:
    """As `Verdict` has it, for credentials that could be read."""
    failures = {each.code for each in results.failures} - _NO_FAULT
    if not any(each.code == _SIGNATURE_HOLDS for each in results.active_manifest.success):
        return "invalid"
    if not failures:
        return "intact"
    return "changed" if failures <= _CONTENT_CHANGED else "invalid"


def _reason(results: Results) -> str:
    codes = (each.code for each in results.failures if each.code not in _NO_FAULT)
    return _text(next(codes, ""))


def _signer(report: Report, label: str) -> Signer:
    """Of the manifest with that label."""
    signature = report.manifests.get(label, Manifest()).signature_info or Signature()
    results, here = report.validation_results, f"/{label}/"
    known = any(each.code == _KNOWN_SIGNER and here in each.url for each in results.successes)
    broken = {each.code for each in results.failures if here in each.url} - _CONTENT_CHANGED
    own = known and not broken
    return Signer(_text(signature.common_name), _text(signature.issuer), own)


def _actions(manifest: Manifest) -> tuple[Action, ...]:
    """In the order they were done, as far as they are written as C2PA has it."""
    found: list[Action] = []
    for assertion in manifest.assertions:
        if not assertion.label.startswith(_ACTIONS) or not isinstance(assertion.data, dict):
            continue
        listed = assertion.data.get("actions")
        for each in listed if isinstance(listed, list) else ():
            if isinstance(each, dict) and "action" in each:
                found.append(
                    Action(
                        _text(each["action"]),
                        _text(each.get("digitalSourceType")),
                        _text(each.get("when")),
                    )
                )
    return tuple(found[:LIST_LIMIT])


def _part(used: UsedFile, report: Report) -> Part:
    title = _text(used.title)
    if used.active_manifest is None or used.validation_results is None:
        return Part(title, "unsigned")
    return Part(title, state_of(used.validation_results), _signer(report, used.active_manifest))


def _text(value: Any) -> str:
    return str(value)[:TEXT_LIMIT] if value else ""
