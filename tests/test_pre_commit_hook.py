"""The hook for pre-commit: which files it takes, and what `vislint check --allow-empty` says of them."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import pictures
from tests.processes import post, vislint

[HOOK] = yaml.safe_load((Path(__file__).parent.parent / ".pre-commit-hooks.yaml").read_text("utf-8"))


def hook(folder: Path, *names: str) -> Any:
    """What pre-commit would run for these staged files, in the repository's folder."""
    program, *arguments = shlex.split(HOOK["entry"])
    assert program == "vislint"
    taken = [name for name in names if re.search(HOOK["files"], name)]
    return vislint(*arguments, "--no-cache", *taken, cwd=folder)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A good post, two bad ones, one of which uses the good one's picture; and an archive, excluded."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "vislint.toml").write_text('exclude = ["archive/"]\n')
    pictures.jpeg(tmp_path / "pictures" / "hill.jpg", 1200, 900)
    pictures.jpeg(tmp_path / "pictures" / "alone.jpg", 1200, 900)
    post(tmp_path / "posts", "../pictures/hill.jpg", name="good.md")
    post(tmp_path / "posts", "absent.jpg", name="bad.md")
    post(tmp_path / "posts", "../pictures/hill.jpg", "absent-too.jpg", name="other.md")
    post(tmp_path / "archive", "absent.jpg", name="old.md")
    (tmp_path / "README.md").write_text("# A repository\n")
    return tmp_path


@pytest.mark.parametrize(
    "path",
    [
        "posts/a.md", "content/post/index.markdown", "a.mdx", "b.qmd", "calendar.yml", "calendar.YAML",
        "posts.json", "buffer.csv", "x.tsv", "2026/caption.txt", "tweets/hello.tweet", "toots/a.toot",
        "content/a.html", "img/a.PNG", "img/a.jpeg", "img/a.jpg", "a.gif", "a.webp", "a.svg", "a.avif",
        "a.heic", "a.tif", "a.mp4", "a.mov", "slides.pdf", "_posts/2026-01-01-a.mkd", "odd\nname.md",
    ],
)  # fmt: skip
def test_the_hook_takes_posts_and_pictures(path: str) -> None:
    assert re.search(HOOK["files"], path)


@pytest.mark.parametrize(
    "path",
    ["setup.py", "Makefile", "md", "a.md.bak", "a.mdown.swp", "a.psd", "style.css", "a.jpgx", "a.lock"],
)
def test_the_hook_leaves_the_rest(path: str) -> None:
    assert not re.search(HOOK["files"], path)


def test_it_takes_every_suffix_that_a_post_may_use_for_a_picture() -> None:
    from vislint.readers.visual_names import VISUAL_SUFFIX

    suffixes = VISUAL_SUFFIX.removeprefix("(?:").removesuffix(")")
    assert suffixes in HOOK["files"]


def test_it_runs_once_with_the_names_of_the_staged_files() -> None:
    assert (HOOK["pass_filenames"], HOOK["require_serial"]) == (True, True)


def test_only_the_staged_post_is_checked(repository: Path) -> None:
    assert hook(repository, "posts/good.md").returncode == 0
    done = hook(repository, "posts/bad.md")
    assert done.returncode == 1
    assert "posts/bad.md" in done.stdout
    assert "other.md" not in done.stdout


def test_a_staged_picture_checks_the_posts_that_use_it(repository: Path) -> None:
    done = hook(repository, "pictures/hill.jpg")
    assert done.returncode == 1
    assert "posts/other.md" in done.stdout
    assert "posts/bad.md" not in done.stdout


def test_a_staged_post_is_checked_beside_a_picture_that_it_does_not_use(repository: Path) -> None:
    done = hook(repository, "posts/bad.md", "pictures/alone.jpg")
    assert done.returncode == 1
    assert "posts/bad.md" in done.stdout
    assert "posts/other.md" not in done.stdout


@pytest.mark.parametrize(
    "names",
    [("README.md",), ("pictures/alone.jpg",), ("archive/old.md",), ("vislint.toml", "README.md")],
)
def test_no_post_is_no_failure(repository: Path, names: tuple[str, ...]) -> None:
    done = hook(repository, *names)
    assert (done.returncode, done.stdout) == (0, "")


def test_excludes_win_over_named_files(repository: Path) -> None:
    done = hook(repository, "archive/old.md", "posts/good.md")
    assert done.returncode == 0
    assert "absent" not in done.stdout


def test_without_the_option_nothing_checked_stays_its_own_exit_code(repository: Path) -> None:
    assert vislint("check", "README.md", "--no-cache", cwd=repository).returncode == 3


def test_a_mistake_in_the_configuration_fails_the_commit(repository: Path) -> None:
    (repository / "vislint.toml").write_text("exclud = []\n")
    assert hook(repository, "posts/good.md").returncode == 2


def test_the_documentation_shows_the_hook_as_it_is() -> None:
    shown = re.findall(r"files: '(.*)'", (Path(__file__).parent.parent / "docs" / "ci.md").read_text("utf-8"))
    assert shown == [HOOK["files"]]


def test_every_format_and_input_is_documented() -> None:
    from vislint.cli.options import FORMATS

    docs = Path(__file__).parent.parent / "docs"
    outputs = (docs / "outputs.md").read_text("utf-8")
    assert [name for name in FORMATS if f"| `{name}`" not in outputs] == []
    action = yaml.safe_load((docs.parent / "action.yml").read_text("utf-8"))
    rows = (docs / "ci.md").read_text("utf-8")
    assert [name for name in action["inputs"] if f"| `{name}` |" not in rows] == []
