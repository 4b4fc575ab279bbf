"""Reading network files: what becomes of values, routes and inheritance."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.network_files import load
from vislint.model import Dimensions, FileSize, Interval, LimitValue, Slot
from vislint.networks import find_network, known_networks, load_networks
from vislint.networks.keys import ALT_KEYS, SLOT_KEYS, TEXT_KEYS


def value(slot: Slot, key: str) -> LimitValue:
    return slot.limits[key][0].value


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('max_size = { value = "8 MB", FROM }', FileSize(8_000_000)),
        ('max_size = { value = "8 MB", or_mib = true, FROM }', FileSize(8_000_000, 8_388_608)),
        ('max_size = { value = "16 MiB", FROM }', FileSize(16_777_216)),
        ('max_size = { value = "1.5 KB", FROM }', FileSize(1_500)),
        ("max_pixels = { value = 33_177_600, FROM }", 33_177_600),
        ('ratio = { min = "4:5", max = "1.91:1", FROM }', Interval(Fraction(4, 5), Fraction(191, 100))),
        ('ratio = { max = "1:1", FROM }', Interval(None, Fraction(1))),
        ('video_ratio = { value = "9:16", FROM }', Interval(Fraction(9, 16), Fraction(9, 16))),
        ('video_duration = { min = "0.5 s", max = "15 min", FROM }', Interval(Fraction(1, 2), Fraction(900))),
        ('video_duration = { value = "any", FROM }', Interval()),
        ('video_fps = { max = 29.97, FROM }', Interval(None, Fraction(2997, 100))),
        ('video_max_bitrate = { value = "1300 kbps", FROM }', 1_300_000),
        ('max_dimensions = { value = "1080x1920", FROM }', Dimensions(1080, 1920)),
        (
            'max_dimensions = { value = "1080x1920", either_way = true, FROM }',
            Dimensions(1080, 1920, either_way=True),
        ),
        ('best_sizes = { value = ["1x2", "3x4"], FROM }', (Dimensions(1, 2), Dimensions(3, 4))),
        ('best_ratios = { value = ["1:1"], FROM }', (Fraction(1),)),
        ('grid_ratio = { value = "3:4", FROM }', Fraction(3, 4)),
        ('formats = { value = ["jpeg", "png"], FROM }', ("jpeg", "png")),
        ('transparency = { value = false, FROM }', False),
        (
            'safe_zone = { value = { top = 0.14, bottom = 0.5, left = 0, right = 0.06 }, FROM }',
            {"top": Fraction(7, 50), "bottom": Fraction(1, 2), "left": Fraction(0), "right": Fraction(3, 50)},
        ),
        (
            'keep_clear = { value = { corner = "top-left", width = 2, height = 1, frame = "20x5" }, FROM }',
            {"corner": "top-left", "width": Fraction(1, 10), "height": Fraction(1, 5), "frame": "20x5"},
        ),
    ],
)  # fmt: skip
def test_values_become_exact(tmp_path: Path, line: str, expected: LimitValue) -> None:
    found = value(load(tmp_path, line).slots["feed"], line.split()[0])
    assert (type(found), found) == (type(expected), expected)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ('max_size = { value = "8 MB", or_mib = true, FROM }', "8 MB"),
        ('ratio = { min = "4:5", max = "1.91:1", FROM }', "4:5 to 1.91:1"),
        ('video_duration = { max = "60 s", FROM }', "at most 60 s"),
        ("video_fps = { min = 23, FROM }", "at least 23"),
        ('formats = { value = ["jpeg", "png"], FROM }', "jpeg, png"),
        ("alt = { value = false, FROM }", "no"),
    ],
)
def test_text_is_what_the_file_writes(tmp_path: Path, line: str, text: str) -> None:
    assert load(tmp_path, line).slots["feed"].limits[line.split()[0]][0].text == text


def test_what_holds_by_hand_replaces_what_holds_in_general(tmp_path: Path) -> None:
    network = load(
        tmp_path,
        """\
