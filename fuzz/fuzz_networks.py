"""Any text as a network file: a network, or an error that names the file, never anything else.

An odd first byte puts a sound beginning before the text, so that the keys of slots are reached.
Usage: python fuzz/fuzz_networks.py [-max_total_time=60] [FILE ...]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["vislint"]):
    from vislint.errors import NetworkDataError
    from vislint.networks.lazy import Networks

from fuzz.common import as_text, fuzz

SLOT = """\
formats = { value = ["jpeg"], FROM, if_broken = "reject" }
max_size = { value = "8 MB", or_mib = true, FROM, if_broken = "reject", proof = "36000" }
ratio = { min = "4:5", max = "1.91:1", FROM, if_broken = "reject" }
[slot.feed.by_hand]
ratio = { min = "3:4", FROM, if_broken = "crop" }
[[slot.feed.conflict]]
key = "ratio"
value = "3:4"
FROM
[slot.story]
like = "feed"
safe_zone = { value = { top = 0.1, bottom = 250, left = 0, right = 0, frame = "1080x1920" }, FROM }
"""


class Held:
    """A file in memory."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read_text(self, encoding: str) -> str:
        return self.text.encode().decode(encoding)


def seeds() -> Iterator[bytes]:
    from tests.network_files import full

    yield b"\1" + SLOT.replace("FROM", 'from = "docs"').encode()
    yield b"\0" + full(SLOT).encode()
    for path in sorted((Path(__file__).parents[1] / "rules" / "networks").glob("*.toml")):
        yield b"\0" + path.read_bytes()[:19_000]


def target(data: bytes) -> None:
    from tests.network_files import full

    text = as_text(data[1:])
    try:
        networks = Networks({"mine": [("mine.toml", Held(full(text) if data[:1] == b"\1" else text))]})
        for slot in networks["mine"].slots.values():
            for key in slot.limits:
                slot.get(key, "api")
        networks.aliases  # noqa: B018 - a property that reads
    except NetworkDataError as error:
        str(error).encode()


if __name__ == "__main__":
    fuzz("networks", target, seeds())
