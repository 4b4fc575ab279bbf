"""What the pages of a built site emit, and where its addresses lead."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.content import only, written
from tests.pictures import jpeg
from vislint.addresses import expiry, reach_of
from vislint.cli import app
from vislint.config import Config, Settings
from vislint.errors import ConfigError, UsageError
from vislint.model import Attachment, Post, Run
from vislint.readers.built_site import BuiltSite
from vislint.readers.page_head import MOST_BYTES, decode, read_head
from vislint.run import Request, check

HOME = '<link rel="canonical" href="https://example.org/blog/">'


def image(address: str) -> str:
    return f'<meta property="og:image" content="{address}">'


def post_of(folder: Path, html: str | bytes, page: str = "posts/a/index.html", home: str = HOME) -> Post:
    files = {f"public/{page}": html, "public/img/a b.png": b"x", "public/img/card": b"x"}
    found = written(folder, {"public/index.html": home, "public/about/index.html": "", **files})
    return only(BuiltSite(found, "public", "test").read(f"public/{page}"))


def picture_of(folder: Path, address: str, head: str = "", **more: str) -> Attachment:
    (picture,) = post_of(folder, head + image(address), **more).attachments
    return picture


def run(folder: Path, paths: tuple[str, ...] = ("",), **settings: str) -> Run:
    config = Config(folder, settings=Settings(cache=False, **settings))  # type: ignore[arg-type]
    return check(config, Request([folder / path for path in paths]))


def said(result: Run, rule: str = "link-card") -> list[tuple[str, str]]:
    return [(found.severity, found.message) for found in result.findings if found.rule == rule]


@pytest.mark.parametrize(
    ("address", "standing", "path"),
    [
        ("https://example.org/blog/img/a%20b.png?v=1&amp;w=2#top", "local", "public/img/a b.png"),
        ("http://WWW.example.org:443/blog/img/a b.png", "local", "public/img/a b.png"),
        ("https://example.org/blog/img/card", "local", "public/img/card"),
        ("https://example.org/blog/img/A%20b.png", "wrong-case", None),
        ("https://example.org/blog/img/gone.png", "missing", None),
        ("https://example.org/blog/", "missing", None),
        ("https://example.org/blog", "missing", None),
        ("https://example.org/blog/about", "missing", None),
        ("https://example.org/blog/api/card?title=x", "generated", None),
        ("https://example.org/blog/cdn-cgi/image/w=1200/img/gone.png", "generated", None),
        ("https://example.org/img/a%20b.png", "remote", None),
        ("https://example.org:8080/blog/img/a%20b.png", "remote", None),
        ("https://cdn.example.net/a.png", "remote", None),
        ("//example.org/blog/img/a%20b.png", "local", "public/img/a b.png"),
        ("/blog/img/a%20b.png", "local", "public/img/a b.png"),
        ("/img/a%20b.png", "local", "public/img/a b.png"),
        ("../../img/a%20b.png", "local", "public/img/a b.png"),
        ("img/a%20b.png", "missing", None),
        ("data:image/png;base64,AAAA", "inline", None),
        ("javascript:alert(1)", "unknown-scheme", None),
        ("https://example.org/blog/../../../../etc/passwd.png", "missing", None),
        ("https://example.org/blog/%2e%2e/%2e%2e/%2e%2e/etc/passwd.png", "missing", None),
        ("../../../../../../etc/passwd.png", "missing", None),
        ("https://example.org/blog/a\x00b.png", "missing", None),
        ("https://[", "missing", None),
        ("https://example.org:99999999/x.png", "missing", None),
    ],
)
def test_where_an_address_leads(tmp_path: Path, address: str, standing: str, path: str | None) -> None:
    found = picture_of(tmp_path, address).resolution
    assert (found.standing, found.path) == (standing, path)
    assert all(tried.startswith("public/") for tried in found.tried)


def test_a_base_tag_moves_relative_addresses(tmp_path: Path) -> None:
    found = picture_of(tmp_path, "a%20b.png", '<base href="/blog/img/">')
    assert found.resolution.path == "public/img/a b.png"
    away = picture_of(tmp_path, "a%20b.png", '<base href="https://cdn.example.net/">')
    assert away.resolution.standing == "remote"


@pytest.mark.parametrize(
    ("home", "extra", "head", "standing"),
    [
        ("", {}, "", "remote"),
        ("", {"CNAME": "example.org\n"}, "", "local"),
        ('<meta property="og:url" content="https://example.org">', {}, "", "local"),
        ("", {}, '<link rel="canonical" href="https://example.org/posts/a/">', "local"),
        ("", {}, '<link rel="canonical" href="https://example.org/posts/a">', "local"),
        ("", {}, '<link rel="canonical" href="https://example.org/first-published-here">', "remote"),
        ("", {"CNAME": "exam ple\0"}, "", "remote"),
    ],
)
def test_how_a_site_says_where_it_stands(
    tmp_path: Path, home: str, extra: dict[str, str], head: str, standing: str
) -> None:
    written(tmp_path, {f"public/{name}": text for name, text in extra.items()})
    found = picture_of(tmp_path, "https://example.org/img/a%20b.png", head, home=home)
    assert found.resolution.standing == standing


def test_tags_and_their_places(tmp_path: Path) -> None:
    html = (
        "<!doctype html>\r\n<head><title> A\n page </title>\n"
        "  <META name=twitter:card content=summary_large_image>\n"
        '<meta content="https://x.example/1.png" property="og:image" property="og:type"/>'
        '<meta property="og:image:alt" content="A &amp; B"><meta property="og:image" content="2.png">'
        "<body><meta property=og:image content=late.png>"
    )
    post = post_of(tmp_path, html)
    assert post.card is not None
    assert [(tag.name, tag.content, tag.line, tag.column) for tag in post.card.tags] == [
        ("twitter:card", "summary_large_image", 4, 3),
        ("og:image", "https://x.example/1.png", 5, 1),
        ("og:image:alt", "A & B", 5, 81),
        ("og:image", "2.png", 5, 131),
    ]
    assert (post.title, post.networks) == ("A page", ("opengraph", "facebook", "linkedin", "bluesky", "x"))
    (picture,) = post.attachments
    assert (picture.alt, picture.alt_possible, picture.role, picture.networks) == (
        "A & B",
        True,
        "preview",
        (),
    )


def test_x_takes_its_own_picture(tmp_path: Path) -> None:
    tags = '<meta name="twitter:card" content="summary"><meta name="twitter:image" content="https://x.example/x.png">'
    general, on_x = post_of(tmp_path, image("https://x.example/a.png") + tags).attachments
    assert (general.networks, on_x.networks) == (("opengraph", "facebook", "linkedin", "bluesky"), ("x",))
    (same,) = post_of(tmp_path, image("https://x.example/x.png") + tags).attachments
    assert same.networks == ()
    (alone,) = post_of(tmp_path, tags).attachments
    assert (alone.reference, alone.networks) == ("https://x.example/x.png", ("x",))


def test_pages_that_lead_away_are_none(tmp_path: Path) -> None:
    html = '<title>x</title><meta http-equiv="refresh" content="0; url=https://example.org/">'
    assert BuiltSite(written(tmp_path, {"a.html": html}), "", "test").read("a.html") == []
    reload = '<title>x</title><meta http-equiv="refresh" content="300">'
    assert len(BuiltSite(written(tmp_path, {"a.html": reload}), "", "test").read("a.html")) == 1


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>é".encode(), "<p>é"),
        ("\ufeff<p>é".encode(), "<p>é"),
        ("<p>é".encode("utf-16"), "<p>é"),
        ('<meta charset="ISO-8859-1"><p>é'.encode("latin-1"), '<meta charset="ISO-8859-1"><p>é'),
        (
            b'<meta http-equiv="content-type" content="text/html; charset=windows-1252">\x80',
            '<meta http-equiv="content-type" content="text/html; charset=windows-1252">€',
        ),
        ("<meta charset=rot13><p>é".encode(), "<meta charset=rot13><p>é"),
        ("<meta charset=utf-8><p>é".encode("latin-1"), "<meta charset=utf-8><p>\ufffd"),
        (b"a\0b", "a\ufffdb"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data) == text


HOSTILE = [
    "<", "<!--", "<![", "<!", "</a ", '<meta content="', "&", "<script></", "<title>", "<a ='", "<a\n", "<?",
    "<meta property=og:image content=x>", "\0", "</head", "<title>a<br>", "&#1",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_pages_are_read_to_a_bound(tmp_path: Path, piece: str) -> None:
    count = MOST_BYTES // len(piece) // 8
    read_head((piece * count).encode())
    post = post_of(tmp_path, f"{image('https://example.org/blog/img/gone.png')}{piece * 50}")
    assert post.attachments[0].resolution.standing == "missing"


def test_only_the_beginning_of_a_long_page_is_read(tmp_path: Path) -> None:
    tag = image("https://example.org/blog/img/gone.png")
    assert post_of(tmp_path, " " * MOST_BYTES + tag).attachments == ()
    assert len(post_of(tmp_path / "b", tag + " " * 10_000_000).attachments) == 1


@pytest.mark.parametrize("name", ["pipe.html", "loop.html", "away.html"])
def test_what_is_no_page_is_told(tmp_path: Path, name: str) -> None:
    public = tmp_path / "root" / "public"
    written(public, {"index.html": HOME})
    (tmp_path / "secret.html").write_text("<title>x</title>")
    os.mkfifo(public / "pipe.html")
    (public / "loop.html").symlink_to("loop.html")
    (public / "away.html").symlink_to(tmp_path / "secret.html")
    result = run(tmp_path / "root", (f"public/{name}",), site="public")
    assert [found.rule for found in result.findings] == ["post-unreadable"]


def site(folder: Path) -> Path:
    page = '<title>x</title><link rel="canonical" href="https://example.org/{}">' + image("{}")
    files: dict[str, str | bytes] = {
        ".gitignore": "public/",
        "public/index.html": page.format("", "https://example.org/img/a.jpg"),
        "public/b/index.html": page.format("b/", "/img/a.jpg"),
        "public/copy.md": "---\nnetworks: [mastodon]\n---\nA copy of a post.\n",
        "post.md": "---\nnetworks: [mastodon]\n---\nA post.\n",
    }
    written(folder, files)
    jpeg(folder / "public/img/a.jpg", 1200, 630)
    return folder


def test_pages_of_the_site_are_checked_beside_the_posts(tmp_path: Path) -> None:
    result = run(site(tmp_path), site="public/")
    assert [post.path for post in result.posts] == ["post.md", "public/b/index.html", "public/index.html"]
    assert result.formats == {"built-site": 2, "vislint": 1}
    (error,) = (found for found in result.findings if found.severity == "error")
    assert (error.path, error.line, error.hint) == (
        "public/b/index.html",
        1,
        "write https://example.org/img/a.jpg",
    )
    assert [post.path for post in run(tmp_path, ("public/b",), site="public").posts] == [
        "public/b/index.html"
    ]
    assert len(run(tmp_path, ("public/img/a.jpg",), site="public").posts) == 2
    assert [post.path for post in run(tmp_path, ("post.md",), site="public").posts] == ["post.md"]


def test_a_site_address_of_the_configuration(tmp_path: Path) -> None:
    folder = site(tmp_path)
    found = run(folder, ("public/index.html",), site="public", site_url="https://other.example")
    assert [item.reason for item in found.not_checked] == ["remote"]


def test_a_site_that_is_not_built_yet(tmp_path: Path) -> None:
    result = run(site(tmp_path), site="dist")
    assert [(left.reference, left.reason) for left in result.not_checked] == [
        ("dist", "site that is not built")
    ]
    with pytest.raises(ConfigError, match="outside"):
        run(tmp_path, site="../elsewhere")


def test_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site(tmp_path))
    done = CliRunner().invoke(app, ["check", "post.md", "--site", "public", "--no-cache"])
    assert (done.exit_code, "built-site: --site (public)" in done.output) == (1, True)
    assert done.output.count("✖") == 1
    for folder, message in (("gone", "no such folder"), ("..", "outside")):
        with pytest.raises(UsageError, match=message):
            CliRunner().invoke(app, ["check", "--site", folder], catch_exceptions=False)


@pytest.mark.parametrize(
    ("address", "reach"),
    [
        ("", "empty"),
        ("img/a.png", "relative"),
        ("{{ site.url }}/a.png", "relative"),
        ("//x.example/a.png", "no-scheme"),
        ("DATA:image/png,x", "other-scheme"),
        ("https://x.example/a.png", "web"),
        ("http://localhost:1313/a.png", "this-machine"),
        ("http://127.0.0.1/a.png", "this-machine"),
        ("http://[::1]/a.png", "this-machine"),
        ("http://[", "web"),
    ],
)
def test_from_where_an_address_can_be_fetched(address: str, reach: str) -> None:
    assert reach_of(address) == reach


S3 = "https://b.s3.example/a.png?"


@pytest.mark.parametrize(
    ("address", "until"),
    [
        (
            S3 + "X-Amz-Date=20261130T100000Z&X-Amz-Expires=3600&X-Amz-Signature=x",
            "2026-11-30 11:00:00+00:00",
        ),
        (
            S3 + "X-Goog-Date=20261130T100000Z&X-Goog-Expires=60&X-Goog-Signature=x",
            "2026-11-30 10:01:00+00:00",
        ),
        (S3 + "Expires=1796040000&Signature=x&Key-Pair-Id=y", "2026-11-30 12:00:00+00:00"),
        (S3 + "se=2026-11-30T10%3A00%3A00Z&sig=x", "2026-11-30 10:00:00+00:00"),
        (S3 + "X-Amz-Expires=soon&X-Amz-Signature=x", "some day"),
        (S3 + "X-Amz-Date=20261130T100000Z&X-Amz-Expires=999999999999&X-Amz-Signature=x", "some day"),
        (S3 + "Expires=1796040000", "None"),
        (S3 + "sig=x", "None"),
        ("http://[", "None"),
    ],
)
def test_signed_addresses(address: str, until: str) -> None:
    assert str(expiry(address)) == until
