"""The model card, with the figures of the very weights it lies beside."""

from pathlib import Path

import msgspec
import torch
from training import Run

from muse.corpus import TASKS
from muse.form import has_form
from muse.measure import Answer, Found, Muse, judge, keeps_idea

CARD = Path(__file__).parent / "data" / "card.md"
SHOWN = (("en", "picture"), ("en", "haiku"), ("en", "music"))
SHOWN += (("zh", "picture"), ("zh", "poem"), ("zh", "caption"))
ROWS = {
    "keeps_idea": "holds the whole idea, word for word",
    "ends": "ends by itself",
    "keeps_language": "keeps to the language of the request",
    "form": "has the form asked for",
    "distinct_pairs": "distinct pairs of words or characters, of 1",
    "copied": "shares 20 in a row with the corpus",
}


def _table(found: Found) -> str:
    """A row for each measure and language, a column for each task."""
    rows = [f"| | {' | '.join(TASKS)} |", f"| --- |{' --- |' * len(TASKS)}"]
    for key, text in ROWS.items():
        for language, name in (("en", "English"), ("zh", "Chinese")):
            values = [getattr(found[language][task], key) for task in TASKS]
            said = [f"{each:.2f}" if key == "distinct_pairs" else f"{each:.1%}" for each in values]
            rows.append(f"| {text}, {name} | {' | '.join(said)} |")
    return "\n".join(rows)


def _samples(answers: list[Answer]) -> str:
    """The first answer of each of `SHOWN` that is as it should be."""
    parts = []
    for at, (language, task) in enumerate(SHOWN):
        good = [
            each
            for each in answers
            if (each.request.language, each.request.task) == (language, task)
            and keeps_idea(each)
            and has_form(language, task, each.text)
        ]
        if good:
            one = good[at % len(good)]
            parts.append(f"`{one.request.asked}`\n\n```text\n{one.text}\n```")
    return "\n\n".join(parts)


def report(
    run: Run,
    steps: int,
    seconds: float,
    drawn: int = 100,
    every: int = 2,
    sample: int = 20_000,
) -> Found:
    """Measure the exported folder, write its card, and leave every answer in the work folder."""
    muse = Muse(run.out)
    found, answers = judge(muse, run.seed + 2, drawn, every, sample)
    lines = [f"{a.request.asked}\n=> {a.text}{'' if a.ended else ' [cut]'}" for a in answers]
    (run.work / "answers.txt").write_text("\n\n".join(lines), encoding="utf-8")
    (run.work / "figures.json").write_bytes(msgspec.json.format(msgspec.json.encode(found)))
    text = CARD.read_text(encoding="utf-8").format(
        parameters=f"{muse.model.num_parameters() / 1e6:.1f}",
        vocabulary=f"{len(muse.tokenizer):,}",
        layers=muse.model.config.num_hidden_layers,
        width=muse.model.config.hidden_size,
        steps=f"{steps:,}",
        minutes=round(seconds / 60),
        temperature=muse.model.generation_config.temperature,
        top_p=muse.model.generation_config.top_p,
        count=found["en"]["picture"].answers,
        fewer=found["en"]["title"].answers,
        table=_table(found),
        samples=_samples(answers),
        speed=f"{muse.seconds_for_100():.1f}",
        threads=torch.get_num_threads(),
    )
    (run.out / "README.md").write_text(text, encoding="utf-8")
    return found
