"""Bulk CSVs of schedulers: cells with places, headers, rows."""

from __future__ import annotations

import random
import time
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.content import first, forced, only, posts, shown, sites, standings, written
from tests.test_readers_hostile import mutated, read
from vislint.readers import readers
from vislint.readers.csv_cells import read_rows

PUBLER = (
    "Date - Intl. format or prompt,Text,Link(s) - Separated by comma for FB carousels,"
    'Media URL(s) - Separated by comma,"Title - For the video, pin, PDF ..",Label(s) - Separated by comma,'
    'Alt text(s) - Separated by ||,Comment(s) - Separated by ||,"Pin board, FB album, or Google category",'
    '"Post subtype - I.e. story, reel, PDF ..",CTA - For Facebook links or Google,'
    '"Reminder - For stories, reels, shorts, and TikToks"\n'
)
METRICOOL = (
    "Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,GBP,Instagram,Pinterest,TikTok,Youtube,Threads,Bluesky,"
    "Picture Url 1,Picture Url 2,Alt text picture 1,Alt text picture 2,Document title,Instagram Post Type\n"
)


# --- cells ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,,\n\n,b\n", [["a", "", ""], [""], ["", "b"]]),
        ('"a,b","c\nd"\ne', [["a,b", "c\nd"], ["e"]]),
        ('"say ""hi""",5" screen\n', [['say "hi"', '5" screen']]),
        ('"a"b, "c,d"\n', [["ab", "c,d"]]),
        ('"",""', [["", ""]]),
        ('a,"never\nends,', [["a", "never\nends,"]]),
        ('"a\n"', [["a\n"]]),
        ('a,"', [["a", ""]]),
    ],
)
def test_cells(text: str, expected: list[list[str]]) -> None:
    assert [row.texts for row in read_rows(text, ",")] == expected


def test_every_cell_knows_its_place() -> None:
    text = 'a,bb,"c\nd ""x"" y.png",e\nf,"g, ""h"" i"\n'
    one, two = read_rows(text, ",")
    assert [(cell.line, cell.column) for cell in map(one.cell, range(5))] == [
        (1, 1), (1, 3), (1, 6), (2, 16), (2, 16),
    ]  # fmt: skip
    assert one.cell(2).place(one.cell(2).text.index("y.png")) == (2, 9)
    assert (two.line, two.cell(1).place(two.cell(1).text.index("i"))) == (3, (3, 13))
    plain = next(read_rows("ab,c", ","))
    assert [(plain.cell(number).line, plain.cell(number).column) for number in range(3)] == [
        (1, 1), (1, 4), (1, 5),
    ]  # fmt: skip


# --- the tools ------------------------------------------------------------------------------------


def test_publer(tmp_path: Path) -> None:
    found = written(
        tmp_path,
        {
            ".git/config": '[remote "origin"]\n\turl = https://github.com/me/site.git\n',
            "ig/out/slide-01.png": "",
            "week.csv": "\ufeff"
            + PUBLER
            + '2026/07/06 09:00,"One\ntwo",https://x.org,"https://cdn.jsdelivr.net/gh/me/site@main/ig/out/'
            'slide-01.png, ig/out/slide-02.png",T,l,A hall||A "wall",,,,,\n'
            + ",\u2014,,ig/out/slide-01.png,,,,,,,,\n,,,,,,,,,,,\n",
        },
    )
    one, two = posts(found)
    assert (one.format, one.line, one.text, one.title, one.link) == (
        "scheduler-csv", 2, "One\ntwo", "T", "https://x.org",
    )  # fmt: skip
    assert (one.publish, one.publish_text) == (datetime(2026, 7, 6, 9), "2026/07/06 09:00")
    assert [(item.alt, item.alt_possible) for item in one.attachments] == [
        ("A hall", True),
        ('A "wall"', True),
    ]
    start = len('two",https://x.org,"') + 1
    assert shown(one)[0][1:] == (3, start)
    assert shown(one)[1][1:] == (3, start + len(one.attachments[0].reference) + 2)
    assert standings(one)[1] == "missing"
    assert (two.line, two.text, two.publish, first(two).alt) == (4, "\u2014", None, None)
    assert one.flaw is two.flaw is None
    assert one.destinations == ()


