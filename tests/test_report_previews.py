"""What the report says of the way networks show a picture: the model, and the partial that shows it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from tests import runs
from tests.html_tree import parse
from tests.material import attached, header, post, referred
from vislint.model import Attachment, Destination, Post, Route
from vislint.networks import load_networks
from vislint.place import Routes
from vislint.report.previews import Shown, ShownPost, previews, shown_post

NETWORKS = load_networks()


def draft(*items: Attachment, to: str, **more: Any) -> Post:
    named = [name.partition("/") for name in to.split()]
    return post(
        *items,
        destinations=tuple(Destination(net + sep + slot, net, slot) for net, sep, slot in named),
        **more,
    )


def shown(*items: Attachment, to: str, routes: dict[str, Route] | None = None, **more: Any) -> ShownPost:
    return shown_post(draft(*items, to=to, **more), NETWORKS, Routes(routes or {}))


def one(item: Attachment, to: str, **more: Any) -> Shown:
    (picture,) = shown(item, to=to, **more).pictures
    return picture


def picture(width: int = 1080, height: int = 1350, name: str = "a.jpg", **more: Any) -> Attachment:
    facts = {key: more.pop(key) for key in ("format", "frames", "alpha") if key in more}
    return attached(name, header(width, height, **facts), alt=more.pop("alt", "What it shows"), **more)


@cache
def partial() -> Template:
    environment = Environment(
        loader=PackageLoader("vislint", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    macros = '{% import "previews.html.j2" as p %}'
    return environment.from_string(
        macros
        + "{{ p.cut_texts(texts) }}{% for each in pictures %}{{ p.show_previews(each, key) }}{% endfor %}"
    )


def html(of: ShownPost, key: str = "k") -> str:
    return partial().render(pictures=of.pictures, texts=of.texts, key=key)


def test_a49_the_crop_is_shown_with_its_source_and_date() -> None:
    """publikator-frontend#179: what a tool showed was not what came out."""
    (view,) = one(picture(1200, 900, role="preview"), to="linkedin").previews
    assert view.places == ("LinkedIn link card",)
    assert view.drawing.said == "Keeps the middle 70 % of the height. Cut off: 15 % above and below each."
    (source,) = view.citations
    assert source.href.startswith("https://www.linkedin.com/")
    assert re.fullmatch(r"official documentation.*, read 20\d\d-\d\d-\d\d", source.said)
    page = html(shown(picture(1200, 900, role="preview"), to="linkedin"))
    assert source.href in page
    assert source.said in page


def test_places_that_show_it_in_one_way_share_a_drawing() -> None:
    (whole,) = one(picture(1080, 1080), to="linkedin x bluesky mastodon").previews
    assert whole.places == ("LinkedIn feed", "X image", "Bluesky image", "Mastodon image")
    assert (whole.drawing.said, whole.drawing.shown, whole.drawing.dimmed) == ("Shown whole.", None, ())


def test_what_is_not_documented_is_told_and_not_drawn() -> None:
    item = one(picture(), to="threads facebook")
    assert item.previews == ()
    assert [(each.places, each.said) for each in item.unknown] == [
        (("Threads image",), "Threads does not document how it fits a picture of this shape."),
        (
            ("Facebook feed",),
            "Images are resized to other dimensions; no limit on dimensions or ratio is documented.",
        ),
    ]


def test_a_shape_that_is_refused() -> None:
    item = one(picture(1080, 1920), to="instagram")
    assert [each.said for each in item.refused] == ["Instagram takes 4:5 to 1.91:1, width to height."]
    assert item.previews == ()


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (picture(name="a.png", format="png"), "Instagram takes JPEG."),
        (picture(name="a.gif", format="gif", frames=4), "Instagram takes no animated GIF."),
    ],
)
def test_a_format_that_is_refused_is_not_drawn(item: Attachment, said: str) -> None:
    found = one(item, to="instagram")
    assert [each.said for each in found.refused] == [said]
    assert (found.previews, found.losses) == ((), ())


def test_several_pictures_where_the_layout_is_not_known() -> None:
    for found in shown(picture(name="1.jpg"), picture(name="2.jpg"), to="x").pictures:
        assert found.previews == ()
        assert [(each.places, each.said) for each in found.unknown] == [
            (("X image (in a post of 2)",), "X does not document how it lays several pictures out.")
        ]


def test_pictures_that_are_one_too_many_are_told_at_the_picture() -> None:
    found = shown(*[picture(1200, 800, f"{n}.jpg") for n in range(1, 10)], to="mastodon").pictures
    said = "Mastodon shows 4: images 5–9 will be lost, or the post refused."
    assert [[each.said for each in item.losses] for item in found] == [[]] * 4 + [[said]] * 5
    assert [bool(item.previews) for item in found] == [True] * 4 + [False] * 5


def test_movement_transparency_and_size() -> None:
    moving = one(picture(name="a.gif", format="gif", frames=4), to="mastodon")
    assert [each.said for each in moving.losses] == ["The animation becomes a video without sound."]
    scaled = one(picture(2160, 2700), to="instagram")
    assert "Scaled down to 1440×1800." in [each.said for each in scaled.losses]
    soft = one(picture(160, 160), to="instagram")
    assert "Scaled up, so that it looks soft, to 320×320." in [each.said for each in soft.losses]
    clear = one(picture(name="a.png", format="png", alpha=True), to="pinterest")
    assert [each.said for each in clear.losses] == ["The transparent parts of the PNG turn white or black."]


