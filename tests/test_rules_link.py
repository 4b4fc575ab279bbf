"""link-card, accidental-preview, no-preview."""

from __future__ import annotations

from typing import Any

import pytest

from tests.material import attached, findings, header, post, referred, said
from vislint.model import Attachment, Card, Destination, Post, Tag

URL = "https://example.org/a.png"
ALT = ("og:image:alt", "A hill")


def page(*tags: tuple[str, str], picture: Attachment | None = None, **more: Any) -> Post:
    """A page with these tags, one a line; `picture` is what its first picture tag leads to."""
    named = tuple(Tag(name, content, line, 3) for line, (name, content) in enumerate(tags, 1))
    shown = (picture,) if picture else ()
    place = Destination("linkedin/card", "linkedin", "card")
    return post(*shown, card=Card(named), destinations=(place,), **more)


def there(reference: str = URL, **facts: Any) -> Attachment:
    return attached(reference, header(1200, 630, **facts), role="preview", alt="A hill")


@pytest.mark.parametrize(
    ("address", "severity", "words"),
    [
        ("", "error", "og:image is empty"),
        ("/a.png", "error", "no full address"),
        ("//example.org/a.png", "warning", "lacks https:"),
        ("data:image/png;base64,AAAA", "error", "no web address"),
        ("javascript:alert(1)", "error", "no web address"),
        ("http://localhost:3000/a.png", "error", "address of this machine"),
        ("http://example.org/a.png", "info", "not encrypted"),
        (URL + "?Expires=1796040000&Signature=x", "warning", "stops working on 2026-11-30 at 12:00 UTC"),
    ],
)
def test_addresses(address: str, severity: str, words: str) -> None:
    ((level, message),) = said("link-card", page(("og:image", address), ALT, picture=there(address)))
    assert level == severity
    assert words in message


def test_a_long_address_is_shortened() -> None:
    address = "data:image/png;base64," + "A" * 100_000
    ((_, message),) = said("link-card", page(("og:image", address), ALT, picture=there(address)))
    assert len(message) < 300


def test_a_full_address_passes() -> None:
    tags = [("og:image", URL), ("og:image:width", "1200"), ("og:image:height", "630"), ALT]
    assert said("link-card", page(*tags, picture=there())) == []
    assert said("link-card", post(there())) == []


def test_dangling() -> None:
    gone = referred(URL, "missing", tried=("public/a.png",))
    (found,) = findings("link-card", page(("og:image", URL), picture=gone))[:1]
    assert (found.severity, found.hint) == ("error", "looked for public/a.png")
    assert said("missing-image", page(("og:image", URL), picture=gone)) == []
    near = referred(URL, "wrong-case", near="public/A.png")
    assert "letter case counts" in said("link-card", page(("og:image", URL), picture=near))[0][1]
    relative = referred("a.png", "missing")
    assert [level for level, _ in said("link-card", page(("og:image", "a.png"), ALT, picture=relative))] == [
        "error",
        "info",
    ]
    for standing in ("remote", "generated"):
        assert said("missing-image", page(("og:image", URL), picture=referred(URL, standing))) == []
        assert (
            said("link-card", page(("og:image", URL), ALT, picture=referred(URL, standing, note="x")))[1:]
            == []
        )


@pytest.mark.parametrize(
    ("width", "height", "words"),
    [
        ("1200", "600", "og:image:height 600 differs"),
        ("600", "315", "og:image:width 600 and og:image:height 315 differ"),
        ("1200px", "630", "og:image:width 1200px differs"),
    ],
)
def test_size_tags(width: str, height: str, words: str) -> None:
    tags = [("og:image", URL), ("og:image:width", width), ("og:image:height", height), ALT]
    ((severity, message),) = said("link-card", page(*tags, picture=there()))
    assert severity == "warning"
    assert message.startswith(words)


def test_size_tags_belong_to_the_picture_before_them() -> None:
    tags = [("og:image", URL), ALT, ("og:image", "https://example.org/b.png"), ("og:image:width", "99")]
    assert [severity for severity, _ in said("link-card", page(*tags, picture=there()))] == ["info"]


def test_formats_that_no_limit_speaks_of() -> None:
    tags = [("og:image", URL), ALT]
    assert [level for level, _ in said("link-card", page(*tags, picture=there(format="svg")))] == ["warning"]
    assert [level for level, _ in said("link-card", page(*tags, picture=there(format="webp")))] == ["info"]


def test_no_picture() -> None:
    assert said("link-card", page()) == [
        ("info", "no og:image: a link to this page is shown without a picture")
    ]
    assert said("link-card", post(card=Card((), shared=False))) == []


@pytest.mark.parametrize(
    ("name", "mentioned"),
    [
        ("featured-background.png", True),
        ("my-cover.png", True),
        ("cover.jpg", False),
        ("Featured-Image.PNG", False),
    ],
)
def test_a_picture_that_nobody_chose(name: str, mentioned: bool) -> None:
    picked = attached(name, role="preview", picked_by="Hugo")
    assert [level for level, _ in said("accidental-preview", picked)] == ["info"] * mentioned
    assert said("accidental-preview", attached(name, role="preview")) == []


def test_a_page_without_a_preview() -> None:
    assert [level for level, _ in said("no-preview", post(bare=True))] == ["info"]
    assert said("no-preview", post()) == []
