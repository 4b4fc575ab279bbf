"""missing-visual, missing-image, dangling-preview, broken-image, too-many-visuals, mixed-media."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.material import attached, findings, header, limit, network, post, published, referred, said, slot
from vislint.model import Attachment, Defect, DefectKind, Effect, Grade, Lost, Route

NEEDS_MEDIA = limit("media_required", True)


@pytest.mark.parametrize(
    ("effect", "grade", "severity", "remark"),
    [
        ("reject", "official", "error", ""),
        ("limit", "code", "warning", " (not documented by Net)"),
    ],
)
def test_a_network_that_needs_a_visual(effect: Effect, grade: Grade, severity: str, remark: str) -> None:
    net = network(slot(), text=(limit("media_required", True, effect, grade=grade),))
    expected = [(severity, f"Net publishes nothing without an image or video{remark}")]
    assert said("missing-visual", published(net, slot=None)) == expected
    assert said("missing-visual", published(net, attached())) == []


def test_text_alone_passes_where_nothing_is_required_or_expected() -> None:
    net = network(slot(), text=(limit("media_required", False),))
    assert said("missing-visual", published(net, slot=None)) == []
    (found,) = findings("missing-visual", published(net, slot=None), expect=("net",))
    assert (found.severity, found.message) == (
        "warning",
        "no image or video for Net, where this team expects one",
    )


def test_a_place_named_by_the_post_needs_something_to_show() -> None:
    story, card = slot(name="story"), slot(name="card", takes=("preview",))
    expected = [("warning", "nothing to show in net/story, which the post names")]
    assert said("missing-visual", published(network(story), slot="story")) == expected
    assert said("missing-visual", published(network(card), slot="card")) == []


def test_an_album_of_one() -> None:
    net = network(slot(limit("min_items", 2), name="album"))
    (found,) = findings("missing-visual", published(net, attached(), slot="album"))
    assert (found.severity, found.message) == ("error", "too few visuals for net/album")
    assert (found.measured, found.bound) == ("1 visual", "at least 2")
    assert said("missing-visual", published(net, attached(), attached(), slot="album")) == []


@pytest.mark.parametrize(
    ("attachment", "message", "hint"),
    [
        (
            referred("a.jpg", "missing", tried=("posts/a.jpg", "a.jpg")),
            '"a.jpg" is not there',
            "looked for posts/a.jpg and a.jpg",
        ),
        (
            referred("a.jpg", "missing", tried=("1", "2", "3", "4", "5")),
            '"a.jpg" is not there',
            "looked for 1, 2, 3 and 2 more",
        ),
        (
            referred("a.jpg", "missing", tried=("1",), near="posts/a.jpeg"),
            '"a.jpg" is not there',
            "there is posts/a.jpeg",
        ),
        (
            referred("http://[", "missing", note="this is not a valid address"),
            '"http://[" is not there: this is not a valid address',
            None,
        ),
        (
            referred("a.jpg", "wrong-case", near="posts/A.JPG", tried=("posts/a.jpg",)),
            '"a.jpg" is not there: only the letter case differs',
            "the file is called posts/A.JPG; write the reference the same way",
        ),
        (
            referred("caf\u00e9.jpg", "wrong-case", near="cafe\u0301.jpg", note="the accents differ"),
            '"caf\u00e9.jpg" is not there: the accents differ',
            "the file is called cafe\u0301.jpg; write the reference the same way",
        ),
        (
            referred("../../a.jpg", "outside", note="a link leads out"),
            '"../../a.jpg" lies outside of what is published: a link leads out',
            "copy the file to the other images",
        ),
    ],
)
def test_references_that_lead_nowhere(attachment: Attachment, message: str, hint: str | None) -> None:
    (found,) = findings("missing-image", post(attachment))
    assert (found.severity, found.message, found.hint) == ("error", message, hint)
    assert (found.line, found.column) == (attachment.line, attachment.column)


@pytest.mark.parametrize("standing", ["remote", "generated", "inline", "unknown-scheme", "not-fetched"])
def test_what_is_not_looked_at_is_never_called_missing(standing: str) -> None:
    assert said("missing-image", post(referred("x", standing), attached())) == []


def test_a_file_found_elsewhere_is_information() -> None:
    moved = referred("a.jpg", "local", path="b/a.jpg", note="found beside the moved posts folder")
    assert said("missing-image", post(moved)) == [("info", '"a.jpg": found beside the moved posts folder')]


def test_a_preview_that_only_the_page_shows() -> None:
    shown = referred("a.jpg", "local", path="img/a.jpg", emitted="/a.jpg")
    (found,) = findings("dangling-preview", post(shown, attached()))
    assert (found.severity, found.message) == ("error", '"a.jpg": the preview address /a.jpg leads nowhere')
    assert found.hint is not None
    assert found.hint.startswith("the page shows img/a.jpg;")
    assert said("missing-image", post(shown)) == []


def test_an_image_that_the_publisher_does_not_read_is_lost() -> None:
    lost = Lost("a.png", 4, 2, "is listed in the front matter", "name it in the text")
    (found,) = findings("missing-image", post(lost=(lost,)))
    assert (found.severity, found.line, found.column) == ("error", 4, 2)
    assert found.message == '"a.png" will not be seen: it is listed in the front matter'
    assert found.hint == "name it in the text"
    nameless = Lost("", 4, 2, "has no file", "")
    assert said("missing-image", post(lost=(nameless,))) == [
        ("error", "an image will not be seen: it has no file")
    ]


@pytest.mark.parametrize("kind", get_args(DefectKind))
def test_every_defect_has_its_own_words(kind: DefectKind) -> None:
    broken = attached(facts=header(None, None, format="", defect=Defect(kind, "with detail"))).asset
    (found,) = findings("broken-image", broken)
    assert found.severity == "error"
    assert found.message.endswith(" (with detail)")
    assert found.hint
    assert ("git lfs pull" in found.hint) == (kind == "lfs-pointer")


def test_a_sound_file_passes() -> None:
    assert findings("broken-image", attached().asset) == []


@pytest.mark.parametrize(
    ("count", "message", "measured"),
    [
        (9, "9 images, Net shows 4: images 5–9 will be lost or the post refused", "9 images"),
        (5, "5 images, Net shows 4: image 5 will be lost or the post refused", "5 images"),
    ],
)
def test_more_images_than_are_shown(count: int, message: str, measured: str) -> None:
    net = network(slot(limit("max_items", 4)))
    pictures = [attached(f"{number}.jpg", line=number) for number in range(1, count + 1)]
    (found,) = findings("too-many-visuals", published(net, *pictures))
    assert (found.severity, found.message, found.measured) == ("error", message, measured)
    assert (found.bound, found.line, found.reference) == ("at most 4", 5, "5.jpg")


def test_as_many_images_as_are_shown_pass() -> None:
    net = network(slot(limit("max_items", 4)))
    assert said("too-many-visuals", published(net, *[attached()] * 4)) == []
    assert said("too-many-visuals", published(net, slot=None)) == []


@pytest.mark.parametrize(
    ("effect", "grade", "route", "severity", "words"),
    [
        ("hidden", "official", "api", "error", "image 2 will be lost"),
        ("truncate", "official", "api", "error", "image 2 will be lost"),
        ("limit", "official", "app", "warning", "image 2 will be lost or the post refused"),
        (
            "reject",
            "code",
            "api",
            "warning",
            "image 2 will be lost or the post refused (not documented by Net)",
        ),
    ],
)
def test_the_words_follow_the_effect(
    effect: Effect, grade: Grade, route: Route, severity: str, words: str
) -> None:
    net = network(slot(limit("max_items", 1, effect, grade=grade)))
    shown = published(net, attached(), attached(), route=route)
    assert said("too-many-visuals", shown) == [(severity, f"2 images, Net shows 1: {words}")]


def test_a_part_of_a_thread_is_named() -> None:
    net = network(slot(limit("max_items", 1, "hidden")))
    ((_, message),) = said("too-many-visuals", published(net, attached(), attached(), segment=1))
    assert message == "2 images in part 2 of the thread, Net shows 1: image 2 will be lost"


def test_only_what_goes_to_the_place_is_counted() -> None:
    net = network(slot(limit("max_items", 2), takes=("image",)), slot(name="video", takes=("video",)))
    clip = attached("a.mp4", header(format="mp4"))
    assert said("too-many-visuals", published(net, attached(), attached(), clip)) == []
    both = network(slot(limit("max_items", 2), takes=("image", "video")))
    ((_, message),) = said("too-many-visuals", published(both, attached(), attached(), clip))
    assert message.startswith("3 visuals, Net shows 2: visual 3")


MIXING = limit("mixing", "4 images or 1 video")
CLIP = attached("a.mp4", header(format="mp4"))


def test_kinds_that_cannot_stand_together() -> None:
    net = network(slot(MIXING, takes=("image",)), slot(name="video", takes=("video",)))
    (found,) = findings("mixed-media", published(net, attached(), attached(), CLIP))
    assert (found.severity, found.message) == ("error", "Net does not show 2 images and 1 video in one post")
    assert (found.bound, found.reference) == ("4 images or 1 video", "a.mp4")


@pytest.mark.parametrize(
    "pieces",
    [(attached(), attached()), (CLIP,), (), (attached(), attached("card.jpg", role="preview"))],
    ids=["images", "video", "none", "with-card"],
)
def test_one_kind_passes(pieces: tuple[Attachment, ...]) -> None:
    net = network(
        slot(MIXING, takes=("image",)),
        slot(name="video", takes=("video",)),
        slot(name="card", takes=("preview",)),
    )
    assert said("mixed-media", published(net, *pieces)) == []


def test_networks_that_mix_and_networks_of_which_nothing_is_known_pass() -> None:
    carousel = network(slot(MIXING, takes=("image", "video")), slot(name="reel", takes=("video",)))
    unknown = network(slot(takes=("image",)), slot(name="video", takes=("video",)))
    assert said("mixed-media", published(carousel, attached(), CLIP)) == []
    assert said("mixed-media", published(unknown, attached(), CLIP)) == []
