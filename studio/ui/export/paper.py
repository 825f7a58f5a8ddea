"""A text as a PDF of pages, set by Qt, which knows every script and where its lines may break.

Runs on an errand: nothing here belongs to the window.
"""

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from studio.media.export.markdown import html_body, title_of
from studio.media.export.options import ExportOptions
from studio.media.mark import Mark
from studio.media.xmp import xmp_packet

MARGIN = 25.0
"""Millimetres at every side, the page number below in half of it."""
POINTS = 11.0
_DOTS = 300
_FAMILIES = (
    "Georgia",
    "Noto Serif",
    "Times New Roman",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Songti SC",
    "SimSun",
)
_STYLE = """
p { line-height: 145%; margin-top: 0; margin-bottom: 8px; }
li { line-height: 145%; margin-top: 0; margin-bottom: 2px; }
h1, h2, h3, h4, h5, h6 { margin-top: 18px; margin-bottom: 8px; }
h1 { font-size: xx-large; } h2 { font-size: x-large; } h3 { font-size: large; }
blockquote { font-style: italic; }
a { color: black; text-decoration: none; }
"""
_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


def print_pdf(text: str, options: ExportOptions, mark: Mark | None) -> bytes:
    """A `studio.media.export.exporting.Printer`. Pages are numbered when there are several."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(_SIZES[options.paper]),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN),
            QPageLayout.Unit.Millimeter,
        )
    )
    writer.setTitle(title_of(text))
    if mark is not None:
        writer.setCreator(mark.credentials.creator_tool)
        writer.setDocumentXmpMetadata(QByteArray(xmp_packet(mark)))
    _paint(_document(text, writer), writer)
    buffer.close()
    return bytes(data.data())


class _Closed(QTextDocument):
    """One that fetches nothing, whatever it names."""

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: A002 - Qt's own name
        return None


def _document(text: str, writer: QPdfWriter) -> QTextDocument:
    document = _Closed()
    document.documentLayout().setPaintDevice(writer)
    font = QFont(list(_FAMILIES))
    font.setPointSizeF(POINTS)
    font.setStyleHint(QFont.StyleHint.Serif)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_STYLE)
    document.setDocumentMargin(0)
    document.setHtml(html_body(text))
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    return document


def _paint(document: QTextDocument, writer: QPdfWriter) -> None:
    """Black on white, whatever the window wears."""
    painter = QPainter(writer)
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, Qt.GlobalColor.black)
    context.palette = palette
    width, height, count = writer.width(), writer.height(), document.pageCount()
    for page in range(count):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * height)
        context.clip = QRectF(0, page * height, width, height)
        painter.setClipRect(context.clip)
        document.documentLayout().draw(painter, context)
        painter.restore()
        if count > 1:
            _number(painter, writer, page + 1)
    painter.end()


def _number(painter: QPainter, writer: QPdfWriter, page: int) -> None:
    below = MARGIN / 25.4 * _DOTS / 2
    place = QRectF(0, writer.height(), writer.width(), below)
    font = QFont(list(_FAMILIES))
    font.setPointSizeF(POINTS - 2)
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.darkGray)
    painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(page))
