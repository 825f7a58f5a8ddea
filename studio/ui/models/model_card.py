"""A model as a card in the list."""

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle

from studio.store.card import ModelCard
from studio.store.families import CAUSAL, SCORE, SPEECH, SYNTHESISER, Family
from studio.ui.icons import draw_icon
from studio.ui.models.shelf import ENTRY, Entry, title_of
from studio.ui.parts.cell import Cell, Index
from studio.ui.parts.kinds import ICONS
from studio.ui.theme import colour

CELL = QSize(330, 84)

_TILE = 48
_CORNER = 6.0


class ModelCardPainter(Cell):
    size = CELL

    def paint_cell(
        self, painter: QPainter, cell: QRect, state: QStyle.StateFlag, index: Index
    ) -> None:
        entry: Entry = index.data(ENTRY)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        shape = QRectF(cell).adjusted(4, 4, -4, -4)
        painter.setBrush(colour("raised" if chosen or hovered else "panel"))
        painter.setPen(QPen(colour("accent"), 2.0) if chosen else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(shape, _CORNER, _CORNER)
        self._paint_tile(painter, entry, shape)
        self._paint_words(painter, entry, shape)

    def _paint_tile(self, painter: QPainter, entry: Entry, shape: QRectF) -> None:
        tile = QRectF(shape.left() + 14, shape.center().y() - _TILE / 2, _TILE, _TILE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("ground"))
        painter.drawRoundedRect(tile, _CORNER, _CORNER)
        known = isinstance(entry, ModelCard)
        name = ICONS[entry.kinds[0]] if known else "warning-circle"
        draw_icon(painter, name, tile.adjusted(12, 12, -12, -12), "text" if known else "danger")

    def _paint_words(self, painter: QPainter, entry: Entry, shape: QRectF) -> None:
        left = round(shape.left()) + 14 + _TILE + 14
        line = QRect(left, round(shape.top()) + 9, round(shape.right()) - left - 12, 20)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        _write(painter, line, title_of(entry), "text")
        font.setWeight(QFont.Weight.Normal)
        font.setPixelSize(12)
        painter.setFont(font)
        about, where = self._lines(entry)
        _write(painter, line.translated(0, 20), about, "text")
        _write(painter, line.translated(0, 38), where, "dim")

    def _lines(self, entry: Entry) -> tuple[str, str]:
        if not isinstance(entry, ModelCard):
            return entry.error.message, self.tr("In the models folder")
        parts = [family_name(entry.family), size_of(entry), entry.licence]
        where = self.tr("Came with Atelier") if entry.builtin else self.tr("In the models folder")
        return "   ".join(filter(None, parts)), where


def family_name(family: Family) -> str:
    """A proper name as it is; what only describes, in the window's words."""
    translate = QCoreApplication.translate
    described = {
        CAUSAL.name: translate("Models", "Language model"),
        SPEECH.name: translate("Models", "Speech model"),
        SCORE.name: translate("Models", "MIDI model"),
        SYNTHESISER.name: translate("Models", "Sound synthesiser"),
    }
    return described.get(family.name, family.name)


def size_of(card: ModelCard) -> str:
    """Such as `24.1 MB`; empty for a program, which has no weights."""
    if not card.size:
        return ""
    return QLocale().formattedDataSize(card.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _write(painter: QPainter, line: QRect, text: str, token: str) -> None:
    painter.setPen(colour(token))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
