"""Any bytes as a post of any content format: there are always posts, never an exception.

The first byte picks the format and the path, the rest is the file.
Usage: python fuzz/fuzz_readers.py [-max_total_time=60] [FILE ...]
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["vislint"]):
    from vislint.readers import readers
    from vislint.repository import Repository, decode_text

    READERS = readers()  # imports every format, here where it is watched

from fuzz.common import fuzz
from tests.test_readers_hostile import JSON_POST, PATHS, TOML_POST, WEEK, YAML_POST

COLLECTIONS = {
    "bluesky-json": ("posts/a.json",),
    "yearly-yaml": ("_data/tweets/2026.yml",),
    "ghost-export": ("a.ghost.json",),
    "scheduler-csv": ("a.csv",),
    "caption-folders": ("posts/a/caption.txt",),
}
TARGETS = [(name, path) for name, paths in {**PATHS, **COLLECTIONS}.items() for path in paths]


class OneFile(Repository):
    """A repository in memory in which every file has the same bytes."""

    def __init__(self, data: bytes, path: str) -> None:
        super().__init__(Path("/nowhere"))
        self.data = data
        self.__dict__["files"] = (path, "content/posts/a/feature-picture.png", "media/a.png", "a.png")

    def read_text(self, path: str, most: int = 0) -> str:  # noqa: ARG002
        return decode_text(self.data)

    def head(self, path: str, size: int = 65536) -> str:  # noqa: ARG002
        return self.data[:size].decode("utf-8-sig", errors="replace")


def seeds() -> Iterator[bytes]:
    for number in range(len(TARGETS)):
        for text in (YAML_POST, TOML_POST, JSON_POST, WEEK):
            yield bytes([number]) + text.encode()


def target(data: bytes) -> None:
    if not data:
        return
    name, path = TARGETS[data[0] % len(TARGETS)]
    module = READERS[name]
    held = OneFile(data[1:], path)
    for seen in module.recognise(held):
        module.open_site(held, seen.folder, seen.signal, {})
    site = module.open_site(held, "", "the fuzzer", {}, True)
    site.claims(path)
    for post in site.read(path):
        places = [(item.line, item.column) for item in post.attachments]
        places += [(item.line, item.column) for item in post.lost]
        if post.path != path or any(line < 1 or column < 1 for line, column in places):
            raise AssertionError(post)
        json.dumps(dataclasses.asdict(post), default=str, ensure_ascii=False).encode()


if __name__ == "__main__":
    fuzz("readers", target, seeds())
