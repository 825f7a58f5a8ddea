"""What a file says of its making when it holds several works, or works of others."""

import zipfile
from pathlib import Path

import pytest

from studio.core.artifact import Pixels, Text
from studio.media.credentials.verdict import verify
from studio.media.document import Document
from studio.media.export.exporting import export
from studio.media.export.marking import Found, mark_for
from studio.media.export.options import ExportOptions
from studio.media.inspect import inspect
from studio.media.mark import (
    MADE_BY_MODEL,
    MADE_IN_PART_BY_MODEL,
    SOURCE_TYPES,
    Credentials,
    Mark,
    mark_of,
)
from tests.media.credentials.files import own_key
from tests.media.works import melody, picture, recipe_of, tone, work, work_of

SECRET = "the garden behind the mill"
CAPTURED = SOURCE_TYPES + "digitalCapture"
FILM = SOURCE_TYPES + "negativeFilm"


def found(source: str, label: str = "") -> Found:
    return Found(picture(), Mark(Credentials("Camera", source, china_label=label)))


def options_for(suffix: str, **asked: object) -> ExportOptions:
    return ExportOptions(suffix=suffix, **asked)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ((CAPTURED, MADE_BY_MODEL), MADE_IN_PART_BY_MODEL),
        ((MADE_BY_MODEL, CAPTURED), MADE_IN_PART_BY_MODEL),
        (("", MADE_BY_MODEL), MADE_IN_PART_BY_MODEL),
        ((CAPTURED, MADE_IN_PART_BY_MODEL, ""), MADE_IN_PART_BY_MODEL),
        ((MADE_BY_MODEL, MADE_BY_MODEL), MADE_BY_MODEL),
        ((CAPTURED, CAPTURED), CAPTURED),
        ((CAPTURED, FILM), CAPTURED),
        (("", ""), ""),
        ((CAPTURED, ""), ""),
    ],
)
def test_one_origin_for_several_works(sources: tuple[str, ...], said: str):
    works = [found(source) for source in sources]
    assert mark_for(works, options_for(".pdf")).credentials.digital_source_type == said


@pytest.mark.parametrize("suffix", [".pdf", ".gif", ".webp", ".psd"])
def test_a_photograph_before_a_made_picture_hides_nothing(suffix: str, tmp_path: Path):
    works = [found(CAPTURED), work_of("image")]
    path = tmp_path / f"set{suffix}"
    export(works, path, options_for(suffix, labelled=True))
    credentials = inspect(path).credentials
    assert credentials["digital_source_type"] == MADE_IN_PART_BY_MODEL
    assert '"Label":"1"' in credentials["china_label"]


def test_a_photograph_gets_no_label(tmp_path: Path):
    path = tmp_path / "photo.png"
    export(found(CAPTURED), path, options_for(".png", labelled=True))
    assert inspect(path).credentials == {
        "creator_tool": "Camera",
        "digital_source_type": CAPTURED,
    }


@pytest.mark.parametrize(("source", "reason"), [(CAPTURED, "name no model"), ("", "Nothing is")])
def test_what_names_no_model_is_not_signed(source: str, reason: str, tmp_path: Path):
    for work_of_others in (found(source), [found(source), found(source)]):
        path = tmp_path / "photo.webp"
        unsigned = export(work_of_others, path, options_for(".webp"), own_key(), force=True)
        assert reason in unsigned
        assert verify(path, own_key()).state == "unsigned"


def test_what_is_not_to_be_signed_needs_no_reason(tmp_path: Path):
    options = options_for(".png", signed=False)
    assert export(found(""), tmp_path / "photo.png", options, own_key()) == ""


def printed(text: str, options: ExportOptions, mark: Mark | None) -> bytes:
    from studio.media.export.pdf import encode_pdf

    return encode_pdf([picture().array()], options, mark or Mark(Credentials()))


def test_a_text_by_hand_is_not_signed(tmp_path: Path):
    path = tmp_path / "text.pdf"
    unsigned = export(Document("mine"), path, options_for(".pdf"), own_key(), printer=printed)
    assert "Nothing is known" in unsigned


