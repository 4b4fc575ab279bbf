"""The report for the terminal."""

from __future__ import annotations

import os
import re

import pytest

from tests.runs import CODE, NAMES, asset, attached, found, limit, post, referred, run, sample
from vislint.model import Run, Suppressed
from vislint.report import text

TOTALS = "1 error, 1 warning in 1 post"
INFOS = "1 info: see --report or --format json."
LEFT = "Not checked: 1 remote image (--fetch looks at them)."


def shown(what: Run, width: int = 120, seconds: float | None = None) -> list[str]:
    return text.render(what, colour=False, seconds=seconds, width=width).splitlines()


def test_a_post_with_findings_reads_as_in_the_design() -> None:
    headline, *lines = shown(sample(), seconds=0.42)
    assert headline.split("  →") == [
        "posts/open-day.md",
        f" linkedin, instagram{' ' * 38}Tue 3 Nov 09:00 +01:00",
    ]
    assert lines == [
        "  open-day.jpg  4032×3024  3.4 MB  JPEG  posts/open-day.md:12:3",
        "    ✖ too heavy for Bluesky  3.4 MB, at most 2 MB  file-too-large  [lexicon, 2026-04]",
        "      → export it again below 2 MB",
        "  logo.svg  4.2 kB  SVG  posts/open-day.md:13:3",
        "    ▲ no alt text                                  missing-alt",
        "",
        f"{TOTALS} (2 posts, 2 images, 0.4 s). {INFOS} {LEFT}",
        "Read as vislint: front matter with networks.",
    ]


def test_a_run_without_findings_says_so_in_one_line() -> None:
    lines = shown(run([post(attached())], signals=()), seconds=1.25)
    assert lines == ["No findings in 1 post (1 image, 1.2 s)."]


def test_infos_alone_are_counted_and_not_listed() -> None:
    draft = post(attached())
    lines = shown(run([draft], [found(draft, severity="info")], signals=()))
    assert lines == [f"No errors or warnings in 1 post (1 image). {INFOS}"]


def test_a_narrow_terminal_gets_the_details_on_their_own_line_with_every_number_whole() -> None:
    lines = shown(sample(), width=60)
    assert "        3.4 MB, at most 2 MB  file-too-large  [lexicon, 2026-04]" in lines
    assert "    ✖ too heavy for Bluesky" in lines


@pytest.mark.parametrize("width", [1, 20, 79, 120, 300])
def test_no_width_loses_a_word(width: int) -> None:
    printed = " ".join(" ".join(shown(sample(), width=width)).split())
    for words in ("too heavy for Bluesky", "3.4 MB, at most 2 MB", "file-too-large", "4032×3024"):
        assert words in printed


def test_columns_line_up_within_a_post() -> None:
    pictures = [attached(asset("写真.jpg"), line=3), attached(asset("b.jpg"), line=4)]
    draft = post(*pictures)
    findings = [
        found(draft, "short", pictures[0], measured="1 MB", rule="one-rule", limit=limit()),
        found(
            draft,
            "rather a longer message",
            pictures[1],
            measured="12.5 MB",
            rule="another-rule",
            limit=limit(),
        ),
    ]
    rows = [line for line in shown(run([draft], findings)) if "✖" in line]
    assert rows[0].index("1 MB") == rows[1].index("12.5 MB")
    assert rows[0].index("one-rule") == rows[1].index("another-rule")
    assert rows[0].index("[lexicon") == rows[1].index("[lexicon")


def test_one_line_names_all_networks_that_share_a_problem() -> None:
    picture = attached()
    draft = post(picture)
    findings = [found(draft, "no alt text", picture, "warning", network=key, slot="feed") for key in NAMES]
    rows = [line for line in shown(run([draft], findings)) if "▲" in line]
    assert rows == ["    ▲ no alt text  instagram, linkedin, bluesky, mastodon, x  file-too-large"]


def test_slots_are_named_where_a_network_shows_the_post_in_several() -> None:
    picture = attached()
    draft = post(picture)
    findings = [found(draft, "cut", picture, network="instagram", slot=slot) for slot in ("feed", "story")]
    assert any("instagram/feed, instagram/story" in line for line in shown(run([draft], findings)))


def test_a_finding_elsewhere_in_the_file_gives_its_own_place() -> None:
    draft = post(line=4)
    lines = shown(run([draft], [found(draft, "unknown network", line=6, column=11)]))
    assert "  ✖ unknown network  file-too-large  posts/open-day.md:6:11" in lines


def test_a_source_without_a_date_says_so() -> None:
    draft = post()
    assert any(
        "[postiz, undated]" in line for line in shown(run([draft], [found(draft, limit=limit(source=CODE))]))
    )


def test_posts_of_one_file_are_named_with_their_line() -> None:
    posts = [post(path="all.yaml", line=1), post(path="all.yaml", line=20)]
    assert shown(run(posts, [found(posts[1])]))[0].startswith("all.yaml:20  → ")


def test_names_of_files_stay_whole_and_addresses_are_shortened_in_the_middle() -> None:
    name = "a" * 110 + ".jpg"
    address = "https://cdn.example/" + "x" * 200 + "/end.png"
    here, there = attached(asset(f"media/{name}")), referred(address)
    draft = post(here, there)
    printed = "\n".join(shown(run([draft], [found(draft, "one", here), found(draft, "two", there)])))
    assert f"  {name}  " in printed
    assert address not in printed
    assert re.search(r"https://cdn\.example/x+…x+/end\.png", printed)


def test_colours_are_only_there_when_asked_for() -> None:
    plain = text.render(sample(), colour=False, seconds=None, width=100)
    coloured = text.render(sample(), colour=True, seconds=None, width=100)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert "\x1b[1;31m✖\x1b[0m" in coloured


def test_hostile_names_and_texts_reach_no_terminal() -> None:
    evil = "\x1b]0;owned\x07\u202egnp.exe\n::error::" + os.fsdecode(b"\xff")
    picture = attached(asset(f"media/{evil}.jpg"), alt=evil)
    draft = post(picture, path=f"posts/{evil}.md", networks=[evil], publish=None, publish_text=evil)
    finding = found(
        draft, evil, picture, measured=evil, bound=evil, hint=evil, rule=evil, network=evil, slot=evil
    )
    printed = text.render(run([draft], [finding], signals=(evil,)), colour=False, seconds=None, width=100)
    printed.encode("utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", printed)
    assert not any(line.startswith("::") for line in printed.splitlines())


def test_a_crashed_rule_is_not_passed_over() -> None:
    assert "not complete" in shown(run([post()], crashed=True))[-1]


def test_each_of_ten_thousand_findings_is_told() -> None:
    posts, findings = [], []
    for number in range(2_000):
        picture = attached()
        draft = post(picture, path=f"posts/{number}.md")
        posts.append(draft)
        findings += [
            found(draft, f"problem {n}", picture, measured="3.4 MB", bound="at most 2 MB", limit=limit())
            for n in range(5)
        ]
    many = run(posts, findings)
    printed = text.render(many, colour=True, seconds=None, width=120)
    assert printed.count("✖") == 10_000


def test_what_is_held_back_is_always_counted() -> None:
    draft = post()
    held = Suppressed(found(draft), "agreed")
    what = run([draft], suppressed=(held,) * 3, baselined=(found(draft),) * 12)
    last = text.render(what, colour=False, seconds=None, width=120).splitlines()[0]
    assert last == (
        "No findings in 1 post (no local images). "
        "Held back: 3 by their posts, with a reason, 12 by the baseline."
    )
