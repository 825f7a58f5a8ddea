"""A file says as much of its making as the person lets it, and never that no model took part."""

import hashlib
import json
from pathlib import Path
from typing import Any
from xml.parsers import expat

import mutagen
import mutagen.id3
import mutagen.mp3
import mutagen.wave
import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from studio.core.artifact import Artifact
from studio.core.error import BadInput
from studio.core.recipe import ImageRecipe, Input
from studio.media.credentials.china_label import china_label
from studio.media.document import read_document
from studio.media.inspect import inspect
from studio.media.mark import (
    CHINA_LABEL,
    MADE_BY_MODEL,
    MADE_IN_PART_BY_MODEL,
    SETTINGS,
    Mark,
    fields_from_json,
    mark_fields,
    mark_of,
    mark_to_json,
)
from studio.media.save import save
from studio.media.xmp import xmp_fields, xmp_packet
from tests.media.works import (
    KINDS_AND_SUFFIXES,
    MODEL,
    PROMPTS,
    melody,
    picture,
    recipe_of,
    tone,
    work,
    work_of,
)

SECRET = "the garden behind the mill"
PICTURES = (".png", ".jpg", ".webp")
TC260 = "http://www.tc260.org.cn/ns/AIGC/1.0/"

TOLD = [(True, True, False), (True, False, True), (False, True, False), (False, False, True)]


def saved(artifact: Artifact, mark: Mark, folder: Path, suffix: str) -> Path:
    path = folder / f"work{suffix}"
    save(artifact, path, force=True, mark=mark)
    return path


@pytest.mark.parametrize(("recipe", "prompt", "label"), TOLD)
@pytest.mark.parametrize(("kind", "suffix"), KINDS_AND_SUFFIXES)
def test_every_format_says_what_it_is_let(
    kind: str, suffix: str, recipe: bool, prompt: bool, label: bool, tmp_path: Path
) -> None:
    artifact = work_of(kind, SECRET)
    path = saved(artifact, mark_of(artifact, recipe, prompt, label), tmp_path, suffix)
    found = inspect(path)
    whole = recipe and prompt
    assert found.recipe == (artifact.recipe if whole else None)
    assert (SECRET.encode() in path.read_bytes()) == whole
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL
    assert found.credentials["creator_tool"].startswith("Atelier ")
    assert ("provenance" in found.credentials) == recipe
    assert ("settings" in found.credentials) == (recipe and not prompt)
    assert found.credentials.get("china_label") == (
        china_label(artifact.payload) if label else None
    )
    assert set(found.other) <= {"track name"}


def test_settings_are_the_recipe_without_its_words() -> None:
    mark = mark_of(work_of("image", SECRET), prompt=False)
    values = mark.credentials.settings
    assert values["model"] == {"id": MODEL.id, "hash": MODEL.hash}
    assert (values["kind"], values["seed"], values["steps"]) == ("image", 42, 4)
    assert not {"prompt", "negative", "text"} & values.keys()
    assert SECRET not in json.dumps(values)


def test_a_hand_or_a_photograph_makes_a_composite() -> None:
    plain = work_of("image")
    started = ImageRecipe(
        model=MODEL, prompt="x", width=24, height=16, steps=4, guidance=3.0, init=Input("a" * 64)
    )
    for mark in (
        mark_of(plain, composite=True),
        mark_of(work(started, picture()), recipe=False),
        mark_of(work_of("speech"), composite=True),
    ):
        assert mark.credentials.digital_source_type == MADE_IN_PART_BY_MODEL
    assert mark_of(plain).credentials.digital_source_type == MADE_BY_MODEL


@settings(max_examples=30)
@given(prompt=PROMPTS)
def test_json_and_xmp_carry_the_same(prompt: str) -> None:
    artifact = work_of("image", prompt)
    for recipe, words, label in TOLD:
        mark = mark_of(artifact, recipe, words, label)
        assert fields_from_json(mark_to_json(mark)) == mark_fields(mark)
        assert fields_from_json(mark_to_json(mark, ascii_only=True)) == mark_fields(mark)
        assert xmp_fields(xmp_packet(mark)).keys() == mark_fields(mark).keys()


