"""Everything a person reads outside the window is translated, and the right language is found."""

import ast
import os
import plistlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from studio.core.language import _, mac_language
from studio.core.resources import resource

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = sorted(path.parents[1].name for path in resource("translations").rglob("atelier.po"))


def _said() -> Iterator[str]:
    """What stands in `_()` anywhere in the source, read without the tool that is tested here."""
    for path in (ROOT / "studio").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id == "_"
            ):
                (text,) = node.args
                assert isinstance(text, ast.Constant), f"{path}:{node.lineno}"
                assert isinstance(text.value, str)
                yield text.value


def _catalogue(language: str, kind: str) -> dict[str, str]:
    """Messages and translations of the `po` or the `mo` file."""
    path = resource("translations", language, "LC_MESSAGES", f"atelier.{kind}")
    with path.open("rb") as file:
        read = read_po(file) if kind == "po" else read_mo(file)
    return {str(message.id): str(message.string) for message in read if message.id}


def _placeholders(text: str) -> list[str]:
    if re.search(r"%[(sr]", text):
        return sorted(re.findall(r"%(?:\(\w+\))?[sr]", text))
    return sorted(f"{name}:{form}" for _text, name, form, _how in Formatter().parse(text) if name)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


def test_simplified_chinese_is_there():
    assert "zh" in LANGUAGES


def test_every_message_is_translated(language: str):
    translated = _catalogue(language, "mo")
    assert {text for text in _said() if not translated.get(text)} == set()


def test_placeholders_are_kept(language: str):
    wrong = {
        text: translation
        for text, translation in _catalogue(language, "mo").items()
        if _placeholders(text) != _placeholders(translation)
    }
    assert wrong == {}


def test_compiled_catalogue_is_in_step(language: str):
    assert _catalogue(language, "mo") == _catalogue(language, "po")


def test_nothing_shouts(language: str):
    messages = _catalogue(language, "po")
    assert [text for pair in messages.items() for text in pair if set(text) & set("!！")] == []


@pytest.mark.parametrize("name", ["zh", "zh_CN.UTF-8", "zh_SG", "zh_Hans", "zh_Hans_CN", "zh_CHS"])
@pytest.mark.parametrize("variable", ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"])
def test_chinese_by_any_name(variable: str, name: str, monkeypatch: pytest.MonkeyPatch):
    for other in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(variable, name)
    assert _("Stopped.") == "已停止。"


@pytest.mark.parametrize("name", ["en", "en_GB.UTF-8", "C.UTF-8", "xx"])
def test_english_stays_english(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LANGUAGE", name)
    assert _("Stopped.") == "Stopped."


def _run(language: str, *typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "studio", *typed],
        env={**os.environ, "LANGUAGE": language},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_chinese_command_line():
    page = _run("zh", "inspect", "--help").stdout
    assert page.startswith("用法：")
    assert "查看文件是怎样制作的" in page
    assert not re.search(r"usage|options|show|print", page)
    refused = _run("zh", "inspect", "nowhere.png").stderr
    assert refused == "atelier：没有文件 nowhere.png。请检查文件名。\n"
    assert "还缺少这些参数：文件" in _run("zh", "inspect").stderr


def test_english_command_line():
    assert _run("en", "inspect", "--help").stdout.startswith("usage: ")
    refused = _run("en", "inspect", "nowhere.png").stderr
    assert refused == "atelier: There is no file nowhere.png. Check the name of the file.\n"


def _plist(known: dict[str, list[str]]) -> bytes:
    return plistlib.dumps(known, fmt=plistlib.FMT_BINARY)


def test_language_of_a_mac(tmp_path: Path):
    settings = tmp_path / "settings.plist"
    for preferred, found in (["zh-Hans-CN", "en-CN"], "zh_Hans_CN"), (["en-GB"], "en_GB"), ([], ""):
        settings.write_bytes(_plist({"AppleLanguages": preferred}))
        assert mac_language(settings) == found


@pytest.mark.parametrize("content", [b"", b"bplist00", b"<plist", _plist({})])
def test_mac_without_readable_settings(content: bytes, tmp_path: Path):
    settings = tmp_path / "settings.plist"
    assert mac_language(settings) == ""
    settings.write_bytes(content)
    assert mac_language(settings) == ""
