"""The voices the window offers are those the engine has."""

import json
import subprocess
import sys
from pathlib import Path

import espeakng_loader
import pytest

from studio.engine.espeak import Espeak
from studio.store import voices
from studio.store.card import read_card
from studio.store.models import ESPEAK
from studio.store.voices import Voice, builtin_ref, builtin_voices, model_voices


def test_they_are_those_of_the_library_itself() -> None:
    with Espeak() as program:
        known = [Voice(voice.language, voice.name) for voice in program.voices()]
        version = program.version
    assert list(builtin_voices()) == known
    assert (builtin_ref().id, builtin_ref().hash) == (ESPEAK, version)


def test_the_window_keeps_no_library_open() -> None:
    code = (
        "from studio.store.voices import builtin_ref, builtin_voices;"
        "import psutil; builtin_voices(); builtin_ref();"
        "print([each.path for each in psutil.Process().memory_maps() if 'espeak' in each.path])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_a_file_says_who_speaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "a/one": "name One // the first\nlanguage xx 7\nlanguage x 1\nphonemes x\n",
        "a/two": "\tname  Two\r\nlanguage xx 3\r\n",
        "three": "language aa\nname Three\nname Again\n",
        "silent": "name Nobody\n",
        "noise": "\ufffd",
    }
    for name, text in files.items():
        path = tmp_path / "lang" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(tmp_path))
    found = voices.builtin_voices.__wrapped__()
    assert [(voice.language, voice.name.strip()) for voice in found] == [
        ("aa", "Three"), ("xx", "Two"), ("xx", "One"),
    ]  # fmt: skip


def model(folder: Path, kind: str, presets: object = None) -> Path:
    (folder / "config.json").write_text(json.dumps({"model_type": kind}))
    if presets is not None:
        (folder / "speaker_embeddings_path.json").write_text(json.dumps(presets))
    return folder


def test_a_model_names_its_own_voices(tmp_path: Path) -> None:
    files = {"semantic_prompt": "a.npy"}
    presets = {"repo_or_path": "somewhere", "v2/en_speaker_1": files, "v2/de_speaker_0": files}
    card = read_card(model(tmp_path, "bark", presets))
    assert model_voices(card) == ("v2/de_speaker_0", "v2/en_speaker_1")


def test_a_model_with_one_voice_offers_none(tmp_path: Path) -> None:
    assert model_voices(read_card(model(tmp_path, "vits"))) == ()


def test_a_broken_list_of_voices_is_none(tmp_path: Path) -> None:
    assert model_voices(read_card(model(tmp_path, "bark", ["no", "list"]))) == ()
