"""A report that is open in Chromium, and what must never happen in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.runs import asset, attached, found, limit, post, run
from vislint.model import Comparison, Gone, NotChecked, Run, Suppressed
from vislint.networks import load_networks

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Dialog, Page, Request

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
LOCAL = ("file:", "data:", "blob:")


@dataclass
class Opened:
    page: Page
    faults: list[str] = field(default_factory=list)
    """Errors, dialogs and complaints of the security policy."""
    foreign: list[str] = field(default_factory=list)
    """Requests that leave the page."""

    def texts(self, selector: str) -> list[str]:
        """The texts of the elements that are shown, on one line each."""
        found = self.page.locator(selector).filter(visible=True).all()
        return [" ".join((each.text_content() or "").split()) for each in found]

    @property
    def hash(self) -> str:
        return str(self.page.evaluate("location.hash"))


def watched(page: Page) -> Opened:
    opened = Opened(page)

    def refuse(dialog: Dialog) -> None:
        opened.faults.append(dialog.message)
        dialog.dismiss()

    def listen(said: ConsoleMessage) -> None:
        if said.type == "error":
            opened.faults.append(said.text)

    def note(asked: Request) -> None:
        if not asked.url.startswith(LOCAL):
            opened.foreign.append(asked.url)

    page.on("pageerror", lambda error: opened.faults.append(str(error)))
    page.on("dialog", refuse)
    page.on("console", listen)
    page.on("request", note)
    return opened


def posts_with_everything(root: Path) -> Run:
    """Three posts with findings of each severity, a ready one, and everything that a report can list."""
    for number, name in enumerate(("a.jpg", "b.jpg", "c.jpg")):
        Image.new("RGB", (400, 300), (60 + number * 60, 90, 120)).save(root / name)
    pictures = [attached(asset(name, width=400, height=300), line=5) for name in ("a.jpg", "b.jpg", "c.jpg")]
    first = post(pictures[0], path="posts/alpha.md", title="Alpha", networks=("bluesky", "instagram"))
    second = post(pictures[1], path="posts/beta.md", title="Beta", networks=("mastodon",), publish=None)
    third = post(pictures[2], path="posts/gamma.md", title="Gamma", networks=("x",))
    ready = post(pictures[0], path="posts/ready.md", title="Delta")
    findings = [
        found(
            first, about=pictures[0], network="bluesky", slot="feed", measured="3.4 MB", bound="at most 2 MB",
            hint="export it again at 1080×1350, below 2 MB", limit=limit(), fingerprint="a1",
            region=(0.1, 0.2, 0.5, 0.5),
        ),
        found(
            first, "no alt text", pictures[0], "warning", rule="missing-alt", group="alt", fingerprint="a2",
            region=(0.5, 0.5, 0.4, 0.4),
        ),
        found(
            second, "low contrast", pictures[1], "warning", rule="low-contrast", group="weak",
            fingerprint="b1",
        ),
        found(
            third, "converted", pictures[2], "info", rule="format", network="x", slot="feed",
            fingerprint="c1",
        ),
    ]  # fmt: skip
    held = found(third, "too dark", pictures[2], "warning", rule="too-dark", group="weak", fingerprint="c2")
    return run(
        [first, second, third, ready],
        findings,
        root=str(root),
        not_checked=(NotChecked("https://cdn.example/x.png", "remote", third.path, 9, 1),),
        suppressed=(Suppressed(held, "dusk is meant"),),
        baselined=(found(ready, "old trouble", fingerprint="d1"),),
        commit="0123456789abcdef0123456789abcdef01234567",
        networks=load_networks(),
        comparison=Comparison("earlier.json", frozenset({"b1"}), (Gone("x", "error", "a.md", 3, "was bad"),)),
    )
