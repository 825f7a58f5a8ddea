"""Asks a text model for a richer prompt and writes it into the box as it comes."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QTextCursor

from studio.core.artifact import Artifact, Text
from studio.core.error import ErrorReport, ModelMissing, StudioError
from studio.core.recipe import TextRecipe
from studio.jobs.job import Job, State
from studio.store.card import ModelCard
from studio.ui.parts.prompt_box import PromptBox
from studio.ui.services import Services

TOKENS = 160


class Enhancer(QObject):
    """The whole answer is one step of undo; until it is there the box cannot be typed into."""

    changed = Signal(bool)
    """Whether it is at work."""
    troubled = Signal(object)
    """`StudioError` or `ErrorReport`"""

    def __init__(self, services: Services, box: PromptBox) -> None:
        super().__init__(box)
        self._services = services
        self._box = box
        self._job: int | None = None
        self._written = ""
        services.queue.previewed.connect(self._on_preview)
        services.queue.changed.connect(self._on_change)
        services.queue.finished.connect(self._on_finish)
        services.queue.removed.connect(self._on_removed)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def begin(self) -> None:
        try:
            recipe = self._recipe()
        except StudioError as error:
            self.troubled.emit(error)
            return
        queue = self._services.queue
        self._written = ""
        self._box.setReadOnly(True)
        self._job = queue.submit(recipe)
        queue.move(self._job, 0)  # a sentence is quick, pictures are not
        self.changed.emit(True)

    def stop(self) -> None:
        """What has come stays in the box."""
        if (job := self._job) is not None:
            self._end()
            self._services.queue.cancel(job)

    def _recipe(self) -> TextRecipe:
        cards = self._services.catalogue.of("text")
        card = next((each for each in cards if each.builtin), cards[0] if cards else None)
        if card is None:
            raise ModelMissing(
                self.tr("There is no text model that could do this."),
                self.tr("Put one into the models folder."),
                ("models",),
            )
        wishes: dict[str, Any] = card.sampling | {"max_tokens": TOKENS}
        ref = self._services.catalogue.ref(card)
        return TextRecipe(prompt=_request(card, self._box.words()), model=ref, **wishes)

    def _on_preview(self, job: int, payload: object) -> None:
        if job == self._job and isinstance(payload, Text):
            self._write(self._written + payload.text)

    def _on_finish(self, job: int, artifact: Artifact) -> None:
        if job == self._job and isinstance(artifact.payload, Text):
            self._write(artifact.payload.text.strip())
            self._end()

    def _on_change(self, job: Job) -> None:
        if job.id == self._job and job.state in (State.FAILED, State.CANCELLED):
            self._end()
            if job.error:
                self._restore()
                self._tell(job.error)

    def _on_removed(self, job: int) -> None:
        if job == self._job:
            self._end()

    def _tell(self, error: ErrorReport) -> None:
        """Trying again is the button itself, so the card offers no other way."""
        actions = tuple(each for each in error.actions if each != "retry")
        self.troubled.emit(ErrorReport(error.kind, error.message, error.hint, actions))

    def _write(self, text: str) -> None:
        """The first words replace the idea, the next join that same step of undo."""
        if not text.strip() or text == self._written:
            return
        cursor = QTextCursor(self._box.document())
        if self._written:
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        if self._written and text.startswith(self._written):
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text[len(self._written) :])
        else:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
        cursor.endEditBlock()
        self._written = text

    def _restore(self) -> None:
        if self._written:
            self._box.document().undo()

    def _end(self) -> None:
        self._job = None
        self._box.setReadOnly(False)
        self.changed.emit(False)


def _request(card: ModelCard, idea: str) -> str:
    """The model that came with Atelier knows nothing but ideas; others must be told."""
    if card.builtin:
        return idea
    asked = QCoreApplication.translate(
        "Enhancer",
        "Turn this idea into one rich prompt for a picture, in its own language: subject, details, "
        "light, colours, medium, mood. Answer with the prompt only. The idea: {idea}",
    )
    return asked.format(idea=idea) if idea else ""
