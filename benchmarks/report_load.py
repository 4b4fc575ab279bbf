"""How long the HTML report takes to open in Chromium, by number of pictures.

Usage: python benchmarks/report_load.py [RUNS] [PICTURES ...]   (default: 5 runs of 100, 1000 and 3000)

Needs the extra `browser` and Debian's Chromium. Every page has two pictures a post and three findings a
picture; a thumbnail weighs 7 KB (6.6 KB on average in 150 pictures of real repositories). Each run is a
new browser context. `load` is from the start of the navigation until the load event has ended: the text is
there, laid out, and the filters work. `picture` is until the first picture is drawn. `main thread` is the
renderer's time at work (Chromium's TaskDuration), which other work on the machine disturbs least.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PIL import Image

from vislint.model import (
    Asset,
    Attachment,
    Destination,
    FileSize,
    Finding,
    Header,
    Limit,
    Post,
    Resolution,
    Run,
    Severity,
    Source,
)
from vislint.networks import load_networks
from vislint.report import html

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
GOALS = {1000: 0.9, 3000: 1.7}
SOURCE = Source("docs", "https://example.com/docs", "official", date(2026, 10, 7), "page", "Media reference")
FIRST_PICTURE = """() => new Promise((done) => {
  const look = () => document.querySelector(".thumb > image")
    ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())))
    : requestAnimationFrame(look);
  look();
})"""


def generate(folder: Path, count: int) -> Path:
    """A page of `count` pictures, as `vislint check --report` writes it."""
    posts = tuple(_posts(folder, count))
    assets = {item.asset.path: item.asset for post in posts for item in post.attachments if item.asset}
    findings = tuple(finding for post in posts for finding in _findings(post))
    networks = load_networks()
    run = Run(str(folder), "vislint.toml", {"vislint": len(posts)}, (), posts, assets, findings, (), networks)
    target = folder / f"{count}.html"
    target.write_text(html.render(run, version="benchmark", title="benchmark"), "utf-8")
    return target


def _posts(folder: Path, count: int) -> Iterator[Post]:
    start = datetime(2026, 1, 1, 9, tzinfo=UTC)
    for number in range(0, count, 2):
        items = tuple(_attachment(folder, each) for each in range(number, min(number + 2, count)))
        yield Post(
            path=f"posts/{number:05}.md",
            format="vislint",
            title=f"What happened in week {number // 2}",
            text="A short text that says what there is to see in these two pictures, and where. " * 3,
            destinations=tuple(Destination(name, name) for name in ("instagram", "bluesky", "mastodon")),
            attachments=items,
            publish=start + timedelta(days=number // 4),
        )


def _attachment(folder: Path, number: int) -> Attachment:
    name = f"pictures/{number:05}.jpg"
    (folder / "pictures").mkdir(exist_ok=True)
    noise = Image.effect_noise((64, 48), 27).resize((320, 240), Image.Resampling.BICUBIC)
    noise.convert("RGB").save(folder / name, quality=80)
    asset = Asset(name, f"hash-{number}", Header("jpeg", 3_400_000 + number, 320, 240))
    alt = f"Picture {number}: people at a long table in the open air."
    return Attachment(name, number % 2 + 5, 3, Resolution("local", name), alt=alt, asset=asset)


def _findings(post: Post) -> Iterator[Finding]:
    limit = Limit("max_size", FileSize(2_000_000), "2 MB", (SOURCE,), "official", "reject")
    told: tuple[tuple[str, Severity, str | None], ...] = (
        ("file-too-large", "error", "bluesky"),
        ("image-too-small", "warning", "instagram"),
        ("low-contrast", "info", None),
    )
    for item in post.attachments:
        assert item.asset is not None
        for rule, severity, network in told:
            yield Finding(
                rule=rule,
                group="file",
                severity=severity,
                confidence="high",
                path=post.path,
                line=item.line,
                column=3,
                message=f"{rule} says what is wrong with it",
                fingerprint=f"{item.asset.hash}-{rule}",
                network=network,
                slot="feed" if network else None,
                reference=item.reference,
                asset=item.asset.path,
                measured="3.4 MB",
                bound="at most 2 MB",
                hint="export it again at 1080×1350 or with a lower quality",
                limit=limit if network else None,
            )


def measure(page: Path, runs: int) -> list[tuple[float, float, float, int]]:
    """Of each run the seconds until loaded, until the first picture, of the main thread; and elements."""
    from playwright.sync_api import sync_playwright

    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        for _ in range(runs):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            opened = context.new_page()
            counter = context.new_cdp_session(opened)
            counter.send("Performance.enable", {"timeDomain": "threadTicks"})
            opened.goto(page.as_uri())
            picture = float(opened.evaluate(FIRST_PICTURE)) / 1000
            load = float(opened.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")) / 1000
            values = {
                each["name"]: each["value"] for each in counter.send("Performance.getMetrics")["metrics"]
            }
            elements = int(opened.evaluate("document.getElementsByTagName('*').length"))
            taken.append((load, picture, values["TaskDuration"], elements))
            context.close()
        browser.close()
    return taken


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:]]
    runs, counts = (numbers[0] if numbers else 5), numbers[1:] or [100, 1000, 3000]
    heads = (
        "pictures | findings | MB | elements | load s, median (least) | picture s | main thread s | goal s"
    )
    print(f"| {heads} |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            page = generate(Path(name), count)
            taken = measure(page, runs)
            load, picture, busy = ([each[column] for each in taken] for column in range(3))
            print(
                f"| {count:,} | {count * 3:,} | {page.stat().st_size / 1e6:.1f} | {taken[0][3]:,} "
                f"| {statistics.median(load):.2f} ({min(load):.2f}) "
                f"| {statistics.median(picture):.2f} ({min(picture):.2f}) "
                f"| {statistics.median(busy):.2f} ({min(busy):.2f}) | {GOALS.get(count, '')} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
