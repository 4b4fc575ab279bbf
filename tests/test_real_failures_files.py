"""Real failures of what files hold: metadata, colours, animation; see test_real_failures.py."""

from __future__ import annotations

from tests.material import attached, header
from tests.test_real_failures import check, serious
from vislint.model import Attachment, Finding, Metadata

PLACE = Metadata(latitude=50.85, longitude=4.35)


def test_a68_the_place_stays_in_the_file() -> None:
    photo = attached("photo.jpg", header(metadata=PLACE), alt="Our office")
    (found,) = check(photo, to="bluesky mastodon")
    assert (found.severity, found.rule, found.measured) == (
        "warning",
        "private-metadata",
        "50.85° N, 4.35° E",
    )
    assert "Bluesky leaves that in" in found.message
    assert serious(check(photo, to="mastodon facebook")) == [], "both are known to remove it"
    assert [each.severity for each in check(photo, to="linkedin")] == ["warning"]


def gif(frames: int, width: int = 480, height: int = 320, **more: int) -> Attachment:
    return attached(
        "a.gif", header(width, height, format="gif", frames=frames, **more), alt="Lanterns light up"
    )


def test_a28_what_an_animated_gif_may_be_on_x() -> None:
    def rules(item: Attachment) -> list[tuple[str, str | None]]:
        return [(each.rule, each.bound) for each in check(item, to="x") if each.severity == "error"]

    assert rules(gif(350)) == []
    assert rules(gif(351)) == [("animation-limit", "at most 350")]
    assert rules(gif(20, 1281, 720)) == [("image-too-large", "at most 1280×1080")]
    assert rules(gif(300, 1280, 800)) == [("animation-limit", "at most 300.0 megapixels")]
    assert rules(gif(20, bytes=15_100_000)) == [("file-too-large", "at most 15 MB")]


def test_a30_an_animated_gif_stands_still_on_bluesky() -> None:
    (found,) = check(gif(24), to="bluesky")
    assert (found.severity, found.rule) == ("warning", "animation-lost")
    assert "becomes a still picture on Bluesky" in found.message
    assert serious(check(gif(24, 800, 600), to="mastodon x linkedin")) == []
    assert serious(check(gif(1), to="bluesky")) == []


def told(found: list[Finding], rule: str) -> list[tuple[str, str | None]]:
    return [(each.severity, each.network) for each in found if each.rule == rule]


def test_a54_colours_wider_than_those_of_most_screens() -> None:
    photo = attached("photo.jpg", header(1080, 1350, icc="Display P3"), alt="A red coat")
    found = check(photo, to="instagram mastodon bluesky")
    assert told(found, "colour-space") == [("info", "bluesky"), ("info", "instagram"), ("info", "mastodon")]
    assert serious(found) == []
    print_colours = attached("flyer.jpg", header(1080, 1350, mode="CMYK"), alt="A flyer")
    assert told(check(print_colours, to="instagram"), "colour-space") == [("warning", "instagram")]


def test_a56_dark_lines_on_nothing() -> None:
    logo = attached("logo.png", header(1000, 1500, format="png", mode="RGBA", alpha=True), alt="Our logo")
    assert told(check(logo, to="pinterest mastodon bluesky linkedin"), "lost-transparency") == [
        ("warning", "pinterest")
    ]
    (refused,) = [each for each in check(logo, to="instagram") if each.rule == "format-not-accepted"]
    assert (refused.rule, refused.hint) == (
        "format-not-accepted", "export it as JPEG, on a background of your own",
    )  # fmt: skip


def test_a69_a_credit_in_the_file() -> None:
    owned = Metadata(credit="Ada Byron/Example Press", copyright="© Example Press")
    photo = attached("photo.jpg", header(metadata=owned), alt="The new library")
    assert told(check(photo, to="mastodon"), "licence") == [("info", None)]
    assert check(attached("photo.jpg", header(), alt="The new library"), to="mastodon") == []
