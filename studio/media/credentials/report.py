"""The native library's report on the credentials of a file, as far as it is looked at here."""

from typing import Any

import msgspec


class Status(msgspec.Struct, frozen=True):
    """`code` is one of C2PA's, such as `assertion.dataHash.mismatch`; `url` names what it is about,
    beginning with its manifest."""

    code: str = ""
    url: str = ""


class Statuses(msgspec.Struct, frozen=True):
    success: tuple[Status, ...] = ()
    failure: tuple[Status, ...] = ()


class Delta(msgspec.Struct, frozen=True, rename="camel"):
    """What is found of an ingredient now and was not when it was used."""

    validation_deltas: Statuses = Statuses()


class Results(msgspec.Struct, frozen=True, rename="camel"):
    active_manifest: Statuses = Statuses()
    ingredient_deltas: tuple[Delta, ...] = ()

    @property
    def failures(self) -> tuple[Status, ...]:
        later = (delta.validation_deltas.failure for delta in self.ingredient_deltas)
        return sum(later, self.active_manifest.failure)

    @property
    def successes(self) -> tuple[Status, ...]:
        later = (delta.validation_deltas.success for delta in self.ingredient_deltas)
        return sum(later, self.active_manifest.success)


class Signature(msgspec.Struct, frozen=True):
    """From the certificate; `time` only where a time stamp says so."""

    issuer: str | None = None
    common_name: str | None = None
    time: str | None = None


class Tool(msgspec.Struct, frozen=True):
    name: str = ""
    version: str | None = None


class Assertion(msgspec.Struct, frozen=True):
    label: str
    data: Any = None


class UsedFile(msgspec.Struct, frozen=True):
    """An ingredient: `validation_results` are those of when it was used, by who used it."""

    title: str | None = None
    relationship: str = ""
    active_manifest: str | None = None
    validation_results: Results | None = None


class Manifest(msgspec.Struct, frozen=True):
    claim_generator_info: tuple[Tool, ...] | None = None
    signature_info: Signature | None = None
    ingredients: tuple[UsedFile, ...] = ()
    assertions: tuple[Assertion, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """`error` says why there is nothing else. `validation_state` is the library's own verdict:
    Trusted and Valid differ only in whether it knows the signer."""

    error: str = ""
    manifests: dict[str, Manifest] = {}
    active_manifest: str = ""
    validation_state: str = ""
    validation_results: Results = Results()

    @property
    def active(self) -> Manifest:
        """What was said last; the other manifests belong to ingredients."""
        return self.manifests.get(self.active_manifest, Manifest())
