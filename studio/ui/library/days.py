"""The days under whose names works stand, newest first."""

import datetime
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QDate, QLocale

translate = QCoreApplication.translate


class Days:
    """Follows a list of works, of which it knows only when each was made, in seconds since 1970."""

    def __init__(self) -> None:
        self._runs: list[tuple[datetime.date, int]] = []

    def add_last(self, moments: Iterable[float]) -> None:
        for moment in moments:
            day = _day_of(moment)
            if self._runs and self._runs[-1][0] == day:
                self._runs[-1] = (day, self._runs[-1][1] + 1)
            else:
                self._runs.append((day, 1))

    def add_first(self, moment: float) -> None:
        day = _day_of(moment)
        if self._runs and self._runs[0][0] == day:
            self._runs[0] = (day, self._runs[0][1] + 1)
        else:
            self._runs.insert(0, (day, 1))

    def take_off(self, row: int) -> None:
        """The work at this row of the list is gone."""
        for place, (day, count) in enumerate(self._runs):
            if row < count:
                self._runs[place : place + 1] = [(day, count - 1)] if count > 1 else []
                return
            row -= count

    def named(self) -> list[tuple[str, int]]:
        """Each day as people call it today, with the number of works of it."""
        today = datetime.date.today()
        return [(_name(day, today), count) for day, count in self._runs]


def _name(day: datetime.date, today: datetime.date) -> str:
    if day == today:
        return translate("Works", "Today")
    if day == today - datetime.timedelta(days=1):
        return translate("Works", "Yesterday")
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def _day_of(moment: float) -> datetime.date:
    return datetime.date.fromtimestamp(moment)
