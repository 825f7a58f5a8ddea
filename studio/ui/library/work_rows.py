"""A work in rows of words: how it was made, and what there is to know of its file."""

from PySide6.QtCore import QDateTime, QLocale, QObject

from studio.store.library import Work
from studio.ui.parts.kinds import kind_name
from studio.ui.parts.recipe_rows import number, recipe_rows
from studio.ui.services import Services

Row = tuple[str, str]


class WorkRows(QObject):
    def __init__(self, services: Services) -> None:
        super().__init__()
        self._catalogue = services.catalogue

    def recipe(self, work: Work) -> list[Row]:
        """All but the words it was asked with; none without a recipe."""
        if work.recipe is None:
            return []
        card = self._catalogue.named(work.recipe.model.id)
        return recipe_rows(work.recipe, card.title if card else "")[1:]

    def file(self, work: Work) -> list[Row]:
        brought = work.origin == "brought"
        came = self.tr("Brought in") if brought else self.tr("Made")
        rows = [
            (self.tr("Kind"), kind_name(work.kind)),
            (came, _when(work.made)),
            (self.tr("Made with"), work.program),
            (self.tr("Took"), "" if brought else self._took(work)),
            (self.tr("Name"), work.path.name),
            (self.tr("Thrown away"), "" if work.trashed is None else _when(work.trashed)),
        ]
        return [row for row in rows if row[1]]

    def _took(self, work: Work) -> str:
        seconds = number(max(0.1, round(work.seconds, 1 if work.seconds < 10 else 0)))
        if not work.device:
            return self.tr("{seconds} s").format(seconds=seconds)
        return self.tr("{seconds} s on {device}").format(seconds=seconds, device=work.device)


def _when(made: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(made))
    day = QLocale().toString(moment.date(), QLocale.FormatType.LongFormat)
    time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    return f"{day}, {time}"
