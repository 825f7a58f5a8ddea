"""Two windows of the program write at once, and neither loses a word."""

from collections.abc import Callable

from studio.ui.services import Services
from studio.ui.text.past import PAGE
from tests.jobs.scripted import scripted_command
from tests.ui.text.conftest import Hand

Open = Callable[[Services], Hand]


def test_each_keeps_its_own_page(make_services: Callable[..., Services], open_tab: Open) -> None:
    command = tuple(scripted_command())
    one = make_services(command)
    first = open_tab(one)
    first.type("A tale of the sea")
    first.tab.put_down()
    other = make_services(command)
    second = open_tab(other)
    second.type("A tale of the hills")
    second.tab.put_down()
    first.type("side")
    first.tab.put_down()
    assert one.desk.project.value(PAGE) == b"A tale of the seaside"
    assert other.desk.project.value(PAGE) == b"A tale of the hills"


def test_the_second_window_says_why_it_begins_anew(make_services: Callable[..., Services]) -> None:
    command = tuple(scripted_command())
    one = make_services(command)
    other = make_services(command)
    assert "open in another window" in str(other.desk.notices[0])
    assert other.desk.project.path != one.desk.project.path
