"""The calendar, what is held back and gone, links to findings, and lines to copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from tests.html_tree import Element, one, parse
from tests.runs import NETWORKS, asset, attached, found, post, run
from vislint.model import Borders, Comparison, Compression, Gone, Light, Measures, Run, Suppressed
from vislint.report import html, months
from vislint.report.notes import Scope
from vislint.report.sheets import arrange


def page(what: Run) -> Element:
    return parse(html.render(what, version="1", title="calendar"))


def calendar(what: Run) -> months.Calendar:
    return months.calendar(arrange(what), Scope(NETWORKS))


def on(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return datetime(year, month, day, hour, tzinfo=UTC)


def test_months_without_a_post_are_counted_and_days_before_each() -> None:
    drafts = [
        post(path=f"{n}.md", publish=when)
        for n, when in enumerate([on(2026, 11, 3), on(2026, 11, 3, 7), on(2026, 11, 10), on(2027, 2, 1)])
    ]
    november, february = calendar(run(drafts)).months
    assert (november.title, november.count, november.starts, len(november.days)) == (
        "November 2026",
        3,
        7,
        30,
    )
    assert [entry.time for entry in november.days[2].entries] == ["07:00", "09:00"]
    assert november.days[9].gap == 6
    assert (february.skipped, february.days[0].gap) == (2, 82)
    assert february.days[0].label == "Monday 1 February 2027"


def test_posts_at_the_ends_of_time_and_without_a_date_have_their_place() -> None:
    drafts = [
        post(path="first.md", publish=on(1, 1, 1)),
        post(path="last.md", publish=on(9999, 12, 31)),
        post(path="some-day.md", publish=None, publish_text="soon"),
        post(path="local.md", publish=datetime(2026, 11, 3, 9)),
    ]
    shown = calendar(run(drafts))
    assert [month.title for month in shown.months] == ["January 1", "November 2026", "December 9999"]
    assert [(entry.title, entry.time) for entry in shown.undated] == [("some-day.md", "soon")]


def test_a_post_without_a_title_is_called_by_how_it_begins() -> None:
    drafts = [post(path="a.md", text="The valley is open. " * 9), post(path="b.md", title="Named", text="x")]
    [month] = calendar(run(drafts)).months
    titles = [entry.title for day in month.days for entry in day.entries]
    assert titles == ["The valley is open. The valley is open. The valley is open.…", "Named"]


def test_pictures_that_are_shown_again_are_told() -> None:
    twin = asset("copy.jpg", hash="same")
    drafts = [
        post(attached(asset("a.jpg", hash="same")), path="a.md", title="A", publish=on(2026, 11, 3)),
        post(attached(twin), path="b.md", title="B", publish=on(2026, 11, 9)),
        post(attached(asset("c.jpg")), path="c.md", publish=on(2026, 11, 10)),
    ]
    [month] = calendar(run(drafts)).months
    told = [entry.again for day in month.days for entry in day.entries]
    assert told == ["Picture also in B on 9 November 2026", "Picture also in A on 3 November 2026", ""]
    many = [post(attached(twin), path=f"{n}.md") for n in range(5)]
    [month] = calendar(run(many)).months
    assert {entry.again for day in month.days for entry in day.entries} == {"Picture also in 4 other posts"}


def test_pictures_that_look_alike_count_as_shown_again() -> None:
    def seen(fingerprint: str) -> Measures:
        light = Light(90, 60, 0, 0, 0, 0, 0, 0)
        return Measures(
            800, 600, "photograph", None, light, None, Compression(None), Borders(), (), fingerprint
        )

    prints = {"a": "0" * 336, "b": "0" * 335 + "1", "c": "f5" * 168}
    drafts = [
        post(attached(replace(asset(f"{name}.jpg"), measures=seen(told))), path=f"{name}.md", title=name)
        for name, told in prints.items()
    ]
    [month] = calendar(run(drafts)).months
    again = [entry.again for day in month.days for entry in day.entries]
    assert again == ["Picture also in b on 3 November 2026", "Picture also in a on 3 November 2026", ""]


def test_the_calendar_links_to_every_post() -> None:
    drafts = [post(path="a.md", title="A"), post(path="b.md", title="B")]
    document = page(run(drafts, [found(drafts[0])]))
    ids = {each.attributes["id"] for each in document.descend() if "id" in each.attributes}
    entries = document.all("a", "entry")
    assert [one(each, "b").text for each in entries] == ["A", "B"]
    assert [one(each, "span", "state").text for each in entries] == ["Not ready", "Ready"]
    assert {each.attributes["href"][1:] for each in entries} <= ids


def test_what_is_held_back_is_listed_with_its_reason() -> None:
    draft = post()
    hidden = found(draft, "too dark", rule="too-dark", severity="warning")
    old = found(draft, "too wide", rule="wrong-ratio")
    document = page(run([draft], suppressed=(Suppressed(hidden, "dusk is meant"),), baselined=(old,)))
    [section] = [each for each in document.all("section") if each.attributes.get("id") == "held-back"]
    assert section.all("h2")[0].text == "Held back 2"
    by_posts, by_baseline = section.all("details")
    assert "Warning Too dark “ dusk is meant ” too-dark posts/open-day.md:1:1" in by_posts.text
    assert "Error Too wide wrong-ratio" in by_baseline.text
    told = one(document, "dl", "tally").text
    assert "Suppressed 1" in told
    assert "In the baseline 1" in told


def test_what_is_new_and_gone_since_an_earlier_run_is_marked() -> None:
    draft = post()
    findings = [found(draft, "old", fingerprint="a"), found(draft, "fresh", fingerprint="b")]
    gone = Gone("missing-alt", "warning", "a.md", 3, "no alt text")
    since = Comparison("last.json", frozenset({"b"}), (gone,))
    document = page(run([draft], findings, comparison=since))
    marked = [each for each in document.all("li", "note") if each.all("span", "new")]
    assert [one(each, "b").text for each in marked] == ["Fresh"]
    [section] = [each for each in document.all("section") if each.attributes.get("id") == "gone"]
    assert "1 finding gone since last.json" in section.text
    assert "Warning No alt text missing-alt a.md:3" in section.text


def test_every_finding_has_an_address_that_does_not_change() -> None:
    draft = post()
    findings = [
        found(draft, "no alt text", network=name, slot="feed", fingerprint=f"print-{name}")
        for name in NETWORKS
    ]
    document = page(run([draft], findings))
    ids = {each.attributes["id"] for each in document.descend() if "id" in each.attributes}
    assert {f"f-print-{name}" for name in NETWORKS} <= ids
    before = {each.attributes["id"] for each in document.all("article")}
    other = page(run([post(path="a.md"), draft], [found(post(path="a.md")), *findings]))
    assert before < {each.attributes["id"] for each in other.all("article")}


def test_a_region_is_a_box_on_the_picture(tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "a.jpg")
    draft = post(attached(asset("a.jpg", width=40, height=30)))
    finding = found(draft, about=draft.attachments[0], region=(0.1, 0.25, 0.5, 0.5), fingerprint="r")
    box = one(one(page(run([draft], [finding], root=str(tmp_path))), "svg", "regions"), "g")
    assert box.attributes["data-for"] == "f-r"
    assert one(box, "rect").attributes == {"x": "0.1", "y": "0.25", "width": "0.5", "height": "0.5"}
    assert one(box, "path").attributes["d"] == "M0 0H1V1H0ZM0.1 0.25v0.5h0.5v-0.5Z"
