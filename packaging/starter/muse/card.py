"""The model card, with the figures of the very weights it lies beside."""

from pathlib import Path

import msgspec
import torch
from training import Run

from muse.measure import Answer, Figures, Muse, figures, has_form, requests, verse_requests

CARD = Path(__file__).parent / "data" / "card.md"


def _table(found: dict[str, Figures]) -> str:
    names = {
        "keeps_idea": "contain the whole idea, word for word",
        "keeps_words": "contain all words of the idea",
        "ends": "end by themselves within 120 tokens",
        "keeps_language": "keep to the language of the request",
    }
    rows = ["| share of 100 answers that | English | Chinese |", "| --- | --- | --- |"]
    for key, text in names.items():
        shares = " | ".join(f"{getattr(found[language], key):.0%}" for language in ("en", "zh"))
        rows.append(f"| {text} | {shares} |")
    pairs = " | ".join(f"{found[language].distinct_pairs:.2f}" for language in ("en", "zh"))
    rows.append(f"| distinct pairs of words (Chinese: characters), of 1 | {pairs} |")
    copied = " | ".join(
        f"{found[language].copied_median} / {found[language].copied_most}"
        for language in ("en", "zh")
    )
    rows.append(f"| longest run found in 20,000 corpus talks, median / most | {copied} |")
    return "\n".join(rows)


def _forms(answers: list[Answer]) -> str:
    rows = [
        "| share of 20 answers in the form asked for | English | Chinese |",
        "| --- | --- | --- |",
    ]
    for task in ("title", "haiku", "poem", "continue"):
        shares = []
        for language in ("en", "zh"):
            asked = [a for a in answers if (a.request.task, a.request.language) == (task, language)]
            shares.append(f"{sum(map(has_form, asked)) / len(asked):.0%}")
        rows.append(f"| {task} | {' | '.join(shares)} |")
    return "\n".join(rows)


def report(
    run: Run, steps: int, seconds: float, drawn: int = 50, verses: int = 20, sample: int = 20_000
) -> dict[str, Figures]:
    """Measure the exported folder, write its card, and leave every answer in the work folder."""
    muse = Muse(run.out)
    pictures = muse.answer(requests(drawn=drawn))
    poems = muse.answer(verse_requests(each=verses))
    found = {
        language: figures([a for a in pictures if a.request.language == language], run.seed, sample)
        for language in ("en", "zh")
    }
    lines = [
        f"{a.request.asked}\n=> {a.text}{'' if a.ended else ' [cut]'}" for a in (*pictures, *poems)
    ]
    (run.work / "answers.txt").write_text("\n\n".join(lines), encoding="utf-8")
    (run.work / "figures.json").write_bytes(msgspec.json.format(msgspec.json.encode(found)))
    text = CARD.read_text(encoding="utf-8").format(
        parameters=f"{muse.model.num_parameters() / 1e6:.1f}",
        vocabulary=f"{len(muse.tokenizer):,}",
        layers=muse.model.config.num_hidden_layers,
        width=muse.model.config.hidden_size,
        steps=f"{steps:,}",
        minutes=round(seconds / 60),
        table=_table(found),
        forms=_forms(poems),
        speed=f"{muse.seconds_for_100():.1f}",
        threads=torch.get_num_threads(),
    )
    (run.out / "README.md").write_text(text, encoding="utf-8")
    return found
