"""EXIF, XMP and IPTC: what is said about a picture, and by whom."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from tests import pictures
from vislint.model import Metadata
from vislint.probe import probe_file

PLACES = [(51.0543, 3.7174), (-33.8688, 151.2093), (40.7128, -74.006), (-22.9068, -43.1729), (0.0005, 90.0)]


def metadata(path: Path) -> Metadata:
    found = probe_file(path).header
    assert found.defect is None
    return found.metadata


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif", "heic"])
def test_position(tmp_path: Path, kind: str, place: tuple[float, float]) -> None:
    found = metadata(getattr(pictures, kind)(tmp_path / "a", exif=pictures.exif(position=place)))
    assert found.latitude == pytest.approx(place[0], abs=2e-6)
    assert found.longitude == pytest.approx(place[1], abs=2e-6)


def test_no_position_without_a_satellite(tmp_path: Path) -> None:
    found = metadata(pictures.jpeg(tmp_path / "a.jpg", exif=pictures.exif(position=(0.0, 0.0))))
    assert (found.latitude, found.longitude) == (None, None)


def test_camera_and_names(tmp_path: Path) -> None:
    tags = {
        0x010E: "An open door", 0x010F: "Canon", 0x0110: "Canon EOS 40D", 0x0131: "Firmware 1.1",
        0x013B: "Ada", 0x8298: "Ada & Co\0\0",
    }  # fmt: skip
    block = pictures.exif(tags=tags, detail={0xA431: "  330107163\0"})
    expected = Metadata(
        camera="Canon EOS 40D", serial_number="330107163", software="Firmware 1.1", artist="Ada",
        copyright="Ada & Co", description="An open door",
    )  # fmt: skip
    for kind in ("jpeg", "png", "webp", "heic"):
        assert metadata(getattr(pictures, kind)(tmp_path / kind, exif=block)) == expected


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("NIKON CORPORATION", "NIKON D70", "NIKON D70"), ("Apple", "iPhone 14 Pro", "Apple iPhone 14 Pro"),
        ("SONY", "", "SONY"), ("", "E950", "E950"),
    ],
)  # fmt: skip
def test_a_maker_is_named_once(tmp_path: Path, make: str, model: str, camera: str) -> None:
    assert (
        metadata(
            pictures.jpeg(tmp_path / "a.jpg", exif=pictures.exif(tags={0x010F: make, 0x0110: model}))
        ).camera
        == camera
    )


def test_owner_of_the_camera_stands_in_for_the_artist(tmp_path: Path) -> None:
    assert (
        metadata(pictures.jpeg(tmp_path / "a.jpg", exif=pictures.exif(detail={0xA430: "Grace"}))).artist
        == "Grace"
    )


LISTED = (
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A red door</rdf:li>'
    '<rdf:li xml:lang="fr">Une porte</rdf:li></rdf:Alt></dc:description>'
    "<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li></rdf:Seq></dc:creator>"
    '<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'
)
AI = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif", "GIF"])
def test_xmp(tmp_path: Path, kind: str) -> None:
    packet = pictures.xmp(
        LISTED, photoshop_Credit="Agency", Iptc4xmpExt_DigitalSourceType=AI, xmp_CreatorTool="Pen"
    )
    if kind == "png":
        body = b"XML:com.adobe.xmp\0\0\0\0\0" + packet
        path = pictures.with_chunks(pictures.png(tmp_path / kind), pictures.chunk(b"iTXt", body))
    elif kind == "GIF":
        data = pictures.gif(tmp_path / kind).read_bytes()
        trailer = b"\1" + bytes(range(255, -1, -1)) + b"\0"
        path = pictures.write(tmp_path / kind, data[:-1] + b"!\xff\x0bXMP DataXMP" + packet + trailer + b";")
    else:
        path = getattr(pictures, kind)(tmp_path / kind, xmp=packet)
    assert metadata(path) == Metadata(
        software="Pen", artist="Ada", credit="Agency", description="A red door", digital_source_type=AI,
        licence_url="https://creativecommons.org/licenses/by/4.0/",
    )  # fmt: skip


def test_xmp_elements_and_the_statement_on_the_web(tmp_path: Path) -> None:
    packet = pictures.xmp(
        "<photoshop:Credit>\n Agency \n</photoshop:Credit>", xmpRights_WebStatement="https://a.example/terms"
    )
    found = metadata(pictures.jpeg(tmp_path / "a.jpg", xmp=packet))
    assert (found.credit, found.licence_url) == ("Agency", "https://a.example/terms")


@pytest.mark.parametrize(
    ("latitude", "longitude", "position"),
    [
        ("51,3.5N", "3,43.5W", (51.058333, -3.725)),
        ("33,52,12.5S", "151,12,0E", (-33.870139, 151.2)),
        ("51.5", "3.5", (None, None)),
        ("99,0N", "3,0E", (None, None)),
    ],
)
def test_position_in_xmp(
    tmp_path: Path, latitude: str, longitude: str, position: tuple[float | None, float | None]
) -> None:
    packet = pictures.xmp(exif_GPSLatitude=latitude, exif_GPSLongitude=longitude)
    found = metadata(pictures.jpeg(tmp_path / "a.jpg", xmp=packet))
    assert (found.latitude, found.longitude) == position


def test_iptc(tmp_path: Path) -> None:
    body = pictures.iptc(artist="Zoë", credit="Agency", copyright="© A", description="A door")
    path = pictures.with_segment(pictures.jpeg(tmp_path / "a.jpg"), 0xED, body)
    assert metadata(path) == Metadata(artist="Zoë", credit="Agency", copyright="© A", description="A door")


def test_the_latest_hand_wins(tmp_path: Path) -> None:
    block = pictures.exif(tags={0x010E: "OLYMPUS DIGITAL CAMERA", 0x010F: "OLYMPUS"})
    path = pictures.jpeg(tmp_path / "a.jpg", exif=block, xmp=pictures.xmp(LISTED))
    found = metadata(pictures.with_segment(path, 0xED, pictures.iptc(description="A door", credit="Agency")))
    assert (found.description, found.credit, found.camera) == ("A red door", "Agency", "OLYMPUS")


def test_words_of_a_png(tmp_path: Path) -> None:
    texts = [
        (b"tEXt", b"Software\0www.inkscape.org"),
        (b"zTXt", b"Author\0\0" + zlib.compress("Frédéric".encode())),
        (b"iTXt", b"Description\0\1\0\0\0" + zlib.compress(b"A door")),
        (b"tEXt", b"Copyright\0CC0"),
    ]
    path = pictures.with_chunks(pictures.png(tmp_path / "a.png"), *(pictures.chunk(*text) for text in texts))
    assert metadata(path) == Metadata(
        software="www.inkscape.org", artist="Frédéric", description="A door", copyright="CC0"
    )


def test_exif_that_imagemagick_wrote_as_text(tmp_path: Path) -> None:
    block = pictures.exif(6, (51.0543, 3.7174))
    text = f"\nexif\n{len(block):8}\n{block.hex()}\n".encode()
    body = b"Raw profile type exif\0\0" + zlib.compress(text)
    path = pictures.with_chunks(pictures.png(tmp_path / "a.png", 64, 48), pictures.chunk(b"zTXt", body))
    assert metadata(path).latitude == pytest.approx(51.0543, abs=2e-6)
    assert probe_file(path).header.width == 48


BOMB = (
    b'<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    "packet",
    [
        BOMB + pictures.xmp(photoshop_Credit="&c;"),
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + pictures.xmp(photoshop_Credit="Agency"),
        pictures.xmp(photoshop_Credit="Agency")[:-60],
        b"\xff\xfe\xfd nothing",
        b"<a>" * 10_000,
    ],
    ids=["entities", "external", "cut", "noise", "deep"],
)
def test_a_hostile_packet_says_nothing(tmp_path: Path, packet: bytes) -> None:
    assert metadata(pictures.jpeg(tmp_path / "a.jpg", xmp=packet)) == Metadata()


@pytest.mark.parametrize(
    "block",
    [
        b"Exif\0\0",
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01\x03\0\xff\xff\xff\xff\xff\xff\xff\xff" * 5,
        pictures.exif(6, (51.0, 3.0), {0x010F: "Canon"})[:20],
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x09\0\0\0\0\0\x08",
    ],
    ids=["empty", "outside", "huge", "cut", "orientation 9"],
)
def test_damaged_exif_is_no_defect(tmp_path: Path, block: bytes) -> None:
    path = pictures.with_segment(pictures.jpeg(tmp_path / "a.jpg", 64, 48), 0xE1, block)
    assert metadata(path).latitude is None
    assert probe_file(path).header.width == 64
