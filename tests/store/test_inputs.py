"""Files kept by content."""

from pathlib import Path

import pytest

from studio.core.error import BadInput
from studio.core.recipe import Input
from studio.store.folders import Folders
from studio.store.inputs import Inputs


def test_a_kept_file_outlives_the_original(tmp_path: Path) -> None:
    original = tmp_path / "a.png"
    original.write_bytes(b"picture")
    inputs = Inputs(tmp_path / "kept")
    kept = inputs.keep(original)
    assert inputs.keep(original) == kept
    original.unlink()
    assert inputs.read(kept) == b"picture"
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_a_file_that_is_not_here_or_not_the_same_is_refused(tmp_path: Path) -> None:
    inputs = Inputs(tmp_path)
    with pytest.raises(BadInput, match="original picture"):
        inputs.read(Input("0" * 64))
    (tmp_path / ("0" * 64)).write_bytes(b"something else")
    with pytest.raises(BadInput, match="damaged"):
        inputs.read(Input("0" * 64))


@pytest.mark.parametrize("name", ["missing.png", "."])
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput):
        Inputs(tmp_path / "kept").keep(tmp_path / name)


def test_a_name_that_is_no_hash_never_becomes_a_path() -> None:
    with pytest.raises(BadInput):
        Input("../../../etc/passwd")


def test_one_variable_moves_everything(tmp_path: Path) -> None:
    folders = Folders.of({"ATELIER_HOME": str(tmp_path)})
    assert {folders.models.parent, folders.inputs.parent, folders.logs.parent} == {tmp_path}
