"""The outputs for programs, each against the schema of its reader."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from jsonschema import Draft4Validator, Draft202012Validator

from tests.runs import asset, attached, found, post, run, sample
from vislint.model import Comparison, Gone, Run, Suppressed
from vislint.packs import load_rules
from vislint.report import as_csv, gitlab, junit, rdjsonl, sarif
from vislint.report.render import Circumstances, render

SCHEMAS = Path(__file__).parent / "schemas"
EVIL = [
    "::error file=x::forged",
    "##[error]forged",
    "100%0A::error::forged",
    "\x1b]0;title\x07\x1b[31m",
    '=HYPERLINK("http://evil.example")',
    "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1",
    "<!DOCTYPE x [<!ENTITY e 'x'>]>&e;]]>",
    "\x00\x0b\x1f\ufffe\uffff\ud800",
    "[click](https://evil.example) ![x](https://evil.example/x.png)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "`code` | cell | @octocat #12 !3 ~bug &4 %5 $6 www.evil.example https://evil.example",
    "a\n::warning::b\n- [ ] task\n# heading",
    "{0} {{1}}",
    os.fsdecode(b"caf\xe9 \xff.md"),
    "a b/ü/100%/#?.md",
]  # fmt: skip


@cache
def validator(name: str) -> Draft4Validator:
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


@cache
def xsd() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")


def hostile(text: str) -> Run:
    """A run in which everything that a repository can write says `text`."""
    picture = attached(asset(f"media/{text}.jpg"), reference=text, alt=text)
    draft = post(picture, path=f"posts/{text}.md", title=text, text=text)
    findings = [
        found(draft, text, picture, severity, measured=text, bound=text, hint=text, fingerprint=severity * 4)
        for severity in ("error", "warning", "info")
    ]
    return run([draft], findings, suppressed=(Suppressed(findings[0], text),), baselined=(findings[1],))


def sarif_of(what: Run, below: str = "") -> dict[str, Any]:
    printed = sarif.render(what, version="1.2.3", below=below, rules=load_rules())
    log: dict[str, Any] = json.loads(printed.encode("utf-8"))
    validator("sarif-2.1.0.json").validate(log)
    return log


def results(what: Run) -> list[dict[str, Any]]:
    [only] = sarif_of(what)["runs"]
    found_there: list[dict[str, Any]] = only["results"]
    return found_there


def uris(node: Any) -> Iterable[str]:
    if isinstance(node, dict):
        yield from [node["uri"]] if "uri" in node else []
        for value in node.values():
            yield from uris(value)
    elif isinstance(node, list):
        for value in node:
            yield from uris(value)


# --- SARIF --------------------------------------------------------------------------------------


def test_sarif_names_the_post_the_picture_and_the_rule() -> None:
    log = sarif_of(sample(), below="social/")
    [only] = log["runs"]
    first = only["results"][0]
    assert (first["ruleId"], first["level"]) == ("file-too-large", "error")
    assert first["message"]["text"].splitlines() == [
        "too heavy for Bluesky: 3.4 MB, at most 2 MB",
        "→ export it again below 2 MB",
    ]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "social/posts/open-day.md"
    assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
    assert place["region"] == {"startLine": 12, "startColumn": 3}
    picture = first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]
    assert picture["uri"] == "social/media/open-day.jpg"
    assert first["partialFingerprints"] == {"vislint/v1": "a" * 20}
    assert [result["level"] for result in only["results"]] == ["error", "warning", "note"]
    rule = only["tool"]["driver"]["rules"][first["ruleIndex"]]
    assert rule["id"] == "file-too-large"
    assert rule["help"]["markdown"].startswith(rule["shortDescription"]["text"])
    assert "## What to do" in rule["help"]["markdown"]
    located = only["artifacts"][place["artifactLocation"]["index"]]["location"]
    assert located["uri"] == place["artifactLocation"]["uri"]


def test_sarif_help_points_to_the_documentation_where_it_has_an_address() -> None:
    assert "helpUri" not in sarif.render(sample(), version="1", below="", rules=load_rules())
    named = sarif.render(
        sample(), version="1", below="", rules=load_rules(), site="https://docs.example/vislint"
    )
    validator("sarif-2.1.0.json").validate(json.loads(named))
    assert "https://docs.example/vislint/rules/file-too-large/" in named


def test_sarif_tells_suppressions_and_the_baseline() -> None:
    draft = post()
    one, two, three = (found(draft, fingerprint=letter) for letter in "abc")
    told = results(run([draft], [one], suppressed=(Suppressed(two, "agreed"),), baselined=(three,)))
    assert [each.get("suppressions") for each in told] == [
        None,
        [{"kind": "inSource", "justification": "agreed"}],
        [{"kind": "external", "justification": "in the baseline"}],
    ]
    assert [each["baselineState"] for each in told] == ["new", "new", "unchanged"]


def test_sarif_tells_what_changed_since_an_earlier_run() -> None:
    draft = post()
    gone = Gone("missing-alt", "warning", draft.path, 4, "no alt text")
    compared = Comparison("before.json", frozenset("b"), (gone,))
    told = results(
        run([draft], [found(draft, fingerprint="a"), found(draft, fingerprint="b")], comparison=compared)
    )
    assert [each["baselineState"] for each in told] == ["unchanged", "new", "absent"]


def test_without_a_baseline_sarif_tells_no_state() -> None:
    assert not [each for each in results(sample()) if "baselineState" in each]


def test_sarif_tells_whether_the_run_came_to_its_end_and_what_it_left() -> None:
    [ended] = sarif_of(sample())["runs"][0]["invocations"]
    assert ended["executionSuccessful"] is True
    assert [note["message"]["text"] for note in ended["toolExecutionNotifications"]] == [
        "not checked: 1 remote"
    ]
    assert sarif_of(run(crashed=True))["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_a_finding_without_a_place_is_valid_sarif() -> None:
    assert results(run([], [found(post(), path="")]))[0]["locations"] == []


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b.md", "a%20b.md"),
        ("http://evil.example/x.md", "http%3A//evil.example/x.md"),
        ("ü.md", "%C3%BC.md"),
        (os.fsdecode(b"\xff.md"), "%FF.md"),
        ("a?b#c%d.md", "a%3Fb%23c%25d.md"),
        ("\\\\server\\x.md", "%5C%5Cserver%5Cx.md"),
    ],
)
def test_odd_names_become_relative_addresses(path: str, uri: str) -> None:
    assert sarif.address(path) == uri


# --- hostile text -------------------------------------------------------------------------------


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_leaves_sarif_valid_and_inert(text: str) -> None:
    log = sarif_of(hostile(text))
    assert all(set(uri) <= set("%/.-_~") or uri.isascii() for uri in uris(log["runs"]))
    for result in log["runs"][0]["results"]:
        said = result["message"]["text"]
        assert "\x1b" not in said
        assert "](" not in said.replace("\\[click](", "").replace("!\\[x](", "")


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_leaves_junit_valid(text: str) -> None:
    page = junit.render(hostile(text), fails=frozenset({"error"}))
    xsd().validate(page)
    assert "<!ENTITY" not in page
    assert "<!DOCTYPE" not in page


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_leaves_gitlab_and_reviewdog_valid(text: str) -> None:
    for entry in json.loads(gitlab.render(hostile(text), below="").encode("utf-8")):
        validator("gitlab-codeclimate.json").validate(entry)
        assert entry["description"].isprintable() or "\n" not in entry["description"]
    lines = rdjsonl.render(hostile(text), below="").encode("utf-8").splitlines()
    assert len(lines) == 2
    for line in lines:
        validator("reviewdog-diagnostic.json").validate(json.loads(line))


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_is_no_formula_in_a_spreadsheet(text: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv.render(hostile(text)))))
    assert [len(row) for row in rows] == [len(as_csv.COLUMNS)] * 6
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@", "＝", "＋"))]
    assert not [cell for cell in cells if set(cell) & set("\t\r\n\x1b\x00")]


# --- the others ---------------------------------------------------------------------------------


def test_junit_has_a_case_a_post_that_fails_as_the_run_does() -> None:
    page = junit.render(sample(), fails=frozenset({"error"}))
    xsd().validate(page)
    assert '<testsuite name="vislint" tests="2" failures="1" errors="0">' in page
    assert '<testcase classname="vislint" name="posts/ready.md" />' in page
    assert 'message="too heavy for Bluesky: 3.4 MB, at most 2 MB"' in page
    assert "<system-out>posts/open-day.md:13:3: warning no alt text [missing-alt]</system-out>" in page
    strict = junit.render(sample(), fails=frozenset({"error", "warning"}))
    assert "(+1 more)" in strict


@pytest.mark.parametrize(("threshold", "failures"), [("error", 0), ("warning", 1), ("never", 0)])
def test_junit_follows_the_threshold(threshold: str, failures: int) -> None:
    draft = post()
    page = render(
        "junit", run([draft], [found(draft, severity="warning")]), Circumstances("1", fails=threshold)
    )
    assert f'failures="{failures}"' in page


def test_gitlab_has_an_entry_a_finding_with_its_own_fingerprint() -> None:
    entries = json.loads(gitlab.render(sample(), below="social/"))
    assert [entry["severity"] for entry in entries] == ["major", "minor", "info"]
    assert entries[0] == {
        "description": "too heavy for Bluesky: 3.4 MB, at most 2 MB",
        "check_name": "file-too-large",
        "fingerprint": "a" * 20,
        "severity": "major",
        "location": {"path": "social/posts/open-day.md", "lines": {"begin": 12}},
    }


def test_reviewdog_gets_a_line_a_problem() -> None:
    lines = rdjsonl.render(sample(), below="").splitlines()
    assert [json.loads(line)["severity"] for line in lines] == ["ERROR", "WARNING"]
    assert json.loads(lines[0])["location"] == {
        "path": "posts/open-day.md",
        "range": {"start": {"line": 12}},
    }


def test_csv_also_has_what_is_held_back() -> None:
    draft = post()
    one, two, three = (found(draft, fingerprint=letter) for letter in "abc")
    what = run([draft], [one], suppressed=(Suppressed(two, "agreed"),), baselined=(three,))
    rows = list(csv.DictReader(io.StringIO(as_csv.render(what))))
    assert [(row["state"], row["fingerprint"], row["reason"]) for row in rows] == [
        ("open", "a", ""),
        ("suppressed", "b", "agreed"),
        ("baselined", "c", ""),
    ]


@pytest.mark.parametrize(
    "name",
    ["full", "concise", "json", "sarif", "junit", "gitlab", "github", "markdown", "rdjsonl", "csv"],
)
def test_every_format_is_the_same_each_time_and_encodable(name: str) -> None:
    for what in (sample(), run(), *map(hostile, EVIL)):
        pages = {render(name, what, Circumstances("1", rules=load_rules())) for _ in range(2)}
        [page] = pages
        assert page.encode("utf-8", "strict") is not None
        assert "/nowhere" not in page


def test_json_is_valid_for_the_published_schema_on_hostile_text() -> None:
    from importlib.resources import files

    schema = json.loads(files("vislint.schemas").joinpath("run.schema.json").read_text("utf-8"))
    for text in EVIL:
        record = json.loads(render("json", hostile(text), Circumstances("1")))
        Draft202012Validator(schema).validate(record)
