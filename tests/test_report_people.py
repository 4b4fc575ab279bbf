"""The outputs that people read in logs, annotations and comments."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt

from tests.runs import attached, found, post, run, sample
from tests.test_report_programs import EVIL, hostile
from vislint.model import Comparison, Run
from vislint.report import concise, github, markdown
from vislint.report.commands import disarm
from vislint.report.render import Circumstances, render


def many(errors: int, warnings: int, **more: object) -> Run:
    draft = post(path="posts/many.md")
    findings = [
        found(draft, f"wrong {n}", severity=severity, line=n + 1, fingerprint=f"{severity}{n}")
        for severity, count in (("warning", warnings), ("error", errors))
        for n in range(count)
    ]
    return run([draft], findings, **more)


def commands(text: str) -> list[str]:
    """Lines that the runner of GitHub would obey."""
    return [line for line in text.splitlines() if line.strip().startswith("::") or "##[" in line]


# --- concise ------------------------------------------------------------------------------------


def test_concise_is_a_line_a_problem_and_the_closing_lines() -> None:
    assert concise.render(sample(), colour=False, seconds=None).splitlines() == [
        "posts/open-day.md:12:3: error too heavy for Bluesky: 3.4 MB, at most 2 MB [file-too-large]",
        "posts/open-day.md:13:3: warning no alt text [missing-alt]",
        (
            "1 error, 1 warning in 1 post (2 posts, 2 images). 1 info: see --report or --format json. "
            "Not checked: 1 remote image (--fetch looks at them)."
        ),
        "Read as vislint: front matter with networks.",
    ]


def test_the_same_problem_on_two_networks_is_one_line() -> None:
    picture = attached()
    draft = post(picture)
    findings = [
        found(draft, f"too heavy for {name}", picture, network=name.lower()) for name in ("Bluesky", "X")
    ]
    lines = concise.render(run([draft], findings), colour=False, seconds=None).splitlines()
    assert lines[0] == "posts/open-day.md:12:3: error too heavy for Bluesky and X [file-too-large]"


def test_a_message_that_names_no_network_gets_it_behind() -> None:
    draft = post()
    lines = concise.render(run([draft], [found(draft, "too heavy", network="x")]), colour=False, seconds=None)
    assert lines.splitlines()[0].endswith("error too heavy (x) [file-too-large]")


# --- GitHub -------------------------------------------------------------------------------------


def test_annotations_name_the_file_in_the_work_tree() -> None:
    assert github.render(sample(), below="social/").splitlines() == [
        (
            "::error file=social/posts/open-day.md,line=12,col=3,title=file-too-large::"
            "too heavy for Bluesky: 3.4 MB, at most 2 MB. Export it again below 2 MB."
        ),
        "::warning file=social/posts/open-day.md,line=13,col=3,title=missing-alt::no alt text",
    ]


def test_what_github_does_not_show_is_counted() -> None:
    lines = github.render(many(30, 27), below="").splitlines()
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"]
    assert lines[-1] == "::notice title=vislint::+37 more in the report"


def test_ten_annotations_need_no_notice() -> None:
    assert "::notice" not in github.render(many(10, 10), below="")


def test_new_findings_come_before_old_ones() -> None:
    compared = Comparison("before.json", frozenset({"error25"}), ())
    first = github.render(many(30, 0, comparison=compared), below="").splitlines()[0]
    assert "line=26" in first


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_forges_no_workflow_command(text: str) -> None:
    what = hostile(text)
    lines = github.render(what, below="").splitlines()
    assert len(lines) == 2
    for line in lines:
        assert re.fullmatch(r"::(error|warning) file=[^,:]*,line=12,col=3,title=[^,:]*::.*", line)
        assert not re.search(r"%(?!25|0A|0D|2C|3A)", line)
    for name in ("full", "concise", "markdown", "json", "sarif", "junit", "gitlab", "rdjsonl", "csv"):
        assert commands(render(name, what, Circumstances("1"))) == []


@pytest.mark.parametrize("text", ["##[error]x", "##vso[task]x", "::error::x"])
def test_programs_read_what_was_written(text: str) -> None:
    what = hostile(text)
    assert json.loads(render("gitlab", what, Circumstances("1")))[0]["description"].startswith(text)
    assert json.loads(render("json", what, Circumstances("1")))["posts"][0]["attachments"][0]["alt"] == text
    case = ElementTree.fromstring(render("junit", what, Circumstances("1"))).find(".//testcase")
    assert case is not None
    assert case.get("name") == f"posts/{text}.md"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", r"\x3a:error::x"),
        ("  ::set-output name=a::b", r"  \x3a:set-output name=a::b"),
        ("\xa0\u3000::error::x", "\xa0\u3000\\x3a:error::x"),
        ("a ##[error]x", r"a \x23#[error]x"),
        ("##vso[task.setvariable]x", r"\x23#vso[task.setvariable]x"),
        ("###[group]", r"#\x23#[group]"),
        ("a :: b ## c", "a :: b ## c"),
        ("line\n::error::x", "line\n\\x3a:error::x"),
    ],
)
def test_commands_are_disarmed_and_nothing_else(text: str, shown: str) -> None:
    assert disarm(text) == shown


# --- Markdown -----------------------------------------------------------------------------------


def as_html(page: str) -> str:
    return str(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(page))


def test_markdown_is_a_list_a_post() -> None:
    assert markdown.render(sample()).splitlines() == [
        "### vislint: 1 error, 1 warning in 2 posts (2 images)",
        "",
        "1 info in the report.",
        "Not checked: 1 remote image (--fetch looks at them).",
        "",
        "**posts/open-day.md**",
        "",
        (
            "- ✖ too heavy for Bluesky: 3.4 MB, at most 2 MB (line 12, file-too-large)"
            "<br>→ export it again below 2 MB"
        ),
        "- ▲ no alt text (line 13, missing-alt)",
    ]


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_is_no_markup(text: str) -> None:
    page = markdown.render(hostile(text))
    html = as_html(page)
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {"h3", "p", "strong", "ul", "li", "br"}
    words = re.sub(r"<[^>]*>", "", html)
    assert not re.search(r"(?<!\w)[@#!~%$]\w|https?://\w|www\.\w", words.replace("&lt;", "<"))


@pytest.mark.parametrize("text", EVIL)
def test_markdown_shows_what_was_written(text: str) -> None:
    from html import unescape

    from vislint.report.printable import printable

    shown = unescape(re.sub(r"</?(p|br)[^>]*>", "", as_html(markdown.escaped(f"a{text}a"))))
    assert shown.replace("\u200b", "").rstrip("\n") == printable(f"a{text}a")


def test_markdown_fits_a_comment_and_counts_the_rest() -> None:
    drafts = [post(path=f"posts/{n:04}.md") for n in range(3000)]
    page = markdown.render(run(drafts, [found(draft, "ü" * 40) for draft in drafts]))
    assert 60_000 < len(page.encode()) <= 65_536
    shown = page.count("✖")
    assert page.endswith(f"\n+{3000 - shown} more in the report.\n")


def test_markdown_tells_a_clean_run() -> None:
    assert markdown.render(run([post()])).startswith("### vislint: no findings in 1 post")