def test_too_many_alts_are_a_flaw(tmp_path: Path) -> None:
    post = only(posts(written(tmp_path, {"a.csv": PUBLER + ",x,,a.png,,,A||B||C,,,,,\n"})))
    assert post.flaw is not None
    assert "3 alt texts for 1 visual" in post.flaw.message
    assert first(post).alt == "A"


def test_metricool_names_networks_in_columns(tmp_path: Path) -> None:
    row = "Hi,2026-11-03,09:00:00,FALSE,TRUE,yes,,,TRUE,,,,,no,a.png,b.png,,Two,Doc,STORY\n"
    one, two = posts(written(tmp_path, {"m.csv": METRICOOL + row + "Hi,,,TRUE,,,,,,,,,,,,,,,,\n"}))
    assert [(it.network, it.slot, it.line, it.column) for it in one.destinations] == [
        ("facebook", "", 2, 30),
        ("x", "", 2, 35),
        ("instagram", "story", 2, 41),
    ]
    assert one.publish == datetime(2026, 11, 3, 9)
    assert [(it.reference, it.alt) for it in one.attachments] == [("a.png", None), ("b.png", "Two")]
    assert (one.status, two.status, one.title) == (None, "draft", "Doc")
    assert two.flaw is not None
    assert "no network" in two.flaw.message


TOOLS = {
    "Buffer": "Text,Image URL,Tags,Posting Time\nHi,a.png,t,2026-11-03 09:00\n",
    "GoHighLevel": "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,link (OGmetaUrl),imageUrls,gifUrl\n"
    "2026-11-03 09:00:00,Hi,https://x.org,a.png,\n",
    "SocialBee": "text,link,imageUrls,gifUrls,videoUrls,postAtSpecificTime (x)\n"
    "Hi,https://x.org,a.png,,,2026-11-03 09:00:00\n",
    "Vista Social": "message,type,link,time\nHi,image,a.png,2026-11-03 09:00\n",
    "Pinterest": "Title,Media URL,Pinterest board,Thumbnail,Description,Link,Publish date,Keywords\n"
    "T,a.png,b,,Hi,https://x.org,2026-11-03T09:00,k\n",
    "Ayrshare": "post,platforms,mediaUrls,scheduleDate\nHi,\"twitter, gmb\",a.png,2026-11-03T09:00:00Z\n",
    "PostFast": "scheduled_at,account_id,content,media_urls\n2026-11-03T09:00:00Z,7,Hi,a.png\n",
    "MagicSync": "content,image_url,scheduled_time,comments\nHi,a.png,2026-11-03 09:00,\n",
    "SocialPatra": "content,platforms,platformIds,scheduledAt,mediaUrls,tags,title,postType\n"
    "Hi,facebook,7,2026-11-03 09:00,a.png,,,\n",
    "auto-postit": "platform,scheduled_date,content,media_urls\nx,2026-11-03 09:00,Hi,a.png\n",
    "Later": "Scheduled Time,Caption,Media URL,Profile,Label\n2026-11-03 09:00,Hi,a.png,me,\n",
}  # fmt: skip


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("tool", TOOLS)
def test_the_header_tells_the_tool(tmp_path: Path, tool: str, delimiter: str) -> None:
    text = TOOLS[tool].replace('"twitter, gmb"', "twitter").replace(",", delimiter)
    found = written(tmp_path, {"plan/bulk.csv": text.replace("\n", "\r\n"), "plan/a.png": ""})
    assert [site.signal for site in sites(found)] == [f"the header of {tool} in plan/bulk.csv"]
    post = only(posts(found))
    assert (post.text, post.line, standings(post)) == ("Hi", 2, ["local"])
    assert post.publish is not None
    assert post.publish.replace(tzinfo=None) == datetime(2026, 11, 3, 9)
    assert not first(post).alt_possible
    assert post.flaw is None


def test_platforms_are_destinations(tmp_path: Path) -> None:
    text = 'post,platforms,mediaUrls\nHi,"Twitter/X, Google Business ,fb",a.png|b.png\n'
    post = only(posts(written(tmp_path, {"a.csv": text})))
    assert [(it.network, it.column) for it in post.destinations] == [
        ("x", 5),
        ("google-business", 16),
        ("fb", 33),
    ]
    assert [item.reference for item in post.attachments] == ["a.png", "b.png"]


