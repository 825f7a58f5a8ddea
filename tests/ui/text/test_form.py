"""The form keeps its state, follows the model's wishes, and takes recipes and words."""

from collections.abc import Callable

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from studio.core.recipe import ModelRef, TextRecipe
from studio.ui.services import Services
from studio.ui.text.asking import Way
from tests.ui.text.conftest import Hand

json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
fields = st.fixed_dictionaries(
    {},
    optional={
        "way": st.sampled_from(["write", "continue", "paint"]),
        "prompt": st.text(max_size=8),
        "model": st.text(max_size=8),
        "seed": st.integers(),
        "locked": st.booleans(),
        "sampling": st.fixed_dictionaries(
            {}, optional={"temperature": st.floats(), "top_k": st.integers()}
        ),
    },
)


def test_defaults_are_the_models_wishes(hand: Hand) -> None:
    values = hand.tab.form.sampling.values()
    assert values["temperature"] == 0.6
    assert values["top_p"] == 0.9
    assert values["max_tokens"] == 256
    assert values["repetition_penalty"] == 1


def test_a_form_comes_back_as_it_was(
    services: Services, open_tab: Callable[[Services], Hand]
) -> None:
    first = open_tab(services).tab
    first.form.use(a_recipe())
    first.form.set_way(Way.CONTINUE)
    second = open_tab(services).tab
    second.restore(first.state())
    assert second.form.state() == first.form.state()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(state=st.one_of(json_like, fields).map(lambda value: msgspec.json.encode(value).decode()))
def test_any_state_is_taken_or_left_alone(hand: Hand, state: str) -> None:
    hand.tab.restore(state)
    hand.tab.restore(hand.tab.state())


def test_a_recipe_fills_every_field(hand: Hand) -> None:
    recipe = a_recipe()
    hand.tab.use_recipe(recipe)
    assert hand.tab.form.recipe("") == msgspec.structs.replace(
        recipe, model=hand.tab.form.recipe("").model
    )


def test_words_of_another_tab_become_the_prompt(hand: Hand) -> None:
    hand.tab.form.set_way(Way.CONTINUE)
    hand.tab.use_words("text", "a fox")
    assert hand.tab.form.prompt.words() == "a fox"
    assert hand.tab.form.way is Way.WRITE


def test_everything_says_what_it_is(hand: Hand) -> None:
    for widget in hand.tab.findChildren(QWidget):
        if isinstance(widget, QPushButton):
            assert widget.accessibleName(), widget.text()
            assert widget.toolTip(), widget.text()
    for action in hand.tab.offered():
        assert action.text()
        assert action.toolTip()


def test_words_are_found_on_the_page(hand: Hand) -> None:
    hand.type("the fox and the hen")
    hand.key(Qt.Key.Key_F, control=True)
    bar = hand.tab.find_bar
    assert bar.isVisible()
    hand.qtbot.keyClicks(bar.field, "the")
    assert bar.figures.text() == "2 found"
    hand.qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert hand.tab.page.selected() == "the"
    assert bar.figures.text() == "1 of 2"
    hand.qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.figures.text() == "2 of 2"
    hand.qtbot.keyClicks(bar.field, "x")
    assert bar.figures.text() == "Not found"
    hand.qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def a_recipe() -> TextRecipe:
    return TextRecipe(
        prompt="a tale",
        model=ModelRef("starter-muse", "0" * 32),
        seed=5,
        max_tokens=96,
        temperature=1.2,
        top_p=0.5,
        top_k=40,
        repetition_penalty=1.15,
    )
