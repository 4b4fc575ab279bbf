"""What differs between two states of the networks, and what grows old: the words and the commands."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.network_files import full, load
from tests.processes import post, vislint
from tests.test_cli_networks import SERVER, own
from vislint.networks import load_folder, load_networks
from vislint.networks.changes import changes
from vislint.networks.health import months_since, old_readings
from vislint.report.limits import list_changes

BUILT_IN = Path(__file__).parent.parent / "rules" / "networks"

BEFORE = """\
max_size  = { value = "1 MB", FROM, if_broken = "reject" }
max_items = { value = 4, FROM }
ratio     = { min = "4:5", FROM, if_broken = "crop" }
[slot.feed.by_hand]
ratio     = { min = "3:4", FROM, if_broken = "crop" }
"""
AFTER = """\
max_size  = { value = "2 MB", FROM, if_broken = "reject" }
max_items = { value = 4, from = ["docs", "guide"], note = "read again" }
max_width = { value = 1440, from = "guide", if_broken = "downscale" }
[slot.feed.by_hand]
ratio     = { min = "3:4", FROM, if_broken = "reject" }
"""


def told(folder: Path, before: str, after: str) -> str:
    for name, text in (("old", before), ("new", after)):
        (folder / name).mkdir()
        load(folder / name, text)
    old, new = (load_networks(folder / name)["mine"] for name in ("old", "new"))
    return list_changes(list(changes(old, new)))


def test_what_is_new_gone_and_different(tmp_path: Path) -> None:
    assert told(tmp_path, BEFORE, AFTER) == (
        "mine\n"
        "  mine/feed\n"
        "    ~ max_size  1 MB, reject → 2 MB, reject\n"
        "    - ratio  at least 4:5, crop, by tool\n"
        "    ~ ratio  at least 3:4, crop, by hand → at least 3:4, reject, by hand\n"
        "    + max_width  1440, downscale, vendor\n"
        "\n"
        "4 limits differ in 1 network: 2 changed, 1 new and 1 gone.\n"
    )


def test_sources_and_notes_are_no_change(tmp_path: Path) -> None:
    again = BEFORE.replace("value = 4, FROM", 'value = 4, from = ["docs", "guide"], note = "read again"')
    assert told(tmp_path, BEFORE, again) == "No limit differs.\n"


def test_nothing_differs_from_what_is_built_in() -> None:
    done = vislint("networks", "--diff", BUILT_IN)
    assert (done.returncode, done.stdout) == (0, "No limit differs.\n")


def test_an_older_version(tmp_path: Path) -> None:
    old = tmp_path / "networks"
    shutil.copytree(BUILT_IN, old, ignore=shutil.ignore_patterns("*.py", "__pycache__", "discord.toml"))
    text = (old / "bluesky.toml").read_text()
    (old / "bluesky.toml").write_text(
        text.replace('{ value = "2 MB", from = ["bsky-images"', '{ value = "1 MB", from = ["bsky-images"')
    )
    (old / "mine.toml").write_text(full(""))
    said = vislint("networks", "--diff", old).stdout
    assert "    ~ max_size  1 MB, reject → 2 MB, reject\n" in said
    assert "Not compared, because only one side has them: discord, mine.\n" in said
    only = vislint("networks", "Bluesky", "--diff", old).stdout
    assert only.startswith("bluesky\n  bluesky/image\n    ~ max_size")
    assert "mine" not in only


def test_a_folder_that_only_changes_a_network(tmp_path: Path) -> None:
    """Its files lie over those that come with vislint."""
    (tmp_path / "mastodon.toml").write_text(SERVER)
    networks, names = load_folder(tmp_path)
    assert names == ("mastodon",)
    assert networks["mastodon"].slots["video"] == load_networks()["mastodon"].slots["video"]
    said = vislint("networks", "--diff", tmp_path).stdout
    assert "~ max_pixels  16777216, reject → 33177600, reject" in said
    assert "Not compared" not in said


@pytest.mark.parametrize("name", ["absent", "empty"])
def test_a_folder_without_network_files(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    done = vislint("networks", "--diff", tmp_path / name)
    assert done.returncode == 2
    assert "no network files in" in done.stderr


@pytest.mark.parametrize(
    ("read", "today", "months"),
    [
        (date(2025, 11, 22), date(2026, 11, 22), 12),
        (date(2025, 11, 23), date(2026, 11, 22), 11),
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 12, 1), date(2026, 11, 22), -1),
    ],
)
def test_full_months(read: date, today: date, months: int) -> None:
    assert months_since(read, today) == months
    assert months_since(None, today) is None


def test_a_limit_is_as_old_as_its_newest_source(tmp_path: Path) -> None:
    network = load(
        tmp_path,
        'max_size = { value = "1 MB", FROM }\n'
        'max_items = { value = 4, from = ["docs", "guide"] }\n'
        'max_width = { value = 900, from = "guide" }\n',
    )
    (undated,) = old_readings([network], date(2026, 11, 22), 1)
    assert (undated.source.id, undated.months, undated.limits) == ("guide", None, ("mine/feed max_width",))
    aged, _ = old_readings([network], date(2027, 12, 1), 12)
    assert (aged.source.id, aged.months) == ("docs", 13)
    assert aged.limits == ("mine/feed max_size", "mine/feed max_items")


def test_doctor_looks_at_the_networks_in_use(tmp_path: Path) -> None:
    post(tmp_path, networks="bluesky, mastodon/image, twitter")
    said = vislint("doctor", "--as-of", "2026-11-22", cwd=tmp_path).stdout
    assert said.startswith("Networks looked at: bluesky, mastodon, x.\n")
    assert "  x  twitter-text  2021-10-21, 61 months\n" not in said, "X's own page was read since"
    assert "  mastodon  masto-code  date unknown\n" in said
    assert "reddit" not in said
    later = vislint("doctor", "--as-of", "2027-09-01", "--older-than", "12", cwd=tmp_path).stdout
    assert "  bluesky  bsky-images  2026-08-20, 12 months\n" in later
    assert vislint("doctor", "--older-than", "0", cwd=tmp_path).returncode == 2


def test_doctor_on_network_files_of_the_repository(tmp_path: Path) -> None:
    post(tmp_path, networks="bluesky, mastodon")
    own(tmp_path, SERVER + 'max_items = { value = 4, from = "server", if_broken = "reject" }\n')
    (tmp_path / ".vislint" / "networks" / "mine.toml").write_text(full("max_items = { value = 2, FROM }"))
    said = vislint("doctor", cwd=tmp_path).stdout
    assert (
        "  .vislint/networks/mastodon.toml\n"
        "    caption max_chars: 5000, reject; vislint has 500, reject\n"
        "    mastodon/image max_pixels: 16777216, reject; vislint has 33177600, reject\n"
        "    max_items: as vislint has it, 4\n"
        "  .vislint/networks/mine.toml\n"
        "    no post goes there\n"
        "    a network of your own\n"
    ) in said


def test_doctor_without_posts_looks_at_everything(tmp_path: Path) -> None:
    assert "youtube.\n" in vislint("doctor", cwd=tmp_path).stdout.partition("\n\n")[0] + "\n"


def test_control_characters_in_a_network_file_never_reach_the_terminal(tmp_path: Path) -> None:
    bad = full("").replace('name    = "Mine"', 'name    = "Mi\\u001b[31mne\\u202e"')
    own(tmp_path, bad + 'misfit = { value = "a\\u0007b", from = "docs" }\n', "mine")
    post(tmp_path, networks="mine")
    for command in (["networks"], ["networks", "mine"], ["doctor"], ["check", "."]):
        said = vislint(*command, cwd=tmp_path).stdout
        assert said
        assert not set(said) & set("\x1b\x07\u202e")