def test_pinterest_is_its_own_network(tmp_path: Path) -> None:
    post = only(posts(written(tmp_path, {"a.csv": TOOLS["Pinterest"]})))
    assert (post.networks, post.title, post.link) == (("pinterest",), "T", "https://x.org")


@pytest.mark.parametrize(("kind", "link"), [("image", ""), ("article", "https://x.org/a.png")])
def test_vista_social_keeps_pictures_and_links_in_one_column(tmp_path: Path, kind: str, link: str) -> None:
    text = f"message,type,link,time\nHi,{kind},https://x.org/a.png,\n"
    post = only(posts(written(tmp_path, {"a.csv": text})))
    assert (len(post.attachments), post.link) == (0 if link else 1, link)


def test_sprout_has_no_known_column_of_pictures(tmp_path: Path) -> None:
    post = only(posts(written(tmp_path, {"a.csv": "date,time_24hr,message_text\n13/11/2026,09:05,Hi\n"})))
    assert (post.attachments, post.publish) == ((), datetime(2026, 11, 13, 9, 5))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2026-11-03 09:00", datetime(2026, 11, 3, 9)),
        ("11/23/2026 09:00", datetime(2026, 11, 23, 9)),
        ("3/3/2026", datetime(2026, 3, 3)),
        ("03/11/2026 09:00", None),
        ("3/99/2026", None),
        ("0/0/0000", None),
        ("next week", None),
        ("=NOW()", None),
    ],
)
def test_times_are_read_only_where_they_are_clear(
    tmp_path: Path, said: str, expected: datetime | None
) -> None:
    post = only(posts(written(tmp_path, {"a.csv": f"Text,Image URL,Posting Time\nHi,,{said}\n"})))
    assert (post.publish, post.publish_text) == (expected, said)


def test_a_header_in_the_wrong_letter_case_is_a_flaw(tmp_path: Path) -> None:
    one, two = posts(written(tmp_path, {"a.csv": "text,Image URL,Tags,Posting Time\na,,,\nb,,,\n"}))
    assert one.flaw is not None
    assert (one.flaw.message, two.flaw) == ('has the column "text", which Buffer does not read', None)
    assert one.text == "a"


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "name,size\na,1\n", "id;networks;image\n1;x;a.png\n", "\0\0", '"Text,Image URL\n', "a" * 99],
)
def test_other_tables_are_left_alone(tmp_path: Path, text: str) -> None:
    assert sites(written(tmp_path, {"a.csv": text})) == []


def test_a_table_of_ones_own_is_read_when_the_configuration_says_so(tmp_path: Path) -> None:
    text = "sep=;\nCaption;Image;Alt;Networks;Date\nHi;a.png;A hall;x|instagram/story;2026-11-03\n"
    post = only(forced(written(tmp_path, {"a.csv": text, "a.png": ""}), "scheduler-csv"))
    assert (post.line, post.text, first(post).alt, standings(post)) == (3, "Hi", "A hall", ["local"])
    assert [(it.network, it.slot) for it in post.destinations] == [("x", ""), ("instagram", "story")]
    unknown = only(forced(written(tmp_path / "b", {"a.csv": "a,b\n1,2\n"}), "scheduler-csv"))
    assert unknown.unreadable is not None
    assert forced(written(tmp_path / "c", {"a.csv": "\n"}), "scheduler-csv") == []


def test_tools_without_a_header_need_the_configuration(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "hootsuite.csv": '23/11/2026 09:00,"Hi, you",https://x.org\n2026-11-24 09:00,Ho\n',
        "postcron.csv": 'Hi,2026,11,23,9,5,"a.png,b.png",https://x.org\n',
    }
    found = written(tmp_path, files)
    assert sites(found) == []
    hoot, second, cron = forced(found, "scheduler-csv")
    assert (hoot.line, hoot.text, hoot.link) == (1, "Hi, you", "https://x.org")
    assert (hoot.publish, second.text) == (datetime(2026, 11, 23, 9), "Ho")
    assert (cron.publish, len(cron.attachments)) == (datetime(2026, 11, 23, 9, 5), 2)


