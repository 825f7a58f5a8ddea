"""The process in which the native library reads a stranger's file.

The library is careful, yet a few kilobytes can make it unpack gigabytes, and no library can promise
an end. Here that costs nobody else anything. Called as `python -m` with the MIME type and the
certificates to trust; the file is the standard input, the answer a line of JSON.
"""

import io
import json
import sys
from typing import BinaryIO

from studio.media.credentials.native import offline_context

MEMORY_LIMIT = 2 * 2**30
"""Bytes of address space. Windows has no such limit, and macOS does not keep to it."""
ANSWER_LIMIT = 16 * 2**20
"""Bytes. Credentials of a picture with a long history take some hundred kilobytes."""

NOTHING = "ManifestNotFound"


def main() -> None:
    _limit_memory()
    kind, trusted = sys.argv[1:]
    source: BinaryIO = sys.stdin.buffer
    if source.seekable():
        source.seek(0)
    else:
        source = io.BytesIO(source.read())
    sys.stdout.write(_answer(source, kind, trusted))


def _answer(source: BinaryIO, kind: str, trusted: str) -> str:
    """The library's report, or `{"error": ...}`."""
    import c2pa

    try:
        with (
            offline_context(trusted) as context,
            c2pa.Reader(kind, source, context=context) as reader,
        ):
            answer = reader.json()
    except c2pa.C2paError as error:
        return json.dumps({"error": str(error)[:1000]})
    return answer if len(answer) < ANSWER_LIMIT else json.dumps({"error": "too long"})


def _limit_memory() -> None:
    if sys.platform != "linux":
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(MEMORY_LIMIT, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
