"""Whether a model answers requests or only goes on from what it is given."""

import json
from pathlib import Path

import pytest

from studio.core.resources import resource
from studio.store.card import read_card
from tests import tiny


@pytest.mark.parametrize(
    ("name", "text", "talks"),
    [
        ("chat_template.jinja", "{{ messages }}", True),
        ("tokenizer_config.json", json.dumps({"chat_template": "{{ messages }}"}), True),
        ("tokenizer_config.json", json.dumps({"eos_token": "."}), False),
        ("notes.txt", "", False),
    ],
)
def test_a_chat_template_makes_a_model_that_answers(
    tmp_path: Path, name: str, text: str, talks: bool
) -> None:
    folder = tmp_path / "llama"
    tiny.llama(folder)
    for template in ("chat_template.jinja", "tokenizer_config.json"):
        (folder / template).unlink(missing_ok=True)
    (folder / name).write_text(text)
    assert read_card(folder).talks is talks


def test_the_starter_muse_answers() -> None:
    assert read_card(resource("models", "starter-muse")).talks
