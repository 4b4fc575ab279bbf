"""Any bytes as a picture, video or document: there is always a header, never an exception.

Usage: python fuzz/fuzz_header.py [-max_total_time=60] [FILE ...]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["vislint"]):
    from vislint.model import Header
    from vislint.probe.header import read_header

from fuzz.common import fuzz


def seeds() -> Iterator[bytes]:
    """One picture of each kind, and one with everything that metadata can hold."""
    from tests import pictures
    from tests.test_probe_formats import MADE

    with tempfile.TemporaryDirectory() as name:
        for number, (make, _, _) in enumerate(MADE.values()):
            yield make(Path(name) / str(number)).read_bytes()
        rich = pictures.jpeg(
            Path(name) / "rich", 40, 30, exif=pictures.exif(6, (51.0, 3.0), {0x010F: "Canon"}),
            icc_profile=pictures.profile("Display P3"), xmp=pictures.xmp(photoshop_Credit="A"),
        )  # fmt: skip
        yield rich.read_bytes()
        yield pictures.html(Path(name) / "page").read_bytes()
        yield pictures.lfs_pointer(Path(name) / "pointer").read_bytes()


def target(data: bytes) -> None:
    found = read_header(data)
    if not isinstance(found, Header) or found.bytes != len(data) or not (found.format or found.defect):
        raise AssertionError(found)


if __name__ == "__main__":
    fuzz("header", target, seeds())
