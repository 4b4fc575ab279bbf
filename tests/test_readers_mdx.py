"""MDX: which tags show an image, what they name, and what is no image."""

from __future__ import annotations

import pytest

from vislint.readers.markdown_images import find_images
from vislint.readers.mdx import find_mdx_images, worked_out


def references(text: str) -> list[str]:
    return [image.reference for image in find_mdx_images(text).images]


def test_markdown_inside_tags_counts() -> None:
    """Trap 1: CommonMark sees an HTML block and no image in it."""
    text = "<figure>\n  ![One](one.png)\n  <figcaption>*x*</figcaption>\n</figure>\n"
    assert find_images(text).images == ()
    (image,) = find_mdx_images(text).images
    assert (image.reference, image.alt, text[image.start : image.end]) == (
        "one.png",
        "One",
        "![One](one.png)",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<Tabs>\n    <Tab>![a](a.png)</Tab>\n\n        ![b](b.png)\n</Tabs>", ["a.png", "b.png"]),
        ("text <b>![a](a.png)</b> more", ["a.png"]),
        ("- item\n  <Foo bar={{a: '}'}}>\n  ![a](a.png)\n  </Foo>", ["a.png"]),
        ("| a | b |\n|---|---|\n| <img src='a.png'/> | ![b](b.png) |", ["a.png", "b.png"]),
        ("<Card text='![no](no.png)' />", []),
        ("<img src='a.png' /><image src='b.png' /><Image src='c.png' />", ["a.png", "b.png", "c.png"]),
        ("<Figure src='a.png' /><Zoom.Img src='b.png'/><Card src='no.png' />", ["a.png", "b.png"]),
        ("<img src='a.png'>\n\ntext\n", ["a.png"]),
        ("<img\n  src='a.png'\n\n  alt='A'\n/>", ["a.png"]),
        ("<img srcSet='a.png 1x, b.png 2x' />", ["a.png", "b.png"]),
        ("<picture><source srcset='a.webp 1x' /><img src='a.png' /></picture>", ["a.webp", "a.png"]),
        (
            "<video src='a.mp4' poster='a.png'></video><audio><source src='a.mp3'/></audio>",
            ["a.mp4", "a.png"],
        ),
        ("{show && <img src='a.png' />}", ["a.png"]),
        ("[![a](a.png)](https://example.org)", ["a.png"]),
        ("<a href='x'><img src='a.png' /></a> <https://example.org> a < b", ["a.png"]),
        ("\\<img src='no.png' />", []),
        ("<img src='never.png'", []),
        ("<img src='a.png", []),
        ("<img alt='none' />", []),
    ],
)
def test_tags(text: str, expected: list[str]) -> None:
    assert references(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{/* ![no](no.png) <img src='no.png' /> */}",
        "{/*\n\n![no](no.png)\n\n*/}",
        "<!-- ![no](no.png)\n\n<img src='no.png'> -->",
        "```jsx\n<img src='no.png' />\n![no](no.png)\n```",
        "      ```md\n      ![no](no.png)\n      ```",
        "~~~\n```\n![no](no.png)\n~~~",
        "- ```\n  ![no](no.png)\n  ```",
        "> ```\n> <img src='no.png' />\n> ```",
        "```\n<img src='no.png' />",
        "`<img src='no.png' />` and ``![no](no.png) ` ``",
        "export const x = <img src='no.png' />\nexport const y = '![no](no.png)'",
        "import {\n  a,\n} from './a.png'",
    ],
)
def test_code_comments_and_modules_show_nothing(text: str) -> None:
    assert references(text) == []


def test_what_follows_code_counts() -> None:
    text = "```js\nx\n```\n\n![a](a.png) a ` b\n\n<img src='b.png' /> ` c"
    assert references(text) == ["a.png", "b.png"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{hero}", "./hero.png"),
        ("{hero.src}", "./hero.png"),
        ("{logo}", "../logo.svg"),
        ("{again}", "./again.jpg"),
        ("{'a.png'}", "a.png"),
        ("{`a.png`}", "a.png"),
        ("{require('./a.png')}", "./a.png"),
        ('{require("./a.png").default}', "./a.png"),
        ("{require('!!url-loader!./a.png').default}", "./a.png"),
        ("{useBaseUrl('/img/a.png')}", "/img/a.png"),
        ("{useBaseUrl('img/a.png')}", "/img/a.png"),
        ("{post.image}", "{post.image}"),
        ("{`/img/${name}.png`}", "{`/img/${name}.png`}"),
        ("{wide ? 'a.png' : 'b.png'}", "{wide ? 'a.png' : 'b.png'}"),
        ("{data}", "{data}"),
        ("a&amp;b.png", '"a&b.png"'),
    ],
)
def test_expressions(source: str, expected: str) -> None:
    modules = (
        "import hero from './hero.png'\nimport {a as logo} from '../logo.svg';\nimport data from './data'\n"
        "export const again = require('./again.jpg').default\n\n"
    )
    quoted = source if source.startswith("{") else f'"{source}"'
    assert references(f"{modules}<img src={quoted} />") == [expected.strip('"')]
    generated = expected.startswith("{")
    assert (worked_out(expected) is not None) == generated


def test_several_pictures_in_one_expression() -> None:
    text = (
        "import dark from './d.png'\n\n<ThemedImage alt='A' sources={{light: useBaseUrl('/l.png'), dark}} />"
    )
    assert [(image.reference, image.alt) for image in find_mdx_images(text).images] == [
        ("/l.png", "A"),
        ("./d.png", "A"),
    ]


@pytest.mark.parametrize(
    ("attributes", "alt", "possible"),
    [
        ("alt='A &amp; B'", "A & B", True),
        ("alt=''", "", True),
        ("alt", "", True),
        ("alt={''}", "", True),
        ("alt={`A`}", "A", True),
        ("alt={props.alt}", "{props.alt}", True),
        ("", None, True),
        ('alt-"A"', None, True),
        ("{...props}", None, False),
        ("{...props} alt='A'", "A", True),
    ],
)
def test_alt_texts(attributes: str, alt: str | None, possible: bool) -> None:
    """Trap 3: `alt-"A"` is no alt text. What spreads its properties may have one."""
    (image,) = find_mdx_images(f"<img src='a.png' {attributes} title='T' />").images
    assert (image.alt, image.alt_possible, image.title) == (alt, possible, "T")


@pytest.mark.parametrize(
    "text",
    [
        "<a {", "<a ", "`", "` `` ", "<a b='", "```\n", "{/*", "<!--", "export const \n", "- ", "{a<a b={`",
        "import {\n", "<img src={", "<a '\n", "{/* */ ", "\\<",
    ],
)  # fmt: skip
def test_texts_without_an_end(text: str) -> None:
    found = find_mdx_images(f"![a](a.png) {text * (100_000 // len(text))}")
    assert all(image.reference for image in found.images)
