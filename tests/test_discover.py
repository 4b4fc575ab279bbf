"""The root, the formats and the posts of a repository, however it is called."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from vislint.discover import discover, locate
from vislint.errors import ConfigError, UsageError
from vislint.repository import Repository

POST = "---\nnetworks: [mastodon]\n---\nText\n"


def put(root: Path, **files: str) -> None:
    for name, text in files.items():
        target = root / name.replace("__", "/").replace("_md", ".md").replace("_toml", ".toml")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)


def found(paths: Sequence[Path]) -> dict[str, str]:
    config = locate(paths, None)
    posts = discover(config, Repository(config.root), paths).posts
    return {path: site.format for site, path in posts}


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)


def test_a_folder_without_git_is_its_own_root(tmp_path: Path) -> None:
    put(tmp_path, a_md=POST, sub__b_md=POST)
    assert found([tmp_path]) == {"a.md": "vislint", "sub/b.md": "vislint"}


def test_named_files_are_checked_alone_with_the_root_of_the_work_tree(tmp_path: Path) -> None:
    put(tmp_path, a_md=POST, sub__b_md=POST)
    git(tmp_path, "init")
    assert found([tmp_path / "sub" / "b.md"]) == {"sub/b.md": "vislint"}
    assert locate([tmp_path / "sub" / "b.md"], None).root == tmp_path


def test_ignored_files_are_left_out_but_an_ignored_folder_can_be_checked_itself(tmp_path: Path) -> None:
    put(tmp_path, a_md=POST, copy__b_md=POST)
    (tmp_path / ".gitignore").write_text("copy/\n")
    git(tmp_path, "init")
    assert found([tmp_path]) == {"a.md": "vislint"}
    assert found([tmp_path / "copy"]) == {"b.md": "vislint"}


def test_the_root_above_a_named_folder_is_found_by_what_lies_there(tmp_path: Path) -> None:
    put(tmp_path, hugo_toml="", content__posts__a_md="---\ntitle: A\n---\n")
    assert found([tmp_path / "content" / "posts"]) == {"content/posts/a.md": "hugo"}


def test_pictures_beside_the_folder_of_posts_lie_inside_the_root(tmp_path: Path) -> None:
    put(tmp_path, posts__2026__a_md=POST)
    assert locate([tmp_path / "posts" / "2026"], None).root == tmp_path


def test_a_folder_that_holds_posts_is_the_root_whatever_lies_above_it(tmp_path: Path) -> None:
    put(tmp_path, content__team__tweets__a_tweet="Hello")
    (tmp_path / "content" / "team" / "tweets" / "a_tweet").rename(tmp_path / "content/team/tweets/a.tweet")
    assert found([tmp_path / "content" / "team"]) == {"tweets/a.tweet": "twitter-together"}


def test_a_site_in_a_subfolder_is_recognised_beside_other_posts(tmp_path: Path) -> None:
    put(
        tmp_path,
        site__hugo_toml="",
        site__content__posts__a_md="---\ntitle: A\n---\n",
        social__b_md=POST,
    )
    git(tmp_path, "init")
    assert found([tmp_path]) == {"site/content/posts/a.md": "hugo", "social/b.md": "vislint"}


def test_a_format_can_be_forced_for_a_folder(tmp_path: Path) -> None:
    put(tmp_path, drafts__a_md="---\ntitle: A\n---\n", vislint_toml='[formats]\ndrafts = "vislint"\n')
    assert found([tmp_path]) == {"drafts/a.md": "vislint"}
    put(tmp_path, vislint_toml='[formats]\ndrafts = "hgo"\n')
    with pytest.raises(ConfigError, match="unknown content format"):
        found([tmp_path])


def test_own_field_names_open_the_own_format(tmp_path: Path) -> None:
    put(tmp_path, a_md="---\nchannels: [mastodon]\n---\nText\n", b_md="---\ntitle: B\n---\n")
    assert found([tmp_path]) == {}
    put(tmp_path, vislint_toml='[fields]\nnetworks = "channels"\n')
    assert found([tmp_path]) == {"a.md": "vislint"}


def test_excludes_use_the_patterns_of_gitignore(tmp_path: Path) -> None:
    put(tmp_path, a_md=POST, old__b_md=POST, old__keep__c_md=POST)
    put(tmp_path, vislint_toml='exclude = ["old/*", "!old/keep/"]\n')
    assert set(found([tmp_path])) == {"a.md", "old/keep/c.md"}


def test_a_link_to_a_folder_is_not_followed_in_circles(tmp_path: Path) -> None:
    put(tmp_path, a_md=POST)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert found([tmp_path]) == {"a.md": "vislint"}


def test_paths_that_do_not_exist_are_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such file or folder"):
        locate([tmp_path / "nowhere"], None)
    with pytest.raises(UsageError, match="no such configuration file"):
        locate([tmp_path], tmp_path / "nowhere.toml")


def test_a_path_outside_of_a_named_configuration_is_a_usage_error(tmp_path: Path) -> None:
    put(tmp_path, one__vislint_toml="", two__a_md=POST)
    config = locate([tmp_path / "two"], tmp_path / "one" / "vislint.toml")
    with pytest.raises(UsageError, match="outside the content repository"):
        discover(config, Repository(config.root), [tmp_path / "two"])
