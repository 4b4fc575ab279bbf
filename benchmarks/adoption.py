"""Can a repository with hundreds of old posts switch vislint on this afternoon?

Usage: python benchmarks/adoption.py FOLDER [NAME ...], where FOLDER holds copies of content repositories.
Each is copied into a scratch git repository and taken the way of its team: `init`, `check`, `baseline write`,
a commit; then one bad post, which must fail alone; then the post mended, which must pass. Prints what vislint
said and a line a repository; exits with 1 when a step went otherwise.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

BAD = "vislint-adoption-no-such-picture.png"
"""A picture that is not there, put into one post."""

Run = dict[str, Any]


class WrongStepError(Exception):
    """A step that went otherwise than a team needs it."""


def tool(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    return subprocess.run(
        [sys.executable, "-m", "vislint", *arguments],
        cwd=folder,
        env={**environment, "COLUMNS": "110"},
        capture_output=True,
        text=True,
        check=False,
    )


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", "-C", os.fspath(folder), *who, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def checked(folder: Path, *arguments: str) -> tuple[int, Run]:
    done = tool(folder, "check", "--format", "json", *arguments)
    if done.returncode not in (0, 1):
        raise WrongStepError(
            f"check {' '.join(arguments)} exits with {done.returncode}: {done.stderr.strip()}"
        )
    return done.returncode, json.loads(done.stdout)


def is_bad(finding: Run) -> bool:
    """Whether it is about what was put into the post: the picture, or the length of a toot."""
    return BAD in f"{finding['reference']} {finding['message']}" or finding["rule"] == "text-too-long"


def expect(right: bool, what: str) -> None:
    if not right:
        raise WrongStepError(what)


def adopt(source: Path, folder: Path) -> Iterator[str]:
    """The whole way of one repository; yields what is worth telling."""
    shutil.copytree(source, folder, symlinks=True)
    git(folder, "init", "--quiet", "--initial-branch=main", ".")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "as it was")

    started = tool(folder, "init")
    expect(started.returncode == 0, f"init exits with {started.returncode}: {started.stderr}")
    yield from started.stdout.rstrip().splitlines()

    code, before = checked(folder)
    yield f"check: exit {code}, {told(before)}"
    written = tool(folder, "baseline", "write")
    expect(written.returncode == 0, f"baseline write exits with {written.returncode}: {written.stderr}")
    yield f"baseline write: {(written.stdout + written.stderr).strip()}"
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "vislint")
    base = git(folder, "rev-parse", "HEAD")
    code, after = checked(folder)
    yield f"check: exit {code}, {told(after)}"
    expect(code == 0, "with the baseline the repository must pass")

    post, mended = spoil(folder, before)
    git(folder, "commit", "--quiet", "--all", "--message", "a bad post")
    for how in ((), ("--diff", base)):
        code, broken = checked(folder, *how)
        failing = [finding for finding in broken["findings"] if finding["severity"] == "error"]
        yield f"check {' '.join(how)[:12]}: exit {code}, one bad post ({post}): {told(broken)}"
        expect(code == 1, "a bad post must fail")
        expect({finding["path"] for finding in failing} == {post}, "only the bad post may fail")
        expect(all(map(is_bad, failing)), "only for what is bad in it")
    mended()
    git(folder, "commit", "--quiet", "--all", "--message", "mended")
    code, good = checked(folder, "--diff", base)
    yield f"check --diff: exit {code}, mended: {told(good)}"
    expect(code == 0, "the mended post must pass")


def told(run: Run) -> str:
    totals = run["totals"]
    names = ("errors", "warnings", "infos", "baselined", "not_checked")
    return f"{totals['posts']} posts, " + ", ".join(f"{totals[name]} {name}" for name in names)


def spoil(folder: Path, run: Run) -> tuple[str, Callable[[], None]]:
    """Put a picture that is not there into one post, as its format writes it; with the way back."""
    references = Counter(
        (post["path"], item["reference"]) for post in run["posts"] for item in post["attachments"]
    )
    for post in run["posts"]:
        for item in post["attachments"]:
            file = folder / post["path"]
            text = file.read_text("utf-8")
            alone = references[post["path"], item["reference"]] == text.count(item["reference"]) == 1
            if alone and item["standing"] == "local" and not _held(run, post["path"]):
                file.write_text(text.replace(item["reference"], BAD), "utf-8")
                return post["path"], partial(_write, file, text)
    return _appended(folder, run)


def _held(run: Run, path: str) -> bool:
    """Whether the post had errors of its own, which the baseline now holds back."""
    return any(finding["path"] == path for finding in run["findings"] if finding["severity"] == "error")


def _appended(folder: Path, run: Run) -> tuple[str, Callable[[], None]]:
    """For repositories without a picture of their own: a line of Markdown at the end of a post."""
    posts = [
        post
        for post in run["posts"]
        if post["path"].endswith((".md", ".mdx", ".markdown", ".tweet", ".toot"))
    ]
    chosen = min(posts, key=lambda post: _held(run, post["path"]), default=None)
    if chosen is None:
        raise WrongStepError("no post to spoil")
    file = folder / chosen["path"]
    text = file.read_text("utf-8")
    if chosen["format"] == "twitter-together":
        _write(file, f"---\nmedia:\n  - file: {BAD}\n---\n{text}")
    elif chosen["format"] == "toot-together":  # which shows no pictures
        _write(file, text + "This goes on and on. " * 40)
    else:
        _write(file, f"{text.rstrip()}\n\n![A picture of the team]({BAD})\n")
    return chosen["path"], partial(_write, file, text)


def _write(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def main() -> int:
    corpus, names = Path(sys.argv[1]), sys.argv[2:]
    failed = 0
    for source in sorted(folder for folder in corpus.iterdir() if folder.is_dir()):
        if names and source.name not in names:
            continue
        print(f"\n== {source.name}", flush=True)
        with tempfile.TemporaryDirectory() as scratch:
            try:
                for line in adopt(source, Path(scratch) / source.name):
                    print(line, flush=True)
                print("as it should be", flush=True)
            except WrongStepError as failure:
                failed += 1
                print(f"FAILED: {failure}", flush=True)
    print(f"\n{failed} repositories went otherwise than they should" if failed else "\nall as they should be")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
