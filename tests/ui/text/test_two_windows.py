"""Two windows of the program write at once, and neither loses a word."""

from collections.abc import Callable

from studio.media.document import read_document
from studio.ui.services import Services
from tests.ui.text.conftest import Hand

Open = Callable[[Services], Hand]


def test_each_keeps_its_own_page(services: Services, open_tab: Open) -> None:
    first, second = open_tab(services), open_tab(services)
    first.type("A tale of the sea")
    first.tab.put_down()
    second.type("A tale of the hills")
    second.tab.put_down()
    first.type("side")
    first.tab.put_down()

    drafts = (services.folders.data / "drafts").iterdir()
    assert {read_document(path).text for path in drafts} == {
        "A tale of the seaside",
        "A tale of the hills",
    }


def test_the_page_written_last_opens_again(services: Services, open_tab: Open) -> None:
    first, second = open_tab(services), open_tab(services)
    first.type("A tale of the sea")
    first.tab.put_down()
    second.type("A tale of the hills")
    second.tab.put_down()

    assert open_tab(services).text == "A tale of the hills"


def test_the_person_is_told_where_a_page_is_kept(services: Services, open_tab: Open) -> None:
    first, second = open_tab(services), open_tab(services)
    first.type("A tale of the sea")
    first.tab.put_down()
    second.type("A tale of the hills")

    second.wait(lambda: second.tab.form.error.isVisible())
