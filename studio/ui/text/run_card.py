"""A run in full: its prompt and settings, and what to do with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.ui.parts.buttons import button, tool
from studio.ui.parts.words import words
from studio.ui.text.asking import asked
from studio.ui.text.runs import Run, describe_run

_SHOWN = 220
"""Characters of a prompt."""


class RunCard(QFrame):
    used = Signal(object)
    copied = Signal(object)
    inserted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "notice")
        self.setObjectName("runCard")
        self._run: Run | None = None
        self._how = words("", "dim")
        self._prompt = words("", wrap=True, selectable=True)
        self._settings = words("", "dim", wrap=True, selectable=True)
        self.use = button(self.tr("Use again"), self.tr("Put prompt, settings and seed back"))
        self.copy = button(self.tr("Copy"), self.tr("Copy its words"))
        self.insert = button(
            self.tr("Insert at the cursor"), self.tr("Put its words on the page once more")
        )
        close = tool(self.tr("Close"), self.tr("Back to the list"), "x")
        top = QHBoxLayout()
        top.addWidget(self._how, 1)
        top.addWidget(close)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.use, 1)
        pair.addWidget(self.copy, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._prompt)
        column.addWidget(self._settings)
        column.addSpacing(2)
        column.addLayout(pair)
        column.addWidget(self.insert)
        for pressed, signal in (
            (self.use, self.used),
            (self.copy, self.copied),
            (self.insert, self.inserted),
        ):
            pressed.clicked.connect(lambda _=False, signal=signal: signal.emit(self._run))
        close.clicked.connect(self.closed)

    def show_run(self, run: Run) -> None:
        self._run = run
        recipe = run.recipe
        self._how.setText(describe_run(run))
        prompt = " ".join(asked(recipe.prompt)[1].split())
        self._prompt.setText(prompt if len(prompt) <= _SHOWN else f"{prompt[:_SHOWN]}…")
        self._settings.setText(
            self.tr(
                "{model}, temperature {temperature:g}, top-p {top_p:g}, up to {tokens} tokens, "
                "repetition penalty {penalty:g}, seed {seed}"
            ).format(
                model=recipe.model.id,
                temperature=recipe.temperature,
                top_p=recipe.top_p,
                tokens=recipe.max_tokens,
                penalty=recipe.repetition_penalty,
                seed=recipe.seed,
            )
        )
        has_words = bool(run.words or run.path)
        self.copy.setEnabled(has_words)
        self.insert.setEnabled(has_words)
