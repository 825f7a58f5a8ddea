"""What a prompt is heard to ask for, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.error import BadInput
from studio.media.soundscape.reading import read_scene
from studio.media.soundscape.scene import KINDS, Part
from studio.media.soundscape.words import SOUNDS, STRENGTHS

NAMES = {
    "rain": ("rain", "it is raining", "雨声", "下雨了"),
    "wind": ("wind", "gusts of wind", "风声", "刮风"),
    "waves": ("waves", "the sea", "海浪", "海边的声音"),
    "thunder": ("thunder", "lightning", "雷声", "打雷"),
    "fire": ("a campfire", "crackling flames", "篝火", "燃烧的木柴"),
    "stream": ("a babbling brook", "river", "溪水", "潺潺流水"),
    "birds": ("birdsong", "birds singing", "鸟叫", "小鸟"),
    "crickets": ("crickets", "chirping crickets", "蟋蟀", "虫鸣"),
    "bell": ("a bell", "church bells", "钟声", "铃铛"),
    "drone": ("a drone", "humming", "嗡鸣", "低鸣"),
    "whoosh": ("whoosh", "a swish", "嗖的一声", "呼啸而过"),
    "click": ("a click", "typing", "咔哒", "打字"),
    "heartbeat": ("a heartbeat", "heart", "心跳", "心跳声"),
    "footsteps": ("footsteps", "someone walking", "脚步声", "走路"),
}


def parts(prompt: str, avoid: str = "") -> dict[str, Part]:
    return {part.kind: part for part in read_scene(prompt, avoid).parts}


def test_every_kind_has_its_names() -> None:
    assert tuple(NAMES) == KINDS


@pytest.mark.parametrize(("kind", "names"), NAMES.items())
def test_each_name_means_its_sound_alone(kind: str, names: tuple[str, ...]) -> None:
    for name in names:
        assert list(parts(name)) == [kind], name
        assert list(parts(f"  Please: {name.upper()} !!")) == [kind], name


@pytest.mark.parametrize(
    ("prompt", "heard"),
    [
        ("heavy rain with distant thunder and wind", {"rain", "thunder", "wind"}),
        ("小雨和远处的雷声", {"rain", "thunder"}),
        ("a storm", {"rain", "wind", "thunder"}),
        ("暴风雨", {"rain", "wind", "thunder"}),
        ("rain without thunder", {"rain"}),
        ("大雨，不要打雷", {"rain"}),
        ("wind chimes", {"bell"}),
        ("running water", {"stream"}),
        ("a forest", {"birds", "wind"}),
        ("夏夜", {"crickets"}),
        ("rain in a forest", {"rain"}),
        ("fireworks over rain", {"rain"}),
        ("十秒钟的雨", {"rain"}),
    ],
)
def test_sounds_come_together_and_others_stay_out(prompt: str, heard: set[str]) -> None:
    assert set(parts(prompt)) == heard


@pytest.mark.parametrize(
    ("prompt", "light", "heavy"),
    [
        ("gentle rain and strong wind", "rain", "wind"),
        ("wild waves, soft wind", "wind", "waves"),
        ("小雨和大风", "rain", "wind"),
        ("轻轻的海浪，猛烈的雷声", "waves", "thunder"),
        ("rain, very light; thunder, loud", "rain", "thunder"),
        ("a drizzle in a gale", "rain", "wind"),
    ],
)
def test_strength_belongs_to_the_sound_it_stands_by(prompt: str, light: str, heavy: str) -> None:
    found = parts(prompt)
    assert found[light].strength < 0.4 < 0.6 < found[heavy].strength


@pytest.mark.parametrize(
    "prompt", ["rain and distant thunder", "thunder in the distance, rain", "雨和远处的雷声"]
)
def test_so_does_distance(prompt: str) -> None:
    found = parts(prompt)
    assert found["thunder"].distance > 0.6 > found["rain"].distance


@pytest.mark.parametrize(
    ("slow", "fast"), [("slow heartbeat", "fast heartbeat"), ("缓慢的心跳", "急促的心跳")]
)
def test_and_speed(slow: str, fast: str) -> None:
    assert parts(slow)["heartbeat"].pace < 1 < parts(fast)["heartbeat"].pace


def test_very_and_slightly_move_a_strength() -> None:
    strengths = [parts(f"{how} rain")["rain"].strength for how in
                 ("very light", "light", "slightly light", "", "slightly heavy", "heavy",
                  "very heavy")]  # fmt: skip
    assert strengths == sorted(set(strengths))


@pytest.mark.parametrize(
    ("prompt", "kind", "sort"),
    [
        ("rain on a tin roof", "rain", "tin"),
        ("雨打在树叶上", "rain", "leaves"),
        ("footsteps in the snow", "footsteps", "snow"),
        ("木地板上的脚步声", "footsteps", "wood"),
        ("碎石路上的脚步声，雨", "footsteps", "gravel"),
        ("waves on a pebble beach", "waves", "gravel"),
        ("gulls", "birds", "gull"),
        ("古寺的钟声", "bell", "temple"),
    ],
)
def test_grounds_and_makers_are_told_apart(prompt: str, kind: str, sort: str) -> None:
    assert parts(prompt)[kind].sort == sort


def test_what_is_to_be_avoided_is_left_out() -> None:
    assert set(parts("rain and birds", "birds")) == {"rain"}
    assert set(parts("雨和鸟叫", "鸟")) == {"rain"}
    with pytest.raises(BadInput):
        read_scene("birds", "birds")


@pytest.mark.parametrize(
    "prompt", ["a quarrel in Parliament", "股票", "minutes", "火车", "no rain"]
)
def test_words_without_a_sound_are_told_what_there_is(prompt: str) -> None:
    with pytest.raises(BadInput) as told:
        read_scene(prompt)
    assert "footsteps" in told.value.hint


WORDS = st.sampled_from(
    [word for table in (STRENGTHS.values(), (each.words for each in SOUNDS)) for words in table
     for word in words.split("|") if word.isalpha()]
)  # fmt: skip


@given(st.lists(WORDS | st.text(max_size=6), max_size=12).map(" ".join))
def test_any_words_are_read_or_refused(text: str) -> None:
    try:
        scene = read_scene(f"rain {text}")
    except BadInput:
        return
    assert 1 <= len(scene.parts) <= 24
    for part in scene.parts:
        assert part.kind in KINDS
        assert 0 <= part.strength <= 1
        assert 0 <= part.distance <= 1
        assert 0.5 <= part.pace <= 2
    assert len({(part.kind, part.sort) for part in scene.parts}) == len(scene.parts)


def test_of_a_pasted_book_only_the_beginning_is_read() -> None:
    book = "the rain fell and fell, " * 10_000
    assert {part.kind for part in read_scene(book + "then thunder").parts} == {"rain"}
    assert read_scene("thunder", avoid=book).parts
