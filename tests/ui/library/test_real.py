"""With the real engine: the same recipe makes the same picture."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.core.recipe import ImageRecipe
from studio.media.picture import load_picture
from studio.ui.library.tab import LibraryTab
from studio.ui.services import Services

PATIENCE = 120_000


def test_make_again_makes_the_same_picture(real_services: Services, qtbot: QtBot) -> None:
    services = real_services
    services.queue.finished.connect(lambda _job, artifact: services.keeper.keep(artifact))
    card = services.catalogue.named("starter-landscapes")
    assert card is not None
    recipe = ImageRecipe(
        prompt="a lake at night",
        model=services.catalogue.ref(card),
        seed=3,
        width=128,
        height=128,
        steps=4,
        guidance=3.0,
    )
    tab = LibraryTab(services)
    qtbot.addWidget(tab)
    tab.resize(1280, 712)
    tab.show()
    with qtbot.waitSignal(tab.works.loaded):
        tab.shown()
    with qtbot.waitSignal(services.keeper.kept, timeout=PATIENCE):
        services.queue.submit(recipe)
    qtbot.waitUntil(tab.detail.controls.again.isEnabled)
    with qtbot.waitSignal(services.keeper.kept, timeout=PATIENCE):
        qtbot.mouseClick(tab.detail.controls.again, Qt.MouseButton.LeftButton)
    again, first = tab.works.work(0), tab.works.work(1)
    assert again.path != first.path
    assert load_picture(again.path) == load_picture(first.path)
    rows = dict(tab.detail.recipe.rows())
    assert rows["Model"] == "Starter Landscapes"
