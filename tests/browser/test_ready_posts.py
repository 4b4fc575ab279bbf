"""Posts without a finding: folded, and all that networks do to their pictures within."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests import runs
from tests.browser.conftest import Open
from tests.test_report_previews import NETWORKS, draft, picture
from vislint.model import Run


def ready_post(root: Path) -> Run:
    """One post for Pinterest and LinkedIn with a transparent picture; a heron is far down its text."""
    item = picture(1000, 1500, "logo.png", format="png", alpha=True)
    Image.new("RGBA", (100, 150), (20, 90, 200, 120)).save(root / "logo.png")
    post = draft(item, to="pinterest linkedin", title="The bird", text="so far " * 100 + "the grey heron")
    return runs.run([post], networks=NETWORKS, root=str(root))


def test_a_ready_post_unfolds_to_its_previews(show: Open, tmp_path: Path) -> None:
    page = show(ready_post(tmp_path)).page
    page.click("#ready > details > summary")
    assert page.locator(".ready .drawing").count() == 0
    page.click(".ready summary")
    page.locator(".ready .thumb > image").wait_for(state="attached")
    page.locator(".ready .views:not(.grounds) .drawing > image").first.wait_for(state="attached")
    page.click(".ready .opens")
    assert page.locator("#viewer .thumb.large").is_visible()


def test_transparent_parts_are_drawn_on_white_and_on_black(show: Open, tmp_path: Path) -> None:
    page = show(ready_post(tmp_path), "#ready").page
    page.evaluate(
        "for (const each of document.querySelectorAll('#ready > details, .ready details')) each.open = true"
    )
    page.locator(".on-black > image").wait_for(state="attached")
    grounds = [
        page.locator(f".on-{ground}").evaluate("(each) => getComputedStyle(each).backgroundColor")
        for ground in ("white", "black")
    ]
    assert grounds == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert page.locator(".ready .thumb.clear").count() == 1
    assert page.locator(".ready .drawing.clear").count() == page.locator(".ready .drawing").count() - 2


def test_a_link_to_a_ready_post_opens_it(show: Open, tmp_path: Path) -> None:
    opened = show(ready_post(tmp_path))
    anchor = opened.page.locator(".ready").get_attribute("id")
    opened.page.evaluate("(name) => { location.hash = name; }", anchor)
    opened.page.locator(".ready .thumb > image").wait_for(state="attached")


def test_the_search_reads_the_whole_text(show: Open, tmp_path: Path) -> None:
    opened = show(ready_post(tmp_path), "#text=grey+HERON")
    assert opened.texts(".ready h3") == ["The bird"]
    assert opened.texts("#shown") == ["1 of 1 ready post"]
    opened.page.fill("[name=text]", "no such word")
    assert opened.texts("main > .group > h2") == ["Nothing matches"]


def test_without_scripts_a_ready_post_is_there_to_read(show: Open, tmp_path: Path) -> None:
    page = show(ready_post(tmp_path), scripts=False, width=390).page
    page.click("#ready > details > summary")
    page.click(".ready summary")
    assert page.locator(".ready .drawing").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_first_pictures_wait_for_nobody(show: Open, tmp_path: Path) -> None:
    run = ready_post(tmp_path)
    (post,) = run.posts
    told = runs.found(post, "something", post.attachments[0])
    page = show(runs.run([post], [told], networks=NETWORKS, root=str(tmp_path))).page
    page.add_init_script("window.IntersectionObserver = class { observe() {} unobserve() {} };")
    page.reload()
    assert page.locator(".thumb > image").count() == 1
    assert page.locator(".drawing:not(:has(image))").count() == 0


def test_axe_finds_nothing_in_a_ready_post(show: Open, tmp_path: Path, axe: str) -> None:
    page = show(ready_post(tmp_path), bypass_csp=True).page
    page.click("#ready > details > summary")
    page.click(".ready summary")
    page.add_script_tag(content=axe)
    assert page.evaluate("axe.run().then((found) => found.violations.map((each) => each.id))") == []
