"""Nothing typed is ever lost, and the page becomes a file."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from studio.media.document import Document, read_document, save_document
from studio.media.inspect import inspect
from studio.media.mark import MADE_IN_PART_BY_MODEL, mark_of
from studio.media.save import save
from studio.store.project.project import Project, Put
from studio.ui.services import Services
from studio.ui.text import keeping, papers
from studio.ui.text.past import PAGE
from tests.media.works import work_of
from tests.ui.conftest import NameFile
from tests.ui.text.conftest import WAIT, Hand

Open = Callable[[Services], Hand]


def kept(services: Services) -> str:
    return (services.desk.project.value(PAGE) or b"").decode()


def doing(hand: Hand, name: str) -> QPushButton:
    return next(each for each in hand.tab.side.findChildren(QPushButton) if each.text() == name)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """What the person chooses in the system's dialog."""
    monkeypatch.setattr(papers, "ask_where_to", lambda *_: path)
    monkeypatch.setattr(papers, "ask_where_from", lambda *_: path)


def test_typed_text_is_in_the_project_without_saving(services: Services, open_tab: Open) -> None:
    hand = open_tab(services)
    hand.type("Never lose this.")
    hand.wait(lambda: kept(services) == "Never lose this.")
    again = open_tab(services)  # the first one was never closed
    assert again.text == "Never lose this."
    assert not again.tab.empty.isVisible()


def test_undo_goes_on_where_the_page_was_left(services: Services, open_tab: Open) -> None:
    hand = open_tab(services)
    for words in ("One.", " Two 二😀.", " Three."):
        hand.type(words) if words.isascii() else hand.tab.page.insert(words)
        hand.tab.put_down()
    hand.put_cursor(0)
    hand.type("Zero. ")
    hand.tab.put_down()
    hand.key(Qt.Key.Key_Z, control=True)
    hand.tab.put_down()
    again = open_tab(services)
    assert again.text == "One. Two 二😀. Three."
    again.key(Qt.Key.Key_Z, control=True)
    assert again.text == "One. Two 二😀."
    for _ in range(2):
        again.key(Qt.Key.Key_Z, control=True, shift=True)
    assert again.text == "Zero. One. Two 二😀. Three."
    again.tab.put_down()
    assert kept(services) == again.text
    for _ in range(4):
        again.key(Qt.Key.Key_Z, control=True)
    assert again.text == ""
    again.type("Anew")
    again.tab.put_down()
    assert kept(services) == "Anew"


def test_the_last_words_before_closing_are_kept(services: Services, open_tab: Open) -> None:
    hand = open_tab(services)
    hand.type("A last word")
    hand.tab.put_down()
    assert kept(services) == "A last word"
    hand.type("s")
    hand.tab.put_down()
    assert open_tab(services).text == "A last words"


def test_words_that_stream_in_are_kept_while_they_come(services: Services, open_tab: Open) -> None:
    hand = open_tab(services)
    hand.ask("steps=500 delay=0.02")
    hand.wait(lambda: "word1 " in kept(services))
    assert hand.tab.writer.busy
    hand.key(Qt.Key.Key_Escape)


def test_another_project_has_another_page(
    services: Services, open_tab: Open, tmp_path: Path
) -> None:
    hand = open_tab(services)
    hand.type("The first book")
    services.desk.save_as(tmp_path / "First.atelier")
    hand.wait(lambda: services.desk.name == "First")
    services.desk.new()
    hand.wait(lambda: hand.text == "" and hand.tab.papers.ready)
    hand.type("The second book")
    services.desk.open(tmp_path / "First.atelier")
    hand.wait(lambda: hand.text == "The first book")
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.text == ""
    (second,) = [each for each in services.desk.recent() if services.desk.is_untitled(each)]
    services.desk.open(second)
    hand.wait(lambda: hand.text == "The second book")


