"""Images in Markdown: which count, what their alt text is, and exactly where they stand."""

from __future__ import annotations

import pytest

from vislint.readers.lines import Lines
from vislint.readers.markdown_images import find_images, without_images


def places(text: str) -> list[tuple[str, int, int]]:
    lines = Lines(text)
    return [(image.reference, *lines.place(image.start)) for image in find_images(text).images]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a](a.png)", [("a.png", 1, 1)]),
        ("x ![a](a.png) and ![a](a.png)", [("a.png", 1, 3), ("a.png", 1, 19)]),
        ("![a](a.png)\n\n![a](a.png)\n![a](a.png)", [("a.png", 1, 1), ("a.png", 3, 1), ("a.png", 4, 1)]),
        ("# Head ![a](a.png) ##", [("a.png", 1, 8)]),
        ("Head\n  ![a](a.png)\n===", [("a.png", 2, 3)]),
        ("- one\n  - ![a](a.png)\n    more ![b](b.png)", [("a.png", 2, 5), ("b.png", 3, 10)]),
        ("> > ![a](a.png)\n> ![b](b.png)", [("a.png", 1, 5), ("b.png", 2, 3)]),
        ("1. x\n\n   ![a](a.png)\n\n2. ![b](b.png)", [("a.png", 3, 4), ("b.png", 5, 4)]),
        ("[![a](a.png)](https://example.org)", [("a.png", 1, 2)]),
        ("**![a](a.png)** _![b](b.png)_", [("a.png", 1, 3), ("b.png", 1, 18)]),
        ("é 😀 ![a](a.png)", [("a.png", 1, 5)]),
        ("\t- x\n\n&nbsp;\t![a](a.png)", [("a.png", 3, 8)]),
        ("![two\nlines](a.png) ![b](b.png)", [("a.png", 1, 1), ("b.png", 2, 15)]),
        (
            "|a|b|\n|-|-|\n|![x](x.png)|![x](x.png) ![y](y.png)|",
            [("x.png", 3, 2), ("x.png", 3, 14), ("y.png", 3, 26)],
        ),
        ("|a|b|\n|-|-|\n|\\| ![x](x.png)|![y](y.png)|", [("x.png", 3, 5), ("y.png", 3, 17)]),
        (
            "x ![a][one] ![one][] ![one]\n\n[one]: a.png 'T'",
            [("a.png", 1, 3), ("a.png", 1, 13), ("a.png", 1, 22)],
        ),
        ("![a](<with blank.png>)", [("with blank.png", 1, 1)]),
        ("![a](a\\_b%20c.png?raw=true#x)", [("a_b%20c.png?raw=true#x", 1, 1)]),
        ("![a](file:///x) ![b](javascript:x)", [("file:///x", 1, 1), ("javascript:x", 1, 17)]),
        ('![a](a.png "T"){: .wide }', [("a.png", 1, 1)]),
        ("![outer ![inner](in.png)](out.png)", [("out.png", 1, 1)]),
        ("x <img src='a.png'> y <IMG SRC=b.png />", [("a.png", 1, 3), ("b.png", 1, 23)]),
        ("<div>\n  <img\n  src='a.png'>\n</div>", [("a.png", 2, 3)]),
        ("> <p>\n> <img src=a.png></p>", [("a.png", 2, 3)]),
        (
            "<picture><source srcset='a.webp 1x, b.webp 2x'><img src=c.png></picture>",
            [("a.webp", 1, 10), ("b.webp", 1, 10), ("c.png", 1, 48)],
        ),
        ("<video src=a.mp4 poster=p.jpg></video>", [("a.mp4", 1, 1), ("p.jpg", 1, 1)]),
        ("<video>\n<source src=a.webm>\n</video>", [("a.webm", 2, 1)]),
        ("<img srcset='a.png,b.png 2x'>", [("a.png,b.png", 1, 1)]),
        ("\0 ![a](a.png)", [("a.png", 1, 3)]),
        ("<![odd[ ]]> ![a](a.png)", [("a.png", 1, 13)]),
    ],
)
def test_images_and_their_places(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`![a](a.png)`",
        "    ![a](a.png)",
        "```\n![a](a.png)\n```",
        "~~~\n<img src=a.png>\n~~~",
        "<!-- ![a](a.png) -->",
        "x <!-- <img src=a.png> --> y",
        "<!--\n\n![a](a.png)\n\n-->",
        "<pre>\n<!-- <img src=a.png> -->\n</pre>",
        "<script>\nx = '<img src=a.png>'\n</script>",
        "\\![a](a.png)",
        "![a] (a.png)",
        "![a][nowhere]",
        "<img alt='no source'>",
        "<audio><source src=a.mp3></audio>",
        "[a](a.png)",
        "<img src=a.png",
        "",
    ],
)
def test_what_is_no_image(text: str) -> None:
    found = find_images(text)
    assert not found.images
    assert not found.inverted


