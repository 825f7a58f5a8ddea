"""Room in which a muse that knows its phrases learns to repeat an idea, known or not.

The two steps this takes in a transformer (Olsson et al. 2022, "In-context Learning and Induction
Heads": a head that looks one token back, and a later head that looks for what followed the present
token before) appear on their own only after far more text than a small training has. So the model
is widened once, halfway. Every token gets a random code in new features, and every layer one more
key head with its query heads; those of the first two layers start as the two steps, written out in
codes. What was known stays nearly as it was, and training refines the new weights like any other.
"""

import copy
from typing import cast

import torch
from transformers import LlamaForCausalLM
from transformers.models.llama.modeling_llama import LlamaDecoderLayer

HEAD = 32  # size of a head
CODE = 30  # features of a token's code, and of the register for the code of the token before
ADDED = 64  # features: a constant, a flag of talk marks, codes, registers, two to spare
QUICK = 6  # rotary pairs that turn fast enough to tell neighbours apart
MATCHED = 18  # code features that are compared, on the rotary pairs that turn slowly
CONSTANT = 4.0  # the constant feature after normalising
LOOK, MATCH, REST = 10.0, 20.0, 17.0  # attention logits: one back, a like token, talk marks
BOOST = 8.0  # logit of the token to be copied


class Places:
    """Where the added features lie."""

    def __init__(self, old: int) -> None:
        self.constant, self.mark = old, old + 1
        self.code = torch.arange(old + 2, old + 2 + CODE)
        self.register = self.code + CODE


def widen(
    model: LlamaForCausalLM, ids: torch.Tensor, marks: tuple[int, ...] = (0, 1, 2)
) -> LlamaForCausalLM:
    """A wider copy that copies; `ids` (rows x length) are talks to measure scales on.

    `marks` are the tokens between turns, at which attention rests when nothing is to be copied.
    """
    config = copy.deepcopy(model.config)
    old, config.hidden_size = config.hidden_size, config.hidden_size + ADDED
    keys = config.num_key_value_heads or config.num_attention_heads
    shared = config.num_attention_heads // keys
    config.num_attention_heads += shared
    config.num_key_value_heads = keys + 1
    wide, at = LlamaForCausalLM(config), Places(old)
    with torch.no_grad():
        for name, target in wide.named_parameters():
            _place(name, model.get_parameter(name), target)
        _write_codes(wide, at, list(marks))
        _look_back(_layers(wide)[0], at, shared)
        _find_and_copy(wide, ids, list(marks), at, shared)
    return wide


def circuit(wide: LlamaForCausalLM, narrow_width: int) -> dict[str, torch.Tensor]:
    """By parameter name, 0 where a weight is part of finding the token to copy, 1 elsewhere.

    Quick steps blur these sharp weights long before the rest has learned to lean on them.
    """
    held = {name: torch.ones_like(each) for name, each in wide.named_parameters()}
    held["model.embed_tokens.weight"][:, narrow_width:] = 0
    for name, mask in held.items():
        if not name.startswith(("model.layers.0.", "model.layers.1.")):
            continue
        if any(each in name for each in ("q_proj", "k_proj", "v_proj")):
            shared = wide.config.num_attention_heads // (wide.config.num_key_value_heads or 1)
            mask[-HEAD * (shared if "q_proj" in name else 1) :] = 0
        elif "input_layernorm" in name or name.startswith("model.layers.0."):
            mask[narrow_width:] = 0 if "mlp.gate" not in name and "mlp.up" not in name else 1
    return held


def _layers(model: LlamaForCausalLM) -> list[LlamaDecoderLayer]:
    return cast(list[LlamaDecoderLayer], list(model.model.layers))


def _place(name: str, source: torch.Tensor, target: torch.Tensor) -> None:
    """Old weights in the first corner; the rest so that nothing changes but all can learn."""
    if source.ndim == 1:
        target.fill_(1)
        target[: len(source)] = source * (len(source) / len(target)) ** 0.5
        return
    rows, columns = source.shape
    target[:, columns:] = 0
    if "down_proj" in name or "o_proj" in name:
        target[rows:] = 0
    target[:rows, :columns] = source


