"""Time and memory of `vislint check` on generated repositories, cold and warm.

Usage: python benchmarks/scale.py [--megabytes SIZE] [--ignore GROUP] [POSTS ...]   (default: 1000 10000)

Every post names one JPEG of 600×400 with its own content, padded to SIZE megabytes by segments that viewers
skip: a camera's picture for all that is read of it. The default rules run, which measure every picture;
`--ignore weak` leaves out those that look at pixels. A run is cold without `.vislint/cache` and warm with it;
the files are in the operating system's memory in both. On a busy machine the seconds of processor tell more
than the clock. Peak memory is that of the process.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageDraw

POST = """---
networks: [instagram, mastodon, bluesky]
publish: 2027-01-{day:02}T09:00:00+01:00
images:
  - src: ../pictures/{number}.jpg
    alt: Picture number {number} of the benchmark, with a different colour.
---
Post number {number} says something short.
"""


def generate(folder: Path, posts: int, megabytes: float = 0) -> None:
    (folder / "posts").mkdir(parents=True)
    (folder / "pictures").mkdir()
    for number in range(posts):
        (folder / "posts" / f"{number}.md").write_text(POST.format(number=number, day=number % 28 + 1))
        (folder / "pictures" / f"{number}.jpg").write_bytes(padded(picture(number), megabytes))


def picture(number: int) -> bytes:
    image = Image.new("RGB", (600, 400), (number % 256, number // 256 % 256, 120))
    ImageDraw.Draw(image).ellipse((200, 100, 400, 300), fill=(250, number % 200, 80))
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=80)
    return stream.getvalue()


def padded(jpeg: bytes, megabytes: float) -> bytes:
    """The picture with noise in APP15 segments behind its first marker, up to a size."""
    segment = b"\xff\xef\xff\xff" + random.Random(1).randbytes(0xFFFD)
    missing = max(0, round(megabytes * 1e6) - len(jpeg))
    return jpeg[:2] + segment * (missing // len(segment)) + jpeg[2:]


def measure(folder: Path, ignored: list[str]) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of processor, and peak megabytes of one run."""
    command = [
        sys.executable,
        "-m",
        "vislint",
        "check",
        str(folder),
        "--format",
        "json",
        "--fail-on",
        "never",
    ]
    for name in ignored:
        command += ["--ignore", name]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"vislint ended with {os.waitstatus_to_exitcode(status)}")
    busy = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - started, busy, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("posts", nargs="*", type=int, default=[1000, 10_000])
    parser.add_argument("--megabytes", type=float, default=0)
    parser.add_argument("--ignore", action="append", default=[])
    said = parser.parse_args()
    print(f"{'posts':>7} {'run':>5} {'clock s':>8} {'cpu s':>8} {'peak MB':>8}")
    for size in said.posts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "repository"
            generate(folder, size, said.megabytes)
            measure(folder, said.ignore)
            shutil.rmtree(folder / ".vislint")
            cold = measure(folder, said.ignore)
            warm = min(measure(folder, said.ignore) for _ in range(3))
            for label, (clock, busy, memory) in (("cold", cold), ("warm", warm)):
                print(f"{size:>7} {label:>5} {clock:>8.2f} {busy:>8.2f} {memory:>8.0f}")
            print(f"{size:>7} ratio {cold[0] / warm[0]:>8.1f} {cold[1] / warm[1]:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