def own_file(recipe: bool = True) -> Found:
    """As a brought file tells it: by us, with a hand in it."""
    mark = mark_of(work_of("image", SECRET), composite=True)
    return Found(picture(), mark if recipe else Mark(mark.credentials))


@pytest.mark.parametrize(("recipe", "prompt"), [(True, True), (True, False), (False, True)])
def test_a_brought_work_of_ours_stays_made_in_part(recipe: bool, prompt: bool, tmp_path: Path):
    path, key = tmp_path / "work.png", own_key()
    export(own_file(), path, options_for(".png", recipe=recipe, prompt=prompt), key)
    read = inspect(path, verifying=True, own=key)
    assert read.credentials["digital_source_type"] == MADE_IN_PART_BY_MODEL
    assert read.recipe == (recipe_of("image", SECRET) if recipe and prompt else None)
    assert ("provenance" in read.credentials) == recipe
    assert (SECRET.encode() in path.read_bytes()) == (recipe and prompt)
    assert read.signature is not None
    assert read.signature.actions[0].source_type == MADE_IN_PART_BY_MODEL


@pytest.mark.parametrize("suffix", [".psd", ".ora"])
def test_several_layers_are_called_by_number(suffix: str, tmp_path: Path):
    path = tmp_path / f"set{suffix}"
    export([work_of("image", SECRET), own_file()], path, options_for(suffix))
    assert SECRET not in words_in(path)
    assert "Picture 2" in words_in(path)
    path = tmp_path / f"one{suffix}"
    export(own_file(), path, options_for(suffix))
    assert SECRET in words_in(path)


def words_in(path: Path) -> str:
    if path.suffix == ".ora":
        with zipfile.ZipFile(path) as archive:
            return archive.read("stack.xml").decode()
    data = path.read_bytes()
    return data.decode("latin-1") + data.decode("utf-16-be", "ignore")


def test_notes_of_a_work_keep_no_words(tmp_path: Path):
    """The score in the library has the mark it was brought with."""
    from studio.media.mark import mark_to_json
    from studio.media.midi import with_text

    artifact = work_of("music", SECRET)
    score = with_text(melody(), mark_to_json(mark_of(artifact), ascii_only=True))
    brought = work(artifact.recipe, tone(score=score))
    for asked in ({"recipe": False}, {"prompt": False}):
        path = tmp_path / "tune.mid"
        export(brought, path, options_for(".mid", **asked), force=True)
        assert SECRET.encode() not in path.read_bytes()
        assert inspect(path).recipe is None


@pytest.mark.parametrize(("recipe", "labelled"), [(True, False), (False, True), (False, False)])
def test_a_text_without_its_recipe_follows_the_choices(
    recipe: bool, labelled: bool, tmp_path: Path
):
    """Settings, provenance and label of a text whose recipe stayed elsewhere."""
    credentials = mark_of(work_of("text", SECRET), prompt=False).credentials
    document = Document("A lake.", Mark(credentials))
    path = tmp_path / "text.md"
    export(document, path, options_for(".md", recipe=recipe, labelled=labelled))
    said = inspect(path).credentials
    assert said["digital_source_type"] == MADE_BY_MODEL
    assert ("settings" in said) == recipe
    assert ("provenance" in said) == recipe
    assert ("china_label" in said) == labelled


def test_a_text_keeps_the_label_it_came_with(tmp_path: Path):
    credentials = Credentials("Other", MADE_BY_MODEL, china_label='{"Label":"1"}')
    path = tmp_path / "text.md"
    export(Document("A lake.", Mark(credentials)), path, options_for(".md"))
    assert inspect(path).credentials["china_label"] == '{"Label":"1"}'


def test_every_origin_of_one_work_is_its_own():
    pixels = Pixels(2, 2, 3, bytes(12))
    for source in (CAPTURED, MADE_BY_MODEL, ""):
        mark = mark_for([Found(pixels, Mark(Credentials("x", source)))], options_for(".png"))
        assert mark.credentials.digital_source_type == source


def test_a_made_text_says_so_with_its_choices(tmp_path: Path):
    path = tmp_path / "text.md"
    export(work(recipe_of("text"), Text("A lake.")), path, options_for(".md", prompt=False))
    assert "settings" in inspect(path).credentials
