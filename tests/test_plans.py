"""What applies to which post: overrides by path, thresholds, and limits newer than a month."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests import pictures
from tests.content import written
from tests.processes import check, post, vislint
from vislint.config import load_config, with_settings
from vislint.errors import ConfigError
from vislint.model import Run
from vislint.run import Request
from vislint.run import check as run_check

FOLDERS = ("archive", "news", "posts")


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """Three folders with a post each, which shows a small picture without an alternative text."""
    for folder in FOLDERS:
        pictures.jpeg(tmp_path / folder / "a.jpg", 240, 240)
        post(tmp_path / folder, "a.jpg", networks="linkedin, instagram", alt="")
    return tmp_path


def run(folder: Path, text: str, **changes: Any) -> Run:
    (folder / "vislint.toml").write_text(text)
    config = with_settings(load_config(folder / "vislint.toml"), cache=False, **changes)
    return run_check(config, Request([folder]))


def told(of: Run, rule: str) -> list[tuple[str, str]]:
    """Folder and severity of each finding of a rule, once."""
    found = [(item.path.partition("/")[0], item.severity) for item in of.findings if item.rule == rule]
    return list(dict.fromkeys(found))


def everywhere(severity: str) -> list[tuple[str, str]]:
    return [(folder, severity) for folder in FOLDERS]


# --- overrides --------------------------------------------------------------------------------------


def test_a_rule_is_ignored_for_some_posts(posts: Path) -> None:
    of = run(posts, '[[overrides]]\npaths = ["archive/**"]\nignore = ["alt"]\n')
    assert told(of, "missing-alt") == everywhere("warning")[1:]
    assert len(told(of, "image-too-small")) == 3


def test_a_rule_is_selected_for_some_posts_besides_the_others(posts: Path) -> None:
    of = run(posts, 'select = ["dimension"]\n[[overrides]]\npaths = ["news/"]\nselect = ["missing-alt"]\n')
    assert told(of, "missing-alt") == [("news", "warning")]
    assert len(told(of, "image-too-small")) == 3


def test_severity_and_options_differ_by_path_and_later_overrides_win(posts: Path) -> None:
    text = """
        [rules.missing-alt]
        severity = "info"
        [[overrides]]
        paths = ["news/**", "posts/**"]
        [overrides.rules.missing-alt]
        severity = "error"
        [[overrides]]
        paths = ["posts/**"]
        [overrides.rules.missing-alt]
        severity = "off"
        [overrides.rules.image-too-small]
        tolerance = 0.99
    """
    of = run(posts, text)
    assert told(of, "missing-alt") == [("archive", "info"), ("news", "error")]
    small = Counter(item.path for item in of.findings if item.message.startswith("too small for"))
    assert small["posts/post.md"] < small["news/post.md"] == small["archive/post.md"]


def test_the_route_of_a_network_differs_by_path(posts: Path) -> None:
    text = '[[overrides]]\npaths = ["news/**"]\n[overrides.networks.instagram]\npublish = "app"\n'
    pictures.png(posts / "news" / "b.png", 1080, 1080)
    pictures.png(posts / "posts" / "b.png", 1080, 1080)
    for folder in ("news", "posts"):
        post(posts / folder, "b.png", networks="instagram", name="b.md")
    errors = [(item.path, item.rule) for item in run(posts, text).findings if item.severity == "error"]
    assert ("posts/b.md", "format-not-accepted") in errors
    assert ("news/b.md", "format-not-accepted") not in errors


def test_the_command_line_wins_over_overrides(posts: Path) -> None:
    text = '[[overrides]]\npaths = ["*"]\nselect = ["missing-alt"]\nignore = ["image-too-small"]\n'
    selected = run(posts, text, select=("dimension",))
    assert {item.group for item in selected.findings} <= {"dimension"}
    assert told(selected, "image-too-small") == []
    ignored = run(posts, 'select = ["alt"]\n' + text, ignore=("alt",))
    assert told(ignored, "missing-alt") == []


def test_a_rule_on_all_posts_says_nothing_of_those_it_does_not_run_for(posts: Path) -> None:
    said = {item.path for item in run(posts, "").findings if item.rule == "repeated-alt"}
    text = '[[overrides]]\npaths = ["**"]\nignore = ["repeated-alt"]\n'
    assert {item.path for item in run(posts, text).findings if item.rule == "repeated-alt"} == set()
    assert said == set()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('ignore = ["missing-atl"]', 3, "unknown rule or group"),
        ("[overrides.rules.missing-atl]", 3, "unknown rule"),
        ('[overrides.networks.instagarm]\npublish = "app"', 3, "unknown network"),
        ("[overrides.rules.image-too-small]\ntolerence = 1", 4, 'has no option "tolerence"'),
        ('[overrides.rules.image-too-small]\ntolerance = "x"', 4, "expected a number"),
        ('[overrides.rules.missing-alt]\nseverity = "fatal"', 4, "severity"),
        ('[overrides.networks.instagram]\npublish = "hand"', 4, "publish"),
    ],
)
def test_a_wrong_override_is_told_at_its_line_even_when_it_fits_no_post(
    posts: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        run(posts, f'[[overrides]]\npaths = ["nowhere/**"]\n{text}\n')
    assert caught.value.where == f"vislint.toml:{line}"
    assert message in caught.value.message


# --- thresholds -------------------------------------------------------------------------------------


def test_what_is_below_a_threshold_is_counted_and_not_shown(posts: Path) -> None:
    whole = run(posts, "")
    grave = run(posts, 'min_severity = "error"\n')
    assert {item.severity for item in grave.findings} <= {"error"}
    assert len(grave.findings) + len(grave.below_threshold) == len(whole.findings)
    assert len(grave.below_threshold) > 3


def test_the_command_line_and_json_tell_how_much_is_held_back(posts: Path) -> None:
    (posts / "vislint.toml").write_text('min_severity = "error"\n')
    record = check(posts, "--min-confidence", "high")
    assert record["totals"]["below_threshold"] == len(record["below_threshold"]) > 3
    assert record["totals"]["warnings"] == 0
    printed = vislint("check", posts, "--no-cache").stdout
    assert "below min_severity or min_confidence." in printed


def test_less_sure_rules_are_held_back(posts: Path) -> None:
    pictures.jpeg(posts / "news" / "b.jpg", 1200, 900, colour=(3, 3, 3))
    post(posts / "news", "b.jpg")
    sure = run(posts, "", min_confidence="high")
    assert {item.confidence for item in sure.findings} == {"high"}
    assert all(item.confidence != "high" for item in sure.below_threshold)


# --- limits newer than a month ------------------------------------------------------------------------

NEWER = """\
network = "mine"
name    = "Mine"
updated = 2026-12-20