formats   = { value = ["jpeg"], FROM }
max_items = { value = 4, FROM }
max_width = { value = 9, FROM, route = "api" }
max_pages = [
  { value = 1, FROM },
  { value = 2, FROM, tier = "premium" },
]
[slot.feed.by_hand]
formats   = { value = ["png"], from = "guide" }
max_pages = { value = 3, FROM, tier = "premium" }
""",
    )
    slot = network.slots["feed"]

    def get(key: str, route: str) -> list[LimitValue]:
        return [limit.value for limit in slot.get(key, "api" if route == "api" else "app")]

    assert (get("formats", "api"), get("formats", "app")) == ([("jpeg",)], [("png",)])
    assert (get("max_items", "api"), get("max_items", "app")) == ([4], [4])
    assert (get("max_width", "api"), get("max_width", "app")) == ([9], [])
    assert (get("max_pages", "api"), get("max_pages", "app")) == ([1, 2], [1, 3])


def test_second_readings_follow_the_first(tmp_path: Path) -> None:
    network = load(
        tmp_path,
        """\
max_size = { value = "2 MB", FROM }
[[slot.feed.conflict]]
key = "max_size"
value = "1 MB"
from = "guide"
""",
    )
    first, second = network.slots["feed"].get("max_size", "api")
    assert (first.conflict, first.grade) == (False, "official")
    assert (second.conflict, second.grade, second.value) == (True, "conflicting", FileSize(1_000_000))


def test_grade_is_that_of_the_best_source_unless_the_file_says_otherwise(tmp_path: Path) -> None:
    slot = load(
        tmp_path,
        """\
max_items = { value = 4, from = ["guide", "docs"] }
min_items = { value = 1, from = "guide" }
max_pages = { value = 1, FROM, confidence = "conflicting" }
""",
    ).slots["feed"]
    assert {key: limits[0].grade for key, limits in slot.limits.items()} == {
        "max_items": "official",
        "min_items": "vendor",
        "max_pages": "conflicting",
    }


def test_a_slot_inherits_all_that_it_does_not_say(tmp_path: Path) -> None:
    network = load(
        tmp_path,
        """\
max_size  = { value = "2 MB", FROM }
max_items = { value = 1, FROM }
[slot.feed.by_hand]
max_items = { value = 2, FROM }
[slot.carousel]
like  = "feed"
takes = ["image", "video"]
max_items = { value = 9, FROM }
[slot.card]
like = "opengraph/image"
""",
    )
    carousel = network.slots["carousel"]
    assert [limit.value for limit in carousel.get("max_items", "app")] == [9]
    assert [limit.value for limit in carousel.get("max_size", "api", "image")] == [FileSize(2_000_000)]
    assert carousel.get("max_size", "api", "video") == (), "nothing was said of videos"
    assert network.slots["card"].limits == load_networks()["opengraph"].slots["image"].limits
    assert network.slots["card"].takes == ("preview",)


def test_a_limit_of_videos_goes_before_that_of_everything() -> None:
    story = load_networks()["instagram"].slots["story"]
    sizes = [story.get("max_size", "api", kind)[0].text for kind in ("image", "video")]
    assert sizes == ["8 MB", "100 MB"]


def test_a_repository_overrides_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "mastodon.toml").write_text(
        """\
