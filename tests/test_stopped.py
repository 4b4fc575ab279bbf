"""A long run that is stopped, killed or meets a bad file: what was done stays, and the rest is done."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from xxhash import xxh3_128_hexdigest

from examples.weak_pictures import shore
from tests.commands import checked
from vislint.probe.cache import MeasuresCache

COUNT = 200
POST = """---
networks: [mastodon]
images:
{}---
A shore.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Posts with pictures of their own, which nobody has touched for an hour."""
    small = shore((160, 120), 3)
    for number in range(COUNT):
        picture = tmp_path / f"{number:03}.jpg"
        small.putpixel((number % 160, number // 160), (255, 0, 0))
        small.save(picture, quality=70)
        os.utime(picture, (time.time() - 3600,) * 2)
        named = f"  - src: {picture.name}\n    alt: Rocks at the shore, number {number} of many.\n"
        (tmp_path / f"{number:03}.md").write_text(POST.format(named))
    return tmp_path


HALT = """
import os, signal, sys, time
import vislint.vision.picture as vision
from vislint.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)
real, done = vision.measure, []
def measure(frame):
    done.append(frame)
    if len(done) == {after}:
        os.kill(os.getpid(), signal.{signal})
    return real(frame)
vision.measure = measure
sys.argv = ['vislint', 'check', '--jobs', '2', '--format', 'json', '--fail-on', 'never']
main()
"""


def halted(root: Path, by: str, after: int) -> subprocess.CompletedProcess[str]:
    script = HALT.format(signal=by, after=after)
    return subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )


def remembered(root: Path) -> int:
    """How many of the pictures need not be measured again."""
    cache = MeasuresCache.open(root)
    assert cache is not None
    contents = [xxh3_128_hexdigest(path.read_bytes()) for path in sorted(root.glob("*.jpg"))]
    with cache:
        return sum(cache.find(content) is not None for content in contents)


def test_a_killed_run_is_resumed_where_it_was(root: Path) -> None:
    done = halted(root, "SIGKILL", after=150)
    assert done.returncode == -signal.SIGKILL
    assert done.stdout == ""
    kept = remembered(root)
    assert 64 <= kept < COUNT  # at most one batch and what was at work is lost
    resumed = halted(root, "SIGKILL", after=COUNT - kept + 1)  # would be killed if it measured one more
    assert resumed.returncode == 0
    assert resumed.stdout == fresh(root)


def test_a_killed_writer_leaves_no_lock(root: Path) -> None:
    """The journal of a transaction that nobody ends any more is taken back by the next run."""
    halted(root, "SIGKILL", after=COUNT)
    script = (
        "import os, signal, sqlite3\n"
        "link = sqlite3.connect('.vislint/cache/measures.sqlite', isolation_level=None)\n"
        "link.execute('PRAGMA cache_size = 1')\n"
        "link.execute('BEGIN IMMEDIATE')\n"
        "link.execute('UPDATE measures SET measures = zeroblob(9000)')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    kept = remembered(root)
    assert kept >= 64
    subprocess.run([sys.executable, "-c", script], cwd=root, check=False)
    assert (root / ".vislint/cache/measures.sqlite-journal").exists()
    assert remembered(root) == kept
    assert checked(root)["totals"]["assets"] == COUNT


def test_ctrl_c_keeps_all_that_was_done(root: Path) -> None:
    done = halted(root, "SIGINT", after=100)
    assert done.returncode == 130
    assert (done.stdout, done.stderr) == ("", "vislint: stopped; what was measured is kept\n")
    assert remembered(root) >= 85  # less what the threads had at hand


def test_ctrl_c_before_the_first_file_is_told_in_plain_words(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from vislint import __main__\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'vislint.cli':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "__main__.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "vislint: stopped\n")


def test_bad_files_among_many_are_told_and_the_others_measured(root: Path) -> None:
    whole = (root / "100.jpg").read_bytes()
    bad = {
        "020": whole[: len(whole) // 2],
        "040": b"",
        "060": b"<!doctype html><title>404</title>",
        "080": bytes(4000),
        "100": whole[:300] + bytes(range(200)) + whole[500:],  # found out by decoding, if at all
        "120": b"\xff\xd8\xff" + bytes(range(256)) * 4,
    }
    for name, data in bad.items():
        (root / f"{name}.jpg").write_bytes(data)
    (root / "140.jpg").unlink()
    (root / "140.jpg").mkdir()
    run = checked(root, "--jobs", "2")
    assert run["totals"]["posts"] == COUNT
    broken = {finding["path"] for finding in run["findings"] if finding["rule"] == "broken-image"}
    assert {"020.md", "040.md", "060.md", "080.md", "120.md", "140.md"} <= broken
    unmeasured = {path for path, asset in run["assets"].items() if asset["measures"] is None}
    assert unmeasured <= {*(f"{name}.jpg" for name in bad), "140.jpg"}
    assert checked(root, "--jobs", "1") == run


def fresh(root: Path) -> str:
    """What a run says that remembers nothing."""
    words = ["check", "--no-cache", "--format", "json", "--fail-on", "never"]
    command = [sys.executable, "-m", "vislint", *words]
    out = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    assert json.loads(out)["totals"]["assets"] == COUNT
    return out
