"""The cache changes how long a run takes and nothing else."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests import pictures
from vislint.model import Asset
from vislint.probe import HeaderCache, batch, cache, files, header, probe_all, store

NAMES = [f"{number:02}.png" for number in range(30)]
LONG_AGO = time.time() - 3600


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of pictures that nobody has touched for an hour."""
    for number, name in enumerate(NAMES):
        settle(
            pictures.png(tmp_path / name, 10 + number, 12, exif=pictures.exif(position=(51.0, 3.0 + number)))
        )
    monkeypatch.setattr(files.Stamp, "settled", lambda self, now: self.modified + files._SETTLED < now)
    return tmp_path


def settle(path: Path) -> Path:
    """An hour old by its own date; the date of its change is left out of these tests, nobody can set it."""
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def probed(root: Path, jobs: int = 1) -> dict[str, Asset]:
    with opened(root) as found:
        return probe_all(root, NAMES, jobs=jobs, cache=found)


def opened(root: Path) -> HeaderCache:
    found = HeaderCache.open(root)
    assert found is not None
    return found


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files that are opened."""
    seen: list[str] = []

    def reading(
        path: Path, name: str, known: files.Known | None = None, measure: None = None
    ) -> files.Reading:
        seen.append(name)
        return files.read_file(path, name, known)

    monkeypatch.setattr(batch, "read_file", reading)
    return seen


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_second_run_reads_nothing_and_says_the_same(root: Path, reads: list[str], jobs: int) -> None:
    without = probe_all(root, NAMES, jobs=1)
    reads.clear()
    assert probed(root, jobs) == without
    assert sorted(reads) == NAMES
    reads.clear()
    assert list(probed(root, jobs).items()) == list(without.items())
    assert reads == []


def test_a_changed_file_is_read_again(root: Path, reads: list[str]) -> None:
    probed(root)
    reads.clear()
    pictures.png(root / "03.png", 99, 98)
    os.utime(root / "04.png", (LONG_AGO + 5, LONG_AGO + 5))
    (root / "05.png").unlink()
    found = probed(root)
    assert reads == ["03.png", "04.png", "05.png"]
    assert found["03.png"].header.width == 99
    assert found["05.png"].header.defect is not None


def test_the_same_size_and_date_do_not_hide_another_file(root: Path, reads: list[str]) -> None:
    probed(root)
    reads.clear()
    other = bytearray((root / "03.png").read_bytes())
    other[-1] ^= 1
    pictures.write(root / "new", bytes(other))
    settle(root / "new").replace(root / "03.png")
    assert probed(root)["03.png"].hash == files.probe_file(root / "03.png").hash
    assert reads == ["03.png"]


def test_a_file_touched_just_now_is_not_trusted(tmp_path: Path, reads: list[str]) -> None:
    """Two writes within the grain of the file system's clock would leave the same stamp."""
    pictures.png(tmp_path / "00.png")
    for _ in range(2):
        with opened(tmp_path) as found:
            probe_all(tmp_path, ["00.png"], jobs=1, cache=found)
    assert reads == ["00.png", "00.png"]


def test_settling_takes_two_seconds() -> None:
    stamp = files.Stamp(size=1, modified=10_000_000_000, changed=11_000_000_000, inode=1)
    assert not stamp.settled(12_900_000_000)
    assert stamp.settled(13_100_000_000)
    assert not stamp.settled(5_000_000_000)


def test_a_known_content_under_a_new_name_is_not_parsed_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = probed(root)["03.png"].header
    (root / "03.png").rename(root / "copy.png")

    def fail(*_: object) -> None:
        raise AssertionError("parsed although the content is known")

    monkeypatch.setattr(header, "read_header", fail)
    with opened(root) as found:
        assert probe_all(root, ["copy.png"], jobs=1, cache=found)["copy.png"].header == expected