def the_label(text: str, artifact: Artifact) -> None:
    fields = json.loads(text)
    assert list(fields) == [
        "Label",
        "ContentProducer",
        "ProduceID",
        "ReservedCode1",
        "ContentPropagator",
        "PropagateID",
        "ReservedCode2",
    ]
    assert (fields["Label"], fields["ContentProducer"]) == ("1", "Atelier")
    assert fields["ProduceID"] == hashlib.sha256(data_of(artifact)).hexdigest()[:32]


def data_of(artifact: Artifact) -> bytes:
    payload: Any = artifact.payload
    return payload.data


def elements(packet: bytes) -> dict[str, str]:
    """Texts by namespace and name, read by expat without any help of ours."""
    found: dict[str, str] = {}
    open_ones: list[str] = []
    parser = expat.ParserCreate(namespace_separator="|")
    parser.StartElementHandler = lambda name, _attributes: open_ones.append(name)
    parser.EndElementHandler = lambda _name: open_ones.pop()

    def text(words: str) -> None:
        found[open_ones[-1]] = found.get(open_ones[-1], "") + words

    parser.CharacterDataHandler = text
    parser.Parse(packet, True)
    return found


@pytest.mark.parametrize("suffix", PICTURES)
def test_other_programs_find_the_label_in_pictures(suffix: str, tmp_path: Path) -> None:
    artifact = work_of("image")
    with Image.open(saved(artifact, mark_of(artifact, label=True), tmp_path, suffix)) as image:
        found = elements(image.info["xmp"])
    the_label(found[f"{TC260}|AIGC"], artifact)


@pytest.mark.parametrize("suffix", PICTURES)
def test_without_the_label_nothing_looks_like_it(suffix: str, tmp_path: Path) -> None:
    artifact = work_of("image")
    data = saved(artifact, mark_of(artifact), tmp_path, suffix).read_bytes()
    assert b"tc260" not in data.lower()


@pytest.mark.parametrize("suffix", [".wav", ".mp3", ".flac", ".ogg"])
def test_other_programs_find_the_label_in_sounds(suffix: str, tmp_path: Path) -> None:
    artifact = work_of("speech")
    path = saved(artifact, mark_of(artifact, label=True), tmp_path, suffix)
    tags: Any = mutagen.File(path)
    if suffix in (".wav", ".mp3"):
        (text,) = tags["TXXX:AIGC"].text
    else:
        (text,) = tags["AIGC"]
    the_label(text, artifact)


def test_the_label_goes_with_the_content() -> None:
    first, second = picture(), picture(width=25)
    assert china_label(first) == china_label(picture())
    assert china_label(first) != china_label(second)
    assert china_label(tone()) == china_label(tone(score=melody()))
    assert china_label(first).isascii()


@pytest.mark.parametrize("suffix", PICTURES)
@pytest.mark.parametrize("sign", ["\ufffe", "𝄞", "&"])
def test_the_longest_prompt_fits_with_the_label(suffix: str, sign: str, tmp_path: Path) -> None:
    artifact = work(recipe_of("image", sign * 4_000), picture())
    path = saved(artifact, mark_of(artifact, label=True), tmp_path, suffix)
    assert inspect(path).recipe == artifact.recipe


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_text_without_its_recipe_keeps_its_mark_when_it_is_opened(
    suffix: str, tmp_path: Path
) -> None:
    artifact = work_of("text")
    mark = mark_of(artifact, recipe=False, label=True)
    document = read_document(saved(artifact, mark, tmp_path, suffix))
    assert document.mark == mark


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=PROMPTS)
def test_broken_settings_are_told(text: str) -> None:
    packet = xmp_packet(mark_of(work_of("image"), prompt=False))
    broken = packet.replace(b'{"guidance"', b'{"guidance')
    assert broken != packet
    assert xmp_fields(broken)[SETTINGS].startswith('{"guidance:')
    with pytest.raises(BadInput, match="cannot be read"):
        fields_from_json(f'{{"credentials":{{"settings":[{json.dumps(text)}]}}}}')


def test_a_label_of_someone_else_is_shown_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.mp3"
    artifact = work_of("speech")
    save(artifact, path)
    tags = mutagen.id3.ID3(path)
    tags.add(mutagen.id3.TXXX(encoding=3, desc=CHINA_LABEL, text=['{"Label":"2"}']))
    tags.save(path)
    assert inspect(path).credentials["china_label"] == '{"Label":"2"}'
