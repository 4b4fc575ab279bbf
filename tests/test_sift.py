"""Which rules run, at which severity, and which posts count as drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from vislint.config import Config, load_config, with_settings
from vislint.model import Finding, Post
from vislint.plans import Plans
from vislint.rule import AnyRule, NoOptions, Rule
from vislint.sift import apply_settings, drop_published


def rule(name: str, group: str, *, off: bool = False) -> AnyRule:
    made: AnyRule = Rule(
        name, Post, NoOptions(), group, "warning", "high", None, lambda *_: (), "", off  # type: ignore[arg-type]
    )  # fmt: skip
    return made


RULES = {
    each.id: each
    for each in (
        rule("missing-alt", "alt"),
        rule("alt-too-long", "alt"),
        rule("wrong-ratio", "dimension"),
        rule("cadence", "strategy", off=True),
    )
}


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ((), (), ["missing-alt", "alt-too-long", "wrong-ratio"]),
        (("alt",), (), ["missing-alt", "alt-too-long"]),
        (("alt",), ("missing-alt",), ["alt-too-long"]),
        (("missing-alt",), ("alt",), ["missing-alt"]),
        ((), ("alt",), ["wrong-ratio"]),
        (("cadence",), (), ["cadence"]),
        (("strategy",), (), []),
    ],
)
def test_select_and_ignore(
    tmp_path: Path, select: tuple[str, ...], ignore: tuple[str, ...], expected: list[str]
) -> None:
    config = with_settings(Config(tmp_path), select=select, ignore=ignore)
    assert list(Plans(config, RULES).rules) == expected


def test_a_rule_can_be_switched_off_and_its_severity_set(tmp_path: Path) -> None:
    file = tmp_path / "vislint.toml"
    file.write_text('[rules.missing-alt]\nseverity = "off"\n[rules.wrong-ratio]\nseverity = "info"\n')
    plans = Plans(load_config(file), RULES)
    assert list(plans.rules) == ["alt-too-long", "wrong-ratio"]
    finding = Finding("wrong-ratio", "dimension", "error", "high", "a.md", 1, 1, "m", "f")
    other = replace(finding, rule="alt-too-long")
    assert [each.severity for each in apply_settings([finding, other], plans)] == ["info", "error"]


NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("post", "kept"),
    [
        (Post("a", "f"), True),
        (Post("a", "f", status="published"), False),
        (Post("a", "f", status="draft", publish=datetime(2020, 1, 1, tzinfo=UTC)), True),
        (Post("a", "f", publish=datetime(2020, 1, 1, tzinfo=UTC)), False),
        (Post("a", "f", publish=datetime(2027, 1, 1, tzinfo=UTC)), True),
        (Post("a", "f", publish=datetime(2026, 11, 22, 11)), False),
        (Post("a", "f", publish=datetime(2026, 11, 22, 13)), True),
    ],
)
def test_published_posts_are_left_out_and_counted(post: Post, kept: bool) -> None:
    posts, left = drop_published([post], NOW)
    assert (len(posts), len(left)) == ((1, 0) if kept else (0, 1))
