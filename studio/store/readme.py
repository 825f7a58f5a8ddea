"""What a model's makers say about it, in its README.md."""

import re
from pathlib import Path
from typing import Any

_SIZE_LIMIT = 2**20
_SHOWN = 700
"""Characters of a description."""

_READ = 4_000
"""Characters of a paragraph looked at; strangers may have written megabytes."""

_NO_WORDS = ("#", "|", "<", "!", "[!", "```", "~~~", "---", "===", ":::", "- ", "* ", "1. ")
"""How blocks begin that are no sentences: headings, tables, HTML, badges, code, lists."""
_MARKS: tuple[tuple[str, str], ...] = (
    (r"!\[[^\]]*\]\([^)]*\)", ""),
    (r"\[([^\]]*)\]\([^)]*\)", r"\1"),
    (r"<[^>]*>", ""),
    (r"[*`]+", ""),
    (r"\s+", " "),
)
"""Markdown of a sentence and what is left of it: pictures, links, tags, emphasis, line breaks."""


def readme(folder: Path) -> str:
    """With its front matter; empty when there is none or it is beyond reason."""
    path = folder / "README.md"
    if not path.is_file() or path.stat().st_size > _SIZE_LIMIT:
        return ""
    return path.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n")


def front_matter(folder: Path) -> dict[str, Any]:
    """The YAML block on top of a Hugging Face model card."""
    text = readme(folder)
    if not text.startswith("---\n") or (end := text.find("\n---", 3)) < 0:
        return {}
    import yaml

    try:
        notes = yaml.load(text[4:end], getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return {}
    return notes if isinstance(notes, dict) else {}


def title(folder: Path) -> str:
    for line in readme(folder).splitlines():
        if line.startswith("# "):
            return line[2:].strip()
    return ""


def description(folder: Path) -> str:
    """The first paragraph that is one, as plain text in one line."""
    text = readme(folder)
    if text.startswith("---\n"):
        _front, _dashes, text = text[4:].partition("\n---")
    text = re.sub(r"^(```|~~~).*?(^\1|\Z)", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^#.*$", "\n", text, flags=re.MULTILINE)
    for block in re.split(r"\n\s*\n", text):
        if block.strip().startswith(_NO_WORDS):
            continue
        if words := _plain(block[:_READ]):
            return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
    return ""


def _plain(block: str) -> str:
    for mark, rest in _MARKS:
        block = re.sub(mark, rest, block)
    return block.strip()
