"""Days, weeks and months as people write them, in English and Chinese."""

import datetime
import re
from typing import TypeAlias

Span: TypeAlias = tuple[float, float]
"""From the first moment to the one after the last, in seconds since 1970."""

MOST_WORDS = 2
"""That one of them is written with."""

_NUMBERS = re.compile(r"(\d{4})[-/年](\d{1,2})(?:[-/月](\d{1,2}))?[月日号]?", re.ASCII)
_YEAR = re.compile(r"(\d{4})年?", re.ASCII)
_WORDS = {
    **dict.fromkeys(("today", "今天"), ("day", 0)),
    **dict.fromkeys(("yesterday", "昨天"), ("day", -1)),
    **dict.fromkeys(("this week", "本周", "这周"), ("week", 0)),
    **dict.fromkeys(("last week", "上周", "上个星期"), ("week", -1)),
    **dict.fromkeys(("this month", "本月", "这个月"), ("month", 0)),
    **dict.fromkeys(("last month", "上个月", "上月"), ("month", -1)),
    **dict.fromkeys(("this year", "今年"), ("year", 0)),
    **dict.fromkeys(("last year", "去年"), ("year", -1)),
}


def span_of(said: str, today: datetime.date, years: bool = True) -> Span | None:
    """None for what is no time. A year alone is one only where a time is expected, for it may as
    well be a number."""
    try:
        first, last = _days(" ".join(said.lower().split()), today, years)
        return _moment(first), _moment(last)
    except (ValueError, OverflowError, OSError):
        return None


def _days(said: str, today: datetime.date, years: bool) -> tuple[datetime.date, datetime.date]:
    """The first, and the one after the last. Raises `ValueError`."""
    if said in _WORDS:
        unit, back = _WORDS[said]
        if unit == "day":
            first = today + datetime.timedelta(days=back)
            return first, first + datetime.timedelta(days=1)
        if unit == "week":
            first = today + datetime.timedelta(days=7 * back - today.weekday())
            return first, first + datetime.timedelta(days=7)
        if unit == "month":
            return _month(today.year, today.month + back)
        return datetime.date(today.year + back, 1, 1), datetime.date(today.year + back + 1, 1, 1)
    if found := _NUMBERS.fullmatch(said):
        year, month = int(found[1]), int(found[2])
        if found[3] is None:
            return _month(datetime.date(year, month, 1).year, month)
        first = datetime.date(year, month, int(found[3]))
        return first, first + datetime.timedelta(days=1)
    if years and (found := _YEAR.fullmatch(said)):
        return datetime.date(int(found[1]), 1, 1), datetime.date(int(found[1]) + 1, 1, 1)
    raise ValueError(said)


def _month(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """`month` may be 0 for the one before January."""
    if month < 1:
        year, month = year - 1, month + 12
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    return datetime.date(year, month, 1), datetime.date(*after, 1)


def _moment(day: datetime.date) -> float:
    return datetime.datetime(day.year, day.month, day.day).timestamp()
