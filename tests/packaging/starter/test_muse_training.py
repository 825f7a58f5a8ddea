import json
from itertools import islice
from pathlib import Path

import pytest
import torch
from muse import model as models
from muse import tokenizer as words
from muse.batches import WEIGHTS, Batches
from muse.card import report
from muse.copying import widen
from muse.corpus import talks
from muse.form import has_form
from muse.measure import Answer, Muse, Request, keeps_idea, keeps_language, longest_copy
from muse.train import Learner, Pace
from tokenizers import Tokenizer
from torch.nn import functional as nnf
from training import Run, Stage
from transformers import AutoTokenizer


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return words.build(seed=3, talks_read=60, vocabulary=600)


def test_the_same_seed_gives_the_same_tokenizer(tokenizer: Tokenizer):
    assert words.build(seed=3, talks_read=60, vocabulary=600).to_str() == tokenizer.to_str()


@pytest.mark.parametrize("text", ["a fox, 月光下的竹林\n«ñandú» 42", "龘靐齉", "🦊 fox"])
def test_any_text_survives_the_tokenizer(tokenizer: Tokenizer, text: str):
    assert tokenizer.decode(tokenizer.encode(text).ids) == text


def test_talks_are_laid_out_as_the_chat_template_does(tokenizer: Tokenizer, tmp_path: Path):
    words.save(tokenizer, tmp_path)
    loaded = AutoTokenizer.from_pretrained(tmp_path)
    for talk in islice(talks(4), 30):
        chat = []
        for turn in talk:
            chat += [{"role": "user", "content": turn.asked}]
            chat += [{"role": "assistant", "content": turn.answer}]
        ids, roles = words.encode(tokenizer, talk)
        assert loaded.apply_chat_template(chat)["input_ids"] == ids
        asked = loaded.apply_chat_template(chat[:1], add_generation_prompt=True)["input_ids"]
        assert ids[: len(asked)] == asked
        assert set(roles[: len(asked)]) == {words.ASKED}
        assert words.ASKED not in roles[len(asked) : len(asked) + 2]
        copied = [each for each, role in zip(ids, roles, strict=True) if role == words.COPIED]
        ideas = "".join(turn.idea for turn in talk if turn.idea in turn.answer)
        assert tokenizer.decode(copied).replace(" ", "") in ideas.replace(" ", "") or len(talk) > 1


def test_batches_go_on_where_they_stopped(tokenizer: Tokenizer):
    whole = Batches(tokenizer, seed=2, tokens=4096)
    expected = [whole.take().ids for _ in range(5)]
    first = Batches(tokenizer, seed=2, tokens=4096)
    for _ in range(3):
        first.take()
    second = Batches(tokenizer, seed=2, tokens=4096)
    second.load_state_dict(first.state_dict())
    assert torch.equal(second.take().ids, expected[3])
    batch = second.take()
    assert torch.equal(batch.ids, expected[4])
    assert {round(each, 3) for each in batch.weight.unique().tolist()} <= {0.0, *WEIGHTS.values()}


def test_widening_adds_a_head_that_looks_back_and_one_that_copies(tokenizer: Tokenizer):
    torch.manual_seed(0)
    narrow = models.build(tokenizer, layers=2, width=128).eval()
    wide = widen(narrow, Batches(tokenizer, seed=2, tokens=512).take().ids).eval()
    wide.set_attn_implementation("eager")
    fresh = torch.randperm(300)[:24][None] + 300
    with torch.inference_mode():
        seen = wide(torch.cat((fresh, fresh), 1), output_attentions=True)
    repeated = nnf.cross_entropy(seen.logits[0, 24:-1], fresh[0, 1:])
    assert seen.attentions[0][0, -1].diagonal(-1).mean() > 0.9
    assert repeated < torch.tensor(600.0).log() - 2


def test_the_pace_rises_stays_and_falls():
    pace = Pace(steps=100, warmup=10, decay=20, rate=1.0)
    paces = [pace.rate_at(step) for step in range(100)]
    assert paces[0] < paces[5] < paces[9] == paces[50] == paces[80] == 1.0
    assert paces[85] > paces[95] > 0


