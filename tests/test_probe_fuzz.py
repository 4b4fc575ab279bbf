"""Whatever the bytes, there is a header: seeded changes to one picture of each kind."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests import pictures
from tests.test_probe_formats import MADE
from vislint.model import Header
from vislint.probe.header import read_header

ROUNDS = 150
HEADS = (
    b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\xff\0\0\0WEBPVP8X", b"II*\0", b"BM",
    b"<svg ", b"\0\0\0\x18ftypavif", b"\0\0\0\x18ftypmp42", b"\x1a\x45\xdf\xa3", b"8BPS\0\1", b"\xff\x0a",
)  # fmt: skip
"""Seconds that no file of a few kilobytes may take, even on a busy machine."""


def changed(data: bytes, chance: random.Random) -> bytes:
    """Some bytes overwritten, a few put in or taken out, perhaps the end cut off; mostly near the start."""
    copy = bytearray(data)
    reach = min(len(copy), chance.choice((32, 300, 2000, len(copy))))
    for _ in range(chance.choice((1, 1, 3, 10, 50))):
        copy[chance.randrange(reach)] = chance.choice((0, 255, chance.randrange(256)))
    spot = chance.randrange(reach)
    match chance.randrange(4):
        case 0:
            del copy[chance.randrange(len(copy)) :]
        case 1:
            del copy[spot : spot + chance.randrange(40)]
        case 2:
            copy[spot:spot] = chance.randbytes(chance.randrange(40))
        case _:
            pass
    return bytes(copy)


@pytest.mark.parametrize("name", MADE)
def test_changed_copies_are_read_without_an_error(tmp_path: Path, name: str) -> None:
    chance = random.Random(f"vislint {name}")
    rich = {
        "exif": pictures.exif(6, (51.0, 3.0), {0x010F: "Canon"}),
        "icc_profile": pictures.profile("Display P3"),
    }
    make = MADE[name][0]
    data = make(tmp_path / "plain").read_bytes()
    if name in ("jpeg", "png", "webp", "avif"):
        data = getattr(pictures, name)(
            tmp_path / "rich", 40, 30, xmp=pictures.xmp(photoshop_Credit="A"), **rich
        ).read_bytes()
    for _ in range(ROUNDS):
        copy = changed(data, chance)
        found = read_header(copy)
        assert isinstance(found, Header)
        assert found.bytes == len(copy)
        assert found.format or found.defect


def test_noise_is_read_without_an_error() -> None:
    chance = random.Random("vislint noise")
    for head in HEADS:
        for _ in range(ROUNDS):
            data = head + chance.randbytes(chance.randrange(400))
            assert read_header(data).bytes == len(data)
