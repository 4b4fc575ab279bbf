"""How long one commit waits: the hook on one post of a repository of 2,000, beside an import of its parts.

Usage: python benchmarks/commit.py [--staged] [POSTS] [RUNS]. A scratch git repository of POSTS posts (2,000)
with a picture each is made; the hook's command checks one of them, cold (nothing remembered) and warm, in
turn with `python -c "import typer, PIL"`. With `--staged` a post and its picture change, and `vislint check
--staged` looks for both. Prints processor seconds, seconds by the clock, their ratios, and with PROFILE=1
where a warm run of the hook's command spends its time. The goal: under 1 second warm and 2 seconds cold.
"""

from __future__ import annotations

import io
import os
import pstats
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

YARDSTICK = [sys.executable, "-c", "import typer, PIL"]
STAGED = [sys.executable, "-m", "vislint", "check", "--staged"]
HOOK = [sys.executable, "-m", "vislint", "check", "--allow-empty", "posts/post-00042.md"]


def make(folder: Path, posts: int) -> None:
    from PIL import Image

    (folder / "posts").mkdir(parents=True)
    (folder / "pictures").mkdir()
    for number in range(posts):
        picture = Image.effect_noise((1200, 900), 40 + number % 50).convert("RGB") if number < 50 else None
        target = folder / "pictures" / f"picture-{number:05}.jpg"
        if picture:
            picture.save(target, quality=80)
        else:
            shutil.copyfile(folder / "pictures" / f"picture-{number % 50:05}.jpg", target)
        (folder / "posts" / f"post-{number:05}.md").write_text(
            f"---\nnetworks: [mastodon, bluesky]\nimages:\n  - src: ../pictures/picture-{number:05}.jpg\n"
            f"    alt: A picture with the number {number}\n---\nText of post {number}.\n"
        )
    git = ["git", "-C", str(folder), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "posts"]):
        subprocess.run([*git, *arguments], check=True)


def stage(folder: Path) -> None:
    """Change a post and its picture, and stage both."""
    from PIL import Image

    Image.effect_noise((1200, 900), 99).convert("RGB").save(folder / "pictures" / "picture-00042.jpg")
    with (folder / "posts" / "post-00042.md").open("a") as post:
        post.write("Another line.\n")
    subprocess.run(["git", "-C", str(folder), "add", "--all"], check=True)


def taken(command: list[str], folder: Path) -> tuple[float, float]:
    """Processor seconds and seconds by the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    clock = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stdout.decode() + done.stderr.decode())
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def measure(folder: Path, runs: int, hook: list[str]) -> dict[str, list[tuple[float, float]]]:
    figures: dict[str, list[tuple[float, float]]] = {"import typer, PIL": [], "cold": [], "warm": []}
    for _ in range(runs):
        figures["import typer, PIL"].append(taken(YARDSTICK, folder))
        shutil.rmtree(folder / ".vislint", ignore_errors=True)
        figures["cold"].append(taken(hook, folder))
        figures["warm"].append(taken(hook, folder))
    return figures


def profile(folder: Path) -> str:
    """The dearest calls of a warm run, in a process of its own."""
    script = (
        "import cProfile, sys; sys.argv = ['vislint', 'check', 'posts/post-00042.md']\n"
        "from vislint.__main__ import main\n"
        "p = cProfile.Profile()\n"
        "try:\n    p.runcall(main)\nexcept SystemExit:\n    pass\n"
        "p.dump_stats(sys.stdin.read())\n"
    )
    stats = folder.parent / "profile"
    subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        input=os.fspath(stats),
        text=True,
        capture_output=True,
        check=True,
    )
    page = io.StringIO()
    pstats.Stats(os.fspath(stats), stream=page).sort_stats("cumulative").print_stats(45)
    return page.getvalue()


def main() -> None:
    staged = "--staged" in sys.argv
    numbers = [int(word) for word in sys.argv[1:] if word != "--staged"]
    posts, runs = (*numbers, *(2000, 10)[len(numbers) :])
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "team"
        make(folder, posts)
        if staged:
            stage(folder)
        figures = measure(folder, runs, STAGED if staged else HOOK)
        lines = profile(folder) if os.environ.get("PROFILE") else ""
    base = [statistics.median(column) for column in zip(*figures["import typer, PIL"], strict=True)]
    for name, values in figures.items():
        processor, clock = (statistics.median(column) for column in zip(*values, strict=True))
        ratios = (
            f"{processor / base[0]:.1f} and {clock / base[1]:.1f} times"
            if name != "import typer, PIL"
            else ""
        )
        print(f"{name:<18} processor {processor:.2f} s, clock {clock:.2f} s  {ratios}")
    print(f"medians of {runs} runs in turn; one post of {posts}")
    print(lines)


if __name__ == "__main__":
    main()