def test_another_algorithm_starts_anew(root: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    probed(root)
    reads.clear()
    monkeypatch.setattr(cache, "HEADERS", replace(cache.HEADERS, version=1))
    probed(root)
    assert reads == NAMES


def garbage(file: Path) -> None:
    file.write_bytes(b"no database at all" * 400)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def overwritten(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 200] = b"\xff" * 200
    file.write_bytes(data)


def flipped(file: Path) -> None:
    """One bit of every header."""
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT hash, header FROM headers").fetchall()
        rows = [(header[:20] + bytes([header[20] ^ 1]) + header[21:], content) for content, header in rows]
        connection.executemany("UPDATE headers SET header = ? WHERE hash = ?", rows)
    connection.close()


def swapped(file: Path) -> None:
    """Every hash with the header of another file, and values of other types."""
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE headers SET header = (SELECT max(header) FROM headers)")
        connection.execute("UPDATE headers SET header = 'text' WHERE hash = (SELECT min(hash) FROM headers)")
    connection.close()


def without_tables(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE headers")
    connection.close()


@pytest.mark.parametrize("damage", [garbage, cut, emptied, overwritten, flipped, swapped, without_tables])
def test_a_damaged_cache_is_replaced(root: Path, reads: list[str], damage: Callable[[Path], None]) -> None:
    expected = probed(root)
    damage(root / ".vislint/cache/headers.sqlite")
    assert probed(root) == expected
    assert probed(root) == expected
    reads.clear()
    assert probed(root) == expected
    assert reads == []


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert HeaderCache.open(tmp_path / "absent") is None
    assert not (tmp_path / "absent").exists()
    pictures.write(tmp_path / "file", b"")
    assert HeaderCache.open(tmp_path / "file") is None

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", deny)
    assert HeaderCache.open(tmp_path) is None


def test_a_cache_that_can_only_be_read(root: Path, reads: list[str]) -> None:
    expected = probed(root)
    file = root / ".vislint/cache/headers.sqlite"
    pictures.png(root / "03.png", 99, 98)
    with opened(root) as found:
        assert found._store._connection is not None
        found._store._connection.execute("PRAGMA query_only = 1")
        before = file.read_bytes()
        reads.clear()
        again = probe_all(root, NAMES, jobs=1, cache=found)
    assert reads == ["03.png"]
    assert again["04.png"] == expected["04.png"]
    assert file.read_bytes() == before


@pytest.mark.parametrize("link", [".vislint", ".vislint/cache", ".vislint/cache/headers.sqlite"])
def test_links_out_of_the_repository_are_not_followed(
    root: Path, tmp_path_factory: pytest.TempPathFactory, link: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(outside / "file" if link.endswith("sqlite") else outside)
    assert HeaderCache.open(root) is None
    assert list(outside.iterdir()) == []


def test_nothing_is_written_beside_the_cache(root: Path) -> None:
    before = {path.relative_to(root).as_posix() for path in root.rglob("*")}
    probed(root)
    after = {path.relative_to(root).as_posix() for path in root.rglob("*")}
    assert after - before == {
        ".vislint",
        ".vislint/cache",
        ".vislint/cache/.gitignore",
        ".vislint/cache/headers.sqlite",
    }
    assert (root / ".vislint/cache/.gitignore").read_text() == "*\n"


def test_two_runs_at_once(root: Path) -> None:
    expected = probe_all(root, NAMES, jobs=1)
    results: list[dict[str, Asset]] = []
    runs = [threading.Thread(target=lambda: results.append(probed(root, 2))) for _ in range(6)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert results == [expected] * 6


def test_a_run_does_not_wait_for_ever_for_another(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = probed(root)
    monkeypatch.setattr(store, "_WAIT", 0.05)
    other = sqlite3.connect(root / ".vislint/cache/headers.sqlite", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    found = HeaderCache.open(root)
    assert probe_all(root, NAMES, jobs=1, cache=found) == expected
    if found:
        found.close()
    other.execute("ROLLBACK")
    assert other.execute("SELECT count(*) FROM headers").fetchone() == (len(NAMES),)
    other.close()


def test_an_interrupted_run_leaves_what_it_had(
    root: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch, "_BATCH", 8)
    real = files.read_file

    def interrupted(
        path: Path, name: str, known: files.Known | None = None, measure: None = None
    ) -> files.Reading:
        if name == NAMES[20]:
            raise KeyboardInterrupt
        return real(path, name, known)

    with monkeypatch.context() as patch:
        patch.setattr(batch, "read_file", interrupted)
        with pytest.raises(KeyboardInterrupt):
            probed(root)
    probed(root)
    assert reads == NAMES[20:]


def test_odd_names(root: Path) -> None:
    names = ["ä ö.png", "a'b\"c.png"]
    for name in names:
        settle(pictures.png(root / name))
    with opened(root) as found:
        first = probe_all(root, [*names, "\ud800.png"], jobs=1, cache=found)
        assert probe_all(root, [*names, "\ud800.png"], jobs=1, cache=found) == first


def test_files_that_cannot_be_read_are_not_remembered(root: Path) -> None:
    with opened(root) as found:
        assert probe_all(root, ["absent.png"], jobs=1, cache=found)["absent.png"].hash == ""
        settle(pictures.png(root / "absent.png", 20, 10))
        assert probe_all(root, ["absent.png"], jobs=1, cache=found)["absent.png"].header.width == 20
