"""Small copies of pictures, or in words why there is none."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from tests.runs import asset
from vislint.model import Asset, Defect
from vislint.probe import pictures as module
from vislint.report.thumbnails import Thumbnail, thumbnails

RED, BLUE = (220, 20, 20), (20, 20, 220)


def halves(size: tuple[int, int] = (800, 400)) -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (size[0] // 2, 0, *size))
    return picture


def saved(root: Path, name: str, picture: Image.Image, turned: int = 1, **options: Any) -> Asset:
    exif = Image.Exif()
    exif[0x0112] = turned
    picture.save(root / name, exif=exif, **options)
    width, height = picture.size if turned < 5 else reversed(picture.size)
    kind = {"jpg": "jpeg", "tif": "tiff"}.get(name.rpartition(".")[2], name.rpartition(".")[2])
    return asset(name, format=kind, width=width, height=height, orientation=turned)


def shown(root: Path, file: Asset) -> Image.Image:
    made = thumbnails(str(root), [file])[file.hash]
    assert isinstance(made, Thumbnail), made
    picture = Image.open(io.BytesIO(made.webp))
    assert picture.format == "WEBP"
    assert picture.size == (made.width, made.height)
    return picture.convert("RGB")


def refused(root: Path, file: Asset) -> str:
    made = thumbnails(str(root), [file])[file.hash]
    assert isinstance(made, str)
    return made


def is_near(pixel: Any, colour: tuple[int, ...]) -> bool:
    return all(abs(have - want) < 30 for have, want in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.gif", "a.bmp", "a.tif", "a.avif"])
def test_every_common_format_becomes_a_small_webp(tmp_path: Path, name: str) -> None:
    small = shown(tmp_path, saved(tmp_path, name, halves()))
    assert small.size == (320, 160)
    assert is_near(small.getpixel((40, 80)), RED)
    assert is_near(small.getpixel((280, 80)), BLUE)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.tif", "a.avif"])
def test_turned_pictures_stand_upright(tmp_path: Path, name: str) -> None:
    small = shown(tmp_path, saved(tmp_path, name, halves(), turned=6))
    assert small.size == (160, 320)
    assert is_near(small.getpixel((80, 40)), RED)
    assert is_near(small.getpixel((80, 280)), BLUE)


def test_small_pictures_are_not_blown_up(tmp_path: Path) -> None:
    assert shown(tmp_path, saved(tmp_path, "a.png", halves((60, 40)))).size == (60, 40)


@pytest.mark.parametrize(("alpha", "clear"), [(0, True), (255, False)])
def test_transparent_pictures_stay_transparent(tmp_path: Path, alpha: int, clear: bool) -> None:
    file = saved(tmp_path, "a.png", Image.new("RGBA", (64, 64), (200, 30, 30, alpha)))
    made = thumbnails(str(tmp_path), [file])[file.hash]
    assert isinstance(made, Thumbnail)
    assert made.clear is clear
    with Image.open(io.BytesIO(made.webp)) as small:
        assert small.mode == ("RGBA" if clear else "RGB")
        assert small.convert("RGBA").getpixel((4, 4))[3] == alpha  # type: ignore[index]


def test_small_pictures_are_kept_by_content_as_long_as_they_are_used(tmp_path: Path) -> None:
    first, second = (saved(tmp_path, name, halves()) for name in ("a.png", "b.png"))
    kept: dict[str, Thumbnail] = {}
    made = thumbnails(str(tmp_path), [first, second], kept)
    (tmp_path / "a.png").unlink()
    assert thumbnails(str(tmp_path), [first], kept) == {first.hash: made[first.hash]}
    assert [*kept] == [first.hash]
    assert thumbnails(str(tmp_path), [first])[first.hash] == "the file cannot be read"


def test_palettes_with_transparency_show_their_colours(tmp_path: Path) -> None:
    picture = halves().quantize(4)
    assert is_near(shown(tmp_path, saved(tmp_path, "a.png", picture, transparency=3)).getpixel((40, 80)), RED)


def test_deep_grey_is_not_burnt_out(tmp_path: Path) -> None:
    small = shown(tmp_path, saved(tmp_path, "a.png", Image.new("I;16", (40, 40), 32768)))
    assert is_near(small.getpixel((20, 20)), (128, 128, 128))


def test_animations_show_their_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in (RED, BLUE)]
    file = saved(tmp_path, "a.gif", frames[0], save_all=True, append_images=frames[1:])
    assert is_near(shown(tmp_path, file).getpixel((20, 20)), RED)


def test_a_wide_colour_profile_goes_along_and_srgb_does_not(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    halves().save(tmp_path / "a.jpg", icc_profile=profile)
    for icc, expected in (("Display P3", profile), ("sRGB", None)):
        made = thumbnails(str(tmp_path), [asset("a.jpg", icc=icc, width=800, height=400)])
        [small] = made.values()
        assert isinstance(small, Thumbnail)
        assert Image.open(io.BytesIO(small.webp)).info.get("icc_profile") == expected


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"format": "svg"}, "SVG"),
        ({"format": "mp4"}, "video"),
        ({"format": "pdf"}, "document"),
        ({"format": ""}, "unknown kind of file"),
        ({"format": "png", "width": 9000, "height": 9000}, "81 megapixels"),
        ({"format": "jpeg", "width": 50000, "height": 50000}, "2500 megapixels"),
        ({"defect": Defect("truncated", "ends early")}, "the file is cut short"),
        ({"defect": Defect("lfs-pointer", "")}, "a Git LFS pointer, not a picture"),
    ],
)
def test_what_cannot_be_shown_says_why_without_being_opened(facts: dict[str, Any], reason: str) -> None:
    assert refused(Path("/nowhere"), asset("a.jpg", **facts)) == reason


def test_large_jpegs_are_decoded_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 100_000)
    assert shown(tmp_path, saved(tmp_path, "a.jpg", halves())).size == (320, 160)
    progressive = saved(tmp_path, "b.jpg", halves(), progressive=True)
    assert refused(tmp_path, progressive) == "this picture cannot be decoded here"


def test_a_file_larger_than_its_header_told_is_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 100_000)
    halves().save(tmp_path / "a.png")
    lying = asset("a.png", format="png", width=10, height=10)
    assert refused(tmp_path, lying) == "this picture cannot be decoded here"


def test_damaged_files_are_passed_over(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.jpg", halves())
    (tmp_path / "a.jpg").write_bytes((tmp_path / "a.jpg").read_bytes()[:400])
    assert refused(tmp_path, file) == "this picture cannot be decoded here"


def test_another_kind_of_file_under_the_name_is_not_decoded(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    assert refused(tmp_path, asset("a.png", format="png")) == "this picture cannot be decoded here"


@pytest.mark.parametrize("name", ["../outside.jpg", "link.jpg", "folder.jpg", "gone.jpg", "nul\0.jpg"])
def test_no_path_leads_out_of_the_repository(tmp_path: Path, name: str) -> None:
    root = tmp_path / "site"
    root.mkdir()
    saved(tmp_path, "outside.jpg", halves())
    (root / "link.jpg").symlink_to(tmp_path / "outside.jpg")
    (root / "folder.jpg").mkdir()
    assert "cannot" in refused(root, asset(name, width=800, height=400))


def test_the_same_content_is_made_once_and_the_bytes_never_change(tmp_path: Path) -> None:
    files = [saved(tmp_path, f"{n}.png", halves((n * 40, 80))) for n in range(1, 9)]
    twin = asset("copy.png", hash=files[0].hash, format="png")
    first, second = (thumbnails(str(tmp_path), [*files, twin]) for _ in range(2))
    assert list(first) == [file.hash for file in files]
    assert first == second