def test_a_training_step_resumes_and_the_folder_loads(tokenizer: Tokenizer, tmp_path: Path):
    run = Run(tmp_path / "work", tmp_path / "out", minutes=5, device=torch.device("cpu"))

    def stage_and_learner(name: str) -> tuple[Stage, Learner, Batches]:
        torch.manual_seed(1)
        learner = Learner(models.build(tokenizer, layers=2, width=128), rate=1e-3)
        batches = Batches(tokenizer, seed=2, tokens=512)
        parts = {"model": learner.model, "optimizer": learner.optimizer, "batches": batches}
        return Stage(run, name, **parts), learner, batches

    def losses(name: str, until: int) -> list[float]:
        stage, learner, batches = stage_and_learner(name)
        return [learner.learn(batches.take(), 1e-3) for _ in stage.steps(until)]

    whole = losses("whole", 4)
    assert [*losses("parts", 2), *losses("parts", 4)] == pytest.approx(whole, abs=1e-4)
    assert whole[-1] < whole[0]

    stage, learner, _ = stage_and_learner("parts")
    models.export(learner.model, tokenizer, run.out)
    figures = report(run, stage.step, stage.elapsed(), drawn=0, every=50, sample=20)
    assert set(figures) == {"en", "zh"}
    assert json.loads((run.out / "config.json").read_text())["architectures"] == [
        "LlamaForCausalLM"
    ]
    card = (run.out / "README.md").read_text(encoding="utf-8")
    assert card.startswith("---\nlicense: cc0-1.0")
    muse = Muse(run.out)
    asked = [Request("en", "picture", "a fox", "a fox")]
    assert muse.answer(asked, seed=3) == muse.answer(asked, seed=3)


def test_slimming_keeps_what_the_model_says_nearly(tokenizer: Tokenizer):
    torch.manual_seed(0)
    model = models.build(tokenizer, layers=2, width=128).eval()
    seen = Batches(tokenizer, seed=2, tokens=512).take().ids
    with torch.inference_mode():
        before = model(seen).logits
    lost = models.slim(model, [seen], 224)
    with torch.inference_mode():
        after = model(seen).logits
    assert model.config.intermediate_size == 224
    assert max(lost) < 0.2
    assert (after - before).pow(2).mean() < 0.05 * before.var()


def test_measures_judge_answers():
    request = Request("en", "picture", "a fox in snow", "a fox in snow")
    good = Answer(request, "A fox in snow, ink", ended=True)
    assert keeps_idea(good)
    assert keeps_language(good)
    assert not keeps_idea(Answer(request, "a fox, ink", ended=True))
    assert not keeps_language(Answer(request, "a fox in snow，水墨", ended=True))
    assert longest_copy("one two three four", {("one", "two"), ("two", "three")}, 2) == 3


@pytest.mark.parametrize(
    ("language", "task", "text", "formed"),
    [
        (
            "en",
            "haiku",
            "fox\n\nmoss on fallen trunks\na sleeping cat made of light\nmoonlight",
            False,
        ),
        ("en", "haiku", "fox\n\nmoonlight on the sill\nmy mother growing smaller\na moth", False),
        (
            "en",
            "haiku",
            "fox\n\nmoonlight on the sill\nmy shadow in the quiet\none crow far",
            False,
        ),
        ("en", "music", "a fox, sad waltz in D minor, 3/4, 90 bpm, for harp", True),
        ("en", "music", "a fox, sad waltz, 3/4, 90 bpm, for harp", False),
        ("zh", "haiku", "《狐》\n空庭月满庭\n瘦马疏雨数峰青\n流云伴我行", True),
        ("zh", "poem", "《狐》\n疏雨悄然至，流云过寒松。\n小窗门前路，檐溜万山中。", True),
        ("zh", "poem", "疏雨悄然至，流云过寒松。", False),
        ("zh", "title", "狐之歌", True),
        ("zh", "title", "狐之歌。", False),
    ],
)
def test_forms_are_told_apart(language: str, task: str, text: str, formed: bool):
    assert has_form(language, task, text) is formed
