"""The command line as users meet it: what it prints, what it writes, how it exits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests import pictures
from vislint.report.page import SCRIPTS

CALENDAR = Path(__file__).parent.parent / "examples" / "calendar"


def vislint(
    *arguments: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vislint", *(os.fspath(argument) for argument in arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "error", **environment},
        check=False,
    )


def check(folder: Path, *arguments: str | Path) -> dict[str, Any]:
    done = vislint("check", folder, "--format", "json", "--no-cache", *arguments)
    assert "Traceback" not in done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def post(
    folder: Path, *images: str, networks: str = "mastodon", name: str = "post.md", alt: str = "A hill"
) -> Path:
    """A post in vislint's own format that names the images."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = "".join(f"  - src: {json.dumps(image)}\n    alt: {json.dumps(alt)}\n" for image in images)
    file = folder / name
    file.write_text(f"---\nnetworks: [{networks}]\nimages:\n{rows}---\nText.\n")
    return file


def rules_of(run: dict[str, Any]) -> list[str]:
    return [finding["rule"] for finding in run["findings"]]


# --- exit codes and outputs ---------------------------------------------------------------------


def test_ready_findings_nothing_and_usage_have_their_own_exit_codes(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "good" / "a.jpg", 1200, 900)
    post(tmp_path / "good", "a.jpg")
    post(tmp_path / "bad", "absent.jpg")
    (tmp_path / "empty").mkdir()
    codes = [vislint("check", tmp_path / name, "--no-cache").returncode for name in ("good", "bad", "empty")]
    assert codes == [0, 1, 3]
    assert vislint("check", tmp_path / "nowhere").returncode == 2
    assert vislint("check", tmp_path, "--formt").returncode == 2


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_fail_on_sets_the_threshold(tmp_path: Path, threshold: str, code: int) -> None:
    pictures.jpeg(tmp_path / "a.jpg", 1200, 900)
    post(tmp_path, "a.jpg", alt="")
    assert vislint("check", tmp_path, "--no-cache", "--fail-on", threshold).returncode == code


def test_findings_go_to_stdout_and_talk_to_stderr(tmp_path: Path) -> None:
    post(tmp_path, "absent.jpg")
    report = tmp_path / "report.html"
    done = vislint("check", tmp_path, "--format", "json", "--report", report, "--no-cache")
    assert json.loads(done.stdout)["totals"]["errors"] == 1
    assert "report written" in done.stderr
    assert report.read_text().startswith("<!doctype html>")


def test_text_names_file_line_rule_and_what_to_do(tmp_path: Path) -> None:
    post(tmp_path, "absent.jpg")
    done = vislint("check", tmp_path, "--no-cache")
    assert "post.md:4:10" in done.stdout
    assert "missing-image" in done.stdout
    assert "1 error" in done.stdout
    assert "\x1b[" not in done.stdout


