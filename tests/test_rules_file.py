"""format-not-accepted, wrong-extension, file-too-large, file-too-small."""

from __future__ import annotations

from typing import Any

import pytest

from tests.material import attached, findings, header, limit, placed, said, slot
from vislint.model import Asset, Attachment, Effect, FileSize, Grade, Header, Limit, Placement

STILL = limit("formats", ("jpeg", "png"))


def formatted(format: str, *names: str, takes: tuple[str, ...] = ("image",), **more: str) -> Placement:  # noqa: A002
    return placed(slot(limit("formats", names, **more), takes=takes), header(format=format))


@pytest.mark.parametrize(
    ("format", "names"),
    [
        ("jpeg", ("jpeg", "png")),
        ("heic", ("heif",)),
        ("heif", ("heic",)),
        ("mpo", ("jpeg",)),
        ("webp", ("image/*",)),
        ("", ("jpeg",)),
    ],
)
def test_accepted_formats(format: str, names: tuple[str, ...]) -> None:  # noqa: A002
    assert said("format-not-accepted", formatted(format, *names)) == []


@pytest.mark.parametrize(
    ("format", "names", "message", "bound"),
    [
        ("webp", ("jpeg", "png"), "WEBP", "JPEG or PNG"),
        ("svg", ("jpeg", "png"), "SVG is not shown on Net", "JPEG or PNG"),
        ("svg", ("image/*",), "SVG is not shown on Net", "any pixel image"),
        ("pdf", ("image/*",), "PDF is not accepted on Net", "any pixel image"),
        ("mp4", ("jpeg",), "MP4 is not accepted on Net", "JPEG"),
    ],
)
def test_other_formats(format: str, names: tuple[str, ...], message: str, bound: str) -> None:  # noqa: A002
    (found,) = findings("format-not-accepted", formatted(format, *names))
    assert (found.severity, found.bound) == ("error", bound)
    assert found.message == (message if message != "WEBP" else "WebP is not accepted on Net")


@pytest.mark.parametrize(
    ("effect", "grade", "severity", "message"),
    [
        ("hidden", "official", "error", "WebP is not shown on Net"),
        ("convert", "official", "info", "WebP is converted on Net"),
        ("unknown", "official", "warning", "WebP is not among the formats named for Net"),
        ("reject", "vendor", "warning", "WebP is not accepted on Net (not documented by Net)"),
    ],
)
def test_severity_and_words_follow_the_effect(
    effect: Effect, grade: Grade, severity: str, message: str
) -> None:
    wrong = formatted("webp", "jpeg", effect=effect, grade=grade)
    assert said("format-not-accepted", wrong) == [(severity, message)]


def test_a_network_may_refuse_a_jpeg_with_a_second_picture() -> None:
    strict = formatted("mpo", "jpeg", note="MPO and JPS are refused too")
    assert said("format-not-accepted", strict) == [("error", "MPO is not accepted on Net")]


def test_a_list_that_leaves_a_whole_kind_out_says_nothing_of_it() -> None:
    both = slot(STILL, takes=("image", "video"))
    assert said("format-not-accepted", placed(both, header(format="mp4"))) == []
    assert said("format-not-accepted", placed(slot(takes=("image",)), header(format="mp4"))) == []
    clips = slot(limit("formats", ("mp4",)), takes=("image", "video"))
    assert said("format-not-accepted", placed(clips, header(format="jpeg"))) == []
    assert len(said("format-not-accepted", placed(clips, header(format="webm")))) == 1


@pytest.mark.parametrize(
    ("facts", "names", "hint"),
    [
        (header(format="bmp"), ("png", "jpeg"), "export it as PNG"),
        (header(format="svg"), ("jpeg", "png"), "export it as PNG"),
        (header(format="svg"), ("image/*",), "export it as PNG"),
        (header(format="webp", alpha=True), ("jpeg", "png"), "export it as PNG"),
        (header(format="psd"), ("image/*",), "export it as JPEG"),
        (header(format="mp4"), ("jpeg",), "leave it out for Net; only JPEG is shown here"),
    ],
)
def test_the_hint_names_a_format_to_export(facts: Header, names: tuple[str, ...], hint: str) -> None:
    (found,) = findings("format-not-accepted", placed(slot(limit("formats", names), takes=("image",)), facts))
    assert found.hint == hint


def test_an_animated_gif_where_only_still_ones_are_taken() -> None:
    where = slot(STILL, limit("animated_gif", "refused"))
    (found,) = findings("format-not-accepted", placed(where, header(format="gif", frames=12)))
    assert (found.severity, found.message) == ("error", "animated GIFs are not accepted on Net")
    assert found.measured == "GIF with 12 frames"
    assert said("format-not-accepted", placed(where, header(format="gif"))) == [
        ("error", "GIF is not accepted on Net")
    ]


def test_an_animation_that_becomes_a_video_passes() -> None:
    where = slot(limit("formats", ("image/*",)), limit("animated_gif", "video", "convert"))
    assert said("format-not-accepted", placed(where, header(format="gif", frames=12))) == []


