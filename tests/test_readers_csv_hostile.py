"""Tables that are cut, shaken, huge or odd, and tables against Python's own reader."""

from __future__ import annotations

import csv
import io
import random
import tracemalloc
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.content import posts, written
from tests.test_readers_csv import METRICOOL, PUBLER, TOOLS
from tests.test_readers_hostile import mutated, read
from vislint.readers import readers
from vislint.readers.csv_cells import read_rows

TEXTS = some.text(some.sampled_from('ab ,;"\n\0é\t=🎉'), max_size=8)


@given(some.lists(some.lists(TEXTS, min_size=1, max_size=4), max_size=4), some.sampled_from(",;\t"))
def test_what_python_writes_is_read_with_every_cell_in_its_place(table: list[list[str]], mark: str) -> None:
    target = io.StringIO()
    csv.writer(target, delimiter=mark, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    text = target.getvalue()
    lines = text.split("\n")
    rows = list(read_rows(text, mark))
    assert [row.texts for row in rows] == table
    for row in rows:
        for index, content in enumerate(row.texts):
            cell = row.cell(index)
            assert lines[cell.line - 1][cell.column - 1] == '"'
            for offset, letter in enumerate(content):
                line, column = cell.place(offset)
                assert (lines[line - 1] + "\n")[column - 1] == letter


@pytest.mark.parametrize(
    "row",
    [
        "\0,\0.png,\0,\0\n",
        '=HYPERLINK("http://x"),=1+1.png,+1,@SUM(A1)\n',
        '"' + "x" * 10_000_000 + '",a.png,,\n',
        "x" * 10_000_000 + ",a.png,,\n",
        "," * 500_000 + '"\n',
        '"a",' * 200_000 + "\n",
        '"' * 1_000_001 + "\n",
        " " * 1_000_000 + ',"a"\n',
        "a," + "a.png," * 5 + "\n",
        '"\n' * 100_001,
        "x,../../../etc/passwd,,\n",
    ],
    ids=range(11),
)
def test_hostile_rows(tmp_path: Path, row: str) -> None:
    text = "Text,Image URL,Tags,Posting Time\n" + row + "last,b.png,,2026-11-03 09:00\n"
    assert posts(written(tmp_path, {"a.csv": text}))


def test_shaken_tables(tmp_path: Path) -> None:
    generator = random.Random("vislint csv")
    found = written(tmp_path, {})
    kinds = [
        *TOOLS.values(),
        PUBLER + ',"a\nb",,"a.png,b.png",,,A||B,,,,,\n',
        METRICOOL + "Hi,,,,yes,,,,,a.png\n",
    ]
    for number in range(450):
        content = kinds[number % len(kinds)].encode()
        for _ in range(generator.randrange(1, 4)):
            content = mutated(generator, content)
        for force in (False, True):
            site = readers()["scheduler-csv"].open_site(found, "", "", {}, force)
            read(tmp_path, found, site, "a.csv", content)


def test_many_rows(tmp_path: Path) -> None:
    """Memory grows with the posts that come out of the rows, not with the cells."""
    head = "Text,Image URL,Tags,Posting Time\n"
    row = '"Post, with ""quotes""",https://x.org/{}.png,t,2026-11-03 09:00\n'
    rows = "".join(map(row.format, range(5_000)))
    found = written(tmp_path, {"a.csv": head + rows})
    tracemalloc.start()
    read_posts = posts(found)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(read_posts), read_posts[-1].line) == (5_000, 5_001)
    assert read_posts[0].publish == datetime(2026, 11, 3, 9)
    assert peak < 20_000_000
