"""The signature and the mark on everything that the export dialog writes."""

import json
from pathlib import Path

import pytest

from studio.media.credentials.signing import SIGNED
from studio.media.export.exporting import export
from studio.media.export.formats import formats_of
from studio.media.export.options import ExportOptions
from studio.media.inspect import inspect
from studio.media.mark import MADE_BY_MODEL
from tests.media.credentials.files import own_key
from tests.media.works import payload_of, work_of

SECRET = "the garden behind the mill"
FORMATS = [
    (kind, each.suffix) for kind in ("image", "music") for each in formats_of(payload_of(kind))
]


@pytest.mark.parametrize(("kind", "suffix"), FORMATS)
def test_every_export_is_signed_where_it_can_be(kind: str, suffix: str, tmp_path: Path) -> None:
    artifact, path = work_of(kind, SECRET), tmp_path / f"work{suffix}"
    unsigned = export(artifact, path, ExportOptions(suffix=suffix, labelled=True), own_key())
    found = inspect(path, verifying=True, own=own_key())
    assert bool(unsigned) == (suffix not in SIGNED)
    assert found.signature is not None
    assert found.signature.state == ("unsigned" if unsigned else "intact")
    assert found.recipe == artifact.recipe
    assert json.loads(found.credentials["china_label"])["Label"] == "1"


@pytest.mark.parametrize(("kind", "suffix"), FORMATS)
def test_no_export_keeps_words_that_were_to_stay_here(
    kind: str, suffix: str, tmp_path: Path
) -> None:
    artifact, path = work_of(kind, SECRET), tmp_path / f"work{suffix}"
    for options in (
        ExportOptions(suffix=suffix, prompt=False),
        ExportOptions(suffix=suffix, recipe=False),
    ):
        export(artifact, path, options, own_key(), force=True)
        found = inspect(path, verifying=True, own=own_key())
        assert found.recipe is None
        assert found.credentials["digital_source_type"] == MADE_BY_MODEL
        assert ("settings" in found.credentials) == options.recipe
        assert SECRET.encode() not in path.read_bytes()
        if found.signature is not None and found.signature.actions:
            assert found.signature.actions[0].source_type == MADE_BY_MODEL