@pytest.mark.parametrize(
    ("text", "alt", "title"),
    [
        ("![plain](a.png)", "plain", None),
        ("![](a.png)", "", None),
        ("![ ](a.png 'T')", "", "T"),
        ("![a *b* **c** `d` &amp; \\] [e](f) ![g](h.png)](a.png)", "a b c d & ] e g", None),
        ("![two\nlines](a.png)", "two lines", None),
        ("<img src=a.png>", None, None),
        ("<img src=a.png alt>", "", None),
        ("<img src=a.png alt='' title=T>", "", "T"),
        ("<img src=a.png alt='x &amp; y' alt=second>", "x & y", None),
        ('<p><img src="a.png" alt-"x"></p>', None, None),
    ],
)
def test_alt_texts(text: str, alt: str | None, title: str | None) -> None:
    (image,) = find_images(text).images
    assert (image.alt, image.title, image.alt_possible) == (alt, title, True)


def test_sources_and_videos_have_no_place_for_an_alt() -> None:
    found = find_images(
        "<picture><source srcset=a.png><img src=b.png alt=x></picture> <video src=c.mp4>"
    ).images
    assert [image.alt_possible for image in found] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<img src=a.png srcset='a.png 1x, b.png 2x'>", [("a.png", False), ("b.png", True)]),
        ("<img srcset='a.png 1x, b.png 2x'>", [("a.png", False), ("b.png", True)]),
        (
            "<picture><source srcset='a.avif, b.avif 2x'><img src=c.png></picture>",
            [("a.avif", True), ("b.avif", True), ("c.png", False)],
        ),
        ("<video><source src=a.mp4><source src=b.webm></video>", [("a.mp4", False), ("b.webm", True)]),
        ("<video src=a.mp4><source src=b.webm></video>", [("a.mp4", False), ("b.webm", True)]),
    ],
)
def test_files_from_which_a_browser_chooses(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(image.reference, image.variant) for image in find_images(text).images] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(A hall)[hall.png]", [("hall.png", "A hall", 1, 1)]),
        ("x !(A hall)[img/hall.JPG?x=1] y", [("img/hall.JPG?x=1", "A hall", 1, 3)]),
        ("- ()[a.mp4]", [("a.mp4", "", 1, 3)]),
        ("`(a)[a.png]` (see)[1] [x](a.png)[b.png] (a)[b](c.png)", []),
        ("```\n(a)[a.png]\n```", []),
    ],
)
def test_images_written_the_wrong_way_round(text: str, expected: list[tuple[str, str, int, int]]) -> None:
    lines, found = Lines(text), find_images(text)
    assert [(it.reference, it.alt, *lines.place(it.start)) for it in found.inverted] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![[hall.png]]", [("hall.png", None, 1, 1)]),
        ("a ![[img/The hall.JPG|300]] b", [("img/The hall.JPG", None, 1, 3)]),
        (
            "![[hall.png|300x200]] ![[a.mp4#t=3|A hall]]",
            [("hall.png", None, 1, 1), ("a.mp4", "A hall", 1, 23)],
        ),
        ("![[Note]] ![[Note#part]] [[hall.png]] `![[hall.png]]` <!-- ![[hall.png]] -->", []),
    ],
)
def test_embeds_of_obsidian(text: str, expected: list[tuple[str, str | None, int, int]]) -> None:
    lines, found = Lines(text), find_images(text)
    assert [(it.reference, it.alt, *lines.place(it.start)) for it in found.embeds] == expected
    assert not found.images


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![A hall][hall]", [("hall", "A hall")]),
        ("![A hall][hall]\n\n[hall]: a.png", []),
        ("`![A][b]` ![A](a.png)[b] ![A] [A][b] ![A][]", []),
    ],
)
def test_images_whose_label_nothing_explains(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(it.reference, it.alt) for it in find_images(text).unexplained] == expected


def test_the_text_that_is_published() -> None:
    text = (
        "One ![a](a.png) two\n<!-- not\nthis -->\n\n<video src=v.mp4></video>\n\n"
        "<picture><source srcset=s.png><img src=b.png></picture>three <!-- open"
    )
    assert without_images(text, find_images(text).images) == "One  two\n\n\n\n\nthree <!-- open"


HOSTILE = {
    "brackets": "![" * 4000,
    "nested": "![" * 900 + "](a)" * 900,
    "open links": "![a](" * 4000,
    "quotes": ">" * 9000 + "![a](b)",
    "tags": "<img " * 9000 + "![",
    "open attributes": '<img src="' * 4000 + "![",
    "comments": "<!-- x " * 9000 + "![",
    "comments inline": "x <!-- x" * 9000 + "![a](b)",
    "srcset": "<img srcset='" + "a" * 90000 + " b c'>",
    "declarations": "<![x" * 4000 + "![",
    "lists": "- " * 4000 + "![a](b)",
    "ticks": "".join("`" * n + " " for n in range(200)) + "![a](b)",
    "blanks": "(a)[" + " " * 90000 + "![",
    "table": "|a" * 900 + "\n" + "|-" * 900 + "\n" + "|![a](b)" * 900,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markdown_ends_soon(name: str) -> None:
    found = find_images(HOSTILE[name])
    assert len(without_images(HOSTILE[name], found.images)) <= len(HOSTILE[name])
