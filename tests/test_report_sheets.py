"""A run arranged for reading."""

from __future__ import annotations

from dataclasses import replace

from tests.runs import LEXICON, MEDIA, NETWORKS, asset, attached, found, limit, post, run
from vislint.report.remarks import Place, merge
from vislint.report.sheets import arrange, totals


def test_the_same_problem_on_several_networks_is_told_once() -> None:
    draft, picture = post(), attached()
    findings = [
        found(draft, f"too heavy for {name}", picture, network=key, slot="feed", limit=limit(source=source))
        for key, name, source in (
            ("bluesky", "Bluesky", LEXICON),
            ("x", "X", MEDIA),
            ("mastodon", "Mastodon", MEDIA),
        )
    ]
    [remark] = merge(findings, NETWORKS)
    assert remark.message == "too heavy for Bluesky, X and Mastodon"
    assert remark.places == (Place("bluesky", "feed"), Place("x", "feed"), Place("mastodon", "feed"))
    assert remark.sources == (LEXICON, MEDIA)
    assert remark.names_places


def test_a_network_that_is_the_subject_of_the_sentence_keeps_its_grammar() -> None:
    draft = post()
    findings = [
        found(
            draft,
            f"9 images, {name} shows 4 (not documented by {name})",
            network=key,
            hint=f"leave {name} out",
        )
        for key, name in (("bluesky", "Bluesky"), ("mastodon", "Mastodon"))
    ]
    [remark] = merge(findings, NETWORKS)
    assert remark.message == (
        "9 images, each of Bluesky and Mastodon shows 4 (not documented by Bluesky and Mastodon)"
    )
    assert remark.hint == "leave Bluesky and Mastodon out"


def test_the_letter_x_in_other_words_is_no_network() -> None:
    draft = post()
    findings = [
        found(draft, "EXIF is lost on X", network="x"),
        found(draft, "EXIF is lost on Bluesky", network="bluesky"),
    ]
    assert [remark.message for remark in merge(findings, NETWORKS)] == ["EXIF is lost on X and Bluesky"]


def test_what_holds_for_link_previews_in_general_is_not_told_again_for_a_network() -> None:
    draft = post()
    findings = [
        found(draft, "too small for link previews on Bluesky", network="bluesky", slot="card"),
        found(draft, "too small for link previews", network="opengraph", slot="image"),
    ]
    [remark] = merge(findings, NETWORKS)
    assert remark.message == "too small for link previews"
    assert remark.places == (Place("bluesky", "card"), Place("opengraph", "image"))
    assert not remark.names_places
    several = [replace(findings[0], network="x", message="too small for link previews on X"), findings[0]]
    assert [remark.message for remark in merge(several, NETWORKS)] == [
        "too small for link previews on X and Bluesky"
    ]


def test_different_numbers_stay_apart() -> None:
    draft = post()
    findings = [
        found(draft, "too heavy", network="x", bound="at most 5 MB"),
        found(draft, "too heavy", network="bluesky", bound="at most 2 MB"),
    ]
    assert len(merge(findings, NETWORKS)) == 2
    findings = [found(draft, "too heavy", measured=measured) for measured in ("3 MB", "4 MB", "4 MB")]
    assert len(merge(findings, NETWORKS)) == 2


def test_the_worst_comes_first() -> None:
    draft = post()
    findings = [found(draft, severity, severity=severity) for severity in ("info", "warning", "error")]
    assert [remark.severity for remark in merge(findings, NETWORKS)] == ["error", "warning", "info"]


def test_findings_lie_with_their_picture() -> None:
    twice = [attached(line=5), attached(line=9)]
    other = attached(asset("b.png"), line=7)
    draft = post(*twice, other)
    findings = [
        found(draft, "second", twice[1]),
        found(draft, "first", twice[0]),
        found(draft, "moved", other, line=30),
        found(draft, "the post"),
    ]
    [sheet] = arrange(run([draft], findings))
    assert [[remark.message for remark in picture.remarks] for picture in sheet.pictures] == [
        ["first"],
        ["second"],
        ["moved"],
    ]
    assert [remark.message for remark in sheet.remarks] == ["the post"]


def test_posts_of_one_file_are_told_apart_by_their_line() -> None:
    first, second = post(path="all.yaml", line=1), post(path="all.yaml", line=20)
    sheets = arrange(run([first, second, post(path="alone.md")], [found(second)]))
    assert [sheet.name for sheet in sheets] == ["all.yaml:1", "all.yaml:20", "alone.md"]
    assert [sheet.worst for sheet in sheets] == [None, "error", None]


def test_findings_without_a_post_are_not_lost() -> None:
    draft = post()
    sheets = arrange(run([draft], [replace(found(draft), path="", post_line=1)]))
    assert [(sheet.path, sheet.post is None, sheet.worst) for sheet in sheets] == [
        (draft.path, False, None),
        ("", True, "error"),
    ]
    assert totals(sheets)["error"] == 1
