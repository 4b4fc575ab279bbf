"""Front matter in YAML, TOML and JSON: values, places, faults in plain words."""

from __future__ import annotations

import pytest

from vislint.readers.front_matter import read_data, read_front_matter
from vislint.readers.nodes import Node
from vislint.readers.yaml_text import MAX_DEPTH, parse_yaml


def plain(node: Node) -> object:
    """The node as bare Python data."""
    match node.value:
        case dict():
            return {key: plain(inner) for key, inner in node.value.items()}
        case list():
            return [plain(inner) for inner in node.value]
        case _:
            return node.value


YAML = """\
---
title: "Open day"
images:
  - src: a.png
    alt: |
      Two
      lines
  - {src: b.png, alt: ''}
é: [x,  y]
---
body
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), (2, 8)),
        (("images", 0, "src"), (4, 10)),
        (("images", 0, "alt"), (5, 10)),
        (("images", 1, "src"), (8, 11)),
        (("images", 1, "alt"), (8, 23)),
        (("é", 1), (9, 9)),
        (("images", 7), (4, 3)),
        (("nothing",), (2, 1)),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_yaml_values_know_their_place(
    path: tuple[str | int, ...], place: tuple[int, int], line_end: str
) -> None:
    document = read_front_matter("\ufeff" + YAML.replace("\n", line_end))
    assert document.data.where(path) == place
    assert document.body == "body\n"
    assert document.body_line == 11


@pytest.mark.parametrize(
    ("text", "line", "body", "body_line"),
    [
        ("---\n---\nx", 1, "x", 3),
        ("---   \na: 1\n--- \t\nx", 2, "x", 4),
        ("---\na: 1\n...\nx", 2, "x", 4),
        ("\n\n---\na: 1\n---\nx\n", 4, "x\n", 6),
        ("---\na: 1\n---", 2, "", 4),
        ("---\n# only a remark\n---\nx", 2, "x", 4),
        ("+++\na = 1\n+++\nx", 2, "x", 4),
        ('{\n"a": 1\n}\nx', 1, "x", 4),
        ('{"a": 1}\n\nx', 1, "\nx", 2),
    ],
)
def test_shapes_of_front_matter(text: str, line: int, body: str, body_line: int) -> None:
    document = read_front_matter(text)
    assert document.trouble is None
    assert (document.data.get("a").line if document.data.get("a").given else line) >= 1
    assert (document.body, document.body_line) == (body, body_line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "---",
        "---\n",
        "---\nplain words, then no end\n",
        "----\na: 1\n----\n",
        "{{< x >}}\n",
        "+++ x",
    ],
)
def test_no_front_matter(text: str) -> None:
    document = read_front_matter(text)
    assert document.body == text


@pytest.mark.parametrize(
    ("yaml", "data"),
    [
        ("a: 2026-13-45", {"a": "2026-13-45"}),
        ("a: 190:20:30", {"a": "190:20:30"}),
        ("a: " + "9" * 5000, {"a": "9" * 5000}),
        ("a: yes\nb: true\nc: ~\nd:\ne: 'true'", {"a": "yes", "b": True, "c": None, "d": None, "e": "true"}),
        ("a: 1\na: 2", {"a": "2"}),
        ("a: !c |-\n  x\nb: !!python/object:os.system [x]", {"a": "x", "b": ["x"]}),
        (
            "a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}",
            {"a": {"b": "1"}, "c": {"b": "1"}, "d": {"b": "1", "e": "2"}},
        ),
        ("a: {{ x }}\nb: {{ y }}", {"a": "{{ x }}", "b": "{{ y }}"}),
        ("? [a, b]\n: c\n1: x\n~: y", {"[a, b]": "c", "1": "x", "null": "y"}),
        ("a: x\u2028y\u0085", {"a": "x\u2028y\u0085"}),
        ("a: 😀\nb: '\\'", {"a": "😀", "b": "\\"}),
    ],
)
def test_yaml_values(yaml: str, data: object) -> None:
    assert plain(parse_yaml(yaml)) == data


def test_several_yaml_documents_become_a_list() -> None:
    assert plain(parse_yaml("a: 1\n---\nb: 2\n")) == [{"a": "1"}, {"b": "2"}]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: Open day: come", "Open day: come"),
        ("image: {{ base }}/a.png", "{{ base }}/a.png"),
        ("by: @name", "@name"),
        ("a: *stars* b", "*stars* b"),
        ("a: %x", "%x"),
        ("a: `x`", "`x`"),
        ("a: it's: so", "it's: so"),
    ],
)
def test_a_refused_line_is_read_and_remembered(line: str, value: str) -> None:
    document = read_front_matter(f"---\nnetworks: [x]\nlist:\n  - {line}\n{line}\nlast: 1\n---\n")
    assert document.trouble is None
    name = line.partition(":")[0]
    assert document.data.get(name).text == value
    assert document.data.at("list").items[0].get(name).text == value
    assert document.data.get("last").line == 6
    assert document.flaw is not None
    assert (document.flaw.line, document.flaw.hint) == (4, "put the value in quotes")


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ('---\na: 1\nb: "x\n---\n', "a quoted text is never closed", 3, 4),
        ("---\n\ta: 1\n---\n", "a tab stands where YAML wants blanks", 2, 1),
        ("---\na: [1, 2\nb: 3\n---\n", "a list in [ ] is not closed", 2, 4),
        ("---\na: {b: 1\nc: 3\n---\n", "a mapping in { } is not closed", 2, 4),
        ("---\na:\n  b: 1\n c: 2\n---\n", "does not fit", 4, 2),
        ("---\na: \x07\n---\n", "a control character", 2, 4),
        ("---\na: 1\n", "never ends", 1, 1),
        ("---\n- a\n---\n", "no list of keys and values", 2, 1),
        ("---\njust words\n---\n", "no list of keys and values", 2, 1),
        (f"---\na: {'[' * 200}\n---\n", f"nested more than {MAX_DEPTH} levels", 2, 103),
        ("+++\na = \n+++\n", "not valid TOML", 2, 5),
        ("+++\na = 2026-13-45\n+++\n", "not valid TOML", 2, 9),
        (f"+++\na = {'9' * 5000}\n+++\n", "a date or number that does not exist", 2, 1),
        (f"+++\na = {'[' * 9000}\n+++\n", "nested too deep", 2, 1),
        ('{"a": 1,\n "b" 2}', "a colon is missing", 2, 6),
        ('{"a": 1', "a comma is missing", 1, 8),
        ('{"a": ' + "[" * 99999, "nested too deep", 1, 1),
    ],
)
def test_faults_in_plain_words(text: str, message: str, line: int, column: int) -> None:
    trouble = read_front_matter(text).trouble
    assert trouble is not None
    assert message in trouble.message
    assert trouble.message.startswith("has front matter that ")
    assert (trouble.line, trouble.column) == (line, column)


def test_a_key_that_stands_twice_is_read_and_remembered() -> None:
    document = read_front_matter("---\nimages: [a.png]\ntitle: x\nimages: [b.png]\n---\n")
    assert plain(document.data) == {"images": ["b.png"], "title": "x"}
    assert document.flaw is not None
    assert document.flaw.message == (
        'has front matter that gives "images" twice: some programs refuse that, the others read only the last'
    )
    assert (document.flaw.line, document.flaw.column, document.flaw.hint) == (4, 9, "join it with line 2")


@pytest.mark.parametrize(
    "yaml", ["a: x\na: x", "a:\na: x", "a: {b: 1}\nc: {b: 2}", "<<: {a: 1}\na: 2", "a: 1\n---\na: 2"]
)
def test_a_key_that_loses_nothing_is_no_flaw(yaml: str) -> None:
    assert read_data(yaml, ".yml").flaw is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('---json\n{"title": "T"}\n---\nbody', "T"),
        ("--- yaml\ntitle: T\n---\nbody", "T"),
        ("---toml\ntitle = 'T'\n---\nbody", "T"),
        ("---js\n{ title: 'T', date: new Date() }\n---\nbody", ""),
    ],
)
def test_front_matter_in_a_language_that_the_fence_names(text: str, title: str) -> None:
    document = read_front_matter(text)
    assert (document.data.get("title").text, document.body, document.body_line) == (title, "body", 4)
    assert document.trouble is None


def test_places_behind_a_fence_with_a_language() -> None:
    document = read_front_matter('---json\n{\n  "title": "T"\n}\n---\n')
    assert document.data.where(("title",)) == (3, 12)


def test_an_alias_bomb_stays_small() -> None:
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    document = read_front_matter("---\n" + "\n".join(rows) + "\n---\n")
    assert document.trouble is not None
    assert "holds more than 100,000 values" in document.trouble.message
    mild = read_front_matter("---\n" + "\n".join(rows[:3]) + "\n---\n")
    assert mild.trouble is None
    assert mild.data.get("c").line == 4
