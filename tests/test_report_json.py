"""The report for programs."""

from __future__ import annotations

import json
import os
from functools import cache
from importlib.resources import files
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from tests.runs import CODE, asset, attached, found, limit, post, referred, run, sample
from vislint.model import Comparison, Defect, DefectKind, Gone, Lost, NotChecked, Run, Standing, Suppressed
from vislint.report import as_json


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(files("vislint.schemas").joinpath("run.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def rendered(what: Run) -> dict[str, Any]:
    printed = as_json.render(what, version="1.2.3")
    assert printed.endswith("}\n")
    record: dict[str, Any] = json.loads(printed.encode("utf-8"))
    validator().validate(record)
    return record


def test_the_keys_of_the_design_are_there_in_order() -> None:
    record = rendered(sample())
    assert list(record) == [
        "schema", "tool", "config", "only", "as_of", "commit", "formats", "posts", "assets", "findings",
        "suppressed", "baselined", "not_checked", "stale", "comparison", "totals",
    ]  # fmt: skip
    assert record["schema"] == "vislint.run/1"
    assert record["tool"] == {"name": "vislint", "version": "1.2.3"}
    assert record["totals"] == {
        "posts": 2, "attachments": 3, "assets": 2, "errors": 1, "warnings": 1, "infos": 1, "suppressed": 0,
        "baselined": 0, "stale": 0, "not_checked": 1,
    }  # fmt: skip


def test_a_finding_says_all_that_is_known() -> None:
    assert rendered(sample())["findings"][0] == {
        "rule": "file-too-large",
        "group": "file",
        "severity": "error",
        "confidence": "high",
        "path": "posts/open-day.md",
        "line": 12,
        "column": 3,
        "network": "bluesky",
        "slot": "feed",
        "reference": "media/open-day.jpg",
        "asset": "media/open-day.jpg",
        "message": "too heavy for Bluesky",
        "measured": "3.4 MB",
        "limit": "at most 2 MB",
        "source": {
            "id": "lexicon",
            "url": "https://bsky.example/images.json",
            "kind": "official",
            "read": "2026-04-08",
        },
        "region": None,
        "hint": "export it again below 2 MB",
        "fix": None,
        "fingerprint": "a" * 20,
    }


def test_without_words_for_the_bound_the_limit_speaks_for_itself() -> None:
    draft = post()
    [finding] = rendered(run([draft], [found(draft, limit=limit("8 MB", CODE))]))["findings"]
    assert finding["limit"] == "8 MB"
    assert finding["source"]["read"] is None


def test_posts_and_attachments() -> None:
    lost = Lost("b.png", 3, 1, "images: is not read", "use an image link")
    [draft] = rendered(run([post(referred("a.png", "missing", alt=None), lost=(lost,), status="draft")]))[
        "posts"
    ]
    assert draft["publish"] == "2026-11-03T09:00:00+01:00"
    assert draft["networks"] == ["linkedin", "instagram"]
    assert draft["status"] == "draft"
    assert draft["attachments"] == [
        {"reference": "a.png", "line": 12, "column": 3, "alt": None, "role": "media", "standing": "missing",
         "asset": None}
    ]  # fmt: skip
    assert draft["lost"] == [{"reference": "b.png", "line": 3, "column": 1, "reason": "images: is not read"}]


@pytest.mark.parametrize("kind", get_args(DefectKind))
def test_every_defect_has_its_place_in_the_schema(kind: DefectKind) -> None:
    broken = asset("a.png", defect=Defect(kind, "why"), width=None, height=None, bytes=0, format="")
    assert rendered(run([post(attached(broken))]))["assets"]["a.png"]["defect"] == {
        "kind": kind,
        "detail": "why",
    }


@pytest.mark.parametrize("standing", get_args(Standing))
def test_every_standing_has_its_place_in_the_schema(standing: Standing) -> None:
    rendered(run([post(referred("a.png", standing))]))


def test_what_is_held_back_is_told_and_counted() -> None:
    draft = post()
    held = Suppressed(found(draft, fingerprint="a" * 20), "agreed with the client")
    record = rendered(run([draft], suppressed=(held,), baselined=(found(draft, fingerprint="b" * 20),)))
    assert record["findings"] == []
    assert record["suppressed"][0]["reason"] == "agreed with the client"
    assert record["suppressed"][0]["fingerprint"] == "a" * 20
    assert record["baselined"][0]["fingerprint"] == "b" * 20
    assert record["totals"]["suppressed"] == record["totals"]["baselined"] == 1
    assert record["totals"]["errors"] == 0


def test_the_commit_and_what_changed_since_an_earlier_run() -> None:
    gone = Gone("missing-alt", "warning", "posts/a.md", 3, "no alt text")
    since = Comparison("previous.json", frozenset({"b", "a"}), (gone,))
    record = rendered(run(comparison=since, commit="0" * 40))
    assert record["commit"] == "0" * 40
    assert record["comparison"] == {
        "name": "previous.json",
        "new": ["a", "b"],
        "gone": [
            {"rule": "missing-alt", "severity": "warning", "path": "posts/a.md", "line": 3,
             "message": "no alt text"}
        ],
    }  # fmt: skip


def test_an_empty_run_is_valid() -> None:
    record = rendered(run(config=None))
    assert record["posts"] == []
    assert record["config"] is None


def test_the_schema_refuses_what_it_does_not_know() -> None:
    record = json.loads(as_json.render(sample(), version="1"))
    record["findings"][0]["surprise"] = 1
    assert not validator().is_valid(record)


def test_numbers_that_json_has_no_word_for_are_null() -> None:
    infinite = asset("a.gif", format="gif", duration=float("inf"))
    draft = post(attached(infinite))
    record = rendered(run([draft], [found(draft, region=(0.0, float("nan"), 1.0, 1.0))]))
    assert record["assets"]["a.gif"]["duration"] is None
    assert record["findings"][0]["region"] is None


def test_a_region_is_four_fractions() -> None:
    draft = post()
    [finding] = rendered(run([draft], [found(draft, region=(0.25, 0.0, 0.5, 1.0))]))["findings"]
    assert finding["region"] == [0.25, 0.0, 0.5, 1.0]


def test_hostile_text_is_valid_utf_8_and_safe_to_print_and_nothing_is_lost() -> None:
    evil = "\x9b2J\u202egnp\u2028 Ünïcode 写真"
    names = [os.fsdecode(b"media/\xff.jpg"), os.fsdecode(b"media/\xfe.jpg")]
    draft = post(*(attached(asset(name)) for name in names))
    what = run([draft], [found(draft, evil)], not_checked=(NotChecked(evil, "remote", "a.md", 1, 1),))
    printed = as_json.render(what, version="1")
    assert not set("\x9b\u202e\u2028") & set(printed)
    assert "Ünïcode 写真" in printed
    record = rendered(what)
    assert record["findings"][0]["message"] == evil
    assert list(record["assets"]) == [r"media/\xfe.jpg", r"media/\xff.jpg"]
    assert {item["asset"] for item in record["posts"][0]["attachments"]} == set(record["assets"])


def test_the_place_of_the_repository_is_not_told() -> None:
    assert "/home/anna" not in as_json.render(run([post(attached())], root="/home/anna/site"), version="1")


def test_the_same_run_gives_the_same_bytes() -> None:
    assert as_json.render(sample(), version="1") == as_json.render(sample(), version="1")
