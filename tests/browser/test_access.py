"""axe-core finds nothing on any view."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Open
from tests.browser.opened import Opened, posts_with_everything

VIEWS: dict[str, dict[str, Any]] = {
    "default": {},
    "filtered": {"at": "#severity=warning&network=bluesky"},
    "nothing": {"at": "#text=zzz"},
    "calendar": {"at": "#view=calendar"},
    "sorted": {"at": "#sort=date"},
    "dark": {"color_scheme": "dark"},
    "phone": {"width": 390},
    "phone calendar": {"width": 390, "at": "#view=calendar"},
    "dark calendar": {"color_scheme": "dark", "at": "#view=calendar"},
    "no pictures": {"pictures": "none"},
    "forced colours": {"forced_colors": "active"},
}


def violations(opened: Opened, axe: str) -> list[str]:
    # Everything is opened and put in, as for print, so that nothing is passed over.
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.evaluate(axe)
    found = opened.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{each['id']}: {node['html'][:200]} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view(show: Open, tmp_path: Path, axe: str, view: str) -> None:
    opened = show(posts_with_everything(tmp_path), **VIEWS[view])
    assert violations(opened, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("key", "dialog"), [("?", "#help"), ("o", "#viewer")])
def test_dialogs(show: Open, tmp_path: Path, axe: str, key: str, dialog: str, scheme: str) -> None:
    opened = show(posts_with_everything(tmp_path), color_scheme=scheme)
    opened.page.wait_for_selector(".opens")
    opened.page.keyboard.press(key)
    assert opened.page.locator(dialog).is_visible()
    assert violations(opened, axe) == []
