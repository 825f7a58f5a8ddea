"""The label that China asks of files with generated content (GB 45438-2025, in force since
September 2025): a line of JSON in fields that the standard names for each kind of metadata."""

import hashlib
import json

from studio.core.artifact import Payload, Pixels, Sound, Text

PRODUCER = "Atelier"

_GENERATED = "1"
_ID_LENGTH = 32


def china_label(payload: Payload) -> str:
    """One line of JSON in ASCII, the same for the same content.

    Who passes the file on fills in the propagator's fields, so they are there and empty.
    """
    fields = {
        "Label": _GENERATED,
        "ContentProducer": PRODUCER,
        "ProduceID": _content_id(payload),
        "ReservedCode1": "",
        "ContentPropagator": "",
        "PropagateID": "",
        "ReservedCode2": "",
    }
    return json.dumps(fields, separators=(",", ":"))


def _content_id(payload: Payload) -> str:
    """The first 128 bits of the SHA-256 of what was made, in hex."""
    match payload:
        case Text(text):
            data = text.encode("utf-8", "replace")
        case Pixels(data=data) | Sound(data=data):
            pass
    return hashlib.sha256(data).hexdigest()[:_ID_LENGTH]
