"""vislint as a library: what the documentation shows works, errors are told, importing it costs little."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import vislint
from tests import pictures
from tests.processes import post

DOCS = (Path(__file__).parents[1] / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pictures.jpeg(tmp_path / "posts" / "a.jpg", 1200, 900)
    post(tmp_path / "posts", "a.jpg", alt="")
    return tmp_path


def test_the_example_of_the_documentation(folder: Path) -> None:
    found = re.search(r"<!-- example: test_posts.py -->\n```python\n(.*?)```", DOCS, re.S)
    assert found
    (folder / "test_posts.py").write_text(found[1])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_posts.py"]
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0
    (folder / "posts" / "a.jpg").unlink()
    failed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert "posts/post.md:4" in failed.stdout


def test_it_takes_one_path_or_several_and_says_what_is_found(folder: Path) -> None:
    run = vislint.check(folder, cache=False)
    assert [item.rule for item in run.findings] == ["missing-alt"]
    again = vislint.check([str(folder / "posts")], cache=False, jobs=1)
    assert again.findings == run.findings
    assert isinstance(run, vislint.Run)
    assert isinstance(run.findings[0], vislint.Finding)


def test_what_is_given_replaces_what_the_file_says(folder: Path) -> None:
    file = folder / "other.toml"
    file.write_text('ignore = ["alt"]\ncache = false\n')
    assert vislint.check(folder, file).findings == ()
    assert len(vislint.check(folder, file, ignore=()).findings) == 1
    assert vislint.check(folder, file, ignore=(), networks=["instagram"]).posts == ()
    assert vislint.check(folder, file, as_of=date(2026, 3, 3)).as_of == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("text", "arguments", "error"),
    [
        ("", {"paths": "absent"}, vislint.UsageError),
        ("", {"config": "absent.toml"}, vislint.UsageError),
        ("", {"networks": ["instagarm"]}, vislint.UsageError),
        ("exlude = []\n", {}, vislint.ConfigError),
        ("", {"select": ["missing-atl"]}, vislint.ConfigError),
    ],
)
def test_errors_are_of_one_family(
    folder: Path, text: str, arguments: dict[str, object], error: type[vislint.VislintError]
) -> None:
    (folder / "vislint.toml").write_text(text)
    with pytest.raises(error) as caught:
        vislint.check(**{"paths": folder, **arguments})  # type: ignore[arg-type]
    assert isinstance(caught.value, vislint.VislintError)
    assert caught.value.message


def test_all_public_names_are_there_and_no_others() -> None:
    assert dir(vislint) == sorted(vislint.__all__)
    assert all(hasattr(vislint, name) for name in vislint.__all__)
    assert not hasattr(vislint, "no_such_name")


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, vislint; print(sorted(set(sys.modules) & {'PIL', 'cv2', 'msgspec', 'yaml', 'typer'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
