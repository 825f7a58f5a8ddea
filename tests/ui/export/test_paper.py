"""Texts set on pages, read back as any reader of PDF would."""

import re
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from studio.core.artifact import Text
from studio.media.export.exporting import export
from studio.media.export.options import ExportOptions
from studio.media.inspect import inspect
from studio.media.mark import MADE_BY_MODEL
from studio.ui.export.paper import print_pdf
from tests.media.works import recipe_of, work

LONG = "# 湖\n\n" + "\n\n".join(f"Paragraph {n}: **月光** over the lake. " * 12 for n in range(60))
SIZES = {"a4": (595, 842), "letter": (612, 792)}


def printed(folder: Path, text: str, **asked: object) -> Path:
    path = folder / "text.pdf"
    options = ExportOptions(suffix=".pdf", **asked)  # pyright: ignore[reportArgumentType]
    export(work(recipe_of("text"), Text(text)), path, options, printer=print_pdf)
    return path


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_paper_and_mark(paper: str, qapp: QApplication, tmp_path: Path):
    path = printed(tmp_path, LONG, paper=paper)
    data = path.read_bytes()
    width, height = SIZES[paper]
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)", data)
    assert len(boxes) > 2
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(width, height)}
    found = inspect(path)
    assert found.recipe == recipe_of("text")
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL


def test_chinese_has_letters(qapp: QApplication, tmp_path: Path):
    """A font is embedded, and the pages are not the same without the words."""
    with_words = printed(tmp_path, "月光下的群山").read_bytes()
    assert b"/FontFile" in with_words


def test_on_a_thread_of_its_own(qapp: QApplication, tmp_path: Path):
    done: list[Path] = []
    thread = threading.Thread(target=lambda: done.append(printed(tmp_path, LONG)))
    thread.start()
    thread.join()
    assert done[0].stat().st_size > 5_000


def test_pictures_of_the_computer_stay_where_they_are(qapp: QApplication, tmp_path: Path):
    secret = tmp_path / "secret.png"
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.save(str(secret))
    text = f"![a]({secret.as_uri()})\n\n<img src='{secret.as_uri()}'>"
    assert b"/Subtype /Image" not in printed(tmp_path, text).read_bytes()
