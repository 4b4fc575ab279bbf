"""Filters, links, keys and the large picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.opened import Opened, posts_with_everything

ALL = "4 findings in 3 posts"


def status(opened: Opened) -> str:
    return opened.texts("#shown")[0]


@pytest.mark.parametrize(
    ("at", "titles", "said"),
    [
        ("", ["Alpha", "Beta", "Gamma"], ALL),
        ("#severity=error", ["Alpha"], "1 of 4 findings in 1 of 3 posts"),
        ("#severity=warning", ["Alpha", "Beta"], "2 of 4 findings in 2 of 3 posts"),
        ("#network=mastodon", ["Beta"], "1 of 4 findings in 1 of 3 posts"),
        ("#network=instagram", ["Alpha"], "1 of 4 findings in 1 of 3 posts, and 1 ready post"),
        ("#rule=low-contrast", ["Beta"], "1 of 4 findings in 1 of 3 posts"),
        ("#group=weak", ["Beta"], "1 of 4 findings in 1 of 3 posts"),
        ("#text=GAMMA", ["Gamma"], "1 of 4 findings in 1 of 3 posts"),
        ("#new=yes", ["Beta"], "1 of 4 findings in 1 of 3 posts"),
        ("#severity=&text=a", ["Nothing"], "0 of 4 findings in 0 of 3 posts"),
        ("#network=nowhere", ["Alpha", "Beta", "Gamma"], ALL),
        ("#sort=path", ["Alpha", "Beta", "Gamma"], ALL),
        ("#sort=date", ["Alpha", "Gamma", "Beta"], ALL),
    ],
)
def test_the_address_says_what_is_shown(
    show: Open, tmp_path: Path, at: str, titles: list[str], said: str
) -> None:
    opened = show(posts_with_everything(tmp_path), at)
    shown = opened.texts(".post h3") or [opened.texts("#nothing h2")[0].split()[0]]
    assert shown == titles
    assert status(opened) == said


def test_what_is_chosen_stands_in_the_address_and_comes_back(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path))
    opened.page.click("#tools summary")
    opened.page.select_option("[name=network]", "bluesky")
    opened.page.uncheck("[name=severity][value=warning]")
    assert opened.hash == "#severity=error,info&network=bluesky"
    assert opened.texts(".note .says b") == ["Too heavy for Bluesky"]
    opened.page.reload()
    assert opened.texts(".note .says b") == ["Too heavy for Bluesky"]
    opened.page.click("#tools button[type=reset]")
    opened.page.wait_for_url(lambda url: not url.partition("#")[2])
    assert status(opened) == ALL
    assert opened.texts(".post h3") == ["Alpha", "Beta", "Gamma"]


def test_order_can_be_changed_and_taken_back(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path), "#sort=date")
    assert opened.texts(".post h3") == ["Alpha", "Gamma", "Beta"]
    opened.page.select_option("[name=sort]", "")
    assert opened.texts("main > .group h2")[:2] == ["Must change 1", "Better with a change 1"]
    assert opened.texts(".post h3") == ["Alpha", "Beta", "Gamma"]


def test_a_link_leads_to_its_finding_even_folded_or_filtered(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path), "#f-c1")
    assert opened.texts(".aimed .says b") == ["Converted"]
    assert opened.page.evaluate("document.activeElement.id") == "f-c1"
    opened.page.evaluate("location.hash = '#severity=error'")
    opened.page.wait_for_selector("#f-b1[hidden]", state="attached")
    opened.page.evaluate("location.hash = '#f-b1'")
    opened.page.wait_for_selector("#f-b1:focus")
    assert status(opened) == ALL
    opened.page.evaluate("location.hash = '#severity=warning&at=f-a2'")
    opened.page.wait_for_selector("#f-a2:focus")
    assert opened.texts(".post h3") == ["Alpha", "Beta"]


def test_keys_do_what_the_help_says(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path))
    keys = opened.page.keyboard
    keys.press("?")
    assert {"/", "j k", "e w i", "o", "?"} <= set(opened.texts("#help dt"))
    keys.press("Escape")
    assert opened.texts("#help") == []
    for pressed, aim in (("j", "f-a1"), ("j", "f-a2"), ("j", "f-b1"), ("k", "f-a2")):
        keys.press(pressed)
        assert opened.page.evaluate("document.activeElement.id") == aim
    for pressed, left in (("e", "warning,info"), ("w", "info"), ("i", "")):
        keys.press(pressed)
        assert opened.hash == f"#severity={left}"
    for pressed in "ewi":
        keys.press(pressed)
    assert status(opened) == ALL
    keys.press("/")
    keys.type("beta jk")
    assert opened.hash == "#text=beta+jk"
    keys.press("Escape")
    assert opened.page.evaluate("document.activeElement === document.body")


def test_the_large_picture_opens_walks_and_gives_the_focus_back(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path), "#f-a1")
    opened.page.wait_for_selector("#f-a1:focus")
    keys = opened.page.keyboard
    keys.press("o")
    assert opened.texts("#viewer-title") == ["a.jpg"]
    assert opened.texts(".viewer-notes li") == ["Error Too heavy for Bluesky", "Warning No alt text"]
    assert opened.page.locator("#viewer .regions rect").count() == 2
    keys.press("ArrowRight")
    assert opened.texts("#viewer-title") == ["b.jpg"]
    keys.press("ArrowLeft")
    keys.press("ArrowLeft")
    assert opened.texts("#viewer-title") == ["a.jpg"]
    keys.press("Escape")
    assert opened.texts("#viewer") == []
    opened.page.wait_for_selector("[aria-label='Open a.jpg']:focus")  # the dialog tells later that it closed
    assert opened.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Open a.jpg"


def test_the_calendar_shows_days_gaps_and_what_is_shown_again(show: Open, tmp_path: Path) -> None:
    opened = show(posts_with_everything(tmp_path))
    opened.page.click("nav a[href='#calendar']")
    assert opened.texts("main > .group > h2") == ["Calendar"]
    assert opened.texts(".month-of h3") == ["November 2026 3", "Without a date 1"]
    assert opened.texts(".entry b") == ["Alpha", "Gamma", "Delta", "Beta"]
    assert opened.texts(".again")[0] == "Picture also in Delta on 3 November 2026"
    opened.page.wait_for_selector(".mini > image")
    opened.page.evaluate("location.hash = '#view=calendar&network=x'")
    opened.page.wait_for_selector("#tools [name=network] option[value=x]:checked", state="attached")
    assert opened.texts(".entry b") == ["Gamma"]
    opened.page.click(".entry >> text=Gamma")
    opened.page.wait_for_selector(".post h3 >> text=Gamma")
    assert opened.texts("main > .group > h2") == ["Ready, with remarks 1"]
