"""Chromium for the tests of the report; without it they are skipped, or fail in `.ci/browser_tests`."""

from __future__ import annotations

import importlib.util
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.opened import ARGUMENTS, Opened, watched
from vislint.model import Run
from vislint.report import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Open = Callable[..., Opened]


def absent(what: str) -> None:
    if os.environ.get("VISLINT_BROWSER_TESTS") == "required":
        pytest.fail(f"{what} is absent")
    pytest.skip(f"{what} is absent: see .ci/browser_tests")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if importlib.util.find_spec("playwright") is None:
        absent("the extra `browser` (Playwright)")
    if chromium is None:
        absent("Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    place = os.environ.get("VISLINT_AXE", "")
    if not Path(place).is_file():
        absent("axe-core (VISLINT_AXE)")
    return Path(place).read_text("utf-8")


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Write the report of a run and open it: `show(run, "#view=calendar", width=390, scripts=False)`."""
    opened: list[Opened] = []

    def open_page(
        run: Run,
        at: str = "",
        *,
        width: int = 1280,
        scripts: bool = True,
        pictures: Any = "embed",
        **more: Any,
    ) -> Opened:
        page = tmp_path / "report.html"
        text = html.render(run, version="1.2.3", title="calendar", pictures=pictures, folder=tmp_path)
        page.write_text(text, "utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, **more
        )
        opened.append(watched(context.new_page()))
        opened[-1].page.goto(page.as_uri() + at)
        return opened[-1]

    yield open_page
    for each in opened:
        each.page.context.close()
        assert each.faults == []
        assert each.foreign == []
