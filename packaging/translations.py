"""Brings the catalogues of messages up to date with the source.

    python packaging/translations.py        all languages there are
    python packaging/translations.py fr     and a new one

The command line and errors speak through gettext, the window through Qt. Translate what is empty in
`resources/translations/<language>/LC_MESSAGES/atelier.po` and what is unfinished in
`resources/translations/atelier_<language>.ts`, and run it again, which writes the `.mo` and `.qm`
files beside them that Atelier reads. All are committed.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "studio"
FOLDER = ROOT / "resources/translations"

ARGPARSE = (
    "usage: ",
    "positional arguments",
    "options",
    "%(heading)s:",
    "show this help message and exit",
    "%(prog)s: error: %(message)s\n",
    "argument %(argument_name)s: %(message)s",
    "the following arguments are required: %s",
    "unrecognized arguments: %s",
    "expected one argument",
    "ignored explicit argument %r",
    "invalid %(type)s value: %(value)r",
    "invalid choice: %(value)r (choose from %(choices)s)",
    "ambiguous option: %(option)s could match %(matches)s",
)
"""What the standard library says to a person who types, in all versions of Python from 3.11 on."""


def source_messages() -> Catalog:
    """All that can be said, in the order of the source, without line numbers or dates of today."""
    found = Catalog()
    for text in ARGPARSE:
        found.add(text, locations=[("argparse", 0)])
    extracted = extract_from_dir(SOURCE, method_map=[("**.py", "python")], keywords={"_": None})
    for name, _line, text, _comments, _context in extracted:
        if text not in found:
            found.add(text, locations=[(f"studio/{Path(name).as_posix()}", 0)])
    return found


def bring_up_to_date(language: str, source: Catalog) -> int:
    """Write both files of a language. Returns how many messages wait for their translation.

    Only exact matches keep their translation, because a guessed one reads as if it were meant.
    What the source no longer says stays at the end of the file, in case it comes back.
    """
    folder = FOLDER / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "atelier.po"
    catalogue = _read(path) if path.exists() else _new(language)
    catalogue.update(source, no_fuzzy_matching=True, update_creation_date=False)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, include_lineno=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, _read(path))
    return sum(not message.string for message in catalogue if message.id)


def _new(language: str) -> Catalog:
    return Catalog(
        locale=language,
        project="Atelier",
        version="1",
        header_comment="# What Atelier says on the command line and in errors.",
        fuzzy=False,
    )


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def bring_window_up_to_date(language: str) -> None:
    """Both files of the window's words; Qt's own tools say how many wait for their translation."""
    words, read = (FOLDER / f"atelier_{language}{suffix}" for suffix in (".ts", ".qm"))
    sources = sorted(str(path.relative_to(ROOT)) for path in SOURCE.rglob("*.py"))
    tools = Path(sys.executable).parent
    locations = ["-locations", "none", "-no-obsolete"]
    update = [tools / "pyside6-lupdate", *sources, *locations, "-target-language", language]
    subprocess.run([*update, "-ts", words], cwd=ROOT, check=True)
    subprocess.run([tools / "pyside6-lrelease", words, "-qm", read], cwd=ROOT, check=True)


def main(languages: Iterable[str]) -> None:
    source = source_messages()
    known = {path.name for path in FOLDER.iterdir() if path.is_dir()} if FOLDER.is_dir() else set()
    for language in sorted(known.union(languages)):
        waiting = bring_up_to_date(language, source)
        print(f"{language}: {len(source)} messages, {waiting} without translation")
        bring_window_up_to_date(language)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description="Bring the catalogues of messages up to date with the source."
    )
    parser.add_argument("languages", nargs="*", help="new languages to begin, such as fr or pt_BR")
    main(parser.parse_args().languages)
