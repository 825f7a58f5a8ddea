"""The one place that knows where the files that came with Atelier lie."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, `resource("models")` for one.

    An installed package holds them in `studio/resources`, a checkout beside `studio`.
    """
    package = Path(__file__).resolve().parents[1]
    inside = package / "resources"
    root = inside if inside.is_dir() else package.parent / "resources"
    return root.joinpath(*parts)
