"""The command line as users meet it: what it prints, what it writes, how it exits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import pictures
from tests.processes import CALENDAR, check, post, rules_of, vislint


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
