"""A quiet line under the top bar for what concerns no tab: said once, closed by the person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from studio.ui.parts.buttons import button, tool
from studio.ui.parts.words import words


@dataclass(frozen=True)
class Offer:
    """A button beside a notice."""

    text: str
    tip: str
    do: Callable[[], None]


@dataclass(frozen=True)
class Notice:
    text: str
    offers: tuple[Offer, ...] = ()


class NoticeBar(QFrame):
    """One notice at a time, the others after it. One that is there already is not said again."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "noticeBar")
        self._notices: list[Notice] = []
        self._text = words("", wrap=True, selectable=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self.close_button = tool(self.tr("Close"), self.tr("Put this notice away"), "x")
        self.close_button.clicked.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addLayout(self._buttons)
        row.addWidget(self.close_button)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """What is said just now."""
        return self._notices[0] if self._notices else None

    def say(self, text: str, offers: Sequence[Offer] = ()) -> None:
        if not text or any(text == notice.text for notice in self._notices):
            return
        self._notices.append(Notice(text, tuple(offers)))
        if len(self._notices) == 1:
            self._show()

    def take_over(self, other: "NoticeBar") -> None:
        """Go on with what another bar, in a window that goes, has not said to the end."""
        for notice in other._notices:
            self.say(notice.text, notice.offers)

    def offer_buttons(self) -> list[QPushButton]:
        found = (self._buttons.itemAt(place) for place in range(self._buttons.count()))
        return [made for item in found if item and isinstance(made := item.widget(), QPushButton)]

    def _next(self) -> None:
        del self._notices[:1]
        self._show()

    def _show(self) -> None:
        for old in self.offer_buttons():
            self._buttons.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.setVisible(bool(self._notices))
        if not self._notices:
            return
        notice = self._notices[0]
        self._text.setText(notice.text)
        self.setAccessibleName(notice.text)
        for offer in notice.offers:
            made = button(offer.text, offer.tip)
            made.clicked.connect(lambda _=False, offer=offer: offer.do())
            self._buttons.addWidget(made)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
