"""Settings survive whatever happens to their file."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.error import ExportError
from studio.store.folders import Folders
from studio.store.settings import SCHEMA, Settings, SettingsFile

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
SETTINGS = st.builds(
    Settings,
    theme=st.sampled_from(["dark", "light", "system"]),
    language=st.sampled_from(["", "zh", "en"]),
    models_folder=st.text(st.characters(exclude_categories=("Cs",))),
    works_folder=st.text(st.characters(exclude_categories=("Cs",))),
    device=st.sampled_from(["", "cuda", "cpu"]),
    memory_gb=st.none() | st.floats(0.5, 1000),
    threads=st.none() | st.integers(1, 64),
    volume=st.floats(0, 1),
)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> SettingsFile:
    return SettingsFile(tmp_path_factory.mktemp("shared") / "settings.json")


def write(file: SettingsFile, values: dict[str, Any]) -> None:
    file.path.write_text(json.dumps(values), encoding="utf-8")


def test_without_a_file_everything_is_as_usual(file: SettingsFile) -> None:
    assert file.load() == Settings()
    assert not file.path.exists()


@given(settings=SETTINGS)
def test_what_was_saved_is_there_again(shared: SettingsFile, settings: Settings) -> None:
    shared.save(settings)
    assert shared.load() == settings
    assert not shared.backup.exists()


def test_a_bad_value_is_set_back_and_the_good_ones_stay(file: SettingsFile) -> None:
    write(file, {"schema": SCHEMA, "theme": "light", "volume": 7, "threads": "many"})
    before = file.path.read_bytes()
    assert file.load() == Settings(theme="light")
    assert file.backup.read_bytes() == before


def test_a_newer_file_is_kept_as_a_copy(file: SettingsFile) -> None:
    write(file, {"schema": SCHEMA + 1, "theme": "light", "perfume": "rose"})
    assert file.load() == Settings(theme="light")
    assert json.loads(file.backup.read_bytes())["perfume"] == "rose"


def test_a_good_file_needs_no_copy(file: SettingsFile) -> None:
    write(file, {"theme": "system"})
    assert file.load() == Settings(theme="system")
    assert not file.backup.exists()


@given(data=st.binary(max_size=200) | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_can_be_started_from(shared: SettingsFile, data: bytes) -> None:
    shared.path.write_bytes(data)
    assert isinstance(shared.load(), Settings)
    shared.backup.unlink(missing_ok=True)


@given(name=st.sampled_from(Settings.__struct_fields__), value=JSON)
def test_any_value_is_either_used_or_set_back(
    shared: SettingsFile, name: str, value: object
) -> None:
    write(shared, {name: value})
    settings = shared.load()
    shared.save(settings)
    assert shared.load() == settings
    shared.backup.unlink(missing_ok=True)


def test_a_folder_in_its_place_does_not_stop_the_start(file: SettingsFile) -> None:
    file.path.mkdir()
    assert file.load() == Settings()


def test_saving_makes_the_folder_or_says_why_not(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "new/settings.json").save(Settings(theme="light"))
    assert SettingsFile(tmp_path / "new/settings.json").load().theme == "light"
    (tmp_path / "taken").write_text("")
    with pytest.raises(ExportError):
        SettingsFile(tmp_path / "taken/settings.json").save(Settings())


def test_all_lies_in_the_one_folder(tmp_path: Path) -> None:
    folders = Folders.of({"ATELIER_HOME": str(tmp_path)})
    places = {folders.settings, folders.session, folders.library, folders.works}
    assert len(places) == 4
    assert {place.parent for place in places} == {tmp_path}


def test_a_reset_keeps_what_was_there(file: SettingsFile) -> None:
    file.save(Settings(theme="light", threads=3))
    assert file.reset() == Settings()
    assert file.load() == Settings()
    assert SettingsFile(file.backup).load() == Settings(theme="light", threads=3)


def test_a_reset_that_could_lose_something_does_nothing(file: SettingsFile) -> None:
    file.save(Settings(theme="light"))
    file.backup.mkdir()
    with pytest.raises(ExportError):
        file.reset()
    assert file.load() == Settings(theme="light")
