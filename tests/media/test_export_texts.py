"""Texts handed over, read back by other libraries."""

import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.artifact import Text
from studio.core.error import BadInput, ExportError
from studio.core.recipe import TextRecipe
from studio.media.document import Document, mark_of_writing
from studio.media.export.exporting import export
from studio.media.export.markdown import title_of
from studio.media.export.options import ExportOptions
from studio.media.export.web_page import encode_html
from studio.media.export.word import encode_docx
from studio.media.inspect import inspect
from studio.media.mark import MADE_BY_MODEL, MADE_IN_PART_BY_MODEL
from tests.media.works import recipe_of, work

SUFFIXES = (".txt", ".md", ".html", ".docx")
STORY = """# The lake

It was **quiet** and *cold*,
and ~~nobody~~ no one came.

- one
- two
  1. deeper

> A quote with `code`.

| a | b |
|---|---|
| 1 | 湖 |

<script>alert(1)</script> [away](https://example.org) ![a boat](file:///etc/passwd)
"""


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.named: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.named |= dict(attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def exported(folder: Path, text: str, suffix: str, **asked: object) -> Path:
    path = folder / f"text{suffix}"
    options = ExportOptions(suffix=suffix, **asked)  # pyright: ignore[reportArgumentType]
    export(work(recipe_of("text"), Text(text)), path, options, force=True)
    return path


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_mark_is_found_again(suffix: str, tmp_path: Path):
    found = inspect(exported(tmp_path, STORY, suffix))
    assert found.recipe == recipe_of("text")
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_machine_making_is_said_without_the_recipe(suffix: str, tmp_path: Path):
    found = inspect(exported(tmp_path, STORY, suffix, recipe=False, labelled=True))
    assert found.recipe is None
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL
    assert "china_label" in found.credentials


def test_web_page(tmp_path: Path):
    page = Page()
    page.feed(exported(tmp_path, STORY, ".html").read_text(encoding="utf-8"))
    assert {"h1", "strong", "em", "ul", "ol", "blockquote", "table", "br", "s"} <= set(page.tags)
    assert not {"script", "img", "link", "iframe"} & set(page.tags)
    assert "<script>alert(1)</script>" in page.words
    assert "a boat" in page.words
    assert page.named["charset"] == "utf-8"


def test_word_document(tmp_path: Path):
    document = docx.Document(str(exported(tmp_path, STORY, ".docx")))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Heading 1", "List Bullet", "List Number 2", "Quote"} <= styles
    assert document.tables[0].cell(1, 1).text == "湖"
    runs = {run.text: run for paragraph in document.paragraphs for run in paragraph.runs}
    assert runs["quiet"].bold
    assert runs["cold"].italic
    assert runs["nobody"].font.strike
    assert document.core_properties.title == "The lake"
    assert "(https://example.org)" in "".join(each.text for each in document.paragraphs)


LISTS = """1. a

   more of a
   1. deeper
   2. and deeper

   still a
2. b

Words.

1. c

Words.

7. seven

- x

  more of x
"""


def test_lists_of_a_word_document(tmp_path: Path):
    """Each list counts for itself, and only the first paragraph of an item has a sign."""
    document = docx.Document(str(exported(tmp_path, LISTS, ".docx")))
    styles = {each.text: each.style.name for each in document.paragraphs if each.style}
    assert styles["more of a"] == styles["still a"] == styles["more of x"] == "List Continue"
    assert styles["a"] == styles["b"] == styles["c"] == "List Number"
    assert styles["deeper"] == "List Number 2"
    assert styles["x"] == "List Bullet"
    numbers = {each.text: numbering(each) for each in document.paragraphs}
    assert numbers["a"] == numbers["b"]
    assert numbers["deeper"] == numbers["and deeper"]
    assert len({numbers[each] for each in ("a", "deeper", "c", "seven")}) == 4
    assert [start_of(document, numbers[each]) for each in ("a", "c", "seven")] == [1, 1, 7]


def numbering(paragraph: Paragraph) -> int:
    """0 for one that is in no list of numbers of its own."""
    found = paragraph._p.xpath("./w:pPr/w:numPr/w:numId/@w:val")
    return int(found[0]) if found else 0


def start_of(document: WordFile, number: int) -> int:
    """Where the list begins to count."""
    definitions = document.part.numbering_part.element
    path = f'./w:num[@w:numId="{number}"]/w:lvlOverride[@w:ilvl="0"]/w:startOverride/@w:val'
    (found,) = definitions.xpath(path)
    return int(found)


def test_a_word_document_is_a_whole_package(tmp_path: Path):
    with zipfile.ZipFile(exported(tmp_path, STORY, ".docx")) as archive:
        types = archive.read("[Content_Types].xml")
        assert archive.testzip() is None
    assert b"/docProps/custom.xml" in types


@settings(deadline=None, max_examples=150)
@given(
    text=st.text()
    | st.lists(st.sampled_from(list("#*_->`[]()!|~\n 1.a\\\x00湖")), max_size=80).map("".join)
)
def test_any_text_is_well_formed(text: str):
    encode_html(text, None).decode()
    encode_docx(text, None)
    assert "\n" not in title_of(text)


def test_a_page_of_both(tmp_path: Path):
    """What a person and a model wrote says so; what a person wrote alone says nothing."""
    recipe = recipe_of("text")
    assert isinstance(recipe, TextRecipe)
    both = Document("ours", mark_of_writing(recipe, whole=False))
    for suffix in SUFFIXES:
        options = ExportOptions(suffix=suffix, prompt=False)
        export(both, tmp_path / f"both{suffix}", options)
        found = inspect(tmp_path / f"both{suffix}")
        assert found.recipe is None
        assert found.credentials["digital_source_type"] == MADE_IN_PART_BY_MODEL
        export(Document("mine"), tmp_path / f"mine{suffix}", options)
        assert inspect(tmp_path / f"mine{suffix}").credentials == {}


def test_pages_need_a_printer(tmp_path: Path):
    with pytest.raises(BadInput, match="cannot be exported"):
        exported(tmp_path, STORY, ".pdf")


def test_an_older_file_stays(tmp_path: Path):
    made, path = work(recipe_of("text"), Text("new")), tmp_path / "a.html"
    path.write_text("old")
    with pytest.raises(BadInput, match="exists already"):
        export(made, path, ExportOptions(suffix=".html"))
    assert path.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    whole = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        whole(path, data[: len(data) // 2])
        return whole(Path("/dev/full"), data)

    monkeypatch.setattr(Path, "write_bytes", full)
    for suffix in SUFFIXES:
        with pytest.raises(ExportError, match="disk is full"):
            exported(tmp_path, STORY, suffix)
    assert list(tmp_path.iterdir()) == []
