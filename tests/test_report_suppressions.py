"""The lines that the report offers to hold something back: pasted, they work."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import pictures
from tests.commands import checked, said
from tests.runs import post
from vislint.report.suppressions import HowTo, how_to

RULES = ("missing-alt", "no-preview")
HUGO = {"hugo.toml": "", "content/posts/b.md": "x"}
ENTRY = "- networks: [mastodon]\n  image: a.jpg\n"


def lines_for(folder: Path, name: str) -> HowTo:
    """What the report offers for the post, which has a finding."""
    assert {each["path"] for each in checked(folder, "--select", "missing-alt")["findings"]} == {name}
    how = how_to(post(path=name), RULES, str(folder))
    assert how is not None
    return how


@pytest.mark.parametrize(
    ("others", "name", "before", "after"),
    [
        ({}, "a.md", "---\n", "networks: [mastodon]\nimage: a.jpg\n---\nText\n"),
        ({}, "a.md", "---\nnetworks: [mastodon]\nimage: a.jpg\n", "---\nText\n"),
        (HUGO, "content/posts/a.md", "+++\n", 'title = "x"\n[params]\nx = 1\n+++\n![](a.jpg)\n'),
        (HUGO, "content/posts/a.md", "{", '"title": "x"\n}\n![](a.jpg)\n'),
        (HUGO, "content/posts/a.md", "Text\n\n", "\n![](a.jpg)\n"),
        ({"docusaurus.config.js": ""}, "blog/a.mdx", "---\n", "date: 2026-01-01\n---\n![](./a.jpg)\n"),
        ({"docusaurus.config.js": ""}, "blog/a.mdx", "Text\n\n", "\n![](./a.jpg)\n"),
        ({}, "a.yml", "posts:\n- networks: [mastodon]\n", "  image: a.jpg\n"),
        ({}, "a.yml", "networks: [mastodon]\n", "image: a.jpg\n"),
        ({}, "a.json", "{", '"networks": "mastodon", "image": "a.jpg"}\n'),
        ({}, "tweets/a.tweet", "---\n", "media:\n- file: a.jpg\n---\nText\n"),
    ],
)
def test_a_pasted_line_holds_the_finding_back(
    tmp_path: Path, others: dict[str, str], name: str, before: str, after: str
) -> None:
    for other, content in {**others, name: before + after}.items():
        (tmp_path / other).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / other).write_text(content)
    (tmp_path / "media").mkdir()
    for place in ((tmp_path / name).parent, tmp_path / "media"):
        pictures.jpeg(place / "a.jpg", 1200, 900)
    how = lines_for(tmp_path, name)
    used = how.lines[:1] if name.endswith(".json") or before == "{" else how.lines
    pasted = "".join(f"{line}\n" for _, line in used)
    (tmp_path / name).write_text(before + pasted + after)
    run = checked(tmp_path, "--select", "missing-alt")
    assert [each["message"] for each in run["findings"]] == []
    assert {each["reason"] for each in run["suppressed"]} == {"the reason"}


def test_entries_of_a_file_are_held_back_one_by_one(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "a.jpg", 1200, 900)
    (tmp_path / "a.yml").write_text(ENTRY * 2)
    [(_, line), *_] = lines_for(tmp_path, "a.yml").lines
    (tmp_path / "a.yml").write_text(f"{ENTRY}{ENTRY}{line}\n")
    run = checked(tmp_path, "--select", "missing-alt")
    assert [each["line"] for each in run["findings"]] == [2]


@pytest.mark.parametrize(
    ("path", "form", "comment"),
    [
        ("a.mdx", "astro", "{/* vislint-ignore RULE: the reason */}"),
        ("a.md", "hugo", "<!-- vislint-ignore RULE: the reason -->"),
        ("a.yml", "vislint", "# vislint-ignore RULE: the reason"),
        ("a.json", "vislint", ""),
    ],
)
def test_a_comment_for_one_line(path: str, form: str, comment: str) -> None:
    how = how_to(post(path=path, format=form), ["too-dark", "too-dark"])
    assert how is not None
    assert [rule for rule, _ in how.lines] == ["too-dark"]
    assert how.comment == comment


@pytest.mark.parametrize(
    ("path", "form"),
    [("a b.csv", "scheduler-csv"), ("a.toot", "toot-together"), ("a.tweet", "x"), ("a.html", "built-site")],
)
def test_files_without_a_place_for_it_get_the_baseline(path: str, form: str) -> None:
    how = how_to(post(path=path, format=form), ["too-dark"])
    assert how is not None
    assert (how.lines, how.command.removeprefix("vislint baseline write ").strip("'")) == ((), path)


def test_the_command_for_the_baseline_works(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "a.jpg", 1200, 900)
    (tmp_path / "a.yml").write_text(ENTRY)
    assert said(tmp_path, "baseline", "write", "a.yml").code == 0
    run = checked(tmp_path, "--select", "missing-alt")
    assert (run["findings"], len(run["baselined"])) == ([], 1)
