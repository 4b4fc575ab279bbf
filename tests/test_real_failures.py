"""Failures that happened to somebody: each is found, and what was no failure is left alone.

The numbers come from public issues, the files are made here; networks and limits are the ones that vislint
ships. The letter and number of a test is that of the list of real failures that the project was given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from tests.material import attached, header, post, rules
from vislint.judge import judge
from vislint.model import Asset, Attachment, Destination, Finding, Header, Library, Network, Route
from vislint.networks import load_networks
from vislint.place import Routes, placements, publications
from vislint.probe.header import read_header
from vislint.readers.built_site import BuiltSite
from vislint.repository import Repository
from vislint.scenes import Scenes

NETWORKS = load_networks()


def check(
    *visuals: Attachment | Header,
    to: str,
    routes: Mapping[str, Route] | None = None,
    networks: Mapping[str, Network] = NETWORKS,
) -> list[Finding]:
    """Findings of all rules on one post with these visuals, described by an alternative text."""
    attachments = [item if isinstance(item, Attachment) else described(item) for item in visuals]
    places = [name.partition("/") for name in to.split()]
    draft = post(
        *attachments,
        destinations=tuple(Destination(network + sep + slot, network, slot) for network, sep, slot in places),
    )
    show = partial(publications, networks=networks, routes=Routes(routes or {}))
    return judge(rules().values(), Scenes(Library((draft,), {}), show))


def described(facts: Header, name: str = "") -> Attachment:
    return attached(name or f"pic.{facts.format}", facts, alt="What the picture shows")


def serious(found: Sequence[Finding]) -> list[tuple[str, str, str | None]]:
    return [(each.severity, each.rule, each.network) for each in found if each.severity != "info"]


def several(count: int) -> list[Attachment]:
    return [attached(f"{number}.jpg", alt=f"What part {number} shows") for number in range(1, count + 1)]


def test_a03_five_images_to_mastodon() -> None:
    (found,) = check(*several(5), to="mastodon")
    assert (found.severity, found.rule) == ("error", "too-many-visuals")
    assert "image 5 will be lost" in found.message
    assert check(*several(4), to="mastodon") == []


def test_a05_a_story_picture_in_the_instagram_feed() -> None:
    (found,) = check(header(1080, 1920), to="instagram")
    assert (found.severity, found.rule, found.bound) == ("error", "wrong-ratio", "4:5 to 1.91:1")
    assert serious(check(header(1080, 360), to="instagram")) == [("error", "wrong-ratio", "instagram")]


def test_a06_a_batch_of_wrong_shapes_is_told_one_by_one() -> None:
    shapes = [(1080, 1920), (1080, 1080), (600, 1000), (2000, 500), (1080, 1350)]
    found = [each for shape in shapes for each in check(header(*shape), to="instagram")]
    assert [each.rule for each in found if each.severity == "error"] == ["wrong-ratio"] * 3


def test_a07_three_to_four_is_accepted_by_instagram_now() -> None:
    assert serious(check(header(1080, 1440), to="instagram")) == [("warning", "wrong-ratio", "instagram")]
    assert serious(check(header(1080, 1440), to="instagram", routes={"instagram": "app"})) == []


def test_a08_a_feed_picture_as_a_story() -> None:
    (found,) = check(header(1080, 1350), to="instagram/story")
    assert (found.severity, found.rule, found.slot) == ("warning", "wrong-ratio", "story")
    assert "loses 30 % of its width on Instagram" in found.message
    assert check(header(1080, 1350), to="instagram") == []
    assert check(header(1080, 1920), to="instagram/story") == []


def test_a10_a11_what_bluesky_refused_before_april_passes_today() -> None:
    photos = [described(header(bytes=size), f"{size}.jpg") for size in (1_780_000, 1_680_000)]
    for photo in photos:
        assert check(photo, to="bluesky") == []
    before = NETWORKS.as_of(date(2026, 3, 3))
    for photo in photos:
        (found,) = check(photo, to="bluesky", networks=before)
        assert (found.severity, found.rule, found.bound) == ("error", "file-too-large", "at most 1 MB")
    assert check(photos[0], to="bluesky", networks=NETWORKS.as_of(date(2026, 4, 8))) == []


def test_a12_bluesky_takes_two_megabytes_with_source_and_date() -> None:
    (found,) = check(header(bytes=2_100_000), to="bluesky")
    assert (found.severity, found.rule) == ("error", "file-too-large")
    assert (found.measured, found.bound) == ("2.1 MB", "at most 2 MB")
    assert found.limit is not None
    assert [source.read.isoformat() for source in found.limit.sources if source.read][:1] == ["2026-08-20"]
    assert "lexicons/app/bsky/embed/images.json" in found.limit.sources[0].url


SMALL_SERVER = """
network = "mastodon"
[sources.own]
title = "our server, GET /api/v2/instance"
kind = "own"
read = 2026-11-20
how = "page"
[slot.image]
max_pixels = { value = 16_777_216, from = "own", if_broken = "reject" }
"""


def test_a14_twenty_megapixels_pass_except_on_a_server_that_says_otherwise(tmp_path: Path) -> None:
    scan = header(3904, 5232, bytes=6_000_000)
    assert check(scan, to="mastodon") == []
    (tmp_path / "mastodon.toml").write_text(SMALL_SERVER)
    (found,) = check(scan, to="mastodon", networks=load_networks(tmp_path))
    assert (found.severity, found.rule) == ("error", "image-too-large")
    assert (found.measured, found.bound) == ("3904×5232, 20.4 megapixels", "at most 16.8 megapixels")


def test_a16_a_picture_too_long_for_telegram_and_linkedin() -> None:
    found = check(header(990, 11_490), to="telegram linkedin mastodon")
    assert sorted(serious(found)) == [
        ("error", "image-too-large", "telegram"),
        ("warning", "wrong-ratio", "linkedin"),
    ]


def test_a19_a_heavy_png_on_x() -> None:
    assert check(header(1600, 900, format="png", bytes=3_200_000), to="x") == []
    between = check(header(1600, 900, format="png", bytes=5_100_000), to="x")
    assert serious(between) == [("warning", "file-too-large", "x")]
    above = check(header(1600, 900, format="png", bytes=5_300_000), to="x")
    assert serious(above) == [("error", "file-too-large", "x")]


def test_a32_an_svg_logo() -> None:
    logo = header(320, 320, format="svg", bytes=900)
    found = check(logo, to="bluesky mastodon linkedin")
    assert sorted(serious(found), key=str) == [
        ("error", "format-not-accepted", "bluesky"),
        ("error", "format-not-accepted", "linkedin"),
        ("error", "format-not-accepted", "mastodon"),
    ]


def test_a34_nine_images_on_bluesky_and_mastodon() -> None:
    found = check(*several(9), to="bluesky mastodon linkedin")
    assert serious(found) == [
        ("error", "too-many-visuals", "bluesky"),
        ("error", "too-many-visuals", "mastodon"),
    ]
    assert all("images 5–9 will be lost" in each.message for each in found)


POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"4" * 64 + b"\nsize 1204224\n"


def test_a35_a_pointer_in_place_of_the_picture() -> None:
    (found,) = check(described(read_header(POINTER), "photo.jpg"), to="instagram mastodon")
    assert (found.severity, found.rule) == ("error", "broken-image")
    assert found.hint is not None
    assert "git lfs pull" in found.hint


def emitted(tmp_path: Path, address: str, facts: Header | None = None, more: str = "") -> list[Finding]:
    """Findings on the page of a built site that names `address` for its preview."""
    page = (
        '<title>Page</title><link rel="canonical" href="https://example.org/">'
        f'<meta property="og:image" content="{address}"><meta property="og:image:alt" content="A hill">{more}'
    )
    (tmp_path / "index.html").write_text(page)
    name = address.rpartition("/")[2]
    if facts is not None:
        (tmp_path / name).write_bytes(b"x")
    (draft,) = BuiltSite(Repository(tmp_path), "", "test").read("index.html")
    if facts is not None:
        asset = Asset(name, name, facts)
        draft = replace(draft, attachments=tuple(replace(it, asset=asset) for it in draft.attachments))
    show = partial(publications, networks=NETWORKS, routes=Routes({}))
    return judge(rules().values(), Scenes(Library((draft,), {}), show))


LARGE = '<meta name="twitter:card" content="summary_large_image">'


def test_a37_an_svg_for_x(tmp_path: Path) -> None:
    found = emitted(tmp_path, "https://example.org/card.svg", header(1200, 630, format="svg"), LARGE)
    assert serious(found) == [("error", "format-not-accepted", "x")]
    small = emitted(tmp_path, "https://example.org/card.svg", header(1200, 630, format="svg"))
    assert serious(small) == [("warning", "link-card", None)]


def test_a38_a_webp_on_linkedin(tmp_path: Path) -> None:
    (found,) = emitted(tmp_path, "https://example.org/card.webp", header(1200, 630, format="webp"))
    assert (found.severity, found.rule) == ("info", "link-card")
    assert "LinkedIn may not show a WebP" in found.message


def test_a40_a_preview_over_one_megabyte(tmp_path: Path) -> None:
    (found,) = emitted(tmp_path, "https://example.org/card.jpg", header(1200, 630, bytes=1_200_000))
    assert (found.severity, found.rule, found.network, found.slot) == (
        "error",
        "file-too-large",
        "bluesky",
        "card",
    )
    assert emitted(tmp_path, "https://example.org/card.jpg", header(1200, 630, bytes=900_000)) == []


def test_a42_a_relative_address(tmp_path: Path) -> None:
    (found,) = emitted(tmp_path, "/card.jpg", header(1200, 630))
    assert (found.severity, found.rule, found.hint) == (
        "error",
        "link-card",
        "write https://example.org/card.jpg",
    )


def test_a43_an_address_that_points_nowhere(tmp_path: Path) -> None:
    (found,) = emitted(tmp_path, "https://example.org/img/gone.png")
    assert (found.severity, found.rule) == ("error", "link-card")
    assert "points nowhere" in found.message


def test_a53_sixty_pixels() -> None:
    found = check(header(60, 60, bytes=4_000), to="instagram linkedin threads")
    assert [(each.severity, each.rule) for each in found] == [("warning", "image-too-small")] * 3
    assert {each.network for each in found} == {"instagram", "linkedin", "threads"}


def test_a65_an_alternative_text_of_1600_characters() -> None:
    long = attached("pic.jpg", alt="a" * 1600)
    found = check(long, to="mastodon x instagram bluesky linkedin")
    assert {(each.rule, each.network, each.bound) for each in found} == {
        ("alt-too-long", "mastodon", "at most 1500"),
        ("alt-too-long", "x", "at most 1000"),
        ("alt-too-long", "instagram", "at most 1000"),
    }
    assert {each.severity for each in found if each.network in ("mastodon", "x")} == {"error"}
    by_hand = check(attached(alt="a" * 2001), to="bluesky", routes={"bluesky": "app"})
    assert serious(by_hand) == [("warning", "alt-too-long", "bluesky")]


def test_shapes_of_link_cards_seen_on_real_sites() -> None:
    usual = attached("card.png", header(1000, 536, format="png"), alt="A card", role="preview")
    odd = attached("card.png", header(1440, 1309, format="png"), alt="A card", role="preview")
    assert check(usual, to="opengraph") == []
    (found,) = check(odd, to="opengraph")
    assert (found.rule, found.severity) == ("wrong-ratio", "warning")


def test_an_animated_webp_on_mastodon_is_not_held_to_the_limit_of_gifs() -> None:
    """The 0.9 megapixels are published for GIF files; nothing is known of other animations."""

    webp = attached("a.webp", header(format="webp", width=1600, height=1200, frames=12))
    (shown,) = publications(
        post(webp, destinations=(Destination("mastodon", "mastodon"),)), NETWORKS, Routes({})
    )
    assert [placed.slot.id for placed in placements(shown)] == ["mastodon/image"]
