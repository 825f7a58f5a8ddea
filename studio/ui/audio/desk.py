"""What happens between form, takes, stage and transport: which take is shown, made and heard."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.core.error import StudioError
from studio.core.recipe import Recipe
from studio.media.loudness import Loudness
from studio.ui.audio.deeds import Deeds
from studio.ui.audio.examples import examples_for
from studio.ui.audio.in_project import InProject
from studio.ui.audio.making import Maker
from studio.ui.audio.opening import Opened, Opener
from studio.ui.audio.playing.sounding import Sounding
from studio.ui.audio.take import Take, take_of_file
from studio.ui.parts.error_card import with_retry
from studio.ui.services import Services

if TYPE_CHECKING:
    import numpy as np

    from studio.ui.audio.page import AudioPage


class Desk(QObject):
    """The middle follows what is being made until the person looks at something else."""

    status_changed = Signal(str)

    def __init__(self, services: Services, page: "AudioPage") -> None:
        super().__init__(page)
        self._services = services
        self._page = page
        self._takes, self._form, self._stage = page.takes, page.form, page.stage
        self._transport, self._pane = page.transport, page.pane
        self._shown: int | None = None
        self._opened: Opened | None = None
        self._to_play: int | None = None
        self._batches: dict[int, tuple[int, int]] = {}
        self._fetched = False
        self._said = ""
        self.maker = Maker(services.queue, services.keeper, page.takes, self)
        self.in_project = InProject(services, page.takes, self)
        self.opener = Opener(services.errands, services.library, self)
        self.sounding = Sounding(services, self._transport, self._stage, self)
        self.deeds = Deeds(services, self.maker, self._in_the_middle, page)
        self._connect()
        self._show_examples()

    @property
    def shown(self) -> int | None:
        """The key of the take in the middle."""
        return self._shown

    @property
    def opened(self) -> Opened | None:
        """Its sound, once that has been read."""
        return self._opened

    def status(self) -> str:
        return self._said

    def fetch_past(self) -> None:
        """Once, when the tab is first looked at."""
        if not self._fetched:
            self._fetched = True
            self.in_project.fill()

    def make(self, recipes: Sequence[Recipe]) -> None:
        self._begin(self.maker.make(recipes))

    def take_file(self, path: Path) -> None:
        take = take_of_file(self._takes.new_key(), path)
        self._takes.add(take)
        self.show(take.key)

    def show(self, key: int | None) -> None:
        """A take in the middle, whatever state it is in; None for none."""
        take = self._takes.take(key)
        if take is not None and key == self._shown and self._opened is not None:
            return
        self._shown, self._opened = (take.key if take else None), None
        self._pane.show_take(self._shown)
        self.sounding.load(None)
        self._show_file(take)
        self._set_status("")
        if take is None:
            self._show_examples()
        elif take.ready:
            self._stage.show_opening(take)
            self.opener.open(take)
        else:
            self._show_job(take)

    def play(self, key: int) -> None:
        """Show it and play it from the start as soon as it is there."""
        self._to_play = key
        if key == self._shown and self._opened is not None:
            self._to_play = None
            self.sounding.to_start()
            self.sounding.play()
        else:
            self.show(key)

    def use(self) -> None:
        take = self._takes.take(self._shown)
        if take is not None and take.recipe is not None:
            self._form.use_recipe(take.recipe)

    def remove(self, key: int) -> None:
        """Off the list; what is still being made is not wanted any more."""
        take = self._takes.take(key)
        if take is None:
            return
        row = self._takes.row(key)
        self._takes.remove(key)
        self.opener.forget(key)
        self.in_project.take_out(take)
        if not take.ready and take.job is not None:
            self.maker.cancel(take)
        if key == self._shown:
            self._show_neighbour(row)

    def _connect(self) -> None:
        self._takes.outline_wanted.connect(self.opener.outline)
        self._pane.chosen.connect(self.show)
        self._pane.play_wanted.connect(self.play)
        self._pane.vary_wanted.connect(lambda _key: self.deeds.vary())
        self._pane.recipe_wanted.connect(lambda _key: self.use())
        self._pane.notes_wanted.connect(lambda _key: self.deeds.save_notes())
        self._pane.remove_wanted.connect(self.remove)
        self.maker.progressed.connect(self._progress)
        self.maker.made.connect(self._made)
        self.maker.given_up.connect(self._give_up)
        self.in_project.gone.connect(self._forget)
        self.in_project.failed.connect(self._refuse)
        self.opener.opened.connect(self._take_opened)
        self.opener.measured.connect(self._take_loudness)
        self.opener.outlined.connect(self._take_outline)
        self.opener.failed.connect(self._take_failure)
        self._takes.dataChanged.connect(self._refresh_file)
        self._transport.save_wanted.connect(self.deeds.save)
        self.sounding.playing_changed.connect(self._show_playing)
        self.sounding.refused.connect(self._refuse)
        self._stage.example_chosen.connect(self._make_example)
        self._stage.cancel_wanted.connect(self.deeds.cancel)
        self._stage.wanted.connect(self._want)
        self._form.kind_changed.connect(lambda _kind: self._show_examples())
        self._services.catalogue.changed.connect(self._show_examples)
        self.deeds.begun.connect(self._begin)
        self.deeds.saving.connect(self._forget_said)
        self.deeds.saved.connect(
            lambda path: self._set_status(self.tr("Saved as {name}").format(name=path.name))
        )
        self.deeds.failed.connect(self._refuse)

    def _in_the_middle(self) -> tuple[Take | None, Opened | None]:
        return self._takes.take(self._shown), self._opened

    def _begin(self, keys: list[int]) -> None:
        """Show the first of what was just asked for; speech is for hearing, so it is played."""
        for place, key in enumerate(keys, 1):
            self._batches[key] = (place, len(keys))
        take = self._takes.take(keys[0])
        self._to_play = keys[0] if take is not None and take.kind == "speech" else None
        self.show(keys[0])

    def _make_example(self, words: str) -> None:
        self._form.use_example(words)
        self._page.make()

    def _progress(self, key: int) -> None:
        take = self._takes.take(key)
        if key == self._shown and take is not None and not take.ready:
            self._show_job(take)

    def _made(self, key: int) -> None:
        if key == self._shown:
            self.show(key)

    def _give_up(self, key: int) -> None:
        if key == self._shown:
            self._show_neighbour(0)

    def _forget(self, key: int) -> None:
        self.opener.forget(key)
        if key == self._shown:
            self._show_neighbour(0)

    def _show_neighbour(self, row: int) -> None:
        """The take that has come to where the shown one was, if there is one."""
        takes = list(self._takes)
        self.show(takes[min(row, len(takes) - 1)].key if takes else None)

    def _show_job(self, take: Take) -> None:
        if take.failed and take.job is not None and take.job.error is not None:
            self._stage.show_error(with_retry(take.job.error))
        else:
            self._stage.show_waiting(take, *self._batches.get(take.key, (1, 1)))

    def _show_examples(self) -> None:
        if self._shown is None:
            card = self._form.form.models.card()
            self._stage.show_empty(examples_for(self._form.kind, card))

    def _show_file(self, take: Take | None) -> None:
        saves = take is not None and take.recipe is not None and self._opened is not None
        self._transport.show_file(take.path if take else None, saves)

    def _refresh_file(self) -> None:
        self._show_file(self._takes.take(self._shown))

    def _show_playing(self, playing: bool) -> None:
        self._pane.show_playing(self._shown if playing else None)

    def _take_opened(self, key: int, opened: Opened) -> None:
        take = self._takes.take(key)
        if take is None or key != self._shown:
            return
        self._opened = opened
        self._stage.show_take(take, opened)
        self._show_file(take)
        self._pane.set_notes(bool(opened.sound.score) and take.recipe is not None)
        self.sounding.load(opened.sound)
        self._set_status(self._describe(opened))
        if self._to_play == key:
            self._to_play = None
            if self._page.isVisible():
                self.sounding.play()

    def _take_loudness(self, key: int, loudness: Loudness) -> None:
        if key == self._shown:
            self._transport.show_loudness(loudness)

    def _take_outline(self, key: int, outline: "np.ndarray", seconds: float) -> None:
        take = self._takes.take(key)
        if take is not None:
            self._takes.put(replace(take, seconds=seconds))
            self._takes.set_outline(key, outline)

    def _take_failure(self, key: int, error: StudioError) -> None:
        if key == self._shown:
            self._stage.show_error(error)

    def _want(self, action: str) -> None:
        if action == "retry":
            self.deeds.retry()
        elif action in ("models", "settings"):
            self._page.page_wanted.emit(action)

    def _refuse(self, error: StudioError) -> None:
        self._page.trouble.show_error(error)

    def _forget_said(self) -> None:
        self._page.trouble.clear()
        self._set_status(self._describe(self._opened) if self._opened else "")

    def _describe(self, opened: Opened) -> str:
        rate = f"{opened.sound.rate / 1000:g}"
        if opened.sound.channels == 1:
            return self.tr("{rate} kHz mono").format(rate=rate)
        if opened.sound.channels == 2:
            return self.tr("{rate} kHz stereo").format(rate=rate)
        return self.tr("{rate} kHz, {count} channels").format(
            rate=rate, count=opened.sound.channels
        )

    def _set_status(self, text: str) -> None:
        self._said = text
        self.status_changed.emit(text)
