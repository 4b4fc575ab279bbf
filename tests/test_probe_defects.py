"""Files that cannot be shown, and why; and files that look damaged and are not."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import pictures
from vislint.model import Defect, Header
from vislint.probe.header import read_header

Maker = Callable[[Path], Path]


def header(path: Path) -> Header:
    return read_header(path.read_bytes())


def defect(data: bytes) -> Defect:
    found = read_header(data).defect
    assert found is not None
    return found


STRANGERS = {
    "html": (b"<!DOCTYPE html>\n<html><body>404</body></html>", "html", "an HTML page, not a picture"),
    "bare html": (b"  <title>Not Found</title>", "html", "an HTML page, not a picture"),
    "xml": (b'<?xml version="1.0"?><Error>Denied</Error>', "html", "an XML document, not a picture"),
    "json": (b'{"message": "Not Found"}', "html", "a JSON document, not a picture"),
    "json list": (b'\n[{"id": 1}]', "html", "a JSON document, not a picture"),
    "markdown": (b"# Title\n\n- [ ] to do <b>now</b>", "not-a-visual", "plain text"),
    "list": (b"[link](a.png) and text", "not-a-visual", "plain text"),
    "free": (b"Get free tickets", "not-a-visual", "plain text"),
    "zip": (b"PK\x03\x04" + bytes(40), "not-a-visual", "a ZIP archive, not a picture"),
    "mp3": (b"ID3\x04" + bytes(40), "not-a-visual", "an MP3 recording, not a picture"),
    "m4a": (pictures.box(b"ftyp", b"M4A ", bytes(4)), "not-a-visual",
            "a recording or raw camera file, not a picture"),
    "wav": (b"RIFF\x24\0\0\0WAVEfmt ", "not-a-visual", "a RIFF file without pictures, not a picture"),
    "noise": (b"\x8f\x01\x02\x03\x04", "not-a-visual", "no known kind of picture, video or document"),
    "zeros": (bytes(5000), "corrupt", "begins with nothing but zeros (5,000 bytes)"),
    "annex": (b"/annex/objects/MD5E-s34--abc.png\n", "annex-pointer", "a git-annex pointer"),
    "empty": (b"", "empty", "has 0 bytes"),
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGERS)
def test_files_that_are_no_picture(name: str) -> None:
    data, kind, detail = STRANGERS[name]
    assert defect(data) == Defect(kind, detail)  # type: ignore[arg-type]
    assert read_header(data).format == ""


def test_a_pointer_of_git_lfs(tmp_path: Path) -> None:
    found = header(pictures.lfs_pointer(tmp_path / "a.png", 3_400_000))
    assert found.defect == Defect(
        "lfs-pointer", "a Git LFS pointer that stands for a file of 3,400,000 bytes"
    )
    assert found.bytes < 200


CUT: dict[str, Maker] = {
    "jpeg": lambda path: pictures.jpeg(path, 320, 200),
    "progressive": lambda path: pictures.jpeg(path, 320, 200, progressive=True),
    "mpo": lambda path: pictures.mpo(path, 320, 200, pictures=1),
    "png": lambda path: pictures.png(path, 320, 200),
    "gif": lambda path: pictures.gif(path, 320, 200),
    "webp": lambda path: pictures.webp(path, 320, 200),
    "avif": lambda path: pictures.avif(path, 320, 200),
    "heic": lambda path: pictures.heic(path, 320, 200, exif=bytes(900)),
    "bmp": lambda path: pictures.other(path, "BMP", 320, 200),
    "tiff": lambda path: pictures.other(path, "TIFF", 320, 200, compression="raw"),
    "mp4": lambda path: pictures.mp4(path, 320, 200, data=5000),
    "webm": lambda path: pictures.webm(path, 320, 200),
    "svg": lambda path: pictures.svg(path, 'width="320" height="200"', "<g></g>" * 50),
}


@pytest.mark.parametrize("name", CUT)
@pytest.mark.parametrize("keep", [0.6, 0.75, 0.9])
def test_a_cut_file_keeps_what_was_read(tmp_path: Path, name: str, keep: float) -> None:
    found = header(pictures.truncated(tmp_path / "cut", CUT[name](tmp_path / "whole"), keep))
    assert found.defect is not None
    assert found.defect.kind == "truncated"
    if name != "tiff":  # Pillow writes the directory of a raw TIFF before its strips
        assert (found.width, found.height) == (320, 200)


def test_every_shorter_copy_is_a_defect(tmp_path: Path) -> None:
    for make in (pictures.jpeg, pictures.png, pictures.webp, pictures.avif):
        data = make(tmp_path / "whole", 40, 30).read_bytes()
        for size in range(len(data) - 1):
            assert read_header(data[:size]).defect is not None, (make.__name__, size, len(data))


def test_details_name_what_is_missing(tmp_path: Path) -> None:
    jpeg = pictures.jpeg(tmp_path / "a.jpg").read_bytes()
    assert defect(jpeg[:3000]).detail == "ends inside the picture data, after 3,000 bytes"
    assert defect(jpeg[:30]).detail == "ends inside the header, after 30 bytes"
    png = pictures.png(tmp_path / "a.png").read_bytes()
    assert defect(png[:-12]).detail == f"ends without its closing IEND chunk, after {len(png) - 12:,} bytes"
    assert defect(png[:-112]).detail == "its IDAT chunk runs 100 bytes past the end"
    webp = pictures.webp(tmp_path / "a.webp").read_bytes()
    assert defect(webp[:500]).detail == f"claims {len(webp):,} bytes, has 500"
    moving = pictures.gif(tmp_path / "a.gif", frames=3).read_bytes()
    assert defect(moving[: len(moving) - 20]).detail.startswith("ends inside frame 3, after ")
    video = pictures.mp4(tmp_path / "a.mp4", data=5000).read_bytes()
    assert defect(video[:-1000]).detail == "its mdat box runs 1,000 bytes past the end"


def test_a_file_padded_with_zeros_is_cut(tmp_path: Path) -> None:
    data = pictures.jpeg(tmp_path / "a.jpg").read_bytes()
    assert defect(data[:3000].ljust(len(data), b"\0")).kind == "truncated"
    png = pictures.png(tmp_path / "a.png").read_bytes()
    assert defect(png[:900].ljust(len(png), b"\0")).detail == "the checksum of its IDAT chunk is wrong"


HARMLESS: dict[str, Callable[[bytes], bytes]] = {
    "trailer of a camera": lambda data: data + b"SEFT" + bytes(400),
    "a second picture": lambda data: data + data[: len(data) // 2],
    "fill bytes": lambda data: data[:2] + b"\xff\xff\xff" + data[2:],
    "an empty comment": lambda data: data[:2] + b"\xff\xfe\x00\x02" + data[2:],
}


@pytest.mark.parametrize("name", HARMLESS)
def test_jpegs_that_look_odd_and_are_whole(tmp_path: Path, name: str) -> None:
    found = read_header(HARMLESS[name](pictures.jpeg(tmp_path / "a.jpg", 320, 200).read_bytes()))
    assert found.defect is None
    assert (found.width, found.height) == (320, 200)


def test_other_files_that_look_odd_and_are_whole(tmp_path: Path) -> None:
    gif = pictures.gif(tmp_path / "a.gif", frames=2).read_bytes()
    assert read_header(gif[:-1]).defect is None  # no trailer
    assert read_header(gif + b"appended").defect is None
    png = pictures.png(tmp_path / "a.png").read_bytes()
    assert read_header(png + b"appended").defect is None
    webp = pictures.webp(tmp_path / "a.webp").read_bytes()
    assert read_header(webp + b"appended").defect is None
    thumbnail = pictures.exif() + pictures.jpeg(tmp_path / "b.jpg", 16, 16).read_bytes()
    inside = pictures.with_segment(pictures.jpeg(tmp_path / "c.jpg", 320, 200), 0xE1, thumbnail).read_bytes()
    assert read_header(inside).width == 320
    assert defect(inside[: len(inside) - 200]).kind == "truncated"  # its thumbnail's end is not its own


def png_of(*chunks: bytes) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def ihdr(width: int = 40, height: int = 30, bits: int = 8, colour: int = 2) -> bytes:
    return pictures.chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0))


DATA, END = pictures.chunk(b"IDAT", zlib.compress(bytes(3630))), pictures.chunk(b"IEND", b"")
CORRUPT = {
    "header checksum": png_of(pictures.chunk(b"IHDR", ihdr()[8:21], 7), DATA, END),
    "text checksum": png_of(ihdr(), pictures.chunk(b"tEXt", b"a\0b", 7), DATA, END),
    "data checksum": png_of(ihdr(), pictures.chunk(b"IDAT", b"abc", 7), END),
    "no data": png_of(ihdr(), END),
    "no header": png_of(DATA, END),
    "no size": png_of(ihdr(0, 5), DATA, END),
    "colour type": png_of(ihdr(bits=4), DATA, END),
    "huge chunk": png_of(ihdr(), struct.pack(">I4s", 1 << 31, b"IDAT") + bytes(20)),
    "text mode": png_of(ihdr(), DATA, END).replace(b"\r\n", b"\n", 1),
    "jpeg end": b"\xff\xd8\xff\xd9" + bytes(20),
    "jpeg marker": b"\xff\xd8\xff\x42\0\4ab\xff\xd9",
    "jpeg start": b"\xff\xd8ab" + bytes(20),
    "jpeg no frame": b"\xff\xd8\xff\xda\0\4ab\xff\xd9",
    "jpeg layers": b"\xff\xd8\xff\xc0\0\x08\x08\0\x10\0\x10\x07\xff\xda\0\4ab\xff\xd9",
    "jpeg tables": b"\xff\xd8\xff\xdb\0\x08\0abcde\xff\xda\0\4ab\xff\xd9",
    "gif block": b"GIF89a\x10\0\x10\0\0\0\0\x77" + bytes(20),
    "gif empty": b"GIF89a\x10\0\x10\0\0\0\0;",
    "webp empty": b"RIFF\x0c\0\0\0WEBPJUNK\0\0\0\0",
    "webp key frame": b"RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\x01abcdefghi",
    "webp width": b"RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\x01\x2a\0\0\x10\0",
    "webp signature": b"RIFF\x12\0\0\0WEBPVP8L\x06\0\0\0abcdef",
    "bmp": b"BM" + bytes(12) + struct.pack("<IiiHHI", 40, -5, 5, 1, 24, 0) + bytes(30),
    "mp4 without moov": pictures.box(b"ftyp", b"isom", bytes(4)) + pictures.box(b"mdat", bytes(40)),
    "heic without size": pictures.box(b"ftyp", b"heic", bytes(4)) + pictures.box(b"mdat", bytes(40)),
    "tiff without size": b"II*\0\x08\0\0\0\0\0\0\0\0\0",
    "webm number": b"\x1a\x45\xdf\xa3\x00" + bytes(30),
    "webm no segment": b"\x1a\x45\xdf\xa3\x80",
}


@pytest.mark.parametrize("name", CORRUPT)
def test_corrupt(name: str) -> None:
    assert defect(CORRUPT[name]).kind == "corrupt"


def test_canvas_and_picture_of_a_webp_agree(tmp_path: Path) -> None:
    data = bytearray(pictures.webp(tmp_path / "a.webp", 40, 30, mode="RGBA").read_bytes())
    data[24] += 1
    assert defect(bytes(data)) == Defect("corrupt", "claims 41×30 pixels and holds 40×30")


def test_bombs(tmp_path: Path) -> None:
    found = header(pictures.bomb(tmp_path / "a.png", 50_000, 50_000))
    assert found.defect == Defect("bomb", "claims 50000×50000 pixels, 2,500 megapixels")
    assert (found.format, found.width) == ("png", 50_000)
    size = pictures.bomb(tmp_path / "b.png", 20_000, 20_000).stat().st_size
    assert header(tmp_path / "b.png").defect == Defect("bomb", f"claims 20000×20000 pixels in {size} bytes")


def test_bombs_of_other_formats(tmp_path: Path) -> None:
    jpeg = bytearray(pictures.jpeg(tmp_path / "a.jpg").read_bytes())
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", 60_000, 60_000)
    assert defect(bytes(jpeg)).kind == "bomb"
    jpeg[at : at + 4] = struct.pack(">HH", 10_000, 10_000)
    assert defect(bytes(jpeg)).kind == "bomb"
    gif = bytearray(pictures.gif(tmp_path / "a.gif").read_bytes())
    gif[6:10] = b"\xff\xff\xff\xff"
    assert defect(bytes(gif)).kind == "bomb"


def test_large_and_flat_is_no_bomb(tmp_path: Path) -> None:
    for kind, options in (("png", {"mode": "L"}), ("webp", {"lossless": True}), ("jpeg", {"quality": 5})):
        flat = pictures.encoded(pictures.drawing(1, 1).resize((5000, 4000)), kind, **options)
        assert read_header(flat).defect is None
    assert header(pictures.svg(tmp_path / "a.svg", 'width="90000" height="90000"')).defect is None


def test_a_packed_bomb_in_a_profile_or_text_is_passed_over(tmp_path: Path) -> None:
    packed = zlib.compress(bytes(50_000_000), 9)
    chunks = [pictures.chunk(b"iCCP", b"x\0\0" + packed), pictures.chunk(b"zTXt", b"Software\0\0" + packed)]
    chunks.append(pictures.chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + packed))
    found = header(pictures.with_chunks(pictures.png(tmp_path / "a.png"), *chunks * 40))
    assert found.defect is None
    assert found.width == 320


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_any_bytes_will_do(tmp_path: Path, kind: Callable[[bytes], bytearray | memoryview]) -> None:
    data = pictures.png(tmp_path / "a.png").read_bytes()
    assert read_header(kind(data)) == read_header(data)
