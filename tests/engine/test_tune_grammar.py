"""Which tokens may come next, token by token."""

import torch
from tunes.tokens import make_tokenizer

from studio.core.tune import read_tune
from studio.engine.tune_grammar import TuneGrammar, vocabulary

TOKENIZER = make_tokenizer()
IDS = vocabulary(TOKENIZER)
DUET = read_tune("song for flute and drums in C major, 4/4", 1)


def scores_after(grammar: TuneGrammar, tokens: str, **liked: float) -> dict[str, float]:
    """The masked score of each token still allowed, from zero for all but those liked."""
    scores = torch.zeros(1, len(IDS))
    for name, score in liked.items():
        scores[0, IDS[name]] = score
    masked = grammar(torch.tensor([[IDS[name] for name in tokens.split()]]), scores)[0]
    return {name: float(masked[n]) for name, n in IDS.items() if torch.isfinite(masked[n])}


def grammar(*places: str) -> TuneGrammar:
    return TuneGrammar(TOKENIZER, DUET, places, 0)


def test_a_bar_opens_with_metre_and_place() -> None:
    watch = grammar("A1", "Z")
    assert set(scores_after(watch, "")) == {"Bar_None"}
    assert set(scores_after(watch, "Bar_None")) == {"TimeSig_4/4"}
    assert set(scores_after(watch, "Bar_None TimeSig_4/4")) == {"Place_A1"}


OPENING = "Bar_None TimeSig_4/4 Place_A1 Harmony_I Position_0 Program_73 Pitch_72 Duration_1.0.4"


def test_an_instrument_that_owes_the_bar_a_note_is_no_less_likely() -> None:
    allowed = scores_after(grammar("A1", "Z"), OPENING, **{"Program_-1": 5.0, "Bar_None": -9.0})
    assert "Bar_None" not in allowed
    assert allowed["Program_-1"] >= 5.0


def test_an_instrument_enters_where_the_bar_would_have_ended() -> None:
    allowed = scores_after(grammar("A1", "Z"), OPENING, Bar_None=9.0)
    assert max(allowed, key=allowed.__getitem__) == "Program_-1"


def test_the_bar_may_end_once_all_have_played() -> None:
    allowed = scores_after(grammar("A1", "Z"), OPENING + " Program_-1 PitchDrum_36")
    assert "Bar_None" in allowed
    assert "EOS_None" not in allowed


def test_only_asked_instruments_and_later_positions_follow() -> None:
    allowed = scores_after(grammar("A1", "Z"), OPENING + " Position_8 Program_-1 PitchDrum_36")
    assert {name for name in allowed if name.startswith("Program_")} == {"Program_73"}
    positions = {int(name.split("_")[1]) for name in allowed if name.startswith("Position_")}
    assert positions == set(range(9, 16))


def test_a_returning_place_prefers_what_it_played() -> None:
    again = f"{OPENING} Program_-1 PitchDrum_36 Bar_None TimeSig_4/4 Place_A1"
    allowed = scores_after(grammar("A1", "A1", "Z"), again)
    assert max(allowed, key=allowed.__getitem__) == "Harmony_I"


def test_the_last_bar_ends_the_tune_on_the_tonic() -> None:
    last = OPENING.replace("Place_A1", "Place_Z").split(" Pitch_72", maxsplit=1)[0]
    allowed = scores_after(grammar("Z"), last)
    assert {int(name.split("_")[1]) % 12 for name in allowed} == {0}
    done = f"{last} Pitch_72 Duration_1.0.4 Program_-1 PitchDrum_36"
    assert "EOS_None" in scores_after(grammar("Z"), done)


def test_wind_players_stay_within_their_reach() -> None:
    begun = OPENING.split(" Pitch_72", maxsplit=1)[0]
    pitches = [int(name.split("_")[1]) for name in scores_after(grammar("A1", "Z"), begun)]
    assert 58 <= min(pitches) < 62