network = "mastodon"
[sources.server]
url  = "https://social.example/api/v2/instance"
kind = "own"
read = 2026-11-20
how  = "page"
[text]
max_chars = { value = 5000, from = "server", if_broken = "reject" }
[slot.image]
max_pixels = { value = 16_777_216, from = "server", if_broken = "reject" }
""",
        encoding="utf-8",
    )
    before, after = load_networks()["mastodon"], load_networks(tmp_path)["mastodon"]
    image = after.slots["image"]
    assert [limit.value for limit in after.get_text("max_chars", "api")] == [5000]
    assert (image.limits["max_pixels"][0].value, image.limits["max_pixels"][0].grade) == (
        16_777_216,
        "official",
    )
    assert image.limits["max_size"] == before.slots["image"].limits["max_size"]
    assert (after.slots["video"], after.alt, after.aliases) == (
        before.slots["video"],
        before.alt,
        before.aliases,
    )
    assert (after.updated, after.configurable) == (before.updated, True)


@pytest.mark.parametrize("name", ["google_business", "google-business", "Google Business", "GBP", "gmb"])
def test_networks_are_found_by_id_or_alias(name: str) -> None:
    networks = load_networks()
    by_hand = {identity: networks[identity] for identity in networks}
    for known in (networks, by_hand):
        found = find_network(known, name)
        assert found is not None
        assert found.id == "google_business"


def test_no_network_is_found_by_another_name() -> None:
    assert find_network(load_networks(), "myspace") is None


def test_networks_stand_in_order_and_no_two_share_a_name() -> None:
    networks = load_networks()
    assert list(networks) == sorted(networks)
    assert ("x" in networks, "twitter" in networks, len(networks)) == (True, False, 18)
    names = [alias for network in networks.values() for alias in network.aliases]
    assert len({*names, *networks}) == len(names) + len(networks)
    assert networks.aliases == load_networks().aliases
    assert networks.aliases["twitter"] == "x"


def test_every_limit_has_a_source_with_a_reading() -> None:
    for network in load_networks().values():
        for table in (network.text, network.alt, *(slot.limits for slot in network.slots.values())):
            for limits in table.values():
                assert all(limit.sources and limit.text for limit in limits)
                assert not limits[0].conflict
        unread = {source.id for source in network.sources.values() if source.read is None}
        assert all(network.sources[source].note for source in unread), "what has no date says why"


def test_every_key_is_used_by_a_file() -> None:
    networks = load_networks().values()
    assert {key for network in networks for key in network.text} == set(TEXT_KEYS)
    assert {key for network in networks for key in network.alt} == set(ALT_KEYS)
    slots = [slot for network in networks for slot in network.slots.values()]
    assert {key for slot in slots for key in slot.limits} == set(SLOT_KEYS)


WAS = """\
max_size = { value = "2 MB", FROM, if_broken = "reject", was = [
  { value = "1 MB", until = 2026-04-08, FROM },
  { value = "500 KB", until = 2024-01-01, from = "guide", if_broken = "degrade", note = "long ago" },
] }
"""


@pytest.mark.parametrize(
    ("day", "size", "effect"),
    [
        (date(2023, 12, 31), 500_000, "degrade"),
        (date(2024, 1, 1), 1_000_000, "reject"),
        (date(2026, 4, 7), 1_000_000, "reject"),
        (date(2026, 4, 8), 2_000_000, "reject"),
    ],
)
def test_limits_as_they_were(tmp_path: Path, day: date, size: int, effect: str) -> None:
    load(tmp_path, WAS)
    networks = load_networks(tmp_path)
    (limit,) = networks.as_of(day)["mine"].slots["feed"].get("max_size", "api")
    assert (limit.value, limit.effect) == (FileSize(size), effect)
    assert [past.value for past in networks["mine"].slots["feed"].limits["max_size"][0].was] == [
        FileSize(1_000_000), FileSize(500_000),
    ]  # fmt: skip
    assert networks.as_of(day)["bluesky"].aliases == ("bsky",)


def test_a_former_limit_is_found_in_what_is_said_of_the_present_one() -> None:
    """The words of the facts and the numbers of the history agree."""
    former = {
        (slot.id, past.text): limit.note
        for network in load_networks().values()
        for slot in network.slots.values()
        for limits in slot.limits.values()
        for limit in limits
        for past in limit.was
        if str(past.until) in limit.note
    }
    assert former.keys() == {("bluesky/image", "1 MB"), ("bluesky/video", "100 MB")}


def test_the_networks_of_a_repository(tmp_path: Path) -> None:
    assert dict(known_networks(tmp_path)) == dict(load_networks())
    folder = tmp_path / ".vislint" / "networks"
    folder.mkdir(parents=True)
    load(folder, WAS)
    (folder / "folder.toml").mkdir()
    assert "mine" in known_networks(tmp_path)
    before = known_networks(tmp_path, date(2025, 6, 1))
    assert before["mine"].slots["feed"].limits["max_size"][0].value == FileSize(1_000_000)
