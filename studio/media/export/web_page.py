"""A text as one HTML file that needs nothing else."""

from html import escape

from studio.media.document import with_comment
from studio.media.export.markdown import html_body, title_of
from studio.media.mark import Mark

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 40rem; margin: 4rem auto; padding: 0 1.5rem; line-height: 1.65;
  font-family: Georgia, "Noto Serif", "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC",
  SimSun, serif; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 0.6em; }
h1 { margin-top: 0; }
blockquote { margin-left: 0; padding-left: 1em; border-left: 2px solid gray; }
pre { overflow-x: auto; }
code { font-family: ui-monospace, Consolas, monospace; font-size: 0.9em; }
table { border-collapse: collapse; }
th, td { padding: 0.3em 0.8em; border-bottom: 1px solid gray; text-align: left; }
""".strip()


def encode_html(text: str, mark: Mark | None) -> bytes:
    """UTF-8. The mark stands in a comment at the end, as in Markdown, its tool in the head too."""
    tool = mark.credentials.creator_tool if mark else ""
    source = mark.credentials.digital_source_type if mark else ""
    meta = "".join(
        f'<meta name="{name}" content="{escape(said)}">\n'
        for name, said in (("generator", tool), ("digital-source-type", source))
        if said
    )
    page = (
        f'<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{meta}'
        f"<title>{escape(title_of(text))}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
        f"<body>\n{html_body(text)}</body>\n</html>\n"
    )
    return (with_comment(page, mark) if mark else page).encode("utf-8", "replace")
