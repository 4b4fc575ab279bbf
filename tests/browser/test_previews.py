"""The preview in a real browser: with scripts, without them, on a telephone, on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests import runs
from tests.browser.conftest import Open
from tests.test_report_previews import NETWORKS, draft, picture
from vislint.model import Run

HOSTILE = "</noscript><script>document.title='run'</script>" * 40


def two_pictures(root: Path) -> Run:
    """One post; the alternative text of its second picture is hostile and too long for Mastodon."""
    items = [
        picture(1080, 1350, "1.jpg", subject=(0.0, 0.0, 0.5, 0.5)),
        picture(1200, 800, "2.jpg", alt=HOSTILE),
    ]
    for item in items:
        Image.effect_noise((120, 80), 60).convert("RGB").save(root / item.reference)
    post = draft(*items, to="instagram/story mastodon linkedin x threads")
    told = [runs.found(post, "the subject is cut", item, fingerprint=item.reference) for item in items]
    return runs.run([post], told, networks=NETWORKS, root=str(root))


def test_drawings_stand_over_the_picture_in_its_shape(show: Open, tmp_path: Path) -> None:
    page = show(two_pictures(tmp_path)).page
    drawing = page.locator(".drawing").first
    drawing.scroll_into_view_if_needed()
    drawing.locator("image").wait_for(state="attached")
    assert (drawing.locator("image").get_attribute("href") or "").startswith("data:image/webp")
    box = drawing.bounding_box()
    assert box is not None
    assert box["height"] / box["width"] == pytest.approx(1350 / 1080, rel=0.02)
    labels = [each.get_attribute("aria-label") or "" for each in page.locator(".drawing").all()]
    assert any(label.startswith("Mastodon image (in a post of 2): Keeps") for label in labels)


def test_hostile_words_do_not_run(show: Open, tmp_path: Path) -> None:
    page = show(two_pictures(tmp_path)).page
    assert "</noscript>" in page.locator(".reading").first.inner_text()
    assert page.title() != "run"


def test_without_scripts_drawings_and_words_are_there(show: Open, tmp_path: Path) -> None:
    page = show(two_pictures(tmp_path), scripts=False).page
    assert page.locator(".drawing").first.is_visible()
    told = " ".join(page.locator(".told .said").all_text_contents())
    assert "Threads does not document how it fits a picture of this shape." in told


def test_on_a_telephone_nothing_is_wider_than_the_screen(show: Open, tmp_path: Path) -> None:
    page = show(two_pictures(tmp_path), width=390).page
    assert page.locator(".drawing").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_paper_every_drawing_has_its_picture(show: Open, tmp_path: Path) -> None:
    page = show(two_pictures(tmp_path)).page
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".drawing").count() >= 4
    assert page.locator(".drawing:not(:has(image))").count() == 0


def test_axe_finds_nothing_in_the_preview(show: Open, tmp_path: Path, axe: str) -> None:
    for scheme in ("light", "dark"):
        page = show(two_pictures(tmp_path), bypass_csp=True, color_scheme=scheme).page
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        page.add_script_tag(content=axe)
        violations = page.evaluate(
            "axe.run('.picture').then((found) => found.violations.map((each) => each.id))"
        )
        assert violations == []
