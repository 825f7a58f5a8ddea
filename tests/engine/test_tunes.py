"""A tune model obeys the asked form whatever its weights; a random tiny one stands for any."""

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from miditok import REMI, TSD, TokenizerConfig
from symusic import Score
from transformers import LlamaConfig, LlamaForCausalLM
from tunes.tokens import make_tokenizer

from studio.core.tune import read_tune
from studio.core.tune_words import PROGRAMS
from studio.engine.tunes import compose, load_model, load_tokenizer
from studio.store.card import read_card


def tiny(vocabulary: int) -> LlamaForCausalLM:
    torch.manual_seed(3)
    return LlamaForCausalLM(
        LlamaConfig(
            vocab_size=vocabulary,
            hidden_size=16,
            intermediate_size=16,
            num_hidden_layers=1,
            num_attention_heads=1,
            max_position_embeddings=512,
            pad_token_id=0,
            bos_token_id=1,
            eos_token_id=2,
        )
    ).eval()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tune model as a folder in the Hugging Face layout, with the starter's tokenizer."""
    folder = tmp_path_factory.mktemp("tunes")
    tokenizer = make_tokenizer()
    model = tiny(len(tokenizer)).half()
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def parts(folder: Path) -> tuple[Any, Any]:
    return load_model(folder), load_tokenizer(folder)


def quiet(done: int, expected: int) -> None:
    assert 0 < done <= expected


def read(midi: bytes) -> Any:
    return Score.from_midi(midi)


TRAITS = read_tune("solemn march in Eb minor for flute, strings and drums at 150 bpm in 2/4", 1)


def test_the_file_says_what_was_asked(parts: tuple[Any, Any]) -> None:
    score = read(compose(*parts, TRAITS, 4, 1, quiet))
    assert round(score.tempos[0].qpm) == 150
    assert (score.time_signatures[0].numerator, score.time_signatures[0].denominator) == (2, 4)
    assert (score.key_signatures[0].key, score.key_signatures[0].tonality) == (-6, 1)
    assert {track.name for track in score.tracks} <= {"Flute", "Strings", "Drums"}
    for track in score.tracks:
        assert track.is_drum == (track.name == "Drums")
        if not track.is_drum:
            assert track.program == PROGRAMS[track.name.lower()]


@pytest.mark.parametrize("seconds", [1.0, 3.0, 8.0])
def test_it_has_the_bars_nearest_to_the_length(parts: tuple[Any, Any], seconds: float) -> None:
    score = read(compose(*parts, TRAITS, seconds, 2, quiet))
    bars = max(round(seconds / TRAITS.bar_seconds), 2)
    assert (bars - 1) * 960 < score.end() <= bars * 960


def test_everyone_plays_in_every_bar_and_ends_on_the_tonic_chord(parts: tuple[Any, Any]) -> None:
    score = read(compose(*parts, TRAITS, 4, 5, quiet))
    bars = round(4 / TRAITS.bar_seconds)
    assert len(score.tracks) == 3
    for track in score.tracks:
        assert {note.time // 960 for note in track.notes} == set(range(bars))
    last = [n for t in score.tracks if not t.is_drum for n in t.notes if n.time >= (bars - 1) * 960]
    assert {note.time for note in last} == {(bars - 1) * 960}
    assert {(note.pitch - TRAITS.tonic) % 12 for note in last} <= {0, 3, 7}
    assert (min(note.pitch for note in last) - TRAITS.tonic) % 12 == 0


def test_a_long_tune_comes_in_sections(parts: tuple[Any, Any]) -> None:
    traits = read_tune("fast march for drums in 2/4, 220 bpm", 1)
    score = read(compose(*parts, traits, 60 * 60 / 220, 1, quiet))
    assert score.end() > 28 * 960


def test_notes_keep_to_the_key(parts: tuple[Any, Any]) -> None:
    traits = read_tune("song for piano in F# major", 1)
    score = read(compose(*parts, traits, 6, 3, quiet))
    inside = {(tone + 6) % 12 for tone in (0, 2, 4, 5, 7, 8, 9, 11)}
    assert {note.pitch % 12 for track in score.tracks for note in track.notes} <= inside


def test_blues_swings(parts: tuple[Any, Any]) -> None:
    traits = read_tune("blues for piano in 4/4", 1)
    score = read(compose(*parts, traits, 10, 3, quiet))
    assert any(note.time % 480 == 320 for note in score.tracks[0].notes)
    assert not any(note.time % 480 == 240 for note in score.tracks[0].notes)


def test_the_same_seed_writes_the_same_file(parts: tuple[Any, Any]) -> None:
    before = torch.get_rng_state()
    first = compose(*parts, TRAITS, 3, 7, quiet)
    assert torch.equal(torch.get_rng_state(), before)
    assert compose(*parts, TRAITS, 3, 7, quiet) == first
    assert compose(*parts, TRAITS, 3, 8, quiet) != first


def test_zero_temperature_takes_the_likeliest(parts: tuple[Any, Any]) -> None:
    assert compose(*parts, TRAITS, 2, 1, quiet, temperature=0)


def test_raising_from_the_callback_stops_at_once(parts: tuple[Any, Any]) -> None:
    heard: list[int] = []

    def stop(done: int, expected: int) -> None:
        heard.append(done)
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compose(*parts, TRAITS, 5, 1, stop)
    assert heard == [1, 2, 3, 4, 5]


def test_the_number_of_threads_is_left_as_it_was(parts: tuple[Any, Any]) -> None:
    threads = torch.get_num_threads()
    compose(*parts, TRAITS, 1, 1, quiet)
    assert torch.get_num_threads() == threads


@pytest.mark.parametrize("seconds", [0, -3, 601, float("nan")])
def test_lengths_out_of_bounds_are_refused(parts: tuple[Any, Any], seconds: float) -> None:
    with pytest.raises(ValueError, match="1 to 600 seconds"):
        compose(*parts, TRAITS, seconds, 1, quiet)


@pytest.mark.parametrize(
    "tokenizer",
    [
        REMI(TokenizerConfig(use_programs=True, use_tempos=True)),
        TSD(TokenizerConfig(use_programs=True)),
    ],
    ids=["REMI", "TSD"],
)
def test_other_vocabularies_play_too(tokenizer: Any, tmp_path: Path) -> None:
    model = tiny(len(tokenizer))
    model.save_pretrained(tmp_path)
    tokenizer.save_pretrained(tmp_path)
    assert read_card(tmp_path).kinds == ("music",)
    midi = compose(load_model(tmp_path), load_tokenizer(tmp_path), TRAITS, 4, 1, quiet)
    score = read(midi)
    assert score.note_num() > 0
    assert score.end() <= 4 * 150 / 60 * score.ticks_per_quarter + 1


def test_a_tune_model_is_known_by_its_files(folder: Path, tmp_path: Path) -> None:
    assert read_card(folder).kinds == ("music",)
    (tmp_path / "config.json").write_text('{"architectures": ["LlamaForCausalLM"]}')
    (tmp_path / "tokenizer.json").write_text('{"version": "1.0", "model": {}}')
    assert read_card(tmp_path).kinds == ("text",)


def test_a_tokenizer_from_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text(json.dumps({"tokenization": "os"}))
    with pytest.raises(ValueError, match="not one for music"):
        load_tokenizer(tmp_path)
