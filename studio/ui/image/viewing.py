"""Which picture is shown, and beside which other one."""

from PySide6.QtCore import QObject, Signal

from studio.core.error import ErrorReport, StudioError
from studio.jobs.job import State
from studio.ui.image.loader import Loader
from studio.ui.image.pictures import Levels
from studio.ui.image.roll import Picture, Roll, Run
from studio.ui.image.stage import Stage
from studio.ui.parts.error_card import with_retry


class Viewing(QObject):
    """Follows what is being made until the person looks at something else."""

    chosen = Signal(object)
    """A `Picture` or None, whenever it is another one or has changed."""

    def __init__(self, roll: Roll, loader: Loader, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._roll = roll
        self._loader = loader
        self._stage = stage
        self._other: Picture | None = None
        self._follows = False
        self.picture: Picture | None = None
        roll.added.connect(self._on_added)
        roll.changed.connect(self._on_changed)
        roll.made.connect(self._on_made)
        roll.removed.connect(self._on_removed)
        roll.filled.connect(self._on_filled)
        roll.unkept.connect(self._on_unkept)
        stage.strip.picked.connect(self.choose)
        stage.strip.paired.connect(self.pair)
        stage.walked.connect(self.walk)
        stage.compare.toggled.connect(self._compare)
        stage.error.wanted.connect(self._on_wanted)
        self._refresh()

    def choose(self, picture: Picture | None) -> None:
        """Shown until another is chosen; one that is being made is followed to its end."""
        self._follows = picture is not None and not picture.made
        self._show(picture)

    def show_run(self, run: Run) -> None:
        """What one press of the button asks for; what is being made before that comes first."""
        live = next((each for each in self._roll.pictures if each.live), None)
        self._show(live or run.pictures[0])
        self._follows = True

    def walk(self, by: int) -> None:
        pictures = self._roll.pictures
        if self.picture not in pictures:
            return
        place = pictures.index(self.picture) + by
        if abs(by) > 1:
            place = 0 if by < 0 else len(pictures) - 1
        if 0 <= place < len(pictures):
            self.choose(pictures[place])

    def pair(self, other: Picture) -> None:
        """Compare the chosen one with this one."""
        if other is self.picture or not other.made:
            return
        self._other = other
        if self._stage.compare.isChecked():
            self._compare(True)
        else:
            self._stage.compare.setChecked(True)

    def before(self) -> Picture | None:
        """What the chosen one is compared with if nobody says otherwise."""
        made = [each for each in self._roll.pictures if each.made]
        if self.picture not in made or len(made) < 2:
            return None
        place = made.index(self.picture)
        return made[place - 1] if place else made[1]

    def _show(self, picture: Picture | None) -> None:
        another = picture is not self.picture
        self.picture = picture
        if another:
            self._stage.error.clear()
            if self._other is picture:
                self._other = None
        self._refresh()

    def _refresh(self) -> None:
        picture, view = self.picture, self._stage.view
        self._stage.show_view(picture is not None)
        self._stage.hint.setText(self._hint(picture))
        if picture is None:
            view.show_nothing()
        elif picture.made:
            self._show_made(picture)
        elif picture.preview:
            view.show_preview(picture.preview, picture.size)
        else:
            view.show_picture(None, picture.size)
        if picture and picture.state is State.FAILED and picture.error:
            self._show_error(picture.error)
        elif picture and not picture.made:
            self._stage.error.clear()
        self._compare(self._stage.compare.isChecked())
        self.chosen.emit(picture)

    def _show_made(self, picture: Picture) -> None:
        """What is nearest at hand, until the picture itself has come from its file."""
        if (levels := self._loader.ready(picture)) is not None:
            size = levels.whole.width(), levels.whole.height()
            self._stage.view.show_picture(levels, size)
            return
        if picture.preview:
            self._stage.view.show_preview(picture.preview, picture.size)
        self._loader.load(picture, self._on_loaded, self._on_unloaded)

    def _on_loaded(self, picture: Picture, levels: Levels) -> None:
        if picture is self.picture:
            self._stage.view.show_picture(levels, (levels.whole.width(), levels.whole.height()))
        if picture in (self.picture, self._other):
            self._compare(self._stage.compare.isChecked())

    def _on_unloaded(self, picture: Picture, error: StudioError) -> None:
        if picture is self.picture:
            self._stage.view.show_picture(None, picture.size)
            self._stage.error.show_error(error)

    def _compare(self, wanted: bool) -> None:
        other = self._other or self.before()
        possible = self.picture is not None and self.picture.made and other is not None
        self._stage.compare.setEnabled(possible or wanted)
        shown = other if wanted and possible else None
        self._stage.strip.choose(self.picture, shown)
        if shown is None or self.picture is None:
            self._stage.view.compare(None)
            if not wanted:
                self._other = None
            return
        levels = self._loader.ready(shown)
        if levels is None:
            self._loader.load(shown, self._on_loaded, self._on_unloaded)
            return
        names = (self._name(self.picture, shown), self._name(shown, self.picture))
        self._stage.view.compare(levels, names)

    def _name(self, picture: Picture, beside: Picture) -> str:
        """What tells the two apart."""
        mine, theirs = picture.recipe, beside.recipe
        if mine.seed == theirs.seed and mine.steps != theirs.steps:
            return self.tr("{count} steps").format(count=mine.steps)
        if mine.seed == theirs.seed and mine.guidance != theirs.guidance:
            return self.tr("Guidance {value}").format(value=f"{mine.guidance:g}")
        return self.tr("Seed {seed}").format(seed=mine.seed)

    def _hint(self, picture: Picture | None) -> str:
        if picture is None or picture.made:
            return ""
        if picture.state is State.WAITING:
            return self.tr("Waits for its turn")
        if picture.state is State.LOADING:
            return self.tr("Getting the model ready")
        if picture.live and picture.of:
            return self.tr("Step {step} of {of}").format(step=picture.step, of=picture.of)
        return ""

    def _show_error(self, error: ErrorReport) -> None:
        if not self._stage.error.isVisibleTo(self._stage.view):
            self._stage.error.show_error(with_retry(error))

    def _on_wanted(self, action: str) -> None:
        if action == "retry" and self.picture:
            if self.picture.artifact:
                self._roll.keep(self.picture)
            elif not self.picture.made:
                self._follows = True
                self._roll.retry(self.picture)

    def _on_added(self, picture: Picture) -> None:
        self._stage.strip.insert(picture, self._roll.pictures.index(picture))

    def _on_changed(self, picture: Picture) -> None:
        self._stage.strip.refresh(picture)
        if self._follows and picture.live and picture is not self.picture:
            self._show(picture)
        elif picture is self.picture:
            self._refresh()

    def _on_made(self, picture: Picture) -> None:
        """Made ready at once, so that walking through a run waits for nothing."""
        self._stage.strip.refresh(picture)
        if picture is self.picture:
            self._refresh()
        else:
            self._loader.load(picture, self._on_loaded, self._on_unloaded)

    def _on_removed(self, picture: Picture) -> None:
        place = list(self._stage.strip.pictures()).index(picture)
        self._stage.strip.remove(picture)
        self._loader.forget(picture)
        if picture is self._other:
            self._other = None
        if picture is self.picture:
            left = self._roll.pictures
            self._show(left[min(place, len(left) - 1)] if left else None)
        else:
            self._refresh()

    def _on_filled(self) -> None:
        pictures = self._roll.pictures
        if self.picture is None and pictures:
            live = next((each for each in pictures if each.live), None)
            self.choose(live or pictures[-1])

    def _on_unkept(self, picture: Picture, error: StudioError) -> None:
        if picture is self.picture:
            self._stage.error.show_error(error)
