"""Takes pictures of the window with real work in it, for the README and for our own eyes.

    python packaging/screenshots.py FOLDER         every tab, dark and light, in two sizes
    python packaging/screenshots.py --one FILE     the Image tab alone

What is shown is made on the spot by the starter models, in a user folder of its own.
"""

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QPushButton

from studio.app import Studio
from studio.core.recipe import ImageRecipe, MusicRecipe, Recipe, SpeechRecipe, TextRecipe
from studio.jobs.catalogue import Catalogue
from studio.store.folders import Folders
from studio.ui.frame import begin
from studio.ui.services import Services

SIZES = (QSize(1280, 800), QSize(2560, 1440))
THEMES = ("dark", "light")
PATIENCE = 120_000
"""Milliseconds for one thing to be made, the engine's start included."""
SETTLING = 400
"""Milliseconds in which thumbnails and layouts have always arrived."""

TUNE = "a calm waltz for piano and strings"
SAYING = "Welcome to Atelier. Everything you hear was made here."
IDEAS = {"a lighthouse in a storm": 2, "写一首关于湖的诗": 3}
PICTURES = {
    "夜晚的城市，月亮和星星": 1,
    "水墨画，远山，有雾": 2,
    "a waterfall in spring, watercolour": 7,
    "a lake at sunset with mountains": 5,
    "热带岛屿，傍晚，浮世绘": 1,
    "the sea by day, clouds, woodblock print": 4,
}
"""Prompts and their seeds."""


class Photographer:
    """Uses the window as a person would: fills a form, presses its button, waits, looks."""

    def __init__(self, folder: Path) -> None:
        application = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(application, QApplication)
        self.studio = Studio(begin(application, Folders(folder)))
        self.studio.frame.show()
        self.wait(self.services.catalogue.changed)

    @property
    def services(self) -> Services:
        return self.studio.services

    def make(self, recipe: Recipe) -> None:
        window = self.studio.window
        window.use_recipe(recipe)
        pressed = [
            button
            for button in window.tab.findChildren(QPushButton)
            if button.property("part") == "primary" and button.isVisible()
        ]
        pressed[0].click()
        self.wait(self.services.keeper.kept)

    def take(self, target: Path, size: QSize) -> None:
        self.studio.frame.resize(size)
        self.settle()
        self.studio.frame.grab().save(str(target))
        print(target)

    def wait(self, signal: SignalInstance) -> None:
        """Let the window live until the signal comes. Raises `TimeoutError` after `PATIENCE`."""
        loop = QEventLoop()
        late: list[bool] = []
        timer = QTimer(singleShot=True, interval=PATIENCE)
        timer.timeout.connect(lambda: (late.append(True), loop.quit()))
        timer.start()
        signal.connect(loop.quit)
        loop.exec()
        if late:
            raise TimeoutError("nothing was made in time")

    def settle(self) -> None:
        """Let thumbnails, waveforms and layouts arrive."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLING, loop.quit)
        loop.exec()


def recipes(catalogue: Catalogue) -> Iterator[Recipe]:
    """A little of everything, by the models that come with Atelier."""
    image, text, music, voice = (
        catalogue.of(kind)[0] for kind in ("image", "text", "music", "speech")
    )
    width, height = image.native or (image.family.size, image.family.size)
    yield SpeechRecipe(text=SAYING, model=catalogue.ref(voice))
    yield MusicRecipe(prompt=TUNE, model=catalogue.ref(music), seed=7)
    for prompt, seed in IDEAS.items():
        yield TextRecipe(
            prompt=prompt,
            model=catalogue.ref(text),
            seed=seed,
            temperature=text.sampling.get("temperature", 0.8),
            top_p=text.sampling.get("top_p", 0.95),
        )
    for prompt, seed in PICTURES.items():
        yield ImageRecipe(
            prompt=prompt,
            model=catalogue.ref(image),
            seed=seed,
            width=width,
            height=height,
            steps=image.family.steps,
            guidance=image.family.guidance,
        )


def take_all(folder: Path, themes: Sequence[str], sizes: Sequence[QSize]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with at_work() as photographer:
        for recipe in recipes(photographer.services.catalogue):
            photographer.make(recipe)
        for theme in themes:
            photographer.services.preferences.change(theme=theme)
            for key in photographer.studio.window.tabs:
                photographer.studio.window.show_page(key)
                for size in sizes:
                    photographer.take(folder / f"{key}-{theme}-{size.width()}.png", size)


def take_one(target: Path) -> None:
    with at_work() as photographer:
        *_, last = recipes(photographer.services.catalogue)
        photographer.make(last)
        photographer.take(target, SIZES[0])


@contextlib.contextmanager
def at_work() -> Iterator[Photographer]:
    with tempfile.TemporaryDirectory() as folder:
        photographer = Photographer(Path(folder))
        try:
            yield photographer
        finally:
            photographer.studio.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Take pictures of the window.")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--one", type=Path, metavar="FILE", help="the Image tab alone")
    asked = parser.parse_args()
    if asked.one:
        take_one(asked.one)
    elif asked.folder:
        take_all(asked.folder, THEMES, SIZES)
    else:
        parser.error("name a folder")


if __name__ == "__main__":
    main()
