"""What is typed to find works is understood, and what is not is searched for as words."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.store.query import Query, query_of, quoted, terms, with_term

TODAY = datetime.date(2026, 11, 28)


def asked(text: str) -> Query:
    return query_of(text, today=TODAY)


def days(text: str) -> list[tuple[str, str]]:
    """First and last day of each span."""
    moments = [(start, end - 1) for start, end in asked(text).spans]
    return [
        (
            datetime.date.fromtimestamp(start).isoformat(),
            datetime.date.fromtimestamp(end).isoformat(),
        )
        for start, end in moments
    ]


def test_words_stay_words() -> None:
    assert asked("quiet lake, dusk") == Query(words=("quiet", "lake,", "dusk"))
    assert asked('"quiet lake" dusk').words == ("quiet lake", "dusk")
    assert asked("“月光下的湖” 夜").words == ("月光下的湖", "夜")
    assert asked("") == asked("  ") == asked('""') == Query()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#sea", Query(tags=("sea",))),
        ("tag:sea TAG:Sky", Query(tags=("sea", "Sky"))),
        ('#"two words" more', Query(tags=("two words",), words=("more",))),
        ("标签：海", Query(tags=("海",))),
        ("model:landscapes", Query(models=("landscapes",))),
        ("模型:landscapes", Query(models=("landscapes",))),
        ("kind:picture kind:text", Query(kinds=("image", "text"))),
        ("类型：音乐", Query(kinds=("music",))),
        ('in:"best of" in:sea', Query(collections=("best of", "sea"))),
        ("合集:最好", Query(collections=("最好",))),
        ("in:trash", Query(trashed=True)),
        ("in:废纸篓 lake", Query(trashed=True, words=("lake",))),
    ],
)
def test_terms_in_both_languages(text: str, expected: Query) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("rating:>=4", (4, 5)),
        ("rating:4+", (4, 5)),
        ("★★★★", (4, 5)),
        ("★★☆☆☆", (2, 5)),
        ("⭐⭐", (2, 5)),
        ("⭐\ufe0f⭐\ufe0f⭐\ufe0f", (3, 5)),
        ("rating:⭐\ufe0f⭐\ufe0f", (2, 5)),
        ("rating:★★★", (3, 5)),
        ("评分：3", (3, 3)),
        ("rating:<3", (0, 2)),
        ("rating:<=3 rating:>1", (2, 3)),
        ("rating:0", (0, 0)),
    ],
)
def test_ratings(text: str, bounds: tuple[int, int]) -> None:
    assert (asked(text).least, asked(text).most) == bounds
    assert not asked(text).words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026-11-8", "2026-11-08", "2026-11-08"),
        ("2026年11月", "2026-11-01", "2026-11-30"),
        ("2026年11月8日", "2026-11-08", "2026-11-08"),
        ("date:2025", "2025-01-01", "2025-12-31"),
        ("today", "2026-11-28", "2026-11-28"),
        ("昨天", "2026-11-27", "2026-11-27"),
        ("this week", "2026-11-23", "2026-11-29"),
        ("上周", "2026-11-16", "2026-11-22"),
        ("Last  Month", "2026-10-01", "2026-10-31"),
        ('date:"last month"', "2026-10-01", "2026-10-31"),
        ("上个月", "2026-10-01", "2026-10-31"),
        ("last year", "2025-01-01", "2025-12-31"),
    ],
)
def test_dates(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]
    assert not asked(text).words


def test_the_month_before_january_is_december() -> None:
    (span,) = query_of("last month", today=datetime.date(2026, 1, 5)).spans
    assert datetime.date.fromtimestamp(span[0]) == datetime.date(2025, 12, 1)


@pytest.mark.parametrize(
    "text",
    [
        "kind:smell", "rating:many", "rating:9", "foo:bar", "tag:", "#", ":", "12:30", "2026-13",
        "2026-02-31", "date:soon", "2026", "C#", '"today"', "0000-01", "at:dusk", "http://a.b",
        "rating:-1",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_a_word(text: str) -> None:
    assert asked(text) == Query(words=(text.strip('"'),))


def test_terms_stand_in_any_order_among_words() -> None:
    query = asked("lake 2026-11 #sea rating:>=2 moon last month kind:图片")
    assert query.words == ("lake", "moon")
    assert query.tags == ("sea",)
    assert query.kinds == ("image",)
    assert query.least == 2
    assert len(query.spans) == 2


def test_kinds_narrow_each_other_down() -> None:
    assert query_of("kind:music", ("speech", "music")).kinds == ("music",)
    assert query_of("kind:text", ("music",)).kinds == ("",)
    assert query_of("lake", ("music",)).kinds == ("music",)


def test_a_term_takes_the_place_of_its_like() -> None:
    assert with_term("lake rating:3 ★★ moon", "rating", "rating:>=4") == "lake moon rating:>=4"
    assert with_term("last month lake", "date", "today") == "lake today"
    assert with_term('in:"best of" lake', "in", "") == "lake"
    assert quoted("best of") == '"best of"'
    assert quoted("sea") == "sea"


KEYS = st.sampled_from(["#", "tag:", "kind:", "rating:", "date:", "in:", "标签：", "foo:", ""])
PIECES = st.tuples(KEYS, st.text(max_size=12) | st.sampled_from(["★★★", '"', "today", "2026-1"]))


@given(st.text() | st.lists(PIECES.map("".join), max_size=12).map(" ".join))
def test_anything_may_be_typed(text: str) -> None:
    query = asked(text)
    assert 0 <= query.least <= 6
    assert -1 <= query.most <= 5
    places = [(term.start, term.end) for term in terms(text)]
    assert places == sorted(places)
    for sort in ("tag", "rating", "date", "in"):
        assert not any(term.sort == sort for term in terms(with_term(text, sort, "")))


@given(st.lists(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8), max_size=8))
def test_plain_words_are_never_lost(words: list[str]) -> None:
    found = " ".join(term.value for term in terms(" ".join(words)))
    assert found.split() == " ".join(words).split()
