"""Problems become findings: identity, severity and place are the engine's; a crash is a finding too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from tests.material import attached as described
from tests.material import network, post, slot
from vislint.judge import judge
from vislint.model import (
    INTERNAL_ERROR,
    Appearance,
    Asset,
    Attachment,
    Breach,
    Defect,
    Destination,
    Finding,
    Header,
    Library,
    Limit,
    Post,
    Problem,
    Resolution,
)
from vislint.place import Routes, publications
from vislint.rule import AnyRule, NoOptions, Rule
from vislint.scenes import Scenes


def make(
    subject: type, *problems: Problem, name: str = "a-rule", needs: type[Header] | None = None
) -> AnyRule:
    def check(_subject: Any, _options: Any) -> Iterator[Problem]:
        yield from problems

    return Rule(name, subject, NoOptions(), "file", "warning", "high", needs, check, "Doc.")


def attachment(line: int, *, content: str = "one", defect: Defect | None = None) -> Attachment:
    asset = Asset("pic.jpg", content, Header("jpeg", 10, 8, 8, defect=defect))
    return Attachment("pic.jpg", line, 5, Resolution("local", path="pic.jpg"), asset=asset)


def found(rule: AnyRule, *attachments: Attachment) -> list[Finding]:
    post = Post("posts/a.md", "vislint", attachments=attachments)
    return judge([rule], Scenes(Library((post,), {})))


def test_a_problem_is_stamped_with_rule_place_and_asset() -> None:
    (finding,) = found(make(Attachment, Problem("too bad", hint="mend it")), attachment(7))
    assert (finding.rule, finding.group, finding.severity, finding.confidence) == (
        "a-rule", "file", "warning", "high",
    )  # fmt: skip
    assert (finding.path, finding.line, finding.column) == ("posts/a.md", 7, 5)
    assert (finding.reference, finding.asset, finding.hint) == ("pic.jpg", "pic.jpg", "mend it")


def test_severity_comes_from_the_problem_then_the_breach_then_the_rule() -> None:
    limit = Limit("k", 1, "at most 1", (), "official", "reject")
    breach = Breach(limit, "error")
    rule = make(
        Attachment, Problem("a", breach=breach), Problem("b", breach=breach, severity="info"), Problem("c")
    )
    said = {finding.message: finding for finding in found(rule, attachment(1))}
    assert [said[name].severity for name in "abc"] == ["error", "info", "warning"]
    assert said["a"].bound == "at most 1"
    assert said["a"].limit is limit


def test_the_same_problem_is_told_once_and_fingerprints_differ_otherwise() -> None:
    rule = make(Attachment, Problem("a"), Problem("a"), Problem("b"))
    findings = found(rule, attachment(1), attachment(2))
    assert [(finding.line, finding.message) for finding in findings] == [
        (1, "a"),
        (1, "b"),
        (2, "a"),
        (2, "b"),
    ]
    assert len({finding.fingerprint for finding in findings}) == 4


def test_a_fingerprint_ignores_lines_and_follows_the_content() -> None:
    rule = make(Attachment, Problem("a"))
    (before,), (moved,), (changed,) = (
        found(rule, attachment(1)),
        found(rule, attachment(9)),
        found(rule, attachment(1, content="two")),
    )
    assert before.fingerprint == moved.fingerprint
    assert before.fingerprint != changed.fingerprint


def test_a_crash_is_an_error_that_names_the_rule_and_the_others_go_on() -> None:
    def crash(_subject: Any, _options: Any) -> Iterator[Problem]:
        yield Problem(str(1 // 0))

    broken = replace(make(Attachment), id="broken", check=crash)
    post = Post("a.md", "vislint", attachments=(attachment(1),))
    findings = judge([broken, make(Attachment, Problem("fine"))], Scenes(Library((post,), {})))
    crashed = next(finding for finding in findings if finding.rule == INTERNAL_ERROR)
    assert crashed.severity == "error"
    assert "broken" in crashed.message
    assert "ZeroDivisionError" in crashed.message
    assert [finding.rule for finding in findings].count("a-rule") == 1


def test_a_rule_that_needs_a_header_never_sees_a_file_without_one() -> None:
    rule = make(Attachment, Problem("seen"), needs=Header)
    absent = Attachment("no.jpg", 1, 1, Resolution("missing"))
    broken = attachment(2, defect=Defect("truncated", "ends early"))
    assert found(rule, absent, broken) == []
    assert len(found(make(Attachment, Problem("seen")), absent, broken)) == 2


def test_a_file_used_twice_in_a_post_is_judged_once_as_a_file() -> None:
    rule = make(Asset, Problem("bad file"))
    assert [finding.line for finding in found(rule, attachment(3), attachment(4))] == [3]


def test_a_file_appears_once_in_each_post_with_all_its_places() -> None:
    seen: list[Appearance] = []

    def check(shown: Any, _options: Any) -> Iterator[Problem]:
        seen.append(shown)
        yield Problem("here")

    rule = replace(make(Appearance), check=check)
    photo, again, other = described("a.jpg", line=3), described("a.jpg", line=9), described("b.jpg", line=5)
    net = network(slot())
    posts = [post(photo, other, again, destinations=(Destination("net", "net"),)), post(photo)]
    show = partial(publications, networks={"net": net}, routes=Routes({}))
    findings = judge([rule], Scenes(Library(tuple(posts), {}), show))
    assert [(each.asset.path, len(each.attachments), len(each.placements)) for each in seen] == [
        ("a.jpg", 2, 2),
        ("b.jpg", 1, 1),
        ("a.jpg", 1, 0),
    ]
    assert {each.line for each in findings} == {3, 5}
