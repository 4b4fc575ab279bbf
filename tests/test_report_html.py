"""The report for people, read back as a browser would."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from tests.html_tree import Element, one, parse
from tests.runs import (
    CODE,
    LEXICON,
    MEDIA,
    asset,
    attached,
    found,
    limit,
    measures_of_a_logo,
    post,
    referred,
    run,
    sample,
)
from vislint.model import NotChecked, Run
from vislint.report import html
from vislint.report.page import SCRIPTS, STYLES, Pictures


def source(what: Run, title: str = "calendar") -> str:
    return html.render(what, version="1.2.3", title=title)


def page(what: Run, title: str = "calendar") -> Element:
    return parse(source(what, title))


def drawn(root: Path, *names: str) -> Run:
    """A post with real pictures, one finding each."""
    pictures = []
    for line, name in enumerate(names, 5):
        Image.new("RGB", (400, 300), (line * 20, 90, 120)).save(root / name)
        pictures.append(attached(asset(name, width=400, height=300), line=line))
    draft = post(*pictures)
    return run([draft], [found(draft, about=each) for each in pictures], root=str(root))


def test_the_page_stands_by_itself() -> None:
    document = page(sample())
    assert source(sample()).startswith("<!doctype html>")
    [policy] = [
        each.attributes["content"]
        for each in document.all("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert not document.all("link")
    assert not document.all("iframe")
    assert not [each for each in document.descend() if "style" in each.attributes or "src" in each.attributes]
    assert "url(http" not in source(sample())


def test_the_policy_names_the_very_styles_and_scripts_of_the_page(tmp_path: Path) -> None:
    text = source(drawn(tmp_path, "a.jpg"))
    parts = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", text, re.DOTALL)
    assert len(parts) == len(STYLES) + len(SCRIPTS)
    for part in parts:
        assert base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() in text
    assert all('"use strict";\n' in part for part in parts[len(STYLES) :])


def test_it_has_landmarks_a_skip_link_and_headings_in_order() -> None:
    document = page(sample())
    for landmark in ("header", "nav", "main", "footer", "h1"):
        one(document, landmark)
    levels = [int(each.tag[1]) for each in document.descend() if re.fullmatch(r"h[1-6]", each.tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [each.attributes["id"] for each in document.descend() if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    targets = [each.attributes["href"] for each in document.all("a") if each.attributes["href"][0] == "#"]
    assert {target[1:] for target in targets} <= set(ids)
    assert "skip" in document.all("a")[0].classes


def test_the_header_says_in_plain_words_whether_it_is_ready() -> None:
    top = one(page(sample()), "header")
    assert one(top, "h1").text == "Not ready to publish"
    assert one(top, "p", "lede").text == "1 of 2 posts must change first."
    told = {each.all("dt")[0].text: each.all("dd")[0].text for each in one(top, "dl").all("div")}
    assert told == {
        "Posts ready": "1 of 2", "Errors": "1", "Warnings": "1", "Infos": "1", "Suppressed": "0",
        "In the baseline": "0", "Not checked": "1",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("severity", "heading"),
    [("error", "Not ready to publish"), ("warning", "Ready, with warnings"), ("info", "Ready to publish")],
)
def test_what_the_heading_says(severity: str, heading: str) -> None:
    draft = post()
    assert one(page(run([draft], [found(draft, severity=severity)])), "h1").text == heading


def test_a_run_of_nothing_and_a_crash_are_said() -> None:
    assert one(page(run()), "h1").text == "Nothing was checked"
    assert "not complete" in one(page(run([post()], crashed=True)), "header").text


def test_the_footer_tells_what_was_used() -> None:
    footer = one(page(sample()), "footer").text
    for said in ("vislint 1.2.3", "vislint.toml", "vislint (2 posts)", "front matter with networks"):
        assert said in footer
    assert "the defaults" in one(page(replace(sample(), config=None)), "footer").text


def test_posts_with_errors_come_first_and_sound_ones_are_folded_away() -> None:
    drafts = {
        name: post(path=f"{name}.md") for name in ("a-sound", "b-info", "c-warning", "d-error", "e-error")
    }
    findings = [
        found(drafts[name], severity=name.partition("-")[2])
        for name in ("b-info", "c-warning", "d-error", "e-error")
    ]
    document = page(run([*drafts.values()], findings))
    titles = [each.all("h3")[0].text for each in document.all("article")]
    assert titles == ["d-error.md", "e-error.md", "c-warning.md", "b-info.md"]
    folded = one(document, "details", "compact")
    assert "open" not in folded.attributes
    assert "a-sound.md" in folded.text
    folds = [each.all("details")[0].all("summary")[0].text for each in document.all("article")]
    assert folds == ["Hold something back, with a reason"] * 3 + ["1 info, no pictures"]


def test_a_finding_tells_severity_sentence_numbers_hint_source_and_rule() -> None:
    draft = post()
    finding = found(
        draft, "too heavy for Bluesky", network="bluesky", slot="feed_video", measured="3.4 MB",
        bound="at most 2 MB", hint="export it again", limit=limit(source=LEXICON), confidence="low",
    )  # fmt: skip
    note = one(page(run([draft], [finding])), "li", "note")
    assert one(note, "p", "says").text == "Error Too heavy for Bluesky"
    assert one(note, "p", "numbers").text == "3.4 MB at most 2 MB"
    assert one(note, "p", "hint").text == "Export it again"
    assert one(note, "p", "code").text == "file-too-large posts/open-day.md:1:1"
    for said in (
        "Bluesky feed video: refused by the network",
        "Lexicon: images , official documentation, read 2026-04-08",
        "a guess: look for yourself",
    ):
        assert said in note.text
    link, own = note.all("a")
    assert link.attributes == {"href": LEXICON.url, "rel": "noreferrer noopener"}
    assert own.attributes["href"] == f"#{note.attributes['id']}"
    assert one(one(note, "svg", "bar"), "path").attributes["d"] == "M0 0H100V8H0ZM57.6 0h1.2v8h-1.2Z"


def test_only_web_addresses_become_links() -> None:
    hostile = [
        replace(LEXICON, id=f"s{n}", url=url, title="")
        for n, url in enumerate(
            ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://[", "file:///etc"]
        )
    ]
    draft = post()
    given = [found(draft, f"problem {each.id}", limit=limit(source=each)) for each in [*hostile, CODE, MEDIA]]
    document = page(run([draft], given))
    links = [each.attributes["href"] for each in document.all("a") if each.attributes["href"][0] != "#"]
    assert links == [MEDIA.url]
    assert "from other software's code, date of reading unknown" in document.text


def pictures(document: Element) -> dict[str, str]:
    """The addresses of the pictures by their keys."""
    parts = [each for each in document.all("script") if "thumbnails" in each.attributes.get("id", "")]
    assert {part.attributes["type"] for part in parts} == {"application/json"}
    return {key: address for part in parts for key, address in json.loads(part.text).items()}


def test_a_picture_shows_its_thumbnail_with_the_posts_alt_text(tmp_path: Path) -> None:
    document = page(drawn(tmp_path, "a.jpg"))
    [thumb] = document.all("svg", "thumb")
    assert thumb.attributes["role"] == "img"
    assert thumb.attributes["aria-label"] == "People at the open day"
    assert thumb.attributes["viewbox"] == "0 0 320 240"
    assert one(document, "h4", "file").text == "a.jpg"
    assert document.all("p", "facts")[0].text == "400×300 · 3.4 MB · JPEG"
    address = pictures(document)[thumb.attributes["data-thumb"]]
    assert base64.b64decode(address.removeprefix("data:image/webp;base64,"))[8:12] == b"WEBP"
    assert "need JavaScript" in one(document, "noscript").text


@pytest.mark.parametrize(
    ("measured", "said"),
    [(True, "screenshot · 1280×720 · 3.4 MB · JPEG"), (False, "1280×720 · 3.4 MB · JPEG")],
)
def test_the_kind_of_a_picture_stands_before_its_size(measured: bool, said: str) -> None:
    measures = replace(measures_of_a_logo(), kind="screenshot") if measured else None
    file = replace(asset(width=1280, height=720), measures=measures)
    document = page(run([post(attached(file))]))
    assert document.all("p", "facts")[0].text == said


def test_a_picture_used_twice_is_embedded_once(tmp_path: Path) -> None:
    once = drawn(tmp_path, "a.jpg")
    [draft] = once.posts
    twice = post(*draft.attachments, *draft.attachments, path="posts/again.md")
    both = replace(once, posts=(draft, twice), findings=(*once.findings, found(twice)))
    assert source(both).count("data:image/webp") == 1
    assert len(page(both).all("svg", "thumb")) == 3


def test_posts_without_a_finding_show_their_pictures_too(tmp_path: Path) -> None:
    document = page(replace(drawn(tmp_path, "a.jpg", "b.jpg"), findings=()))
    assert len(pictures(document)) == 2
    assert len(document.all("svg", "thumb")) == 2
    [small] = document.all("svg", "mini")
    assert small.attributes["data-thumb"] in pictures(document)


def test_pictures_can_be_named_where_they_lie_or_left_out(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "out").mkdir()
    what = drawn(tmp_path / "site", "javascript:a b#'<.jpg")
    given = html.render(what, version="1", title="x", pictures="linked", folder=tmp_path / "out")
    [address] = pictures(parse(given)).values()
    assert address == "./../site/javascript%3Aa%20b%23%27%3C.jpg"
    assert "img-src &#39;self&#39; file:;" in given
    assert "data:image" not in given
    bare = html.render(what, version="1", title="x", pictures="none")
    assert "img-src &#39;none&#39;;" in bare
    assert not parse(bare).all("svg", "thumb")
    assert "No preview: left out" in parse(bare).text
    assert "need JavaScript" not in bare


def test_linked_pictures_stay_in_the_repository(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    Image.new("RGB", (40, 30)).save(tmp_path / "secret.png")
    (tmp_path / "site" / "a.png").symlink_to(tmp_path / "secret.png")
    picture = attached(asset("a.png", format="png", width=40, height=30))
    deep = attached(asset("b.tif", format="tiff", width=40, height=30), line=14)
    draft = post(picture, deep)
    what = run([draft], [found(draft, about=each) for each in (picture, deep)], root=str(tmp_path / "site"))
    document = parse(html.render(what, version="1", title="x", pictures="linked", folder=tmp_path))
    assert [each.text for each in document.all("p", "absent")] == [
        "No preview: the file cannot be read",
        "No preview: TIFF",
    ]


@pytest.mark.parametrize(
    ("size", "pictures", "said"),
    [
        (25_000_000, "embed", ""),
        (31_000_000, "embed", "31 MB"),
        (31_000_000, "linked", "--thumbnails none"),
        (31_000_000, "none", ""),
    ],
)
def test_large_pages_come_with_advice(size: int, pictures: Pictures, said: str) -> None:
    advice = html.advice(size, pictures)
    assert said in advice
    assert bool(advice) == bool(said)


def test_what_has_no_preview_says_why() -> None:
    vector = attached(asset("logo.svg", format="svg"), alt=None)
    draft = post(vector, referred("https://cdn.example/a.png"), referred("b.png", "missing"))
    document = page(run([draft], [found(draft, about=each) for each in draft.attachments]))
    assert [each.text for each in document.all("p", "absent")] == [
        "No preview: SVG",
        "No preview: remote, not fetched",
        "No preview: file not found",
    ]
    assert document.all("p", "alt")[0].text == "No alt text"
    assert "<svg xmlns" not in source(run([draft]))


def test_pictures_without_a_finding_stand_beside_the_others() -> None:
    heavy, other = attached(asset("a.jpg"), line=3), attached(asset("b.jpg"), line=4)
    draft = post(heavy, other)
    document = page(run([draft], [found(draft, about=heavy)]))
    assert [each.text for each in one(document, "ul", "strip").all("h5")] == ["b.jpg"]
    assert "picture 2 of 2" in one(document, "ul", "strip").text


def test_what_was_not_checked_is_listed_up_to_a_number() -> None:
    left = [NotChecked(f"https://cdn.example/{n}.png", "remote", "a.md", n + 1, 1) for n in range(250)]
    left.append(NotChecked("b.md", "published (only drafts are checked)", "b.md", 1, 1))
    [remote, published] = page(run([post()], not_checked=tuple(left))).all("details", "compact")[-2:]
    assert one(remote, "summary").text == "250 remote images (--fetch looks at them)"
    assert len(remote.all("li")) == 201
    assert remote.all("li")[-1].text == "and 50 more"
    assert one(published, "summary").text == "1 published (only drafts are checked)"


EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'--></style></title><script>alert(1)</script>",
    "]]><!-- {{ 7*7 }} {% raw %}",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("evil", EVIL)
def test_markup_in_names_and_texts_is_only_text(evil: str) -> None:
    picture = attached(asset(f"media/{evil}.jpg"), alt=evil, reference=evil)
    draft = post(
        picture, referred(evil), path=f"posts/{evil}.md", title=evil, text=evil, networks=[evil],
        publish=None, publish_text=evil,
    )  # fmt: skip
    finding = found(
        draft, evil, picture, measured=evil, bound=evil, hint=evil, rule=evil, network=evil, slot=evil,
        limit=limit(source=replace(LEXICON, url=evil, title=evil)), fingerprint=evil,
    )  # fmt: skip
    left = NotChecked(evil, evil, evil, 1, 1)
    what = run([draft], [finding], not_checked=(left,), signals=(evil,), config=evil, formats={evil: 1})
    document, plain = page(what, title=evil), page(sample())
    assert evil in document.all("h3")[0].text
    assert {each.tag for each in document.descend()} <= {each.tag for each in plain.descend()} | {"h5", "li"}
    named = {name for each in document.descend() for name in each.attributes}
    assert not {name for name in named if name.startswith("on")}
    assert all(each.attributes["href"][0] == "#" for each in document.all("a"))
    assert "49" not in document.all("h3")[0].text


def test_characters_that_cannot_be_seen_are_made_visible() -> None:
    evil = "a\u202eb\x1b[31m\u200bc" + os.fsdecode(b"\xff")
    draft = post(attached(alt=evil), path=f"{evil}.md", text=f"two\n\nlines {evil}")
    text = source(run([draft], [found(draft, evil)]), title=evil)
    text.encode("utf-8")
    assert not set("\u202e\x1b\u200b") & set(text)
    assert r"a\u202eb\x1b[31m\u200bc\xff" in text
    assert "two lines" in text


def test_the_same_run_gives_the_same_page(tmp_path: Path) -> None:
    what = drawn(tmp_path, *(f"{n}.jpg" for n in range(9)))
    assert source(what) == source(what)


def test_a_problem_on_several_networks_counts_once() -> None:
    draft = post()
    findings = [found(draft, "no alt text", network=key, slot="feed") for key in ("x", "mastodon")]
    document = page(run([draft], findings))
    assert len(document.all("li", "note")) == 1
    assert "X feed, Mastodon feed" in document.text
