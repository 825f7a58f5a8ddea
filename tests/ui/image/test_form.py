"""What the form asks for, and how it is filled and kept."""

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from studio.core.recipe import SEED_LIMIT, ImageRecipe, Input, ModelRef
from studio.ui.image.form_state import (
    COUNT_LIMIT,
    GUIDANCE_LIMIT,
    STEPS_LIMIT,
    FormState,
    TabState,
)
from studio.ui.image.size_row import CUSTOM
from studio.ui.image.tab import ImageTab
from studio.ui.services import Services
from tests.ui.conftest import Press
from tests.ui.image.conftest import Open

FOREIGN = ImageRecipe(
    prompt="a lighthouse",
    negative="people",
    model=ModelRef("another/model", "0" * 64),
    seed=7,
    width=320,
    height=192,
    steps=33,
    guidance=7.5,
)


def asked(tab: ImageTab) -> ImageRecipe:
    (recipe,) = tab.form.recipes()
    return recipe


def choose(qtbot: QtBot, chooser: QComboBox, row: int) -> None:
    """With the keyboard, as a click opens a popup of its own."""
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Home)
    for _ in range(row):
        qtbot.keyClick(chooser, Qt.Key.Key_Down)


def test_sizes_are_those_the_model_is_good_at(qtbot: QtBot, tab: ImageTab, press: Press) -> None:
    chooser = tab.form.sizes.chooser
    shown = [chooser.itemText(row) for row in range(chooser.count())]
    assert shown[:2] == ["Square  256 × 256", "Landscape  312 × 208"]
    choose(qtbot, chooser, 1)
    assert (asked(tab).width, asked(tab).height) == (312, 208)
    press(tab.form.sizes.swap)
    assert chooser.currentText() == "Portrait  208 × 312"


def test_any_size_can_be_typed(qtbot: QtBot, tab: ImageTab, press: Press) -> None:
    sizes = tab.form.sizes
    choose(qtbot, sizes.chooser, 5)
    assert sizes.width_field.isVisible()
    sizes.width_field.selectAll()
    qtbot.keyClicks(sizes.width_field, "403")
    qtbot.keyClick(sizes.width_field, Qt.Key.Key_Tab)
    assert sizes.value() == (400, 344)
    press(sizes.swap)
    assert sizes.value() == (344, 400)


def test_quality_is_a_number_of_steps(tab: ImageTab, press: Press) -> None:
    draft, balanced, exact = tab.form.quality.findChildren(QPushButton)
    assert balanced.isChecked()
    press(draft)
    assert asked(tab).steps == 9
    press(exact)
    assert asked(tab).steps == 32
    tab.form.steps.set_value(20)
    assert not any(each.isChecked() for each in (draft, balanced, exact))


def test_a_double_click_puts_the_usual_back(qtbot: QtBot, tab: ImageTab) -> None:
    tab.form.guidance.set_value(9.5)
    name = tab.form.guidance.findChildren(QLabel)[0]
    qtbot.mouseDClick(name, Qt.MouseButton.LeftButton)
    assert asked(tab).guidance == 3.0


def test_what_to_avoid_waits_for_guidance_and_is_not_lost(tab: ImageTab) -> None:
    field = tab.form.negative
    field.setText("fog")
    tab.form.guidance.set_value(1.0)
    assert not field.isEnabled()
    assert field.toolTip() == "Needs a guidance above 1"
    tab.form.guidance.set_value(3.0)
    assert field.isEnabled()
    assert asked(tab).negative == "fog"


