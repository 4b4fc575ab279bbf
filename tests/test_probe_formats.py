"""Type, size, mode, frames and colour, told from the bytes; Pillow is asked for a second opinion."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from tests import pictures
from vislint.model import Header
from vislint.probe import probe_file

Maker = Callable[[Path], Path]


def header(path: Path) -> Header:
    return probe_file(path).header


def sound(path: Path) -> Header:
    found = header(path)
    assert found.defect is None
    assert found.bytes == path.stat().st_size
    return found


MADE: dict[str, tuple[Maker, str, tuple[int, int] | None]] = {
    "jpeg": (lambda path: pictures.jpeg(path, 321, 200), "jpeg", (321, 200)),
    "progressive": (lambda path: pictures.jpeg(path, 64, 48, progressive=True), "jpeg", (64, 48)),
    "mpo": (lambda path: pictures.mpo(path, 64, 48), "mpo", (64, 48)),
    "png": (lambda path: pictures.png(path, 320, 201), "png", (320, 201)),
    "gif": (lambda path: pictures.gif(path, 65, 48), "gif", (65, 48)),
    "webp": (lambda path: pictures.webp(path, 99, 98), "webp", (99, 98)),
    "lossless webp": (lambda path: pictures.webp(path, 99, 98, lossless=True), "webp", (99, 98)),
    "avif": (lambda path: pictures.avif(path, 66, 44), "avif", (66, 44)),
    "heic": (lambda path: pictures.heic(path, 4032, 3024), "heic", (4032, 3024)),
    "bmp": (lambda path: pictures.other(path, "BMP", 31, 17), "bmp", (31, 17)),
    "tiff": (lambda path: pictures.other(path, "TIFF", 31, 17), "tiff", (31, 17)),
    "ico": (lambda path: pictures.other(path, "ICO", 96, 96, sizes=[(48, 48), (96, 96)]), "ico", (96, 96)),
    "jpeg 2000": (lambda path: pictures.other(path, "JPEG2000", 31, 17), "jp2", (31, 17)),
    "bare jpeg 2000": (lambda path: pictures.other(path, "JPEG2000", 31, 17, no_jp2=True), "jp2", (31, 17)),
    "jxl": (lambda path: pictures.jxl(path, 640, 480), "jxl", (640, 480)),
    "psd": (lambda path: pictures.psd(path, 800, 600), "psd", (800, 600)),
    "svg": (pictures.svg, "svg", (120, 80)),
    "pdf": (pictures.pdf, "pdf", None),
    "mp4": (pictures.mp4, "mp4", (1280, 720)),
    "mov": (lambda path: pictures.mp4(path, brand=b"qt  "), "mov", (1280, 720)),
    "m4v": (lambda path: pictures.mp4(path, brand=b"M4V "), "m4v", (1280, 720)),
    "3gp": (lambda path: pictures.mp4(path, brand=b"3gp4"), "3gp", (1280, 720)),
    "webm": (pictures.webm, "webm", (640, 360)),
    "mkv": (lambda path: pictures.webm(path, kind=b"matroska"), "mkv", (640, 360)),
    "avi": (pictures.avi, "avi", (320, 240)),
}  # fmt: skip


@pytest.mark.parametrize("name", MADE)
def test_format_and_size_come_from_the_bytes(tmp_path: Path, name: str) -> None:
    make, kind, size = MADE[name]
    found = sound(make(tmp_path / "misleading.txt"))
    assert found.format == kind
    assert (found.width, found.height) == (size or (None, None))


PREFIXES = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"): "doc",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "PowerPoint Document".encode("utf-16-le"): "ppt",
    b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + bytes(99) + b"word/document.xml": "docx",
    b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + bytes(99) + b"ppt/slides": "pptx",
    b"\0\0\x01\xba" + bytes(60): "mpeg",
    b"OggS" + bytes(24) + b"\x80theora": "ogv",
    b"FLV\x01" + bytes(60): "flv",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + bytes(60): "wmv",
    b"%!PS-Adobe-3.0 EPSF-3.0": "eps",
    b"\n%PDF-1.4\n": "pdf",
    b"II+\0\x08\0\0\0" + bytes(20): "tiff",
}


@pytest.mark.parametrize(("data", "kind"), PREFIXES.items(), ids=PREFIXES.values())
def test_files_known_by_their_beginning(tmp_path: Path, data: bytes, kind: str) -> None:
    assert sound(pictures.write(tmp_path / "file", data)).format == kind


@pytest.mark.parametrize(
    ("kind", "mode", "bits", "alpha"),
    [
        ("png", "1", 1, False), ("png", "L", 8, False), ("png", "P", 8, False), ("png", "RGB", 8, False),
        ("png", "RGBA", 8, True), ("png", "LA", 8, True), ("png", "I;16", 16, False),
        ("jpeg", "L", 8, False), ("jpeg", "RGB", 8, False), ("jpeg", "CMYK", 8, False),
        ("webp", "RGB", 8, False), ("webp", "RGBA", 8, True),
        ("avif", "RGB", 8, False), ("avif", "RGBA", 8, True),
    ],
)  # fmt: skip
def test_mode_bits_and_alpha(tmp_path: Path, kind: str, mode: str, bits: int, alpha: bool) -> None:
    found = sound(getattr(pictures, kind)(tmp_path / "picture", 40, 30, mode=mode))
    assert (found.mode, found.bits, found.alpha) == (mode, bits, alpha)
    with Image.open(tmp_path / "picture") as image:
        assert image.mode == found.mode


def test_ten_bits_of_an_iphone(tmp_path: Path) -> None:
    assert sound(pictures.heic(tmp_path / "photo.heic")).bits == 10


def test_transparency_of_palettes(tmp_path: Path) -> None:
    clear = pictures.png(tmp_path / "clear.png", mode="P", transparency=0)
    opaque = pictures.with_chunks(pictures.png(tmp_path / "opaque.png", mode="L"))
    assert sound(clear).alpha is True
    assert sound(opaque).alpha is False
    solid = pictures.drawing(20, 20, "P")
    data = pictures.encoded(solid, "PNG", transparency=b"\xff\xff\xff")
    assert sound(pictures.write(tmp_path / "solid.png", data)).alpha is False
    gif = pictures.encoded(pictures.drawing(20, 20, "L"), "GIF", transparency=0, optimize=False)
    assert sound(pictures.write(tmp_path / "clear.gif", gif)).alpha is True
    assert sound(pictures.gif(tmp_path / "opaque.gif")).alpha is False


def test_transparent_lossless_webp(tmp_path: Path) -> None:
    assert sound(pictures.webp(tmp_path / "a.webp", mode="RGBA", lossless=True, exact=True)).alpha is True


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_frames_and_seconds(tmp_path: Path, kind: str) -> None:
    found = sound(pictures.animation(tmp_path / "moving", kind, [100, 250, 400]))
    assert (found.frames, found.duration) == (3, 0.75)
    assert probe_file(tmp_path / "moving").kind == "animation"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_a_still_has_no_duration(tmp_path: Path, kind: str) -> None:
    found = sound(pictures.animation(tmp_path / "still", kind, [100]))
    assert (found.frames, found.duration) == (1, None)
    assert probe_file(tmp_path / "still").kind == "image"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_frames_without_a_delay_are_shown_for_a_tenth_of_a_second(tmp_path: Path, kind: str) -> None:
    assert sound(pictures.animation(tmp_path / "quick", kind, [0, 10, 20])).duration == 0.22


def test_pictures_of_an_mpo_are_no_animation(tmp_path: Path) -> None:
    found = sound(pictures.mpo(tmp_path / "two.jpg", pictures=3))
    assert (found.format, found.frames, found.duration) == ("mpo", 3, None)
    assert probe_file(tmp_path / "two.jpg").kind == "image"


def test_a_gain_map_leaves_a_jpeg_a_jpeg(tmp_path: Path) -> None:
    path = pictures.mpo(tmp_path / "ultra.jpg")
    packet = b"http://ns.adobe.com/xap/1.0/\0" + pictures.xmp().replace(
        b"rdf:about", b'hdrgm:Version="1.0" rdf:about'
    )
    assert sound(pictures.with_segment(path, 0xE1, packet)).format == "jpeg"


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_size_is_that_after_turning(tmp_path: Path, kind: str, orientation: int) -> None:
    path = getattr(pictures, kind)(tmp_path / "turned", 64, 48, exif=pictures.exif(orientation))
    found = sound(path)
    assert found.orientation == orientation
    with Image.open(path) as image:
        assert ImageOps.exif_transpose(image).size == (found.width, found.height)


def test_tiff_is_turned_and_its_pages_are_counted(tmp_path: Path) -> None:
    first, second = pictures.drawing(64, 48), pictures.drawing(64, 48, seed=1)
    options = {"save_all": True, "append_images": [second], "tiffinfo": {0x0112: 6}}
    found = sound(pictures.write(tmp_path / "t.tif", pictures.encoded(first, "TIFF", **options)))
    assert (found.width, found.height, found.orientation, found.frames) == (48, 64, 6, 2)
    assert probe_file(tmp_path / "t.tif").kind == "image"


def test_heic_is_turned_by_its_own_box_and_not_by_exif(tmp_path: Path) -> None:
    found = sound(pictures.heic(tmp_path / "a.heic", 400, 300, quarter_turns=0, exif=pictures.exif(6)))
    assert (found.width, found.height, found.orientation) == (400, 300, 1)
    turned = sound(pictures.heic(tmp_path / "b.heic", 400, 300, quarter_turns=3, exif=pictures.exif(1)))
    assert (turned.width, turned.height, turned.orientation) == (300, 400, 6)


@pytest.mark.parametrize(
    ("turn", "size"), [(0, (640, 360)), (90, (360, 640)), (180, (640, 360)), (270, (360, 640))]
)
def test_a_video_held_upright(tmp_path: Path, turn: int, size: tuple[int, int]) -> None:
    found = sound(pictures.mp4(tmp_path / "v.mp4", 640, 360, 7.25, turn=turn))
    assert (found.width, found.height, found.duration) == (*size, 7.25)
    assert probe_file(tmp_path / "v.mp4").kind == "video"


def test_videos_that_keep_their_length_to_themselves(tmp_path: Path) -> None:
    assert sound(pictures.webm(tmp_path / "live.webm", seconds=None)).duration is None
    assert sound(pictures.mp4(tmp_path / "live.mp4", seconds=0)).duration is None
    assert sound(pictures.webm(tmp_path / "v.webm", seconds=4.5)).duration == 4.5
    assert sound(pictures.avi(tmp_path / "v.avi", frames=100, rate=25)).duration == 4.0
    assert sound(pictures.webm(tmp_path / "a.webm", seconds=1e12)).duration is None


def test_half_a_size_is_none(tmp_path: Path) -> None:
    for made in (pictures.webm(tmp_path / "a.webm", 0, 360), pictures.avi(tmp_path / "a.avi", 320, 0)):
        assert (sound(made).width, sound(made).height) == (None, None)


@pytest.mark.parametrize("setting", [5, 30, 49, 50, 75, 90, 95, 100])
def test_jpeg_quality(tmp_path: Path, setting: int) -> None:
    assert sound(pictures.jpeg(tmp_path / "a.jpg", quality=setting)).jpeg_quality == setting


def test_quality_of_tables_of_another_kind_is_the_nearest(tmp_path: Path) -> None:
    tables = [[2 + number // 8 for number in range(64)]] * 2
    found = sound(pictures.jpeg(tmp_path / "a.jpg", qtables=tables)).jpeg_quality
    assert found is not None
    assert 90 <= found <= 97


@pytest.mark.parametrize("modern", [False, True])
@pytest.mark.parametrize(
    ("description", "name"),
    [
        ("sRGB IEC61966-2.1", "sRGB"), ("c2", "sRGB"), ("Display P3", "Display P3"),
        ("Adobe RGB (1998)", "Adobe RGB"), ("ProPhoto RGB", "ProPhoto RGB"), ("BenQ GW2765", "BenQ GW2765"),
    ],
)  # fmt: skip
def test_colour_profiles(tmp_path: Path, description: str, name: str, modern: bool) -> None:
    profile = pictures.profile(description, modern=modern)
    for kind in ("jpeg", "png", "webp", "avif"):
        assert sound(getattr(pictures, kind)(tmp_path / kind, 40, 30, icc_profile=profile)).icc == name
    data = pictures.encoded(pictures.drawing(40, 30), "TIFF", icc_profile=profile)
    assert sound(pictures.write(tmp_path / "tiff", data)).icc == name


def test_profiles_for_print_and_grey(tmp_path: Path) -> None:
    print_profile = pictures.profile("Coated FOGRA39", b"CMYK")
    assert sound(pictures.jpeg(tmp_path / "a.jpg", mode="CMYK", icc_profile=print_profile)).icc == "CMYK"
    grey = pictures.profile("Dot Gain 20%", b"GRAY")
    assert sound(pictures.jpeg(tmp_path / "b.jpg", mode="L", icc_profile=grey)).icc == "gray"
    assert sound(pictures.jpeg(tmp_path / "c.jpg", icc_profile=b"nothing of the kind")).icc == "damaged"
    assert sound(pictures.jpeg(tmp_path / "d.jpg")).icc == ""


def test_a_large_profile_in_several_segments(tmp_path: Path) -> None:
    profile = pictures.profile("Display P3") + bytes(150_000)
    assert sound(pictures.jpeg(tmp_path / "a.jpg", icc_profile=profile)).icc == "Display P3"


def test_a_wide_gamut_named_by_a_code(tmp_path: Path) -> None:
    path = pictures.with_chunks(pictures.png(tmp_path / "a.png"), pictures.chunk(b"cICP", b"\x0c\x0d\0\1"))
    assert sound(path).icc == "Display P3"


def test_sides_of_a_jpeg_xl_with_a_ratio(tmp_path: Path) -> None:
    # small: yes, height 5 bits of eights (10 → 80), ratio 7 (2:1), all default
    bits = 1 | 9 << 1 | 7 << 6 | 1 << 9
    found = sound(pictures.write(tmp_path / "a.jxl", b"\xff\x0a" + struct.pack("<I", bits) + bytes(12)))
    assert (found.width, found.height) == (160, 80)
    boxed = pictures.box(b"JXL ", b"\r\n\x87\n") + pictures.box(
        b"jxlc", b"\xff\x0a" + struct.pack("<I", bits) + bytes(12)
    )
    assert sound(pictures.write(tmp_path / "b.jxl", boxed)).width == 160
