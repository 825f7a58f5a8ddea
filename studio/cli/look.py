"""The subcommands that only look: inspect, models, doctor."""

import argparse
import json
from typing import Any

import msgspec

from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import Recipe
from studio.store.card import ModelCard
from studio.store.folders import Folders
from studio.store.models import ESPEAK, Models


def inspect(asked: argparse.Namespace) -> None:
    from studio.media.credentials.telling import told
    from studio.media.inspect import inspect as look_inside
    from studio.store.keys import Keys
    from studio.store.project.file import SUFFIX

    if asked.file.suffix.lower() == SUFFIX:
        raise BadInput(
            _("{name} is a project, with many works in it.").format(name=asked.file.name),
            _("Open it in the window: atelier {name}").format(name=asked.file.name),
        )
    found = look_inside(asked.file, verifying=True, own=Keys(Folders.of().keys).known())
    if asked.json:
        print(json.dumps(msgspec.to_builtins(found), ensure_ascii=False))
        return
    if found.recipe is None:
        print(_("This file has no recipe of Atelier."))
    else:
        _table(_("Recipe"), _builtins(found.recipe))
    if found.recalled:
        program = found.recalled.program
        _table(
            _("Settings from {program}").format(program=program), _builtins(found.recalled.recipe)
        )
        _table(_("Without a place in a recipe"), dict(found.recalled.left))
    _table(_("Credentials"), dict(found.credentials))
    if found.signature:
        print(_("Signature"))
        for line in told(found.signature):
            print(f"  {_plain(line)}")
    _table(_("From other programs"), found.other)


def models(asked: argparse.Namespace) -> None:
    known = Models.of(Folders.of())
    if asked.action == "show":
        _show(asked, known)
        return
    cards, broken = known.all(), known.broken()
    if asked.json:
        report = {
            "models": [_summary(card) for card in cards],
            "broken": [{"path": str(each.path), "reason": each.reason} for each in broken],
        }
        print(json.dumps(report, ensure_ascii=False))
        return
    width = max((len(card.id) for card in cards), default=0)
    for card in cards:
        kinds = ", ".join(card.kinds)
        print(f"{card.id:<{width}}  {kinds:<12}  {card.size / 2**20:>8.1f} MB  {card.family.name}")
    built_in = _("built in")
    print(f"{ESPEAK:<{width}}  {'speech':<12}  {built_in:>11}  eSpeak NG")
    for each in broken:
        print(_("Cannot be used: {path}. {reason}").format(path=each.path, reason=each.reason))
    print(_("Your own models go into {folder}").format(folder=known.own))


def doctor(asked: argparse.Namespace) -> None:
    from studio.cli.doctor import examine

    report = examine(Folders.of())
    if asked.json:
        print(json.dumps(report, ensure_ascii=False))
        return
    titles = {
        "system": _("System"),
        "devices": _("Devices"),
        "libraries": _("Libraries"),
        "models": _("Models"),
        "folders": _("Folders"),
        "signing": _("Signing"),
    }
    for part, rows in report.items():
        _table(titles[part], rows)


def _show(asked: argparse.Namespace, known: Models) -> None:
    if not asked.model:
        raise BadInput(
            _("Which model?"), _("Write its id after show. `atelier models` lists them all.")
        )
    if asked.model == ESPEAK:
        from studio.engine.espeak import Espeak

        with Espeak() as program:
            voices = program.voices()
        found: dict[str, Any] = {
            "id": ESPEAK,
            "kinds": ["speech"],
            "licence": "GPL-3.0-or-later",
            "voices": {voice.language: voice.name for voice in voices},
        }
    else:
        card = known.named(asked.model)
        found = _summary(card) | {"hash": card.ref().hash}
    if asked.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        _table(str(found.pop("id")), found)


def _summary(card: ModelCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "kinds": list(card.kinds),
        "family": card.family.name,
        "title": card.title,
        "licence": card.licence,
        "languages": list(card.languages),
        "bytes": card.size,
        "path": str(card.path),
        "built_in": card.builtin,
        "examples": list(card.examples),
    }


def _table(title: str, rows: dict[str, Any]) -> None:
    """Names and values in two columns, what is empty left out, lists and dicts one below another.

    What other programs wrote into a file may hold codes that would steer the terminal.
    """
    shown = {name: value for name, value in rows.items() if value not in (None, "", [], (), {})}
    if not shown:
        return
    print(title)
    width = max(len(name) for name in shown)
    for name, value in shown.items():
        lines = _lines(value)
        print(f"  {_plain(name):<{width}}  {lines[0]}")
        for line in lines[1:]:
            print(f"  {'':<{width}}  {line}")


def _builtins(recipe: Recipe) -> dict[str, Any]:
    return msgspec.to_builtins(recipe)


def _lines(value: object) -> list[str]:
    if isinstance(value, dict):
        return [f"{_plain(str(key))}: {_plain(str(inner))}" for key, inner in value.items()]
    if isinstance(value, list):
        return [_plain(str(inner)) for inner in value]
    return [_plain(line) for line in str(value).splitlines()] or [""]


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