def test_enhance_writes_a_richer_prompt_as_one_step(
    qtbot: QtBot, tab: ImageTab, press: Press
) -> None:
    tab.form.prompt.set_words("a lake steps=4 delay=0.05")
    press(tab.form.enhance)
    assert tab.form.enhance.text() == "Stop"
    qtbot.waitUntil(lambda: tab.form.prompt.words().startswith("word1"), timeout=10_000)
    qtbot.waitUntil(lambda: not tab.form.enhancer.busy, timeout=10_000)
    assert tab.form.prompt.words() == "word1 word2 word3 word4"
    assert tab.form.enhance.text() == "Enhance"
    assert not tab.form.prompt.isReadOnly()
    qtbot.keyClick(tab.form.prompt, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert tab.form.prompt.words() == "a lake steps=4 delay=0.05"
    assert not tab.roll.pictures


def test_enhance_can_be_stopped_and_keeps_what_came(
    qtbot: QtBot, tab: ImageTab, press: Press
) -> None:
    tab.form.prompt.set_words("a lake steps=200 delay=0.02")
    press(tab.form.enhance)
    qtbot.waitUntil(lambda: "word2" in tab.form.prompt.words(), timeout=10_000)
    press(tab.form.enhance)
    assert tab.form.prompt.words().startswith("word1 word2")
    assert not tab.form.prompt.isReadOnly()
    qtbot.waitUntil(lambda: not tab._services.queue.busy, timeout=10_000)


def test_enhance_that_fails_leaves_the_words(qtbot: QtBot, tab: ImageTab, press: Press) -> None:
    tab.form.prompt.set_words("a lake memory at=3")
    press(tab.form.enhance)
    qtbot.waitUntil(tab.form.error.isVisible, timeout=10_000)
    assert tab.form.prompt.words() == "a lake memory at=3"


def test_enhance_asks_the_muse(
    qtbot: QtBot, real_services: Services, open_tab: Open, press: Press
) -> None:
    tab = open_tab(real_services)
    tab.form.prompt.set_words("a lighthouse in a storm")
    press(tab.form.enhance)
    with qtbot.waitSignal(real_services.queue.finished, timeout=60_000):
        pass
    assert len(tab.form.prompt.words()) > len("a lighthouse in a storm")
    qtbot.keyClick(tab.form.prompt, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert tab.form.prompt.words() == "a lighthouse in a storm"


def test_the_tab_key_goes_through_the_form_from_top_to_bottom(qtbot: QtBot, tab: ImageTab) -> None:
    with qtbot.waitActive(tab):
        tab.activateWindow()
    tab.form.prompt.setFocus()
    heights: list[int] = []
    while not tab.form.make.hasFocus():
        focused = QApplication.focusWidget()
        assert focused is not None
        heights.append(focused.mapTo(tab, focused.rect().center()).y())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert len(heights) < 40
    assert len(heights) > 12
    assert all(after > before - 20 for before, after in pairwise(heights))


def test_a_picture_is_dropped_and_starts_the_next(
    qtbot: QtBot, tab: ImageTab, press: Press, photo: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(tab.form.init, QDragEnterEvent(QPoint(5, 5), copy, mime, *held))
    assert not tab.form.init.strength.isVisible()
    QApplication.sendEvent(tab.form.init, QDropEvent(QPointF(5, 5), copy, mime, *held))
    qtbot.waitUntil(lambda: tab.form.init.source is not None)
    assert tab.form.init.strength.isVisible()
    tab.form.init.strength.set_value(35)
    press(tab.form.init.match)
    recipe = asked(tab)
    assert recipe.init == tab._services.inputs.keep(photo)
    assert recipe.strength == 0.35
    assert (recipe.width, recipe.height) == (224, 144)
    press(tab.form.init.remove)
    assert asked(tab).init is None
    assert not tab.form.init.strength.isVisible()


def test_a_picture_is_pasted_even_from_the_prompt(qtbot: QtBot, tab: ImageTab) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    tab.form.prompt.setFocus()
    qtbot.keyClick(tab.form.prompt, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.form.init.source is not None)
    source = tab.form.init.source
    assert source is not None
    assert source.size == (30, 20)
    QGuiApplication.clipboard().clear()


def test_a_picture_is_chosen_from_a_file(
    qtbot: QtBot, tab: ImageTab, press: Press, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(photo), ""))
    press(tab.form.init.choose)
    qtbot.waitUntil(lambda: tab.form.init.source is not None)


def test_what_is_no_picture_is_told(qtbot: QtBot, tab: ImageTab, tmp_path: Path) -> None:
    path = tmp_path / "notes.png"
    path.write_text("no picture")
    assert tab.use_file(path)
    qtbot.waitUntil(tab.form.error.isVisible)
    assert "is no picture" in tab.form.error.accessibleName()
    assert not tab.use_file(tmp_path / "song.mp3")


def test_a_recipe_fills_every_field(qtbot: QtBot, tab: ImageTab, photo: Path) -> None:
    kept = tab._services.inputs.keep(photo)
    recipe = msgspec.structs.replace(FOREIGN, init=kept, mask=kept, strength=0.25)
    tab.use_recipe(recipe)
    qtbot.waitUntil(lambda: tab.form.init.source is not None)
    assert msgspec.structs.replace(asked(tab), model=recipe.model) == recipe
    assert tab.form.seed.locked
    assert tab.form.error.accessibleName().startswith("The model another/model is not here.")


def test_a_recipe_whose_picture_is_elsewhere_is_told_of(qtbot: QtBot, tab: ImageTab) -> None:
    tab.use_recipe(msgspec.structs.replace(FOREIGN, init=Input("0" * 64)))
    qtbot.waitUntil(lambda: "is not on this computer" in tab.form.error.accessibleName())
    assert asked(tab).init is None


def test_words_from_another_tab_become_the_prompt(tab: ImageTab) -> None:
    tab.use_words("image", "a red fox")
    assert asked(tab).prompt == "a red fox"


def test_the_form_is_kept(qtbot: QtBot, tab: ImageTab, photo: Path) -> None:
    tab.use_recipe(FOREIGN)
    tab.form.count.set_value(3)
    tab.use_file(photo)
    qtbot.waitUntil(lambda: tab.form.init.source is not None)
    again = ImageTab(tab._services)
    qtbot.addWidget(again)
    again.restore(tab.state())
    qtbot.waitUntil(lambda: again.form.init.source is not None)
    assert again.form.recipes() == tab.form.recipes()
    assert again.state() == tab.state()


def test_a_state_is_kept_while_models_are_still_unknown(qtbot: QtBot, tab: ImageTab) -> None:
    """As at every start: the form is put back first, the models are read meanwhile."""
    state = TabState(FormState(prompt="a fox", shape="wide", quality=0, guidance=4.5))
    catalogue = tab._services.catalogue
    shelf = catalogue._shelf
    catalogue._shelf = type(shelf)()
    early = ImageTab(tab._services)
    qtbot.addWidget(early)
    early.restore(msgspec.json.encode(state).decode())
    assert msgspec.json.decode(early.state(), type=TabState) == state
    catalogue._shelf = shelf
    catalogue.changed.emit()
    recipe = asked(early)
    assert (recipe.width, recipe.height, recipe.steps, recipe.guidance) == (344, 192, 9, 4.5)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text() | st.from_type(dict).map(str) | st.recursive(
    st.none() | st.integers() | st.text() | st.floats(allow_nan=False),
    lambda inner: st.dictionaries(
        st.sampled_from(["form", "removed", "prompt", "steps", "seed", "size", "init", "count"]),
        inner | st.lists(inner),
    ),
).map(lambda value: msgspec.json.encode(value).decode(errors="replace")))  # fmt: skip
def test_no_state_can_break_the_form(tab: ImageTab, state: str) -> None:
    tab.restore(state)
    tab.form.prompt.setPlainText("a lake")
    assert tab.form.recipes()


@pytest.mark.parametrize(
    ("typed", "becomes"),
    [
        (("3", "9999"), (16, 8192)),
        (("16", "8192"), (16, 8192)),
        (("0", "16"), (16, 16)),
        (("101", "333"), (104, 336)),
    ],
)
def test_any_size_that_is_typed_becomes_the_nearest_that_can_be_made(
    qtbot: QtBot,
    tab: ImageTab,
    press: Press,
    typed: tuple[str, str],
    becomes: tuple[int, int],
) -> None:
    sizes = tab.form.sizes
    sizes.set_native((512, 512), 8)
    sizes.set_shape(CUSTOM)
    for field, digits in zip((sizes.width_field, sizes.height_field), typed, strict=True):
        field.selectAll()
        qtbot.keyClicks(field, digits)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (sizes.width_field.text(), sizes.height_field.text()) == tuple(map(str, becomes))
    assert sizes.value() == becomes
    press(sizes.swap)
    assert sizes.value() == becomes[::-1]


def test_the_largest_numbers_fit_into_the_form(qtbot: QtBot, tab: ImageTab, press: Press) -> None:
    form = tab.form
    form.sizes.set_shape(CUSTOM)
    form.sizes.set_value((8192, 8192))
    form.steps.set_value(STEPS_LIMIT)
    form.guidance.set_value(GUIDANCE_LIMIT)
    form.seed.set_value(SEED_LIMIT - 1)
    form.count.set_value(COUNT_LIMIT)
    for field in form.findChildren(QAbstractSpinBox):
        (line,) = field.findChildren(QLineEdit)
        words = field.fontMetrics().horizontalAdvance(field.text())
        assert words < line.width(), field.accessibleName()
    press(form.make)
    assert len(tab.roll.pictures) == COUNT_LIMIT
    assert not form.error.isVisible()