@pytest.mark.parametrize("name", ["tale.md", "tale.txt"])
def test_the_page_is_saved_with_the_recipe_of_the_last_run(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    hand.type("Mine.")
    hand.ask("steps=2")
    hand.wait_for_end()
    path = tmp_path / name
    answer(monkeypatch, path)
    hand.press(doing(hand, "Save"))
    hand.wait(lambda: f"{name}, saved" in hand.tab.status())
    assert path.read_text().startswith("Mine.\n\nword1 word2")
    run = hand.tab.runs.latest
    assert run is not None
    assert inspect(path).recipe == run.recipe
    answer(monkeypatch, None)
    hand.type("!", at=0)
    assert "saved" not in hand.tab.status()
    hand.key(Qt.Key.Key_S, control=True)
    hand.wait(lambda: "saved" in hand.tab.status())
    assert read_document(path).text.startswith("!Mine.")


def test_a_file_without_its_recipe_keeps_saying_that_a_model_wrote_it(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "generated.md"
    save(work_of("text"), path, mark=mark_of(work_of("text"), recipe=False))
    answer(monkeypatch, path)
    hand.press(doing(hand, "Open…"))
    hand.wait(lambda: "saved" in hand.tab.status())
    hand.type("Mine. ", at=0)
    hand.key(Qt.Key.Key_S, control=True)
    hand.wait(lambda: "saved" in hand.tab.status())
    found = inspect(path)
    assert found.recipe is None
    assert found.credentials["digital_source_type"] == MADE_IN_PART_BY_MODEL


def test_a_run_that_was_taken_back_leaves_no_mark(hand: Hand) -> None:
    hand.type("Mine.")
    hand.ask("steps=2")
    hand.wait_for_end()
    assert hand.tab.papers.document().mark is not None
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.tab.papers.document() == Document("Mine.")


def test_a_text_of_the_person_has_no_mark(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.type("All mine.")
    answer(monkeypatch, tmp_path / "mine.txt")
    hand.press(doing(hand, "Save"))
    hand.wait((tmp_path / "mine.txt").is_file)
    hand.wait(lambda: "saved" in hand.tab.status())
    assert (tmp_path / "mine.txt").read_text() == "All mine.\n"


def test_what_was_saved_and_what_went_wrong_are_never_told_together(
    hand: Hand, tmp_path: Path, name_file: NameFile
) -> None:
    hand.type("All mine")
    name_file(tmp_path / "mine.md")
    hand.press(doing(hand, "Save"))
    hand.wait(lambda: "mine.md, saved" in hand.tab.status())
    name_file(Path("/nowhere/at/all.md"))
    hand.tab.papers.save_as(hand.tab)
    hand.wait(hand.tab.form.error.isVisible)
    assert "saved" not in hand.tab.status()
    hand.press(doing(hand, "Save"))
    hand.wait(lambda: "mine.md, saved" in hand.tab.status())
    assert not hand.tab.form.error.isVisible()


def test_texts_are_saved_where_the_last_one_was(
    services: Services, open_tab: Open, name_file: NameFile, tmp_path: Path
) -> None:
    hand = open_tab(services)
    hand.type("All mine, and more")
    suggested = name_file(tmp_path / "mine", "Plain text (*.txt)")
    hand.press(doing(hand, "Save"))
    hand.wait(lambda: "mine.txt, saved" in hand.tab.status())
    hand.tab.papers.save_as(hand.tab)
    again = open_tab(services)
    again.tab.restore(hand.tab.state())
    again.tab.papers.save_as(again.tab)
    assert [each.name for each in suggested[:2]] == ["All mine and more.md", "mine.txt"]
    assert suggested[2].parent == tmp_path


def test_where_it_cannot_be_saved_is_told(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.type("All mine.")
    answer(monkeypatch, tmp_path / "nowhere" / "mine.txt")
    hand.press(doing(hand, "Save"))
    hand.wait(lambda: hand.tab.form.error.isVisible())
    assert hand.text == "All mine."


def test_open_and_new_can_be_undone(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tale.md"
    save_document(Document("# A tale\n\nOf old."), path)
    hand.type("Mine.")
    answer(monkeypatch, path)
    hand.press(doing(hand, "Open…"))
    hand.wait(lambda: hand.text == "# A tale\n\nOf old.")
    assert "tale.md, saved" in hand.tab.status()
    hand.press(doing(hand, "New"))
    assert hand.text == ""
    assert hand.tab.empty.isVisible()
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.text == "# A tale\n\nOf old."
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.text == "Mine."


def test_a_new_page_ends_what_wrote_on_the_old_one(hand: Hand) -> None:
    hand.ask("steps=400 delay=0.02")
    hand.wait(lambda: "word2" in hand.text)
    hand.press(doing(hand, "New"))
    hand.wait(lambda: not hand.tab._services.queue.busy)
    assert hand.text == ""


def test_a_dropped_file_opens_on_an_empty_page_and_joins_a_full_one(
    hand: Hand, tmp_path: Path
) -> None:
    path = tmp_path / "tale.txt"
    save_document(Document("Of old."), path)
    assert not hand.tab.use_file(tmp_path / "picture.png")
    assert hand.tab.use_file(path)
    hand.wait(lambda: hand.text == "Of old.")
    assert "tale.txt" in hand.tab.status()
    hand.put_cursor(0)
    hand.tab.use_file(path)
    hand.wait(lambda: hand.text == "Of old.Of old.")


def test_words_and_reading_time_are_told(hand: Hand) -> None:
    with hand.qtbot.waitSignal(
        hand.tab.status_changed, timeout=WAIT, check_params_cb=lambda text: "3 words" in text
    ):
        hand.type("one two three")
    assert hand.tab.status() == "3 words   1 min read"


def test_what_is_typed_while_another_project_is_read_is_kept_in_it(
    services: Services, open_tab: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = open_tab(services)
    hand.type("Of the first")
    go = threading.Event()
    read = keeping._read

    def slowly(project: Project) -> object:
        go.wait(WAIT / 1_000)
        return read(project)

    monkeypatch.setattr(keeping, "_read", slowly)
    with hand.qtbot.waitSignal(services.desk.changed):
        services.desk.new()
    assert hand.text == ""
    hand.type("Typed meanwhile")
    go.set()
    hand.wait(lambda: hand.tab.papers.ready)
    assert hand.text == "Typed meanwhile"
    hand.tab.put_down()
    assert kept(services) == "Typed meanwhile"


def test_a_page_that_cannot_be_read_is_begun_anew_and_kept(
    services: Services, open_tab: Open, tmp_path: Path
) -> None:
    hand = open_tab(services)
    hand.type("Of the first")
    path = tmp_path / "Spoilt.atelier"
    project = Project(path)
    project.note([Put(PAGE, b"the words of the second " * 40)])
    project.close()
    with sqlite3.connect(path) as file:
        file.execute("UPDATE cells SET value = x'01ffff'")
    file.close()
    services.desk.open(path)
    hand.wait(lambda: hand.tab.form.error.isVisible())
    assert hand.text == ""
    hand.type("On we go")
    hand.tab.put_down()
    assert kept(services) == "On we go"
