"""What every fuzz target shares: seeds on disk, limits of time and memory, and the loop of libFuzzer.

Nothing here is imported by vislint or its tests.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import atheris

from vislint.repository import TextError, decode_text

HERE = Path(__file__).parent
LIMITS = ("-timeout=5", "-rss_limit_mb=700", "-max_len=20000")
"""Given before the user's own words, which win. Instrumented code is some three times slower than plain
code, and the fuzzer itself holds some 250 MB: 5 s and 700 MB here are below 2 s and 300 MB in real life."""


def fuzz(name: str, target: Callable[[bytes], None], seeds: Iterable[bytes]) -> None:
    """Run `target` until libFuzzer is told to stop; what it finds lies in fuzz/found/NAME-…"""
    corpus, found = HERE / "corpus" / name, HERE / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number:03}").write_bytes(seed)
    words = [word for word in sys.argv[1:] if word.startswith("-")]
    files = [word for word in sys.argv[1:] if not word.startswith("-")]
    prefix = f"-artifact_prefix={found}/{name}-"
    atheris.Setup([sys.argv[0], *LIMITS, prefix, *words, *(files or [str(corpus)])], target)
    atheris.Fuzz()


def as_text(data: bytes) -> str:
    """The text that vislint would read from a file with these bytes; empty where it would refuse them."""
    try:
        return decode_text(data)
    except TextError:
        return ""
