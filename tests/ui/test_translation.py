"""Every word a person sees can be translated, and is."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.core.resources import resource
from studio.ui.services import Services
from studio.ui.tabs import build_tabs
from studio.ui.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]
LUPDATE = Path(sys.executable).with_name("pyside6-lupdate")
MARK = "¤"
NAMES = re.compile(r"atelier|[\W\d_]*|[\d.]+ MB|English, 简体中文", re.IGNORECASE)
"""What is no word of ours: our name, numbers, sizes, what languages call themselves."""


class Marking(QTranslator):
    """Marks whatever goes through it."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return MARK + text


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    translator = Marking()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def words_on(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox) and not widget.property("data"):
        yield from (widget.itemText(index) for index in range(widget.count()))
    yield widget.toolTip()
    yield widget.accessibleName()


def test_no_word_in_the_window_is_left_untranslated(
    marked: None, services: Services, qtbot: QtBot
) -> None:
    window = MainWindow(services, build_tabs(services))
    qtbot.addWidget(window)
    shipped = {example for card in services.catalogue.cards for example in card.examples}
    data = shipped | {card.title for card in services.catalogue.cards}
    data |= {card.licence for card in services.catalogue.cards}
    plain = {
        (type(widget).__name__, text)
        for widget in window.findChildren(QWidget)
        for text in words_on(widget)
        if MARK not in text and text not in data and not NAMES.fullmatch(text)
    }
    assert plain == set()


def messages(file: Path) -> dict[tuple[str, str], str]:
    """Context and source text to the translation, for what is in the source now."""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") not in ("vanished", "obsolete"):
                unfinished = translation.get("type") == "unfinished"
                text = "" if unfinished else translation.text or ""
                found[name, message.findtext("source") or ""] = text
    return found


def test_every_word_is_found_and_translated(tmp_path: Path) -> None:
    """As `packaging/translations.py` does it; what this finds wanting, that brings up to date."""
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(path) for path in (ROOT / "studio").rglob("*.py"))
    done = subprocess.run(
        [LUPDATE, *sources, "-ts", fresh], capture_output=True, text=True, check=True
    )
    assert "warning" not in (done.stdout + done.stderr).lower()
    wanted = set(messages(fresh))
    translated = messages(resource("translations", "atelier_zh.ts"))
    assert len(wanted) > 100
    assert {key for key in wanted if not translated.get(key)} == set()


def test_the_window_speaks_chinese(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load(str(resource("translations", "atelier_zh.qm")))
    translated = messages(resource("translations", "atelier_zh.ts"))
    (context, source), text = next(iter(translated.items()))
    assert translator.translate(context, source) == text


def test_fields_in_braces_survive_translation() -> None:
    for (_context, source), text in messages(resource("translations", "atelier_zh.ts")).items():
        assert sorted(re.findall(r"{[^}]*}", source)) == sorted(re.findall(r"{[^}]*}", text))
