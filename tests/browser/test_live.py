"""The report as `vislint serve` shows it: it comes again when something changes."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.opened import watched
from tests.runs import found, post, run
from vislint.live.serving import serve
from vislint.report import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser


class Served:
    """The report of one post, whose title is `title`, on loopback."""

    def __init__(self) -> None:
        self.title = "Before"
        self.addresses: queue.Queue[str] = queue.Queue()
        self._changes: queue.Queue[tuple[str, ...]] = queue.Queue()
        self._thread = threading.Thread(
            target=serve,
            args=(self._render, iter(self._changes.get, ())),
            kwargs={"port": 0, "tell": lambda text: None, "ready": self.addresses.put},
        )
        self._thread.start()
        self.address = self.addresses.get()

    def _render(self) -> str:
        draft = post(title=self.title)
        return html.render(run([draft], [found(draft)]), version="1", title="served")

    def change(self, title: str) -> None:
        self.title = title
        self._changes.put(("posts/open-day.md",))

    def close(self) -> None:
        self._changes.put(())
        self._thread.join()


@pytest.fixture
def served() -> Iterator[Served]:
    serving = Served()
    yield serving
    serving.close()


def test_the_page_comes_again_when_a_post_changes(browser: Browser, served: Served, tmp_path: Path) -> None:
    page = browser.new_page()
    opened = watched(page)
    page.goto(served.address)
    page.locator("article h3", has_text="Before").wait_for()
    page.evaluate("location.hash = '#text=o'")
    served.change("Not before long")
    page.locator("article h3", has_text="Not before long").wait_for()
    assert opened.hash == "#text=o"
    assert page.locator("#tools").is_visible()
    assert opened.faults == []
    assert {address.startswith(served.address) for address in opened.foreign} == {True}
    page.close()


@pytest.mark.parametrize(("host", "token", "status"), [("evil.localhost", "", 421), ("127.0.0.1", "x", 404)])
def test_who_asks_otherwise_sees_nothing(
    browser: Browser, served: Served, host: str, token: str, status: int
) -> None:
    """A name below localhost leads to this machine, as one would that somebody else had set up."""
    page = browser.new_page()
    page.goto(served.address)
    page.locator("article h3").wait_for()
    answer = page.goto(served.address.replace("127.0.0.1", host).rstrip("/") + f"{token}/")
    assert answer is not None
    assert answer.status == status
    assert "Before" not in page.content()
    page.close()
