"""The five tabs, in the order they stand in the window."""

from studio.ui.audio.tab import AudioTab
from studio.ui.image.tab import ImageTab
from studio.ui.library.tab import LibraryTab
from studio.ui.models.tab import ModelsTab
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.text.tab import TextTab


def build_tabs(services: Services) -> list[Tab]:
    return [
        TextTab(services),
        ImageTab(services),
        AudioTab(services),
        LibraryTab(services),
        ModelsTab(services),
    ]
