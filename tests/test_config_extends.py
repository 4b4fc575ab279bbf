"""A configuration that builds upon shared files: what wins, where paths lead, where errors stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import pictures
from tests.commands import git
from tests.content import written
from tests.processes import check, post, vislint
from vislint.config import Config, load_config
from vislint.config.patterns import brought_to
from vislint.errors import ConfigError


def loaded(folder: Path, **files: str) -> Config:
    """`own` is vislint.toml; `shared` is shared/vislint.toml; others are shared/NAME.toml."""
    names = {"own": "vislint.toml", "shared": "shared/vislint.toml"}
    written(folder, {names.get(key, f"shared/{key}.toml"): text for key, text in files.items()})
    return load_config(folder / "vislint.toml", folder)


BUILT_UPON = 'extends = "shared/vislint.toml"\n'


def test_a_value_of_the_file_wins_and_all_others_are_those_of_the_shared_file(tmp_path: Path) -> None:
    shared = 'fail_on = "warning"\nignore = ["alt"]\n[networks.instagram]\npublish = "app"\n'
    config = loaded(tmp_path, own=BUILT_UPON + 'ignore = ["weak"]\n', shared=shared)
    assert config.settings.fail_on == "warning"
    assert config.settings.ignore == ("weak",)
    assert config.publish_routes() == {"instagram": "app"}
    assert config.root == tmp_path
    assert config.extended == ("shared/vislint.toml",)


def test_tables_are_laid_over_each_other_key_by_key(tmp_path: Path) -> None:
    shared = '[rules.image-too-small]\ntolerance = 0.2\nseverity = "error"\n[fields]\nimages = "pics"\n'
    own = BUILT_UPON + '[rules.image-too-small]\nseverity = "info"\n[fields]\ntitle = "name"\n'
    config = loaded(tmp_path, own=own, shared=shared)
    assert config.rules["image-too-small"] == {"tolerance": 0.2, "severity": "info"}
    assert config.settings.fields == {"images": "pics", "title": "name"}


def test_of_several_files_the_later_one_wins(tmp_path: Path) -> None:
    own = 'extends = ["shared/a.toml", "shared/b.toml"]\n'
    config = loaded(tmp_path, own=own, a='fail_on = "never"\ncache = false\n', b='fail_on = "info"\n')
    assert (config.settings.fail_on, config.settings.cache) == ("info", False)


def test_a_file_that_two_others_build_upon_is_read_once(tmp_path: Path) -> None:
    own = 'extends = ["shared/a.toml", "shared/b.toml"]\n'
    base = '[[overrides]]\npaths = ["a/**"]\n'
    config = loaded(tmp_path, own=own, a='extends = "base.toml"\n', b='extends = "base.toml"\n', base=base)
    assert config.extended == ("shared/base.toml", "shared/a.toml", "shared/b.toml")
    assert len(config.settings.overrides) == 1


@pytest.mark.parametrize(
    ("pattern", "folder", "moved"),
    [
        ("*.tmp", "shared", ["*.tmp"]),
        ("drafts/", "shared", ["drafts/"]),
        ("old/**", "shared", ["/shared/old/**"]),
        ("../news/**", "shared", ["/news/**"]),
        ("!../news/a.md", "shared", ["!/news/a.md"]),
        ("/a/b/", "shared", ["/shared/a/b/"]),
        ("clients/*/archive/**", "..", ["/archive/**"]),
        ("clients/other/archive/**", "..", ["!**"]),
        ("clients/acme", "..", ["/**"]),
        ("**/archive/*", "..", ["/**/archive/*"]),
        ("../../../../../../../../x/y", "shared", ["!**"]),
    ],
)
def test_a_pattern_with_a_slash_begins_at_the_file_that_says_it(
    pattern: str, folder: str, moved: list[str]
) -> None:
    root = Path("/home/clients/acme")
    there = root.parent.parent if folder == ".." else root / folder
    assert brought_to(root, [pattern], there) == moved


def test_the_shared_file_of_an_agency_above_its_clients(tmp_path: Path) -> None:
    shared = 'exclude = ["clients/*/archive/**"]\n[rules.missing-alt]\nseverity = "error"\n'
    written(
        tmp_path, {"vislint.toml": shared, "clients/acme/vislint.toml": 'extends = "../../vislint.toml"\n'}
    )
    client = tmp_path / "clients" / "acme"
    for folder in ("archive", "posts"):
        pictures.jpeg(client / folder / "a.jpg", 1200, 900)
        post(client / folder, "a.jpg", alt="")
    run = check(client)
    assert [item["path"] for item in run["posts"]] == ["posts/post.md"]
    told = [item["severity"] for item in run["findings"] if item["rule"] == "missing-alt"]
    assert told == ["error"]


def test_folders_of_a_shared_file_are_relative_to_it(tmp_path: Path) -> None:
    shared = 'site = "../public"\n[formats]\n"../social" = "vislint"\nown = "hugo"\n"../../x" = "hugo"\n'
    config = loaded(tmp_path, own=BUILT_UPON, shared=shared)
    assert config.settings.site == "public"
    assert config.settings.formats == {"social": "vislint", "shared/own": "hugo"}


def test_a_change_of_a_shared_file_concerns_all_posts(tmp_path: Path) -> None:
    written(tmp_path, {"vislint.toml": BUILT_UPON, "shared/vislint.toml": ""})
    pictures.jpeg(tmp_path / "a.jpg", 1200, 900)
    post(tmp_path, "a.jpg")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "x")
    (tmp_path / "shared" / "vislint.toml").write_text('fail_on = "info"\n')
    done = vislint("check", tmp_path, "--diff", "main", "--no-cache")
    assert "vislint: shared/vislint.toml changed, so all posts are checked" in done.stderr
    assert "1 post" in done.stdout


# --- what is wrong, and where ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("own", "shared", "place", "told"),
    [
        (BUILT_UPON, "\nexlude = []\n", "shared/vislint.toml:2", 'unknown key "exlude"'),
        (BUILT_UPON, "a = [", "shared/vislint.toml:1", ""),
        (BUILT_UPON, 'fail_on = "no"\n', "shared/vislint.toml:1", "fail_on"),
        (BUILT_UPON, 'extends = "../vislint.toml"\n', "shared/vislint.toml:1", "extend each other"),
        ('extends = "vislint.toml"\n', "", "vislint.toml:1", "extend each other"),
        ('extends = "absent.toml"\n', "", "vislint.toml:1", "no such file"),
        ('extends = "shared"\n', "", "vislint.toml:1", "no such file"),
        ('extends = ""\n', "", "vislint.toml:1", "no relative path"),
        ('extends = "/etc/passwd"\n', "", "vislint.toml:1", "no relative path"),
        ('extends = "C:/vislint.toml"\n', "", "vislint.toml:1", "no relative path"),
        ('extends = "a\\u0000b"\n', "", "vislint.toml:1", "no relative path"),
        ('extends = "../../../etc/passwd"\n', "", "vislint.toml:1", "outside the git work tree"),
        ('extends = "https://example.org/vislint.toml"\n', "", "vislint.toml:1", "nothing is fetched"),
        ('extends = ["shared/vislint.toml",\n "b.toml"]\n', "", "vislint.toml:2", "no such file"),
        ("extends = 3\n", "", "vislint.toml:1", "extends: expected"),
        ("extends = [3]\n", "", "vislint.toml:1", "extends"),
    ],
)
def test_what_is_wrong_is_told_at_its_line(
    tmp_path: Path, own: str, shared: str, place: str, told: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, own=own, shared=shared)
    assert caught.value.where == place
    assert told in caught.value.message


def test_a_link_that_leads_out_of_the_work_tree_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    written(
        tmp_path, {"secret.toml": 'password = "1234"\n', "inside/vislint.toml": 'extends = "link.toml"\n'}
    )
    (inside / "link.toml").symlink_to(tmp_path / "secret.toml")
    with pytest.raises(ConfigError, match="outside the git work tree") as caught:
        load_config(inside / "vislint.toml", inside)
    assert "1234" not in str(caught.value)


def test_a_long_chain_of_files_and_a_heap_of_them_are_refused(tmp_path: Path) -> None:
    chain = {f"f{number}": f'extends = "f{number + 1}.toml"\n' for number in range(9)}
    with pytest.raises(ConfigError, match="at most 5 steps and 20 files"):
        loaded(tmp_path / "long", own='extends = "shared/f0.toml"\n', **chain)
    names = ", ".join(f'"shared/n{number}.toml"' for number in range(30))
    heap = {f"n{number}": "" for number in range(30)}
    with pytest.raises(ConfigError, match="at most 5 steps and 20 files"):
        loaded(tmp_path / "many", own=f"extends = [{names}]\n", **heap)


def test_names_and_options_are_blamed_on_the_file_that_says_them(tmp_path: Path) -> None:
    shared = '[rules.missing-atl]\nseverity = "off"\n'
    written(tmp_path, {"vislint.toml": BUILT_UPON, "shared/vislint.toml": shared, "a.md": ""})
    done = vislint("check", tmp_path)
    assert done.returncode == 2
    assert "shared/vislint.toml:1: unknown rule" in done.stderr
    assert 'did you mean "missing-alt"?' in done.stderr
    (tmp_path / "shared" / "vislint.toml").write_text("[rules.image-too-small]\ntolerance = 'much'\n")
    done = vislint("check", tmp_path)
    assert "shared/vislint.toml:2: rules.image-too-small.tolerance: expected a number" in done.stderr


def test_a_table_in_pyproject_may_extend_and_be_extended(tmp_path: Path) -> None:
    own = '[tool.vislint]\nextends = "shared/pyproject.toml"\n'
    shared = '[tool.vislint]\nfail_on = "no"\n'
    written(tmp_path, {"pyproject.toml": own, "shared/pyproject.toml": shared})
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path / "pyproject.toml", tmp_path)
    assert caught.value.where == "shared/pyproject.toml:2"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("overrides = 1\n", "must be written"),
        ("overrides = [1]\n", "must be written"),
        ("[[overrides]]\nselect = ['alt']\n", "an override needs paths"),
        ("[[overrides]]\npaths = []\n", "an override needs paths"),
        ("[[overrides]]\npaths = 'a'\n", "overrides.0.paths: expected a list"),
        ("[[overrides]]\npaths = ['a']\nfail_on = 'never'\n", 'unknown key "overrides.0.fail_on"'),
        ("[[overrides]]\npaths = ['*a*b*c*d*e*f*g']\n", "more than 5 stars"),
        ("[[overrides]]\npaths = ['a']\nrules = 3\n", "rules must be a table"),
        ("[[overrides]]\npaths = ['a']\n[overrides.rules]\nalt = 3\n", "rules.alt must be a table"),
        ("[[overrides]]\npaths = ['a']\n[overrides.networks.x]\nroute = 'a'\n", "unknown key"),
        ("[[overrides]]\npaths = ['a']\n[overrides.rules.b]\nextends = 'c'\n", "outside of overrides"),
        ("limits = '2026'\n", 'no month such as "2026.11"'),
        ("limits = '2026.13'\n", 'no month such as "2026.11"'),
        ("limits = 2026.11\n", "limits: expected text, got a number"),
        ("min_severity = 'never'\n", "min_severity"),
        ("min_confidence = 1\n", "min_confidence"),
    ],
)
def test_wrong_types_are_errors_with_a_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, own=text)
    assert told in caught.value.message
    assert caught.value.where.startswith("vislint.toml:")


def test_deep_and_huge_files_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="too deeply nested"):
        loaded(tmp_path, own="a = " + "[" * 5000 + "]" * 5000 + "\n")
    with pytest.raises(ConfigError, match="more than the 1,000,000 characters"):
        loaded(tmp_path, own="#" * 1_000_001)
