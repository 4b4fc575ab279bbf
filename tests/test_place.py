"""Which slot a visual lands in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from vislint.model import Asset, Attachment, Destination, Header, Network, Post, Resolution, Slot
from vislint.place import Routes, choose_slot, kind_of, name_networks, placements, publications


def slot(name: str, takes: tuple[str, ...], items: str = "any") -> Slot:
    return Slot("net", name, takes, items, {})  # type: ignore[arg-type]


NET = Network(
    "net",
    "Net",
    date(2026, 11, 22),
    {},
    {},
    {},
    {
        each.name: each
        for each in (
            slot("feed", ("image", "animation"), "one"),
            slot("carousel", ("image", "video"), "several"),
            slot("reel", ("video",), "one"),
            slot("story", ("image", "video"), "named"),
            slot("card", ("preview",)),
        )
    },
)
ROUTES = Routes({})


def picture(name: str = "a.jpg", **changes: object) -> Attachment:
    return replace(Attachment(name, 1, 1, Resolution("local", path=name)), **changes)  # type: ignore[arg-type]


def file(format: str, frames: int = 1) -> Asset:  # noqa: A002
    return Asset("a", "hash", Header(format, 10, 10, 10, frames=frames))


def post(*attachments: Attachment, to: tuple[str, ...] = ("net",)) -> Post:
    places = tuple(Destination(name, name.partition("/")[0], name.partition("/")[2]) for name in to)
    return Post("p.md", "vislint", destinations=places, attachments=attachments)


def slots_of(draft: Post) -> list[str]:
    return [
        placed.slot.name
        for shown in publications(draft, {"net": NET}, ROUTES)
        for placed in placements(shown)
    ]


@pytest.mark.parametrize(
    ("attachments", "expected"),
    [
        ([picture()], ["feed"]),
        ([picture(), picture("b.jpg")], ["carousel", "carousel"]),
        ([picture("v.mp4")], ["reel"]),
        ([picture(), picture("v.mp4")], ["carousel", "carousel"]),
        ([picture(asset=file("gif", 12))], ["feed"]),
        ([picture(role="preview")], ["card"]),
        ([picture(role="body")], []),
        ([picture("x.pdf")], ["feed"]),
    ],
)
def test_the_first_slot_that_shows_the_kind_and_fits_the_count(
    attachments: list[Attachment], expected: list[str]
) -> None:
    assert slots_of(post(*attachments)) == expected


def test_a_named_slot_takes_everything_the_post_shows() -> None:
    assert slots_of(post(picture(), picture("b.jpg"), to=("net/story",))) == ["story", "story"]


def test_a_network_named_twice_is_one_publication() -> None:
    assert len(list(publications(post(picture(), to=("net", "net")), {"net": NET}, ROUTES))) == 1


def test_unknown_networks_and_slots_show_nothing() -> None:
    assert list(publications(post(picture(), to=("other", "net/nowhere")), {"net": NET}, ROUTES)) == []


def test_an_attachment_may_go_to_some_networks_only() -> None:
    assert slots_of(post(picture(networks=("other",)), picture("b.jpg", networks=("net",)))) == ["feed"]


def test_each_part_of_a_thread_is_counted_on_its_own() -> None:
    draft = post(picture(), picture("b.jpg", segment=2))
    assert slots_of(draft) == ["feed", "feed"]
    assert [shown.segment for shown in publications(draft, {"net": NET}, ROUTES)] == [0, 2]


def test_a_post_without_visuals_is_still_a_publication() -> None:
    (shown,) = publications(post(), {"net": NET}, ROUTES)
    assert (shown.slot, shown.attachments) == (None, ())


def test_aliases_become_the_networks_own_name() -> None:
    assert name_networks(post(to=("n",)), {"n": "net"}).networks == ("net",)


@pytest.mark.parametrize(
    ("attachment", "kind"),
    [
        (picture("https://example.org/a.MP4?x=1"), "video"),
        (picture("slides.pdf"), "document"),
        (picture("a.mp4", asset=file("jpeg")), "image"),
        (picture("a.jpg", asset=file("mp4")), "video"),
        (picture("a.webp", asset=file("webp", 3)), "animation"),
        (picture("a.mpo", asset=file("mpo", 2)), "image"),
    ],
)
def test_kinds_come_from_the_file_and_only_without_one_from_the_name(
    attachment: Attachment, kind: str
) -> None:
    assert kind_of(attachment) == kind


def test_nothing_fits_a_network_that_shows_no_images() -> None:
    assert choose_slot(replace(NET, slots={"document": slot("document", ("document",))}), "image", 1) is None