@pytest.mark.parametrize(
    ("row", "message", "line", "column"),
    [
        ("Hi, you,a.png,,2026-11-03\n", "has 5 cells where the header has 4", 2, 16),
        ("Hi\n", "has 1 cells where the header has 4", 2, 3),
        ("Hi,,,,,,\n", None, 0, 0),
    ],
)
def test_rows_that_fell_apart(tmp_path: Path, row: str, message: str | None, line: int, column: int) -> None:
    post = only(posts(written(tmp_path, {"a.csv": "Text,Image URL,Tags,Posting Time\n" + row})))
    said = (post.flaw.message, post.flaw.line, post.flaw.column) if post.flaw else (None, 0, 0)
    assert said == (message, line, column)


def test_a_quote_that_never_ends_is_said_where_it_begins(tmp_path: Path) -> None:
    text = 'Text,Image URL,Tags,Posting Time\nok,,,2026-11-03\nHi,"a.png,,\nlost,b.png,,\n'
    ok, bad = posts(written(tmp_path, {"a.csv": text}))
    assert ok.unreadable is None
    assert bad.unreadable is not None
    assert (bad.unreadable.line, bad.unreadable.column) == (3, 4)


def test_text_that_is_not_utf8(tmp_path: Path) -> None:
    data = "Text,Image URL,Posting Time\nGrüße,,\n".encode("latin-1")
    post = only(posts(written(tmp_path, {"a.csv": data})))
    assert post.unreadable is not None
    assert "line 2" in post.unreadable.message


# --- hostile --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row",
    [
        "\0,\0.png,\0,\0\n",
        '=HYPERLINK("http://x"),=1+1.png,+1,@SUM(A1)\n',
        '"' + "x" * 10_000_000 + '",a.png,,\n',
        "x" * 10_000_000 + ",a.png,,\n",
        "," * 3_000_000 + '"\n',
        '"a",' * 500_000 + "\n",
        '"' * 1_000_001 + "\n",
        " " * 2_000_000 + ',"a"\n',
        "a," + "a.png," * 5 + "\n",
        '"\n' * 100_001,
        "x,../../../etc/passwd,,\n",
    ],
    ids=range(11),
)
def test_hostile_rows(tmp_path: Path, row: str) -> None:
    text = "Text,Image URL,Tags,Posting Time\n" + row + "last,b.png,,2026-11-03 09:00\n"
    started = time.process_time()
    assert posts(written(tmp_path, {"a.csv": text}))
    assert time.process_time() - started < 10


def test_shaken_tables(tmp_path: Path) -> None:
    generator = random.Random("vislint csv")
    found = written(tmp_path, {})
    kinds = [
        *TOOLS.values(),
        PUBLER + ',"a\nb",,"a.png,b.png",,,A||B,,,,,\n',
        METRICOOL + "Hi,,,,yes,,,,,a.png\n",
    ]
    for number in range(600):
        content = kinds[number % len(kinds)].encode()
        for _ in range(generator.randrange(1, 4)):
            content = mutated(generator, content)
        for force in (False, True):
            site = readers()["scheduler-csv"].open_site(found, "", "", {}, force)
            read(tmp_path, found, site, "a.csv", content)


def test_twenty_thousand_rows(tmp_path: Path) -> None:
    """Time grows with the rows, and memory with the posts that come out of them."""
    head = "Text,Image URL,Tags,Posting Time\n"
    row = '"Post, with ""quotes""",https://x.org/{}.png,t,2026-11-03 09:00\n'
    rows = "".join(map(row.format, range(20_000)))
    found = written(tmp_path, {"a.csv": head + rows})
    tracemalloc.start()
    started = time.process_time()
    read_posts = posts(found)
    seconds, peak = time.process_time() - started, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(read_posts), read_posts[-1].line) == (20_000, 20_001)
    assert read_posts[0].publish == datetime(2026, 11, 3, 9, tzinfo=UTC).replace(tzinfo=None)
    assert seconds < 40
    assert peak < 60_000_000