[sources.docs]
url  = "https://example.org/limits"
kind = "official"
read = 2026-12-15
how  = "page"

[sources.old]
url  = "https://example.org/old"
kind = "official"
read = 2026-12-15
first_read = 2026-10-01
how  = "page"

[slot.feed]
takes = ["image"]
items = "any"
max_size = { value = "1 KB", from = "docs", if_broken = "reject", PAST }
max_pixels = { value = 100, from = "old", if_broken = "reject" SINCE }
"""


def errors_by(folder: Path, limits: str, kind: str = "official", **words: str) -> dict[str, tuple[str, str]]:
    """By rule, severity and message of what a network of the repository says, with a month pinned."""
    was = words.get("WAS")
    past = f'was = [{{ value = "{was}", until = 2026-12-15, from = "docs" }}]' if was else 'note = ""'
    text = NEWER.replace("PAST", past).replace("SINCE", words.get("SINCE", "")).replace("official", kind)
    written(folder, {".vislint/networks/mine.toml": text})
    pictures.jpeg(folder / "a.jpg", 1200, 900)
    post(folder, "a.jpg", networks="mine")
    of = run(folder, f'limits = "{limits}"\n' if limits else "")
    wanted = ("file-too-large", "image-too-large")
    return {item.rule: (item.severity, item.message) for item in of.findings if item.rule in wanted}


def test_an_error_by_a_limit_that_changed_later_is_a_warning_and_says_so(tmp_path: Path) -> None:
    assert errors_by(tmp_path, "", WAS="9 MB")["file-too-large"] == ("error", "too heavy for Mine")
    softened = errors_by(tmp_path, "2026.11", WAS="9 MB")
    assert softened["file-too-large"] == ("warning", "too heavy for Mine, new since 2026.11")
    assert softened["image-too-large"][0] == "error"


def test_what_was_an_error_by_the_former_limit_stays_one(tmp_path: Path) -> None:
    assert errors_by(tmp_path, "2026.11", WAS="2 KB")["file-too-large"] == ("error", "too heavy for Mine")


def test_with_a_later_month_everything_counts(tmp_path: Path) -> None:
    assert errors_by(tmp_path, "2026.12", WAS="9 MB")["file-too-large"][0] == "error"


def test_a_limit_that_came_later_from_an_old_source_says_since_when(tmp_path: Path) -> None:
    softened = errors_by(tmp_path, "2026.11", WAS="2 KB", SINCE=", since = 2026-12-15")
    assert softened["image-too-large"][0] == "warning"


def test_a_severity_set_by_hand_does_not_bring_the_error_back(tmp_path: Path) -> None:
    errors_by(tmp_path, "", WAS="9 MB")
    of = run(tmp_path, 'limits = "2026.11"\n[rules.file-too-large]\nseverity = "error"\n')
    assert {item.severity for item in of.findings if item.rule == "file-too-large"} == {"warning"}


def test_what_a_team_says_of_its_own_server_always_counts(tmp_path: Path) -> None:
    assert errors_by(tmp_path, "2026.09", kind="own")["file-too-large"][0] == "error"
    assert errors_by(tmp_path, "2026.09", kind="official")["file-too-large"][0] == "warning"


def test_what_is_newer_is_listed(tmp_path: Path) -> None:
    errors_by(tmp_path, "", WAS="9 MB")
    done = vislint("networks", "mine", "--since", "2026.11", cwd=tmp_path)
    assert done.stdout == (
        "mine\n  mine/feed\n    ~ max_size  9 MB, reject → 1 KB, reject\n\n"
        "1 limit differs in 1 network: 1 changed.\n"
    )
    done = vislint("networks", "--since", "November", cwd=tmp_path)
    assert (done.returncode, "write it like 2026.11" in done.stderr) == (2, True)


def test_a_server_of_mastodon_with_a_lower_limit(tmp_path: Path) -> None:
    """postybirb-plus#152: a picture of 20.4 megapixels, and a server that takes 16.8."""
    pictures.jpeg(tmp_path / "a.jpg", 3904, 5232)
    post(tmp_path, "a.jpg", networks="mastodon")
    before = [item.severity for item in run(tmp_path, "").findings if item.rule == "image-too-large"]
    assert "error" not in before
    source = '[sources.server]\ntitle = "/api/v2/instance"\nkind = "own"\nread = 2026-11-20\nhow = "page"\n'
    limits = '[slot.image]\nmax_pixels = { value = 16_777_216, from = "server", if_broken = "reject" }\n'
    written(tmp_path, {".vislint/networks/mastodon.toml": f'network = "mastodon"\n{source}{limits}'})
    of = run(tmp_path, "")
    assert [item.severity for item in of.findings if item.rule == "image-too-large"] == ["error"]