def test_the_subject_and_what_survives_all_crops() -> None:
    item = one(picture(1080, 1350, subject=(0.0, 0.0, 0.5, 0.5)), to="instagram youtube/community-post")
    said = {place: view.drawing.said for view in item.previews for place in view.places}
    assert said["YouTube community post"].endswith("20 % of the declared subject is cut off.")
    assert item.common == (
        "Every known crop shows the middle 94 % of the width and the middle 80 % of the height. "
        "The focal point 0.25 0.25 survives all crops."
    )


def test_a_subject_that_no_crop_shows() -> None:
    item = one(picture(1080, 1350, subject=(0.2, 0.0, 0.5, 0.1)), to="youtube/community-post")
    assert item.common.endswith("No focal point on the subject survives all crops.")


def test_a_subject_under_the_interface() -> None:
    item = one(picture(1080, 1920, subject=(0.1, 0.7, 0.5, 0.2)), to="instagram/story")
    said = item.previews[0].drawing.said
    assert said == (
        "Shown whole. The interface lies over it above, below, left and right. "
        "100 % of the declared subject is covered."
    )


def test_doubts_and_other_readings_are_told() -> None:
    item = one(picture(1080, 1350), to="instagram")
    doubts = [doubt for view in item.previews for doubt in view.doubts]
    assert "Instagram feed (profile grid): not documented by Instagram" in doubts
    assert any(doubt.startswith("Instagram feed: another source has at least 3:4") for doubt in doubts)


def test_texts_are_cut_where_each_network_cuts_them() -> None:
    found = shown(picture(alt="é" * 1501), to="mastodon bluesky", text="word " * 70)
    by_network = {text.said: text for text in (*found.texts, *found.pictures[0].texts)}
    alt = by_network["The alt text is refused beyond 1500 characters on Mastodon: it has 1501."]
    assert (len(alt.kept), alt.kept[0], alt.lost) == (241, "…", "é")
    caption = by_network["The text is refused beyond 300 characters on Bluesky: it has 349."]
    assert len(caption.lost) == 49


def test_a_text_is_cut_as_the_network_counts() -> None:
    text = "x" * 250 + " https://example.org/" + "a" * 100 + " more than that"
    (cut,) = shown(picture(), to="x", text=text).texts
    assert "of X" in cut.said
    assert cut.lost == "than that"
    assert cut.kept.endswith(" more ")


def test_a_title_of_a_card_that_is_cut() -> None:
    item = one(picture(1200, 600, role="preview"), to="x", title="t" * 75)
    assert [text.said for text in item.texts] == [
        "The title of the card is cut after 70 characters on X: it has 75."
    ]
    assert item.texts[0].lost == "t" * 5


def test_what_has_no_file_or_no_size_is_left_out() -> None:
    found = shown(referred("https://example.org/a.jpg", "remote"), picture(0, 0), to="x linkedin")
    assert [item.previews for item in found.pictures] == [(), ()]
    assert html(shown(referred("gone.jpg", "missing"), to="instagram")).strip() == ""


def test_measured_transparency_tells_how_much_is_lost() -> None:
    item = picture(name="a.png", format="png", alpha=True)
    assert item.asset is not None
    item = replace(item, asset=replace(item.asset, measures=runs.measures_of_a_logo()))
    (loss,) = one(item, to="pinterest").losses
    assert loss.said.endswith(": 5 % of the drawing cannot be seen on white, 90 % on black.")


def test_by_post_and_route() -> None:
    item = picture(1080, 1920)
    run = runs.run([draft(item, to="instagram")], networks=NETWORKS)
    (key,) = previews(run)
    assert key == ("posts/a.md", 1)
    assert previews(run)[key].pictures[0].refused
    by_hand = replace(run, routes={post.path: {"instagram": "app"} for post in run.posts})
    assert previews(by_hand)[key].pictures[0].previews[0].places == (
        "Instagram feed",
        "Instagram feed (profile grid)",
    )
    assert previews(run) == previews(replace(run))


def test_the_partial_has_one_picture_and_a_sentence_a_drawing() -> None:
    page = html(shown(picture(1080, 1350, subject=(0, 0, 0.5, 0.5)), to="instagram instagram/story x"))
    tree = parse(page)
    drawings = [*tree.all("svg", "drawing")]
    assert len(drawings) == 3
    for each in drawings:
        assert each.attributes["role"] == "img"
        assert each.attributes["data-thumb"] == "k"
        assert each.attributes["aria-label"].endswith(".")
    assert "style=" not in page
    assert "<script" not in page
    assert len(re.findall(r'id="', page)) == 0


def test_without_a_thumbnail_the_drawing_stands_alone() -> None:
    assert "data-thumb" not in html(shown(picture(), to="instagram"), key="")


def test_hostile_words_stay_words() -> None:
    evil = '</p><script>alert(1)</script>"onload="x'
    page = html(shown(picture(alt=evil * 60), to="mastodon", text=evil * 60), key=evil)
    assert "<script" not in page
    assert 'onload="x' not in page
