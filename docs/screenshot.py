"""Draw docs/report.png, the picture of the README: the report on examples/calendar, as a browser shows it.

Usage: python docs/screenshot.py [FILE]   (needs the extra `browser` and Debian's Chromium)
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"]
WIDTH, HEIGHT = 1120, 1240
COLOURS = 256
POST = "january.yml:9"


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "report.png"
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.html"
        command = ["check", "examples/calendar", "--fail-on", "never", "--no-cache", "--report", str(report)]
        subprocess.run([sys.executable, "-m", "vislint", *command], cwd=ROOT, check=True, capture_output=True)
        picture = Image.open(io.BytesIO(_shot(report)))
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(target, optimize=True)
    sys.stdout.write(f"{target}: {target.stat().st_size // 1000} kB\n")


def _shot(report: Path) -> bytes:
    """One post with its findings and what networks show of its picture, as PNG."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(report.as_uri())
        page.locator("h3", has_text=POST).evaluate("(title) => { location.hash = title.parentElement.id; }")
        page.wait_for_selector(".drawing > image")
        page.wait_for_timeout(500)
        shot: bytes = page.screenshot()
        browser.close()
    return shot


if __name__ == "__main__":
    main()