def test_a_report_that_cannot_be_written_is_a_plain_error(tmp_path: Path) -> None:
    post(tmp_path, "absent.jpg")
    done = vislint("check", tmp_path, "--report", tmp_path / "no" / "report.html", "--no-cache")
    assert done.returncode == 2
    assert "cannot write the report" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_a_plain_error(tmp_path: Path) -> None:
    post(tmp_path, "absent.jpg")
    command = [sys.executable, "-m", "vislint", "check", str(tmp_path), "--no-cache"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "cannot print the result" in done.stderr
    assert "Traceback" not in done.stderr


def test_configuration_errors_show_file_line_and_suggestion(tmp_path: Path) -> None:
    post(tmp_path, "absent.jpg")
    (tmp_path / "vislint.toml").write_text('ignore = ["missing-imag"]\n')
    done = vislint("check", tmp_path)
    assert done.returncode == 2
    assert "vislint.toml:1" in done.stderr
    assert 'did you mean "missing-image"?' in done.stderr


# --- selection ----------------------------------------------------------------------------------


def test_select_ignore_and_network_narrow_the_run(tmp_path: Path) -> None:
    pictures.png(tmp_path / "a.png", 100, 900)
    post(tmp_path, "a.png", networks="instagram, x", alt="")
    everything = set(rules_of(check(tmp_path)))
    assert {"missing-alt", "format-not-accepted"} <= everything
    assert set(rules_of(check(tmp_path, "--select", "alt"))) == {"missing-alt"}
    assert "missing-alt" not in rules_of(check(tmp_path, "--ignore", "missing-alt"))
    assert {finding["network"] for finding in check(tmp_path, "--network", "twitter")["findings"]} <= {
        "x",
        None,
    }
    assert vislint("check", tmp_path, "--select", "altt").returncode == 2
    assert vislint("check", tmp_path, "--network", "friendster").returncode == 2


def test_excludes_win_over_named_files(tmp_path: Path) -> None:
    named = post(tmp_path / "archive", "absent.jpg")
    (tmp_path / "vislint.toml").write_text('exclude = ["archive/**"]\n')
    assert vislint("check", named).returncode == 3


def test_an_image_stands_for_the_posts_that_use_it(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "a.jpg", 1200, 900)
    post(tmp_path, "a.jpg", name="uses.md", alt="")
    post(tmp_path, "absent.jpg", name="other.md")
    assert [item["path"] for item in check(tmp_path / "a.jpg")["posts"]] == ["uses.md"]


def test_only_drafts_leaves_published_posts_out_and_counts_them(tmp_path: Path) -> None:
    draft = post(tmp_path, "absent.jpg", name="draft.md")
    done = draft.read_text().replace("networks", "status: published\nnetworks")
    (tmp_path / "done.md").write_text(done)
    run = check(tmp_path, "--only-drafts")
    assert [item["path"] for item in run["posts"]] == ["draft.md"]
    assert [item["reference"] for item in run["not_checked"]] == ["done.md"]


# --- determinism and start-up -------------------------------------------------------------------


def test_two_runs_and_any_number_of_jobs_give_the_same_bytes() -> None:
    runs = [
        vislint("check", CALENDAR, "--format", "json", "--no-cache", "--jobs", jobs).stdout
        for jobs in ("1", "2", "2", "7")
    ]
    assert len(set(runs)) == 1
    assert json.loads(runs[0])["totals"]["posts"] == 10


def test_the_cache_changes_nothing_but_the_time(tmp_path: Path) -> None:
    for number in range(5):
        pictures.jpeg(tmp_path / f"{number}.jpg", 600 + number, 400)
    post(tmp_path, *(f"{number}.jpg" for number in range(5)))
    cold, warm = (vislint("check", tmp_path, "--format", "json") for _ in range(2))
    assert cold.stdout == warm.stdout
    assert (tmp_path / ".vislint" / "cache" / ".gitignore").read_text() == "*\n"
    for file in (tmp_path / ".vislint" / "cache").iterdir():
        file.write_bytes(b"damaged" * 100)
    assert vislint("check", tmp_path, "--format", "json").stdout == cold.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["rules"],
        ["networks"],
        ["check", str(CALENDAR), "--no-cache", "--ignore", "weak,lost-transparency"],
    ],
)
def test_nothing_that_reads_headers_only_imports_cv2_or_numpy(arguments: list[str]) -> None:
    program = (
        "import sys, runpy\n"
        "sys.argv = ['vislint', *sys.argv[1:]]\n"
        "try: runpy.run_module('vislint', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "heavy = {'cv2', 'numpy'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_help_rules_and_networks_explain_themselves() -> None:
    assert "Exit codes" in vislint("check", "--help").stdout
    assert "missing-alt" in vislint("rules").stdout
    assert "What to do" in vislint("rule", "missing-alt").stdout
    assert 'did you mean "missing-alt"?' in vislint("rule", "mising-alt").stderr
    assert "53 slots" in vislint("networks").stdout
    assert "36003/2207009" in vislint("networks", "instagram").stdout
    assert vislint("networks", "friendster").returncode == 2


# --- hostile input ------------------------------------------------------------------------------


def make_hostile(folder: Path) -> None:
    (folder / "zero.jpg").write_bytes(b"")
    whole = pictures.jpeg(folder / "whole.jpg", 800, 600).read_bytes()
    (folder / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    (folder / "really-a.png").write_bytes(whole)
    pictures.lfs_pointer(folder / "pointer.png")
    pictures.bomb(folder / "bomb.png")
    (folder / "folder.jpg").mkdir()
    (folder / "page.png").write_text("<!DOCTYPE html><html><body>404</body></html>")
    os.mkfifo(folder / "pipe.png")


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("zero.jpg", "broken-image"),
        ("cut.jpg", "broken-image"),
        ("really-a.png", "wrong-extension"),
        ("pointer.png", "broken-image"),
        ("bomb.png", "broken-image"),
        ("folder.jpg", "broken-image"),
        ("page.png", "broken-image"),
        ("pipe.png", "broken-image"),
        ("../outside.jpg", "missing-image"),
        ("../../../../etc/passwd", "missing-image"),
        ("/etc/hostname", "missing-image"),
        ("a\0b.jpg", "missing-image"),
        ("x" * 5000 + ".jpg", "missing-image"),
    ],
)
def test_a_hostile_file_or_path_is_one_finding(tmp_path: Path, name: str, rule: str) -> None:
    (tmp_path / "outside.jpg").write_bytes(b"secret")
    repository = tmp_path / "repository"
    repository.mkdir()
    make_hostile(repository)
    post(repository, name)
    (repository / "vislint.toml").write_text("")
    report = tmp_path / "report.html"
    run = check(repository, "--report", report)
    loud = [finding["rule"] for finding in run["findings"] if finding["severity"] != "info"]
    assert loud == [rule]
    assert run["findings"][0]["line"] == 4
    assert report.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"---\nnetworks: [mastodon\nimages: ]\n---\n",
        b"---\nnetworks: [mastodon]\ntext: \xff\xfe\xfa\n---\n",
        b"---\nnetworks: [mastodon]\na: &a [*a, *a]\n",
        b"---\nnetworks: [mastodon]\n" + b"a: " + b"[" * 5000 + b"\n---\n",
    ],
)
def test_a_post_that_cannot_be_read_is_a_finding(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "post.md").write_bytes(content)
    assert "post-unreadable" in rules_of(check(tmp_path))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_the_report_says_how_it_comes_by_its_pictures(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "a.jpg", 900, 700)
    post(tmp_path, "a.jpg")
    report = tmp_path / "report.html"
    for way, held in (
        ("embed", "data:image/webp"),
        ("linked", '":"./a.jpg"'),
        ("none", "img-src &#39;none&#39;"),
    ):
        check(tmp_path, "--report", report, "--thumbnails", way)
        assert held in report.read_text()


