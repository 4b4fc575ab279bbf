"""What readers of the report see, with and without scripts, on paper, in the dark, and on a telephone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.opened import posts_with_everything


def test_pictures_come_when_they_are_near(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path))
    opened.page.wait_for_selector(".thumb > image")
    assert opened.texts("h1") == ["Not ready to publish"]
    loaded = opened.page.evaluate(
        "async (image) => { await image.decode?.(); return image.getBBox().width; }",
        opened.page.query_selector(".thumb > image"),
    )
    assert loaded == 320
    far = opened.page.evaluate("[...document.querySelectorAll('#calendar image')].length")
    assert far == 0


def test_everything_can_be_read_without_scripts(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path), scripts=False)
    assert "need JavaScript" in opened.texts("noscript")[0]
    assert opened.texts("h3")[:2] == ["Alpha", "Beta"]
    assert "Too heavy for Bluesky" in opened.texts(".note")[0]
    assert "Calendar" in opened.texts("h2")
    assert opened.texts("#tools") == []
    opened.page.click("#held-back summary >> nth=0")
    assert "dusk is meant" in opened.texts("#held-back")[0]


def test_on_paper_everything_is_open(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path))
    opened.page.wait_for_selector(".drawing > image")
    count_open = "document.querySelectorAll('details[open]:not(.ready *)').length"
    before = opened.page.evaluate(count_open)
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.page.evaluate("document.querySelectorAll('details:not([open])').length") == 0
    assert opened.page.evaluate(
        "[...document.querySelectorAll('.post .thumb')].every((each) => each.querySelector('image'))"
    )
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.page.evaluate(count_open) == before
    opened.page.emulate_media(media="print")
    assert opened.texts("nav") == []
    assert len(opened.page.pdf()) > 10_000


def test_it_is_dark_where_the_reader_wants_it_dark(show: Open, tmp_path: Path) -> None:
    what = posts_with_everything(tmp_path)
    grounds = [
        show(what, color_scheme=scheme).page.evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert grounds == ["rgb(246, 245, 242)", "rgb(19, 21, 24)"]


@pytest.mark.parametrize("at", ["", "#view=calendar", "#network=bluesky"])
def test_a_telephone_need_not_scroll_sideways(show: Open, tmp_path: Path, at: str) -> None:
    opened = show(posts_with_everything(tmp_path), at, width=390)
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390


def test_linked_pictures_are_shown_from_where_they_lie(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path), pictures="linked")
    image = opened.page.wait_for_selector(".thumb > image")
    assert image is not None
    assert image.get_attribute("href") == "./a.jpg"


def test_a_finding_lights_its_part_of_the_picture(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path))
    opened.page.wait_for_selector(".opens")
    assert opened.page.locator(".look .regions rect").count() == 2
    opened.page.hover("#f-a2 .says")
    assert opened.page.locator(".look .regions .lit").get_attribute("data-for") == "f-a2"
    opened.page.hover("h1")
    assert opened.page.locator(".look .regions .lit").count() == 0


def test_sizes_and_ignore_lines_can_be_copied(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path), permissions=["clipboard-read", "clipboard-write"])
    opened.page.click("#f-a1 .hint button")
    assert opened.page.evaluate("navigator.clipboard.readText()") == "1080×1350"
    opened.page.click("#f-a2 .code button")
    copied = opened.page.evaluate("navigator.clipboard.readText()")
    assert copied == "<!-- vislint-ignore-post missing-alt: the reason -->"
    assert opened.texts("#said") == ["Copied"]


@pytest.mark.parametrize("scripts", [True, False])
def test_what_networks_show_is_there_with_and_without_scripts(
    show: Open, tmp_path: Path, scripts: bool
) -> None:
    opened = show(posts_with_everything(tmp_path), scripts=scripts)
    opened.page.wait_for_selector(".post .views .drawing")
    drawings = opened.page.locator(".post >> nth=0").locator(".drawing")
    assert drawings.count() > 0
    assert "Instagram" in opened.texts(".post .views .places")[0]
    if scripts:
        opened.page.wait_for_selector(".drawing > image")
