"""What the readers find in real repositories, against counts made by independent scripts.

The corpus lies beside the checkout and is no part of it; without it these tests are skipped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

import pytest

from tests.content import CORPUS, posts, sites
from vislint.model import Attachment, Post
from vislint.readers.front_matter import read_front_matter
from vislint.repository import Repository

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"no corpus at {CORPUS}")


@cache
def read(name: str) -> tuple[Post, ...]:
    return tuple(posts(Repository(CORPUS / name)))


def visuals(found: Sequence[Post], role: str = "media") -> list[Attachment]:
    return [item for post in found for item in post.attachments if item.role == role]


def without_alt(items: Sequence[Attachment]) -> int:
    return sum(not (item.alt or "").strip() for item in items)


def standings(items: Iterable[Attachment]) -> Counter[str]:
    return Counter(item.resolution.standing for item in items)


@pytest.mark.parametrize(
    "name",
    [
        "galaxy-social",
        "tweets-eth-classic",
        "zenon-twitter",
        "hedgedoc-toots",
        "kakkoyun-hugo",
        "electron-docusaurus",
        "kamalei-astro",
        "a11yproject-eleventy",
        "technicalanxiety-jekyll",
        "opensource-guide-jekyll",
        "osc-garden-zola",
    ],
)
def test_every_post_is_readable(name: str) -> None:
    assert [
        (post.path, post.unreadable or post.flaw) for post in read(name) if post.unreadable or post.flaw
    ] == []


def test_galaxy_social() -> None:
    found, media = read("galaxy-social"), visuals(read("galaxy-social"))
    assert len(found) == 516
    assert sum(bool(post.attachments) for post in found) == 236
    assert (len(media), without_alt(media), standings(media)) == (376, 7, {"remote": 376})
    assert sum(len(post.attachments) > 4 for post in found) == 8
    assert sum(bool(post.lost) for post in found) == 4
    assert all(place.known and place.network for post in found for place in post.destinations)


def test_tweets_of_ethereum_classic() -> None:
    found, media = read("tweets-eth-classic"), visuals(read("tweets-eth-classic"))
    assert (len(found), sum(bool(post.attachments) for post in found)) == (202, 24)
    assert (len(media), without_alt(media), standings(media)) == (24, 16, {"local": 24})
    assert not any(post.lost for post in found)


def test_tweets_of_zenon() -> None:
    """The full repository has all 19 files; the three MP4s are over the size that the corpus leaves out."""
    found, media = read("zenon-twitter"), visuals(read("zenon-twitter"))
    assert (len(found), sum(bool(post.attachments) for post in found)) == (50, 18)
    assert (len(media), without_alt(media)) == (19, 15)
    assert standings(media) == {"local": 16, "missing": 3}
    absent = [item.reference for item in media if item.resolution.standing == "missing"]
    assert len(absent) == 3
    assert all(name.endswith(".mp4") for name in absent)
    assert sum("beside the moved post" in item.resolution.note for item in media) == 15


def test_toots_of_hedgedoc() -> None:
    found = read("hedgedoc-toots")
    assert len(found) == 25
    assert not visuals(found)
    assert all(post.text and post.networks == ("mastodon",) for post in found)


def test_hugo_pages_of_kakkoyun() -> None:
    found = read("kakkoyun-hugo")
    previews, body = visuals(found, "preview"), visuals(found, "body")
    assert len(found) == 40
    assert (len(previews), standings(previews)) == (25, {"remote": 16, "local": 9})
    assert sum(not any(item.role == "preview" for item in post.attachments) for post in found) == 15
    same = [
        item
        for post in found
        for item in post.attachments
        if item.role == "preview" and item.alt in (item.caption, post.title)
    ]
    assert len(same) == 16
    assert (len(body), without_alt(body)) == (23, 2)
    assert standings(body) == {"local": 13, "remote": 9, "missing": 1}
    absent = next(item for item in body if item.resolution.standing == "missing")
    assert absent.reference == "/uploads/fosdem26_go_usdt.png"


def test_posts_of_the_a11y_project() -> None:
    """The full repository has 82 posts, the corpus 76 of them.

    The three without an alt text are the files of a video, which has no place for one.
    """
    found = read("a11yproject-eleventy")
    previews, body = visuals(found, "preview"), visuals(found, "body")
    assert (len(found), len(previews), standings(previews)) == (76, 11, {"local": 11})
    assert (len(body), standings(body)) == (66, {"local": 63, "remote": 3})
    assert without_alt([item for item in body if item.alt_possible]) == 0
    assert without_alt(body) == 3


def test_pages_of_kamalei() -> None:
    found = read("kamalei-astro")
    body = visuals(found, "body")
    assert (len(found), len(visuals(found, "preview"))) == (30, 0)
    assert (len(body), without_alt(body), standings(body)) == (9, 0, {"local": 9})


def test_blog_of_electron() -> None:
    """A `.md` post is MDX: the tables of the round-ups hold `<img>`, of which 55 lead nowhere."""
    found = read("electron-docusaurus")
    body = visuals(found, "body")
    assert (len(found), len(visuals(found, "preview"))) == (130, 0)
    assert (len(body), without_alt(body), sum(item.alt is None for item in body)) == (153, 62, 61)
    assert standings(body) == {"remote": 59, "missing": 55, "local": 39}
    absent = [item.reference for item in body if item.resolution.standing == "missing"]
    assert all(name.startswith("/images/apps/") and name.endswith(".png") for name in absent)
    assert all(post.publish for post in found)


def test_jekyll_posts_of_technicalanxiety() -> None:
    found = read("technicalanxiety-jekyll")
    previews, body = visuals(found, "preview"), visuals(found, "body")
    assert len(found) == 29
    assert (len(previews), standings(previews)) == (29, {"local": 29})
    assert all(item.resolution.emitted == f"/{item.reference}" for item in previews)
    assert (len(body), without_alt(body), standings(body)) == (14, 0, {"local": 14})
    assert sum(post.status == "draft" for post in found) == 5


def test_jekyll_articles_of_the_open_source_guide() -> None:
    """The 350th file, _articles/zh-hant/README.md, has no front matter: Jekyll makes no page of it."""
    found = read("opensource-guide-jekyll")
    previews = visuals(found, "preview")
    assert len(found) == 349
    assert (len(previews), standings(previews)) == (349, {"local": 348, "missing": 1})
    absent = [post.path for post in found if "missing" in standings(post.attachments)]
    assert absent == ["_articles/sa/starting-a-project.md"]
    assert standings(visuals(found, "body")) == {"remote": 1619, "local": 423}


def test_zola_pages_of_osc_garden() -> None:
    """The two videos were left out of the corpus. The poster that the page of zutsu names is absent in truth,
    but a video is seen without its poster, so that is not counted."""
    found = read("osc-garden-zola")
    previews, body = visuals(found, "preview"), visuals(found, "body")
    assert len(found) == 115
    assert (len(previews), standings(previews)) == (101, {"local": 101})
    assert sum(not any(item.role == "preview" for item in post.attachments) for post in found) == 14
    kinds = Counter(
        "markdown" if written.startswith("![") else "tag" if written.startswith("<") else "shortcode"
        for written in map(written_at, *zip(*placed(found), strict=True))
    )
    assert kinds == {"markdown": 18, "tag": 41, "shortcode": 232}  # 158 shortcodes, 74 with two pictures
    absent = Counter(item.reference for item in body if item.resolution.standing == "missing")
    assert absent == {
        "media/blade_runner_2049_original_vs_condensed.mp4": 3,
        "media/ラム_demo.mp4": 3,
    }


def placed(found: Sequence[Post]) -> list[tuple[str, Attachment]]:
    return [(post.path, item) for post in found for item in post.attachments if item.role == "body"]


def written_at(path: str, item: Attachment) -> str:
    text = (CORPUS / "osc-garden-zola" / path).read_text("utf-8-sig")
    return text.split("\n")[item.line - 1][item.column - 1 :]


def test_the_whole_corpus_as_one_repository() -> None:
    found = sites(Repository(CORPUS))
    assert sorted((site.format, site.folder) for site in found) == [
        ("astro", "kamalei-astro"),
        ("docusaurus", "electron-docusaurus"),
        ("eleventy", "a11yproject-eleventy"),
        ("galaxy-social", "galaxy-social"),
        ("hugo", "kakkoyun-hugo"),
        ("jekyll", "opensource-guide-jekyll"),
        ("jekyll", "technicalanxiety-jekyll"),
        ("toot-together", "hedgedoc-toots"),
        ("twitter-together", "tweets-eth-classic"),
        ("twitter-together", "zenon-twitter"),
        ("zola", "osc-garden-zola"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "galaxy-social",
        "tweets-eth-classic",
        "zenon-twitter",
        "kakkoyun-hugo",
        "electron-docusaurus",
        "kamalei-astro",
    ],
)
def test_every_place_is_exact(name: str) -> None:
    """The line and column of each visual is where its file is named, or where its Markdown begins."""
    for post in read(name):
        rows = (CORPUS / name / post.path).read_text("utf-8-sig").split("\n")
        for item in post.attachments:
            here = rows[item.line - 1][item.column - 1 :]
            assert here.lstrip("\"'").startswith((item.reference, "![", "<img")), (post.path, item)
            assert item.reference in "\n".join([here, *rows[item.line :]]), (post.path, item)
        for lost in post.lost:
            assert rows[lost.line - 1][lost.column - 1 :].lstrip("\"'").startswith(lost.reference)
        for place in post.destinations:
            if place.declared in ("twitter", "opengraph"):
                continue
            assert rows[place.line - 1][place.column - 1 :].lstrip("\"'").startswith(place.declared)


@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.glob("*")) or ["absent"])
def test_front_matter_of_every_text_in_the_corpus(name: str) -> None:
    """All is read, also the post of a11yproject that PyYAML refuses; archetypes are templates."""
    troubles = []
    flaws = []
    texts = [path for path in (CORPUS / name).rglob("*.m*d*") if "archetypes" not in path.parts]
    for path in sorted(texts):
        document = read_front_matter(path.read_text("utf-8", errors="replace"))
        troubles += [path.name] if document.trouble else []
        flaws += [path.name] if document.flaw else []
    assert troubles == []
    assert len(flaws) <= 1, flaws
