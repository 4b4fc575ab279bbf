"""ai-label, licence, and what is read of Content Credentials."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.material import attached, findings, header, said
from tests.pictures import chunk
from vislint.model import Asset, Metadata
from vislint.probe.header import read_header

TERMS = "http://cv.iptc.org/newscodes/digitalsourcetype/"


def noted(**notes: Any) -> Asset:
    asset = attached(facts=header(metadata=Metadata(**notes))).asset
    assert asset is not None
    return asset


@pytest.mark.parametrize(
    ("term", "message"),
    [
        ("trainedAlgorithmicMedia", "the file says that it was made by AI"),
        ("compositeWithTrainedAlgorithmicMedia", "the file says that it was made partly by AI"),
    ],
)
def test_what_an_algorithm_made(term: str, message: str) -> None:
    (found,) = findings("ai-label", noted(digital_source_type=TERMS + term, software="Midjourney"))
    assert (found.severity, found.message, found.measured) == ("info", message, term)
    assert found.hint == "networks may put a label on it; say in the post how it was made"


@pytest.mark.parametrize(
    "notes",
    [
        {"software": "Midjourney 6"}, {"software": "DALL·E 3"}, {"credit": "Made with Google AI"},
        {"software": "ChatGPT"}, {"software": "Adobe Firefly"},
    ],
)  # fmt: skip
def test_a_program_that_makes_pictures(notes: dict[str, str]) -> None:
    (name,) = notes.values()
    assert said("ai-label", noted(**notes)) == [("info", f'the file says that it was made with "{name}"')]


@pytest.mark.parametrize(
    "notes",
    [
        {}, {"digital_source_type": TERMS + "digitalCapture"}, {"software": "Adobe Photoshop 26.3"},
        {"digital_source_type": TERMS + "algorithmicMedia"}, {"software": "GIMP 2.10"},
        {"software": "Imagen"},
        {"software": "Snapseed 2.23"}, {"description": "A talk about ChatGPT"}, {"artist": "Midjourney"},
    ],
)  # fmt: skip
def test_what_people_or_plain_programs_made(notes: dict[str, str]) -> None:
    assert said("ai-label", noted(**notes)) == []


@pytest.mark.parametrize(
    ("notes", "message"),
    [
        (
            {"licence_url": "https://creativecommons.org/licenses/by-nc-nd/4.0/", "artist": "Ben"},
            'licensed under CC BY-NC-ND 4.0, by "Ben", says the file',
        ),
        (
            {"licence_url": "http://creativecommons.org/publicdomain/zero/1.0/"},
            "licensed under CC0, says the file",
        ),
        ({"copyright": "CC BY-SA 4.0"}, "licensed under CC BY-SA 4.0, says the file"),
        ({"copyright": "CC0"}, "licensed under CC0, says the file"),
        ({"copyright": "© Ada Byron"}, 'the file says whose picture it is: "© Ada Byron"'),
        ({"credit": "Ada Byron/dpa"}, 'the file says whose picture it is: "Ada Byron/dpa"'),
        (
            {"licence_url": "https://example.org/rights"},
            'the file says whose picture it is: "https://example.org/rights"',
        ),
    ],
)
def test_what_a_file_says_about_rights(notes: dict[str, str], message: str) -> None:
    assert said("licence", noted(**notes)) == [("info", message)]


def test_what_a_licence_asks_for() -> None:
    (found,) = findings("licence", noted(licence_url="https://creativecommons.org/licenses/by-nc-nd/4.0/"))
    assert found.hint == "name the author and the licence in the post; publish it uncut; not in advertising"


@pytest.mark.parametrize(
    "notes", [{}, {"artist": "Ada Byron"}, {"software": "GIMP"}, {"description": "Hills"}]
)
def test_nothing_about_rights(notes: dict[str, str]) -> None:
    assert said("licence", noted(**notes)) == []


MANIFEST = (
    b"\0\0\1\0jumbcaptured http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture \0"
    b"c2pa.created http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia\0end"
)


def segment(number: int, body: bytes) -> bytes:
    """A JPEG's APP11 segment with a part of a JUMBF box."""
    inside = b"JP\0\1" + struct.pack(">I", number) + b"\0\0\1\0jumb" + body
    return b"\xff\xeb" + struct.pack(">H", len(inside) + 2) + inside


def test_content_credentials_of_a_jpeg_in_several_segments(tmp_path: Path) -> None:
    file = tmp_path / "a.jpg"
    Image.new("RGB", (40, 30)).save(file)
    plain = file.read_bytes()
    cut = MANIFEST.index(b"trained") + 3
    data = plain[:2] + segment(1, MANIFEST[:cut]) + segment(2, MANIFEST[cut:]) + plain[2:]
    found = read_header(data)
    assert found.defect is None
    assert found.metadata.digital_source_type == TERMS + "trainedAlgorithmicMedia"
    assert said("ai-label", Asset("a.jpg", "a", found))[0][1] == "the file says that it was made by AI"


def test_content_credentials_of_png_and_webp(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    Image.new("RGB", (40, 30)).save(file)
    data = file.read_bytes()
    start = data.index(b"IDAT") - 4
    png = data[:start] + chunk(b"caBX", MANIFEST) + data[start:]
    assert read_header(png).metadata.digital_source_type.endswith("/trainedAlgorithmicMedia")
    Image.new("RGB", (40, 30)).save(tmp_path / "a.webp")
    body = (tmp_path / "a.webp").read_bytes()[8:] + b"C2PA" + struct.pack("<I", len(MANIFEST)) + MANIFEST
    webp = b"RIFF" + struct.pack("<I", len(body)) + body
    assert read_header(webp).metadata.digital_source_type.endswith("/trainedAlgorithmicMedia")


@pytest.mark.parametrize(
    "manifest", [b"", b"JP", b"\xff" * 500, b"http://cv.iptc.org/newscodes/digitalsourcetype/"]
)
def test_credentials_that_say_nothing(tmp_path: Path, manifest: bytes) -> None:
    file = tmp_path / "a.jpg"
    Image.new("RGB", (40, 30)).save(file)
    plain = file.read_bytes()
    assert read_header(plain[:2] + segment(1, manifest) + plain[2:]).metadata.digital_source_type == ""