def _write_codes(wide: LlamaForCausalLM, at: Places, marks: list[int]) -> None:
    """Random signs of one loudness; the constant so that it is one number once normalised."""
    table = wide.model.embed_tokens.weight
    loud = table[:, : at.constant].pow(2).mean().sqrt()
    table[:, at.code] = loud * torch.randn(len(table), CODE).sign()
    table[marks, at.mark] = CONSTANT * loud
    table[torch.tensor(marks)[:, None], at.code] = 0
    share = CONSTANT**2 / table.shape[1]
    table[:, at.constant] = (table.pow(2).sum(1) * share / (1 - share)).sqrt()


def _rotary(half: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosine and sine that shift a rotary product by one position."""
    turns = 10_000 ** (-torch.arange(QUICK) / half)
    return torch.cos(turns), torch.sin(turns)


def _look_back(layer: LlamaDecoderLayer, at: Places, shared: int) -> None:
    """Layer 0 writes the code of the token before into the register.

    Query and key are fixed vectors whose rotary product peaks one position apart.
    """
    attention, half = layer.self_attn, HEAD // 2
    layer.input_layernorm.weight[at.constant] = 1
    strength = (LOOK / 0.68 * HEAD**0.5) ** 0.5 / CONSTANT  # 0.68: peak to neighbour, QUICK pairs
    query, key = attention.q_proj.weight, attention.k_proj.weight[-HEAD:]
    query[-HEAD * shared :] = 0
    key.zero_()
    attention.v_proj.weight[-HEAD:] = 0
    attention.v_proj.weight[-HEAD + torch.arange(CODE), at.code] = 1
    cosine, sine = _rotary(half)
    key[:QUICK, at.constant] = strength * cosine
    key[half : half + QUICK, at.constant] = strength * sine
    loud = 1.5 * attention.o_proj.weight.norm(dim=1).median()
    for head in range(shared):
        start = len(query) - HEAD * (head + 1)
        query[start : start + QUICK, at.constant] = strength
        attention.o_proj.weight[:, start : start + HEAD] = 0
        attention.o_proj.weight[at.register, start + torch.arange(CODE)] = loud / shared


def _find_and_copy(
    wide: LlamaForCausalLM, ids: torch.Tensor, marks: list[int], at: Places, shared: int
) -> None:
    """Layer 1 finds the register that holds the present code, and puts that token's code in place.

    Its first query head subtracts the present token's own code, so that it is not said again.
    """
    states = wide.model(ids, output_hidden_states=True, use_cache=False).hidden_states
    layer, half = _layers(wide)[1], HEAD // 2
    seen = layer.input_layernorm(states[1])
    resting = torch.isin(ids, torch.tensor(marks))
    own = seen[~resting][:, at.code].abs().mean()
    register = seen[~resting][:, at.register].abs().mean()
    constant = seen[~resting][:, at.constant].mean()
    mark = seen[resting][:, at.mark].mean()
    attention = layer.self_attn
    query, key = attention.q_proj.weight, attention.k_proj.weight[-HEAD:]
    query[-HEAD * shared :] = 0
    key.zero_()
    pairs = torch.arange(QUICK, QUICK + MATCHED // 2)
    slow = torch.cat((pairs, pairs + half))
    unit = HEAD**0.5
    match = (MATCH * 2 * unit / MATCHED) ** 0.5
    key[slow, at.register[:MATCHED]] = match / register
    key[half - 1, at.mark] = (REST * unit) ** 0.5 / mark
    still = (4 * LOOK * unit) ** 0.5 / constant
    key[:QUICK, at.constant] = still
    attention.v_proj.weight[-HEAD:] = 0
    attention.v_proj.weight[-HEAD + torch.arange(CODE), at.code] = 1
    attention.o_proj.weight[:, -HEAD * shared :] = 0
    loud = states[-2].pow(2).mean().sqrt()
    final = wide.model.norm.weight
    final[at.constant :] = 0
    code = wide.model.embed_tokens.weight[ids[~resting]][:, at.code].abs().mean()
    final[at.code] = BOOST / (CODE * 0.5 * code)
    first = len(query) - HEAD * shared
    query[first : first + QUICK, at.constant] = still
    raw = states[1][~resting][:, at.code].abs().mean()
    attention.o_proj.weight[at.code, first + torch.arange(CODE)] = -raw / own
    for head in range(1, shared):
        start = first + HEAD * head
        query[start + slow, at.code[:MATCHED]] = match / own
        query[start + half - 1, at.constant] = (REST * unit) ** 0.5 / constant
        attention.o_proj.weight[at.code, start + torch.arange(CODE)] = (
            0.5 * loud / own / (shared - 1)
        )
