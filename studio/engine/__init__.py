"""Loads models and runs recipes, with torch, diffusers and transformers. No Qt.

The libraries read these switches when they are first imported, so they are set before any of
them is: no hub access, no code from model folders, no telemetry, no progress bars on stdout.
"""

import os

os.environ |= {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "DIFFUSERS_DISABLE_REMOTE_CODE": "true",
    "TOKENIZERS_PARALLELISM": "false",
    "DIFFUSERS_VERBOSITY": "error",
    "TRANSFORMERS_VERBOSITY": "error",
    "TQDM_DISABLE": "1",
}
