"""A recipe in words people know, one row for each thing that was asked for."""

from PySide6.QtCore import QCoreApplication, QLocale

from studio.core.recipe import (
    ImageRecipe,
    MusicRecipe,
    Recipe,
    SoundRecipe,
    SpeechRecipe,
    TextRecipe,
)

Row = tuple[str, str]

translate = QCoreApplication.translate


def recipe_rows(recipe: Recipe, model: str = "") -> list[Row]:
    """Name and value, the words first and the seed last. What is empty, or as it is when nobody
    says anything, is left out.

    `model` is the title people know the model by; without one its id is shown.
    """
    match recipe:
        case TextRecipe():
            rows = _text(recipe)
        case ImageRecipe():
            rows = _image(recipe)
        case SpeechRecipe():
            rows = _speech(recipe)
        case MusicRecipe():
            rows = _music(recipe)
        case SoundRecipe():
            rows = _sound(recipe)
    words, rest = rows[0], rows[1:]
    named = (translate("Recipe", "Model"), model or recipe.model.id)
    seed = (translate("Recipe", "Seed"), str(recipe.seed))
    return [words, *(row for row in (named, *rest, seed) if row[1])]


def number(value: float) -> str:
    """As people of this language write it, without needless zeros."""
    locale = QLocale()
    if float(value).is_integer():
        return locale.toString(int(value))
    return locale.toString(float(value), "g", 4)


def _text(recipe: TextRecipe) -> list[Row]:
    return [
        (translate("Recipe", "Prompt"), recipe.prompt),
        (
            translate("Recipe", "Length"),
            translate("Recipe", "up to {count} tokens").format(count=number(recipe.max_tokens)),
        ),
        (translate("Recipe", "Temperature"), number(recipe.temperature)),
        (translate("Recipe", "Top-p"), number(recipe.top_p)),
        (translate("Recipe", "Top-k"), number(recipe.top_k) if recipe.top_k else ""),
        (
            translate("Recipe", "Repetition penalty"),
            number(recipe.repetition_penalty) if recipe.repetition_penalty != 1 else "",
        ),
    ]


def _image(recipe: ImageRecipe) -> list[Row]:
    rows = [
        (translate("Recipe", "Prompt"), recipe.prompt),
        (translate("Recipe", "Avoid"), recipe.negative),
        (translate("Recipe", "Size"), f"{recipe.width} × {recipe.height}"),
        (translate("Recipe", "Steps"), number(recipe.steps)),
        (translate("Recipe", "Guidance"), number(recipe.guidance)),
    ]
    if recipe.init:
        painted = (
            translate("Recipe", "into a part of a picture")
            if recipe.mask
            else translate("Recipe", "from a picture")
        )
        rows.append((translate("Recipe", "Begun"), painted))
        rows.append((translate("Recipe", "Strength"), _percent(recipe.strength)))
    return rows


def _speech(recipe: SpeechRecipe) -> list[Row]:
    return [
        (translate("Recipe", "Words"), recipe.text),
        (translate("Recipe", "Voice"), recipe.voice),
        (translate("Recipe", "Speed"), _percent(recipe.speed)),
    ]


def _music(recipe: MusicRecipe) -> list[Row]:
    tempo = recipe.tempo
    return [
        (translate("Recipe", "Prompt"), recipe.prompt),
        (translate("Recipe", "Length"), _seconds(recipe.seconds)),
        (translate("Recipe", "Key"), recipe.key),
        (
            translate("Recipe", "Tempo"),
            "" if tempo is None else translate("Recipe", "{tempo} bpm").format(tempo=tempo),
        ),
        (translate("Recipe", "Metre"), recipe.metre),
        (translate("Recipe", "Instruments"), ", ".join(recipe.instruments)),
        (translate("Recipe", "Temperature"), number(recipe.temperature)),
        (translate("Recipe", "Guidance"), number(recipe.guidance)),
    ]


def _sound(recipe: SoundRecipe) -> list[Row]:
    """One step without guidance is how a synthesiser is asked, which knows neither."""
    in_steps = (recipe.steps, recipe.guidance) != (1, 0)
    return [
        (translate("Recipe", "Prompt"), recipe.prompt),
        (translate("Recipe", "Avoid"), recipe.negative),
        (translate("Recipe", "Length"), _seconds(recipe.seconds)),
        (translate("Recipe", "Steps"), number(recipe.steps) if in_steps else ""),
        (translate("Recipe", "Guidance"), number(recipe.guidance) if in_steps else ""),
    ]


def _seconds(seconds: float) -> str:
    return translate("Recipe", "{seconds} s").format(seconds=number(seconds))


def _percent(share: float) -> str:
    return translate("Recipe", "{percent} %").format(percent=round(100 * share))
