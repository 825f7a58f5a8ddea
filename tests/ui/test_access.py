"""Everybody can use the window: by screen reader, by keyboard alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.ui.services import Services
from studio.ui.tabs import build_tabs
from studio.ui.window import MainWindow
from tests.media.works import work_of
from tests.ui.whole import controls, focus_order

NO_KEYS = Qt.KeyboardModifier.NoModifier
PAGES = ("text", "image", "audio", "library", "models")
ACTING = {
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.List,
}


@pytest.fixture
def window(services: Services, qtbot: QtBot) -> MainWindow:
    made = MainWindow(services, build_tabs(services))
    qtbot.addWidget(made)
    made.resize(1280, 1200)  # so high that nothing has to be scrolled
    made.show()
    return made


def tree(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield from tree(child)


@pytest.mark.parametrize("page", PAGES)
def test_a_screen_reader_hears_the_name_of_every_control(window: MainWindow, page: str) -> None:
    window.show_page(page)
    root = QAccessible.queryAccessibleInterface(window)
    heard = [each for each in tree(root) if each.role() in ACTING and not each.state().invisible]
    nameless = [
        (each.role(), each.object())
        for each in heard
        if not each.text(QAccessible.Text.Name) and not _part_of_another(each)
    ]
    assert len(heard) > 5
    assert nameless == []


def _part_of_another(interface: QAccessibleInterface) -> bool:
    parent = interface.parent()
    return parent is not None and parent.role() in ACTING


@pytest.mark.parametrize("page", PAGES)
def test_every_control_says_what_it_is_for(window: MainWindow, page: str) -> None:
    """By a tooltip, or to a screen reader alone where a tooltip would lie over what is written."""
    window.show_page(page)
    said = (
        (widget, widget.toolTip() or widget.accessibleDescription()) for widget in controls(window)
    )
    assert [widget for widget, tip in said if not tip] == []


@pytest.mark.parametrize("page", PAGES[:3])
def test_the_tab_key_goes_down_each_pane(window: MainWindow, page: str) -> None:
    window.show_page(page)
    bench = window.tab.findChildren(QSplitter)[0]
    panes = [pane for index in range(bench.count()) if (pane := bench.widget(index))]
    order = focus_order(window.tab)
    assert len(order) > 5
    for pane in panes:
        inside = [widget for widget in order if pane.isAncestorOf(widget)]
        inside = [widget for widget in inside if not any(map(widget.isAncestorOf, inside))]
        assert _lines(inside, pane) == sorted(_lines(inside, pane))
    firsts = [
        order.index(widget) for pane in panes for widget in order if pane.isAncestorOf(widget)
    ]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize("page", PAGES)
def test_the_tab_key_reaches_every_control_and_brings_it_into_view(
    services: Services, window: MainWindow, qtbot: QtBot, page: str
) -> None:
    """In a window so low that the forms have to be scrolled."""
    with qtbot.waitSignal(services.keeper.kept):
        services.keeper.keep(work_of("speech", "To be heard"))
    window.resize(1280, 800)
    window.activateWindow()
    window.show_page(page)
    qtbot.waitUntil(lambda: len(reachable(window)) > 7)
    reached: list[QWidget] = []
    unseen: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused not in reached:
        reached.append(focused)
        if focused.visibleRegion().boundingRect() != focused.rect():
            unseen.append(focused)
        keys = Qt.KeyboardModifier.ControlModifier if _writes_tabs(focused) else NO_KEYS
        qtbot.keyClick(focused, Qt.Key.Key_Tab, keys)
    assert focused is reached[0]
    assert [control for control in reachable(window) if control not in reached] == []
    assert unseen == []


@pytest.mark.parametrize("page", PAGES)
def test_the_focus_is_seen_on_every_button_of_a_tab(window: MainWindow, page: str) -> None:
    window.activateWindow()
    window.show_page(page)
    unseen = []
    for control in reachable(window):
        if isinstance(control, QAbstractButton) and window.tab.isAncestorOf(control):
            control.setFocus()
            focused = control.grab().toImage()
            control.clearFocus()
            if control.grab().toImage() == focused:
                unseen.append(control)
    assert unseen == []


def reachable(window: MainWindow) -> list[QWidget]:
    return [
        control
        for control in controls(window)
        if control.isEnabled() and control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def _writes_tabs(widget: QWidget) -> bool:
    return isinstance(widget, QPlainTextEdit | QTextEdit) and not widget.tabChangesFocus()


def _lines(widgets: list[QWidget], pane: QWidget) -> list[int]:
    """The line of each in the pane, in steps of the height of one control."""
    return [widget.mapTo(pane, QPoint(0, widget.height() // 2)).y() // 24 for widget in widgets]
