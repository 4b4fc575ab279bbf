"""Where references lead, which files there are, and what hostile repositories cannot do."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from tests.content import written
from vislint.repository import Repository, TextError

Files = dict[str, str | bytes]


NFC = unicodedata.normalize("NFC", "café.png")


NFD = unicodedata.normalize("NFD", "café.png")


@pytest.fixture
def place(tmp_path: Path) -> Repository:
    files: Files = {
        "posts/a.md": "", "posts/img/Hall.png": "", "posts/a b.png": "", "posts/100%25.png": "",
        "posts/c#d.png": "", "posts/q?raw=true": "", "top.png": "", f"posts/{NFD}": "", "static/top.png": "",
        "posts/back\\slash.png": "", "posts/10:30.png": "", "posts/img-10:30.png": "",
    }  # fmt: skip
    return written(tmp_path, files)


@pytest.mark.parametrize(
    ("reference", "standing", "path"),
    [
        ("img/Hall.png", "local", "posts/img/Hall.png"),
        ("./img/../img/Hall.png", "local", "posts/img/Hall.png"),
        (" img/Hall.png ", "local", "posts/img/Hall.png"),
        ("../top.png", "local", "top.png"),
        ("/top.png", "local", "top.png"),
        ("/posts/img/Hall.png", "local", "posts/img/Hall.png"),
        ("img/", "local", "posts/img"),
        ("a b.png", "local", "posts/a b.png"),
        ("a%20b.png", "local", "posts/a b.png"),
        ("100%25.png", "local", "posts/100%25.png"),
        ("100%2525.png", "local", "posts/100%25.png"),
        ("c#d.png", "local", "posts/c#d.png"),
        ("img/Hall.png?raw=true", "local", "posts/img/Hall.png"),
        ("img/Hall.png#top", "local", "posts/img/Hall.png"),
        ("a%20b.png?x=%2e%2e#y", "local", "posts/a b.png"),
        ("q?raw=true", "local", "posts/q?raw=true"),
        ("back\\slash.png", "local", "posts/back\\slash.png"),
        ("img\\Hall.png", "local", "posts/img/Hall.png"),
        ("10:30.png", "local", "posts/10:30.png"),
        ("img-10:30.png", "local", "posts/img-10:30.png"),
        (NFD, "local", f"posts/{NFD}"),
        (NFC, "wrong-case", None),
        ("img/hall.png", "wrong-case", None),
        ("IMG/Hall.png", "wrong-case", None),
        ("img/HALL.PNG?x", "wrong-case", None),
        ("gone.png", "missing", None),
        ("a.md/x.png", "missing", None),
        ("img/Hall.png/x", "missing", None),
        ("", "missing", None),
        ("?", "missing", None),
        ("a\0b.png", "missing", None),
        ("%00.png", "missing", None),
        ("x" * 5000 + ".png", "missing", None),
        ("../" * 999 + "x.png", "outside", None),
        ("\ud800.png", "missing", None),
        ("%ff%fe.png", "missing", None),
        ("../../etc/passwd", "outside", None),
        ("img/../../../x.png", "outside", None),
        ("..%2f..%2fetc%2fpasswd", "missing", None),
        ("/../../etc/passwd", "outside", None),
        ("..", "outside", None),
        ("C:\\pictures\\a.png", "outside", None),
        ("c:/pictures/a.png", "outside", None),
        ("\\\\server\\share\\a.png", "outside", None),
        ("~/a.png", "outside", None),
        ("file:///etc/passwd", "outside", None),
        ("https://example.org/a.png", "remote", None),
        ("HTTP://example.org/a.png", "remote", None),
        ("//cdn.example.org/a.png", "remote", None),
        ("https://[broken/a.png", "missing", None),
        ("data:image/png;base64,AAAA", "inline", None),
        ("store:/shots/a.png", "unknown-scheme", None),
        ("{{ base }}/a.png", "generated", None),
        ("{% asset a %}", "generated", None),
        ("${BASE}/a.png", "generated", None),
    ],
)
def test_references(place: Repository, reference: str, standing: str, path: str | None) -> None:
    found = place.resolve(reference, ["posts"])
    assert (found.standing, found.path) == (standing, path)


def test_what_is_told_about_a_reference(place: Repository) -> None:
    assert place.resolve("IMG/hall.PNG", ["posts"]).near == "posts/img/Hall.png"
    assert place.resolve("img/hall.webp", ["posts"]).near == "posts/img/Hall.png"
    assert place.resolve("img/lobby.png", ["posts"]).near is None
    assert place.resolve("gone/hall.png", ["posts"]).near is None
    other_accents = place.resolve(NFC, ["posts"])
    assert other_accents.near == f"posts/{NFD}"
    assert "accents" in other_accents.note
    assert "Windows" in place.resolve("img\\Hall.png", ["posts"]).note
    assert place.resolve("a\0b", ["posts"]).tried == ("posts/a␀b",)
    assert place.resolve("gone.png", ["posts", "static"]).tried == ("posts/gone.png", "static/gone.png")


def test_folders_and_site_roots_are_tried_in_order(place: Repository) -> None:
    assert place.resolve("top.png", ["posts", "static", ""]).path == "static/top.png"
    assert place.resolve("/top.png", ["posts"], site_roots=["static", ""]).path == "static/top.png"
    assert place.resolve("top.png", []).path == "top.png"


def test_a_submodule_that_is_not_checked_out(tmp_path: Path) -> None:
    """Its folder is empty, or not there: nothing is known of its files."""
    modules = (
        '[submodule "media"]\n\tpath = media\n\turl = ../media.git\n[submodule "x"]\n\tpath = "a b/kit"\n'
    )
    place = written(tmp_path, {".gitmodules": modules, "a.md": ""})
    (tmp_path / "media").mkdir()
    references = ["media/hall.png", "a b/kit/logo.svg", "media.png", "other/hall.png"]
    assert [place.resolve(name, [""]).standing for name in references] == [
        "not-fetched", "not-fetched", "missing", "missing",
    ]  # fmt: skip
    (tmp_path / "media/hall.png").write_bytes(b"")
    there = Repository(tmp_path)
    assert [there.resolve(name, [""]).standing for name in ("media/hall.png", "media/gone.png")] == [
        "local", "missing",
    ]  # fmt: skip


def test_links(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.png").write_bytes(b"")
    (tmp_path / "outside/secret.txt").write_text("secret")
    root = tmp_path / "root"
    place = written(root, {"a.png": "", "sub/b.png": ""})
    (root / "inner.png").symlink_to("a.png")
    (root / "gone.png").symlink_to("nowhere.png")
    (root / "loop").symlink_to(root)
    (root / "self.png").symlink_to("self.png")
    (root / "out.png").symlink_to(tmp_path / "outside/secret.png")
    (root / "out").symlink_to(tmp_path / "outside")
    (root / "out.txt").symlink_to(tmp_path / "outside/secret.txt")
    assert place.resolve("inner.png", []).standing == "local"
    assert place.resolve("gone.png", []).standing == "local"
    assert place.resolve("self.png", []).standing == "local"
    assert place.resolve("loop/loop/a.png", []).standing == "local"
    assert place.resolve("out.png", []).standing == "outside"
    assert place.resolve("out/secret.png", []).standing == "outside"
    assert place.head("out.txt") == ""
    assert place.head("self.png") == ""
    assert "sub/b.png" in place.files
    assert not any(path.startswith(("loop/", "out/")) for path in place.files)
    with pytest.raises(TextError, match="leads out of the repository"):
        place.read_text("out.txt")


def test_the_root_may_be_a_link(tmp_path: Path) -> None:
    written(tmp_path / "real", {"a.png": ""})
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert Repository(tmp_path / "link").resolve("a.png", []).standing == "local"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff", "is not UTF-8 text \\(byte 1, line 1\\)"),
        (b"a\nb\xe9", "byte 4, line 2"),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
    ],
)
def test_what_is_no_text(tmp_path: Path, content: bytes, message: str) -> None:
    place = written(tmp_path, {"a.md": content})
    with pytest.raises(TextError, match=message):
        place.read_text("a.md")
    assert place.head("a.md") != ""


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    place = written(tmp_path, {"sub/a.md": ""})
    os.mkfifo(tmp_path / "pipe.md")
    for path, message in (
        ("sub", "not a plain file"),
        ("pipe.md", "not a plain file"),
        ("no.md", "cannot be read"),
    ):
        with pytest.raises(TextError, match=message):
            place.read_text(path)
        assert place.head(path) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts_with_a_mark(tmp_path: Path, encoding: str) -> None:
    place = written(tmp_path, {"a.md": "é\n".encode(encoding)})
    assert place.read_text("a.md") == place.head("a.md") == "é\n"


def test_files_and_folders_without_git(tmp_path: Path) -> None:
    place = written(
        tmp_path, {"b/c/d.md": "", "b.md": "", "b-c/x": "", "node_modules/x.md": "", "b/.cache/x": ""}
    )
    assert place.files == ("b-c/x", "b.md", "b/c/d.md")
    assert place.folders == {"", "b", "b/c", "b-c"}
    assert place.under("b") == ["b/c/d.md"]
    assert place.under("") == list(place.files)
    assert place.under("nowhere") == []


def test_each_folder_is_listed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = written(tmp_path, {f"img/{number}.png": "" for number in range(50)})
    listed: list[str] = []
    list_folder = os.listdir

    def told(folder: str) -> list[str]:
        listed.append(folder)
        return list_folder(folder)

    monkeypatch.setattr(os, "listdir", told)
    found = [place.resolve(f"img/{number}.png", [""]) for number in range(500)]
    assert sum(each.path is not None for each in found) == 50
    assert len(listed) == len({*map(str, listed)}) == 2
