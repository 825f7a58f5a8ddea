"""Tests never reach for the network: the libraries read these once, when first imported."""

import os

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["DIFFUSERS_DISABLE_REMOTE_CODE"] = "true"