def test_names_with_markup_are_harmless_in_the_report(tmp_path: Path) -> None:
    name = "<script>alert(1)</script><img src=x onerror=alert(2)>.jpg".replace("/", "∕")
    pictures.jpeg(tmp_path / name, 900, 700)
    post(tmp_path, name, 'javascript:alert("3").jpg', "a\u202egpj.exe", alt="</script><svg onload=alert(4)>")
    report = tmp_path / "report.html"
    check(tmp_path, "--report", report)
    page = Tags()
    page.feed(report.read_text())
    assert not [tag for tag, _ in page.seen if tag in ("iframe", "object", "embed")]
    scripts = [attrs for tag, attrs in page.seen if tag == "script"]
    data = [attrs["id"] for attrs in scripts if attrs.get("type") == "application/json"]
    assert data == ["first-thumbnails", "thumbnails"]
    assert scripts[len(data) :] == [{} for _ in SCRIPTS]
    assert not [attrs for _, attrs in page.seen if any(name.startswith("on") for name in attrs)]
    links = [
        value for _, attrs in page.seen for key, value in attrs.items() if key in ("href", "src") and value
    ]
    assert all(link.startswith(("#", "https://", "http://", "data:image/webp")) for link in links)
    assert "\u202e" not in report.read_text()


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    post(tmp_path, "a\x1b[31m\x07\r\u202e.jpg", alt="\x1b]0;title\x07")
    done = vislint("check", tmp_path, "--no-cache")
    assert "missing-image" in done.stdout
    assert not set(done.stdout) & set("\x1b\x07\r\u202e")


def test_a_repository_that_cannot_be_written_is_still_checked(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "a.jpg", 1200, 900)
    post(tmp_path, "a.jpg")
    (tmp_path / ".vislint").write_text("not a folder")
    assert vislint("check", tmp_path).returncode == 0
