"""Colours and type of the window: one table of named tokens, dark and light.

Artists judge colour beside our pixels, so everything but the one accent is neutral grey.
"""

from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from studio.core.resources import resource

TOKENS: dict[str, tuple[str, str]] = {
    "ground": ("#1e1e1f", "#e9e9ea"),
    "panel": ("#262627", "#f6f6f6"),
    "well": ("#1a1a1b", "#ffffff"),
    "raised": ("#2e2e30", "#ffffff"),
    "hover": ("#37373a", "#e4e4e6"),
    "chosen": ("#3d3d40", "#dcdcdf"),
    "line": ("#38383a", "#d3d3d5"),
    "edge": ("#4a4a4d", "#bdbdc0"),
    "text": ("#e4e4e4", "#1f1f21"),
    "dim": ("#9b9b9e", "#66666a"),
    "faint": ("#6d6d70", "#97979b"),
    "surround": ("#2f2f30", "#c9c9ca"),
    "accent": ("#e8a33d", "#b86e00"),
    "accent_hover": ("#f0b355", "#a66300"),
    "ink": ("#1b1407", "#ffffff"),
    "danger": ("#e5705f", "#b3382a"),
    "wave1": ("#8fb8d4", "#3f7ca3"),
    "wave2": ("#c8a565", "#a37a1c"),
    "wave3": ("#8fb08c", "#4f7f4b"),
}
"""Name to its colour in the dark and in the light theme."""

FONT_SIZE = 13
"""Pixels, before the system's scaling."""

_DARK = "atelier-dark"
_FONTS = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")


def colour(name: str) -> QColor:
    """A token in the theme that is shown now, dark where there is none yet."""
    application = QApplication.instance()
    light = application is not None and application.property(_DARK) is False
    return QColor(TOKENS[name][light])


class Theme(QObject):
    """Dresses the application, and follows the system where the person wants that."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = ""
        self._sheet = Template(resource("themes", "atelier.qss").read_text(encoding="utf-8"))
        if application.style().name() != "fusion":
            application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """`dark`, `light` or `system`."""
        if choice == self._choice:
            return
        self._choice = choice
        hints = self._application.styleHints()
        hints.setColorScheme(
            {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}.get(
                choice, Qt.ColorScheme.Unknown
            )
        )
        self._dress(choice == "dark" or (choice == "system" and not self._system_is_light()))

    def set_font(self) -> None:
        """Apart, because the first picture of the window has no letters."""
        self._application.setFont(_font())

    @property
    def dark(self) -> bool:
        return bool(self._application.property(_DARK))

    def _system_is_light(self) -> bool:
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Light

    def _follow(self) -> None:
        if self._choice == "system":
            self._dress(not self._system_is_light())

    def _dress(self, dark: bool) -> None:
        if self._application.property(_DARK) == dark:
            return
        self._application.setProperty(_DARK, dark)
        self._application.setPalette(_palette())
        names = {name: colour(name).name() for name in TOKENS}
        icons = resource("themes").as_posix()
        side = "dark" if dark else "light"
        self._application.setStyleSheet(self._sheet.substitute(names, icons=icons, side=side))
        self.changed.emit()


def _font() -> QFont:
    families: list[str] = []
    for name in _FONTS:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        families += QFontDatabase.applicationFontFamilies(number)
    font = QFont(families[:1] or QFont().families())
    font.setPixelSize(FONT_SIZE)
    return font


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, name in (
        ((role.Window, role.Button), "panel"),
        ((role.Base, role.AlternateBase), "well"),
        ((role.ToolTipBase,), "raised"),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), "text"),
        ((role.Highlight, role.Accent, role.Link), "accent"),
        ((role.HighlightedText,), "ink"),
        ((role.PlaceholderText,), "faint"),
        ((role.Mid, role.Dark, role.Shadow), "line"),
        ((role.Light, role.Midlight), "hover"),
    ):
        for each in roles:
            palette.setColor(each, colour(name))
    disabled = QPalette.ColorGroup.Disabled
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, each, colour("faint"))
    return palette