def asset(name: str, format: str) -> Asset:  # noqa: A002
    return Asset(name, "h", header(format=format))


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a/photo.JPG", "jpeg"),
        ("photo.jfif", "jpeg"),
        ("photo.jpg", "mpo"),
        ("scan.tif", "tiff"),
        ("IMG_1.HEIC", "heif"),
        ("clip.mov", "mp4"),
        ("clip.m4v", "mov"),
        ("photo.jpg", ""),
        ("photo.jpg", "xcf"),
    ],
)
def test_names_that_fit(name: str, format: str) -> None:  # noqa: A002
    assert said("wrong-extension", asset(name, format)) == []


def test_a_name_that_says_something_else() -> None:
    (found,) = findings("wrong-extension", asset("a/photo.jpg", "png"))
    assert (found.severity, found.message) == ("warning", "the name says JPG, the content is PNG")
    assert (found.measured, found.bound, found.hint) == (
        ".jpg", ".png", "call it photo.png, or export it as JPG",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["a.b/photo", "photo.v2", ".jpg"])
def test_a_name_that_says_nothing(name: str) -> None:
    (found,) = findings("wrong-extension", asset(name, "png"))
    assert (found.severity, found.message) == ("info", "the name does not tell that this is a PNG file")
    assert found.hint == f"call it {name.rpartition('/')[2]}.png"


def weighed(size: int, *limits: Limit, name: str = "pic.jpg", **facts: Any) -> Placement:
    where = slot(*limits, takes=("image", "video"))
    return placed(where, attached(name, header(bytes=size, **facts)))


TWO_MB = limit("max_size", FileSize(2_000_000))
EIGHT = limit("max_size", FileSize(8_000_000, 8_388_608))


def test_a_file_that_is_too_heavy() -> None:
    (found,) = findings("file-too-large", weighed(3_400_000, TWO_MB))
    assert (found.severity, found.message) == ("error", "too heavy for Net")
    assert (found.measured, found.bound) == ("3.4 MB", "at most 2 MB")
    assert found.hint == "export it again below 2 MB, with fewer pixels or a lower quality"
    assert found.limit is TWO_MB


@pytest.mark.parametrize("size", [1, 1_999_999, 2_000_000])
def test_a_file_that_is_light_enough(size: int) -> None:
    assert said("file-too-large", weighed(size, TWO_MB)) == []


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (8_000_000, []),
        (8_200_000, [("warning", "too heavy for Net, if 8 MB there means 8,000,000 bytes")]),
        (8_400_000, [("error", "too heavy for Net")]),
    ],
)
def test_between_the_two_readings_of_a_megabyte(size: int, expected: list[tuple[str, str]]) -> None:
    assert said("file-too-large", weighed(size, EIGHT)) == expected


def test_a_video_is_held_against_the_limit_of_videos() -> None:
    clip = {"name": "a.mp4", "format": "mp4"}
    heavier = limit("video_max_size", FileSize(100_000_000))
    assert said("file-too-large", weighed(9_000_000, TWO_MB, heavier, **clip)) == []
    (found,) = findings("file-too-large", weighed(200_000_000, TWO_MB, heavier, **clip))
    assert (found.bound, found.hint) == (
        "at most 100 MB",
        "export it again below 100 MB, with a lower bit rate",
    )


def test_soft_limits_are_advice() -> None:
    soft = limit("png_soft_max_size", FileSize(1_000_000), "degrade")
    (found,) = findings("file-too-large", weighed(1_500_000, TWO_MB, soft, format="png"))
    assert (found.severity, found.message, found.bound) == (
        "warning", "heavier than advised for Net", "best below 1 MB",
    )  # fmt: skip
    assert found.hint == "export it again below 1 MB, for instance as JPEG at quality 85"
    assert said("file-too-large", weighed(1_500_000, TWO_MB, soft)) == []
    assert said("file-too-large", weighed(2_500_000, TWO_MB, soft, format="png")) == [
        ("error", "too heavy for Net")
    ]


def test_what_a_place_does_not_show_is_not_weighed() -> None:
    document = attached("a.pdf", header(None, None, format="pdf", bytes=9_000_000))
    assert said("file-too-large", placed(slot(TWO_MB), document)) == []


def test_a_file_that_is_too_light() -> None:
    least = limit("min_size", FileSize(10_000), "limit")
    (found,) = findings("file-too-small", weighed(6_000, least))
    assert (found.severity, found.message) == ("error", "too light for Net")
    assert (found.measured, found.bound) == ("6 kB", "at least 10 kB")
    assert said("file-too-small", weighed(10_000, least)) == []


def test_a_preview_that_is_a_picture_is_weighed_as_one() -> None:
    card = slot(TWO_MB, takes=("preview",))
    picture = attached("a.jpg", header(bytes=3_000_000), role="preview")
    clip: Attachment = attached("a.mp4", header(format="mp4", bytes=3_000_000), role="preview")
    assert len(said("file-too-large", placed(card, picture))) == 1
    assert said("file-too-large", placed(card, clip)) == []
