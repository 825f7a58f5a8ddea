"""A model's description is the first words its makers say."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.store.readme import description


def describe(folder: Path, text: str) -> str:
    (folder / "README.md").write_text(text, encoding="utf-8")
    return description(folder)


def test_the_first_paragraph_is_plain_text(tmp_path: Path) -> None:
    text = """---
license: mit
---
# A Model
![a badge](https://example.org/badge.svg)

<div align="center">pictures</div>

| a | table |

```python
print("code")

print("more")
```

## About
It **paints** [harbours](https://example.org) in
`oil`.

Later words.
"""
    assert describe(tmp_path, text) == "It paints harbours in oil."


def test_words_right_under_a_heading_count(tmp_path: Path) -> None:
    assert describe(tmp_path, "# A Model\nIt sings.\n## How\nLoudly.") == "It sings."


def test_there_may_be_none(tmp_path: Path) -> None:
    assert description(tmp_path) == ""
    assert describe(tmp_path, "---\nlicense: mit\n---\n# Only a title\n") == ""


def test_a_long_one_is_cut_between_words(tmp_path: Path) -> None:
    said = describe(tmp_path, "word " * 1_000)
    assert said.endswith("word …")
    assert len(said) < 710


def test_a_hostile_one_takes_no_time(tmp_path: Path) -> None:
    assert describe(tmp_path, "[" * 900_000)
    assert describe(tmp_path, "x" + "<" * 900_000)


@given(text=st.text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_anything_may_be_written_there(tmp_path: Path, text: str) -> None:
    (tmp_path / "README.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert "\n" not in description(tmp_path)
