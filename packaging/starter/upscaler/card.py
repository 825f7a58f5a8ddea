"""The model card, with the figures of the training and of `measure.py` at hand."""

import json
from pathlib import Path
from typing import Any

HEAD = """---
license: cc0-1.0
pipeline_tag: image-to-image
library_name: spandrel
tags:
- super-resolution
- upscaler
- srvgg
- landscape
- illustration
---

# Starter Upscaler

Makes a picture four times as wide and high: 256 x 256 becomes a crisp 1024 x 1024 in about a
second, without a graphics card. It is made for the pictures of Starter Landscapes, and kind to
photographs. {size:.1f} MB.

The network is SRVGGNetCompact (64 features, 16 convolutions, PReLU, 0.62 million parameters,
float16), with the state dict that [spandrel](https://github.com/chaiNNer-org/spandrel) and most
upscaling programs know. Pictures are red, green and blue in 0..1.

```python
from spandrel import ModelLoader

upscaler = ModelLoader().load_from_file("starter-upscaler/model.safetensors").eval()
large = upscaler(small)  # B x 3 x H x W to B x 3 x 4H x 4W
```

![What goes in, Lanczos, this model, the original](sheet.webp)

From left to right: what goes in, Lanczos, this model, the original.

## Where it comes from

Pieces of pictures drawn by programs of ours (`packaging/starter/` in the studio's sources): two of
three from the landscapes of the starter model, 1024 x 1024, in all its styles; one of three from
made-up pictures with the statistics of photographs (dead leaves with textures and light, strands,
grids, letters, places out of focus). No photograph, no artist's work and no other model went into
it. The weights are released under CC0 1.0; do with them what you like.

Half of the pieces were only made smaller (by area, bicubic, Lanczos, Hamming, or nearest pixel,
so that pixel art stays crisp), some were softened a little, as the decoder of a model softens, and
the others were blurred, made noisy or saved as JPEG of quality 40 to 95.

{steps:,} steps of 4 pieces of 192 x 192, {hours:.1f} hours on a shared processor core: Muon for the
convolutions, AdamW for the rest, L1 on pixels and on edges at two scales; the weights are an
average over the last steps, kept by their figure on pictures never trained on.
"""

MEASURED = """
## How well

PSNR in decibels on {landscapes} landscapes, 1024 x 1024, and {photographs} made-up photographs
that were never trained on; more is better. Clean is made smaller by area, damaged is blurred a
little, noisy (2 of 255 levels) and saved as JPEG of quality 85.

| | Lanczos | this model | better by |
|---|---|---|---|
{rows}

Watercolours stand apart because the renderer paints them at a quarter of the size: their originals
are as soft as what Lanczos makes, and this model sharpens them.

256 x 256 to 1024 x 1024 takes {plain} s on one processor core in float32, {brief} s in bfloat16
where the processor has instructions for it. `measure.py upscaler` finds these figures again.
"""

LIMITS = """
## What it cannot do

- It invents nothing: grass, hair and letters too small to be read stay soft. It sharpens edges.
- It was never shown a photograph, only pictures made to be like them.
- Strong noise and JPEG damage below a quality of 40 stay in part.
- Large pictures need to be cut into tiles that overlap by 20 pixels or more.
"""


def facts_of(folder: Path, work: Path) -> dict[str, Any]:
    """What the card tells of the training: steps, hours, size in MB."""
    rows = (work / "network.log").read_text(encoding="utf-8").splitlines()
    last = json.loads(rows[-1])
    size = (folder / "model.safetensors").stat().st_size / 1e6
    return {"steps": last["step"], "hours": last["seconds"] / 3600, "size": size}


def card(facts: dict[str, Any], figures: dict[str, Any] | None) -> str:
    """`facts` from `facts_of`, `figures` from `measure.py`, if it ran already."""
    text = HEAD.format(**facts)
    if figures:
        rows = "\n".join(
            f"| {kind} | {pair['lanczos']:.1f} | {pair['upscaler']:.1f} | "
            f"{pair['upscaler'] - pair['lanczos']:.1f} |"
            for kind, pair in figures["psnr"].items()
        )
        text += MEASURED.format(
            rows=rows,
            landscapes=figures["landscapes"],
            photographs=figures["photographs"],
            plain=figures["seconds"]["float32"],
            brief=figures["seconds"]["bfloat16"],
        )
    return text + LIMITS


def write_card(folder: Path, work: Path) -> None:
    measured = work / "figures.json"
    figures = json.loads(measured.read_text(encoding="utf-8")) if measured.exists() else None
    text = card(facts_of(folder, work), figures)
    (folder / "README.md").write_text(text, encoding="utf-8")
