"""What can be done in the Image tab, for shortcuts and the command palette."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from studio.ui.parts.command import command

if TYPE_CHECKING:
    from studio.ui.image.tab import ImageTab

translate = QCoreApplication.translate


def image_actions(tab: "ImageTab") -> tuple[QAction, ...]:
    """They have the tooltips of the buttons that do the same."""
    view = tab.stage.view
    offers: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
        (
            translate("ImageTab", "Make pictures"),
            translate("ImageTab", "Queue what the form asks for"),
            "Ctrl+Return",
            tab.make,
        ),
        (
            translate("ImageTab", "Enhance the prompt"),
            translate("ImageTab", "Let the text model make a richer prompt"),
            "",
            tab.form.enhance.click,
        ),
        (
            translate("ImageTab", "Save the picture as…"),
            tab.stage.save.toolTip(),
            "Ctrl+S",
            tab.stage.save.click,
        ),
        (
            translate("ImageTab", "Export the picture…"),
            translate("ImageTab", "In any format, size and depth, with or without its recipe"),
            "Ctrl+Shift+E",
            tab.export,
        ),
        (
            translate("ImageTab", "Copy the picture"),
            tab.stage.copy.toolTip(),
            "Ctrl+C",
            tab.stage.copy.click,
        ),
        (translate("ImageTab", "Vary the picture"), tab.stage.vary.toolTip(), "Ctrl+R", tab.vary),
        (
            translate("ImageTab", "Compare pictures"),
            tab.stage.compare.toolTip(),
            "Ctrl+E",
            tab.stage.compare.click,
        ),
        (
            translate("ImageTab", "Use the picture's recipe"),
            tab.details.reuse.toolTip(),
            "",
            tab.reuse,
        ),
        (
            translate("ImageTab", "Start from the picture"),
            tab.details.start.toolTip(),
            "",
            tab.start_from,
        ),
        (
            translate("ImageTab", "Paste a picture to start from"),
            tab.form.init.choose.toolTip(),
            "Ctrl+V",
            tab.paste,
        ),
        (translate("ImageTab", "Fit the picture"), tab.stage.fit.toolTip(), "Ctrl+0", view.fit),
        (
            translate("ImageTab", "Actual pixels"),
            tab.stage.actual.toolTip(),
            "Ctrl+Alt+0",
            lambda: view.zoom(1.0),
        ),
        (
            translate("ImageTab", "Zoom in"),
            translate("ImageTab", "See the picture larger"),
            "Ctrl++",
            lambda: view.zoom(view.scale * 1.25),
        ),
        (
            translate("ImageTab", "Zoom out"),
            translate("ImageTab", "See the picture smaller"),
            "Ctrl+-",
            lambda: view.zoom(view.scale / 1.25),
        ),
        (
            translate("ImageTab", "Take the picture out of the strip"),
            translate("ImageTab", "It stays in the library, and Ctrl+Z brings it back"),
            "",
            tab.remove,
        ),
        (
            translate("ImageTab", "Bring back the picture"),
            translate("ImageTab", "Undo taking it out of the strip"),
            "Ctrl+Z",
            tab.roll.bring_back,
        ),
    )
    return tuple(
        command(tab, text, tip, do, *filter(None, [shortcut])) for text, tip, shortcut, do in offers
    )
