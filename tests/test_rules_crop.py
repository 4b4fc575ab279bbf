"""subject-cut and outside-safe-zone."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.material import attached, findings, header, limit, network, placed, post, said, slot
from vislint.model import Attachment, Interval, Limit, Placement, Slot

CROP = limit("ratio", Interval(Fraction(4, 5), Fraction(2)), "crop")
CARD = limit("best_ratios", (Fraction(2),), "crop")
FOLLOWS = limit("focal_point", True, "unknown")
MARGINS: dict[str, Fraction | str] = {
    "top": Fraction(1, 10),
    "bottom": Fraction(3, 10),
    "left": Fraction(0),
    "right": Fraction(1, 5),
    "frame": "1080x1920",
}
ZONE = limit("safe_zone", MARGINS, "hidden")


def picture(width: int, height: int, **declared: Any) -> Attachment:
    return attached(facts=header(width, height), **declared)


def test_a_box_that_is_cut_is_an_error_with_its_share_and_region() -> None:
    box = (0.25, 0.0, 0.5, 0.5)
    (found,) = findings("subject-cut", placed(slot(CROP), picture(800, 1600, subject=box)))
    assert (found.severity, found.region) == ("error", box)
    assert found.message == "the subject is cut on Net: 38 % of it is lost above"
    assert (found.measured, found.bound) == (
        "38 % of the subject lost",
        "only 18.8 to 81.2 % of the height kept, at 4:5",
    )
    assert found.hint == "crop it to 4:5 yourself: 800×1000 from 0,0 keeps it"
    assert found.limit == CROP


def test_where_the_part_shown_follows_a_point_the_hint_names_it() -> None:
    item = picture(1600, 800, subject=(0.0, 0.2, 0.25, 0.5))
    where = slot(limit("best_ratios", (Fraction(1),), "crop"), FOLLOWS)
    (found,) = findings("subject-cut", placed(where, item))
    assert found.message == "the subject is cut on Net: all of it is lost on the left"
    assert found.hint == "write focal: [0.00, 0.45], which keeps it"
    kept = picture(1600, 800, subject=(0.0, 0.2, 0.25, 0.5), focal=(0.0, 0.45))
    assert said("subject-cut", placed(where, kept)) == []


def test_a_subject_that_no_crop_holds() -> None:
    item = picture(1600, 800, subject=(0.0, 0.0, 1.0, 1.0))
    (found,) = findings("subject-cut", placed(slot(limit("best_ratios", (Fraction(1),), "crop")), item))
    assert found.hint == "take a picture with more around it: no crop of 1:1 holds the subject"
    assert found.message.endswith("50 % of it is lost on the left and on the right")


def test_a_point_that_is_cut_off_is_a_warning() -> None:
    item = picture(800, 1600, focal=(0.5, 0.05))
    (found,) = findings("subject-cut", placed(slot(CROP), item))
    assert (found.severity, found.region) == ("warning", None)
    assert found.message == "the focal point is cut off on Net"
    assert found.measured == "focal point 0.50 0.05"


@pytest.mark.parametrize(
    ("weak", "remark"),
    [
        ([limit("ratio", CROP.value, "crop", grade="vendor")], " (not documented by Net)"),
        ([CROP, limit("ratio", Interval(Fraction(1, 2)), "crop", conflict=True)], ""),
    ],
)
def test_a_cut_that_is_not_certain_is_a_warning(weak: list[Limit], remark: str) -> None:
    (found,) = findings("subject-cut", placed(slot(*weak), picture(800, 1600, subject=(0, 0, 1, 0.5))))
    assert found.severity == "warning"
    assert found.message.endswith(f"lost above{remark}")


@pytest.mark.parametrize(
    ("where", "item"),
    [
        (slot(CROP), picture(800, 1600)),
        (slot(CROP), picture(800, 1600, subject=(0.2, 0.2, 0.5, 0.5))),
        (slot(CROP), picture(800, 1000, subject=(0.0, 0.0, 1.0, 1.0))),
        (slot(), picture(800, 1600, subject=(0, 0, 1, 0.5))),
        (slot(limit("ratio", CROP.value, "reject")), picture(800, 1600, subject=(0, 0, 1, 0.5))),
        (slot(CROP), attached(facts=header(None, None), subject=(0, 0, 1, 0.5))),
        (slot(CROP, takes=("video",)), picture(800, 1600, subject=(0, 0, 1, 0.5))),
        # 1 px of 1001 is lost above: rounding
        (slot(limit("best_ratios", (Fraction(1),), "crop")), picture(999, 1001, subject=(0, 0, 1, 0.5))),
    ],
)
def test_silence_where_nothing_is_declared_cut_or_known(where: Slot, item: Attachment) -> None:
    assert said("subject-cut", placed(where, item)) == []


def test_each_cut_of_a_place_is_told_once() -> None:
    grid = limit("grid_ratio", Fraction(1, 2), "crop", grade="vendor")
    same = limit("grid_ratio", Fraction(4, 5), "crop", grade="vendor")
    item = picture(800, 1600, subject=(0.0, 0.0, 1.0, 1.0))
    assert len(findings("subject-cut", placed(slot(CROP, same), item))) == 1
    messages = [text for _, text in said("subject-cut", placed(slot(CROP, grid), item))]
    assert [("profile grid" in text) for text in messages] == [False, True]


def test_a_slide_is_cut_to_the_shape_of_the_first() -> None:
    where = slot(limit("same_ratio", "first", "crop"), items="several")
    first = attached("1.jpg", header(1000, 1000))
    second = attached("2.jpg", header(2000, 1000), subject=(0.0, 0.0, 0.5, 1.0))
    item = Placement(post(first, second), second, network(where), where, "api", 2)
    (found,) = findings("subject-cut", item)
    assert found.message == "the subject is cut on Net: 50 % of it is lost on the left"


def story(*limits: Limit, size: tuple[int, int] = (1080, 1920), **declared: Any) -> Placement:
    return placed(slot(*limits or (ZONE,), name="story"), picture(*size, **declared))


def test_a_box_under_the_interface() -> None:
    box = (0.1, 0.6, 0.5, 0.2)
    (found,) = findings("outside-safe-zone", story(subject=box))
    assert (found.severity, found.region) == ("warning", box)
    assert found.message == "50 % of the subject lies under the interface of Net (story), below"
    assert found.bound == "not within 10 % above, 30 % below and 20 % on the right"


def test_the_worst_side_comes_first_and_corners_count_once() -> None:
    (found,) = findings("outside-safe-zone", story(subject=(0.5, 0.6, 0.5, 0.2)))
    assert found.message == "70 % of the subject lies under the interface of Net (story), below and right"


def test_a_point_under_the_interface() -> None:
    (found,) = findings("outside-safe-zone", story(focal=(0.5, 0.9)))
    assert found.message == "the focal point lies under the interface of Net (story), below"


def test_a_corner() -> None:
    corner: dict[str, Fraction | str] = {
        "corner": "bottom-right",
        "width": Fraction(1, 4),
        "height": Fraction(1, 4),
        "frame": "1280x720",
    }
    badge = limit("keep_clear", corner, "hidden", grade="vendor")
    (found,) = findings("outside-safe-zone", story(badge, size=(1280, 720), subject=(0.5, 0.5, 0.5, 0.5)))
    assert found.message == (
        "25 % of the subject lies under the interface of Net (story), bottom right (not documented by Net)"
    )
    assert found.hint == "move it towards the middle: leave the corner at the bottom right free"


@pytest.mark.parametrize(
    "item",
    [
        story(),
        story(subject=(0.1, 0.2, 0.5, 0.4)),
        story(subject=(0.1, 0.2, 0.5, 0.502)),
        story(size=(1080, 1080), subject=(0.1, 0.8, 0.5, 0.2)),
        story(limit("safe_zone", MARGINS, "hidden", conflict=True), subject=(0.1, 0.8, 0.5, 0.2)),
        story(CROP, subject=(0.1, 0.8, 0.5, 0.2)),
    ],
)
def test_silence_outside_the_zones_and_where_they_cannot_be_placed(item: Placement) -> None:
    assert said("outside-safe-zone", item) == []


def test_zones_are_placed_on_what_is_shown() -> None:
    """A square in a 9:16 story keeps its middle 56 %, and the zone on the right covers a fifth of that."""
    item = story(limit("best_ratios", (Fraction(9, 16),), "crop"), ZONE, size=(1000, 1000), focal=(0.7, 0.4))
    (found,) = findings("outside-safe-zone", item)
    assert found.message.endswith("right")
