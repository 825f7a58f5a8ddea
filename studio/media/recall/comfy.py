"""ComfyUI notes no prompt but the graph that ran: `{number: {class_type, inputs}}`, where an input
is a value or `[number of a node, output of it]`. The settings are found by walking back from the
sampler, each node visited once."""

from collections import deque
from collections.abc import Iterator
from typing import Any, TypeAlias

from studio.media.recall.found import Notes

Node: TypeAlias = dict[str, Any]

_TEXTS = ("text", "text_g", "clip_l", "t5xxl", "prompt", "positive", "string", "value", "text_l")
_MODELS = ("ckpt_name", "unet_name", "model_name", "base_ckpt_name")
_VALUES = ("value", "seed", "noise_seed", "int", "float", "number", "text", "string")
NODES_LIMIT = 20_000
SAMPLERS_LIMIT = 32
"""Looked at; a graph has one to four."""


def is_graph(found: dict[str, Any]) -> bool:
    return bool(found) and all(
        isinstance(node, dict) and "class_type" in node for node in found.values()
    )


def read(found: dict[str, Any]) -> Notes | None:
    """None for a graph without a sampler."""
    if len(found) > NODES_LIMIT:
        return None
    return _Graph(found).notes()


class _Graph:
    def __init__(self, nodes: dict[str, Node]) -> None:
        self.nodes = nodes

    def notes(self) -> Notes | None:
        samplers = [node for node in self.nodes.values() if "sampler" in _kind(node)]
        samplers = [node for node in samplers if _inputs(node).keys() & {"latent_image", "cfg"}]
        if not samplers:
            return None
        sampler = min(samplers[:SAMPLERS_LIMIT], key=self._after_others)
        helpers = [sampler, *self._behind(sampler, ("noise", "guider", "sigmas", "model"))]
        left: dict[str, Any] = {}
        for node in helpers:
            for key, value in _inputs(node).items():
                value = self._value(value)
                if isinstance(value, str | int | float) and key not in left:
                    left[key] = value
                if key == "lora_name":
                    left.pop(key, None)
                    left[f"LoRA {value}"] = _inputs(node).get("strength_model", 1)
        for node in self._behind(sampler, ("guider", "positive", "conditioning")):
            if "guidance" in _inputs(node):  # what Flux reads, beside a scale of 1
                left["cfg"] = self._value(_inputs(node)["guidance"])
        left["seed"] = left.pop("noise_seed", left.get("seed"))
        notes = Notes("ComfyUI", left)
        notes.left |= self._words(helpers) | self._size(sampler)
        notes.words("prompt", "prompt")
        notes.words("negative", "negative")
        notes.usual(seed="seed", steps="steps", guidance="cfg", width="width", height="height")
        if "init" in notes.left:
            notes.number("strength", 0.01, 1, "denoise")
        notes.named(*_MODELS)
        return notes

    def _after_others(self, sampler: Node) -> int:
        """How many samplers this one goes on from: the first made the picture from nothing."""
        behind = self._behind(sampler, ("latent_image", "samples", "image", "pixels", "images"))
        return sum("sampler" in _kind(node) for node in behind)

    def _words(self, helpers: list[Node]) -> dict[str, Any]:
        """What stands at the ends of the two ways called positive and negative."""
        found: dict[str, Any] = {}
        for node in helpers:
            inputs = _inputs(node)
            for name, keys in (
                ("prompt", ("positive", "conditioning")),
                ("negative", ("negative",)),
            ):
                for key in keys:
                    if name not in found and key in inputs and (words := self._text(inputs[key])):
                        found[name] = words
        return found

    def _size(self, sampler: Node) -> dict[str, Any]:
        """Of the empty picture it began with; a picture it began with is noted as `init`."""
        link = _inputs(sampler).get("latent_image")
        nodes = [self._node(link), *self._behind(sampler, ("latent_image", "samples", "pixels"))]
        for node in nodes:
            inputs = _inputs(node)
            if {"width", "height"} <= inputs.keys():
                return {side: self._value(inputs[side]) for side in ("width", "height")}
            if isinstance(image := inputs.get("image"), str):
                return {"init": image}
        return {}

    def _text(self, link: Any) -> str:
        """The first words on the way back from a conditioning."""
        seen: set[str] = set()
        waiting: deque[Any] = deque([link])
        while waiting:
            link = waiting.popleft()
            node = self._node(link)
            if not node or str(link[0]) in seen or "zeroout" in _kind(node):
                continue
            seen.add(str(link[0]))
            inputs = _inputs(node)
            sides = [inputs[key] for key in ("positive", "negative") if self._node(inputs.get(key))]
            if (
                len(sides) == 2 and isinstance(link[1], int) and link[1] in (0, 1)
            ):  # a node that passes both ways through
                waiting.append(sides[link[1]])
                continue
            texts = (self._value(inputs[key]) for key in _TEXTS if key in inputs)
            if words := next((t for t in texts if isinstance(t, str) and t.strip()), ""):
                return words
            waiting += inputs.values()
        return ""

    def _value(self, value: Any) -> Any:
        """A value itself, or that of the node it is linked to."""
        for _hop in range(10):
            node = self._node(value)
            if not node:
                return value
            inputs = _inputs(node)
            value = next((inputs[key] for key in _VALUES if key in inputs), None)
        return None

    def _behind(self, node: Node, keys: tuple[str, ...]) -> Iterator[Node]:
        """All nodes that lie behind one along inputs of these names."""
        seen: set[str] = set()
        waiting: deque[Any] = deque(_inputs(node).get(key) for key in keys)
        while waiting:
            link = waiting.popleft()
            found = self._node(link)
            if not found or str(link[0]) in seen:
                continue
            seen.add(str(link[0]))
            yield found
            waiting += [_inputs(found).get(key) for key in keys]

    def _node(self, link: Any) -> Node:
        """Empty for what is no link."""
        if not isinstance(link, list) or len(link) != 2 or not isinstance(link[0], str | int):
            return {}
        return self.nodes.get(str(link[0]), {})


def _inputs(node: Node) -> dict[str, Any]:
    inputs = node.get("inputs")
    return inputs if isinstance(inputs, dict) else {}


def _kind(node: Node) -> str:
    return str(node.get("class_type", "")).lower()
