"""Where a key of a TOML file stands, and what an error about it shows."""

from __future__ import annotations

import pytest

from vislint.errors import ConfigError
from vislint.toml_file import TomlFile

TEXT = '''\
# a comment with [brackets] and key = value
select = [
    "missing",  # [not a table]
]
"quoted key" = 1

[rules.missing-alt]
severity = "off"
text = """
[not.a.table]
key = 1
"""
a.b = 2

[[slot.feed.conflict]]
key = "ratio"

[[slot.feed.conflict]]
key = "size"
from = "x"
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("select",), 2),
        (("quoted key",), 5),
        (("rules", "missing-alt"), 7),
        (("rules", "missing-alt", "severity"), 8),
        (("rules", "missing-alt", "a", "b"), 13),
        (("slot", "feed", "conflict", 0, "key"), 16),
        (("slot", "feed", "conflict", 1, "from"), 20),
        (("select", 1), 2),
        (("rules", "missing-alt", "absent"), 7),
        (("nowhere",), 1),
    ],
)
def test_keys_are_found(path: tuple[str | int, ...], line: int) -> None:
    assert TomlFile(TEXT, "a.toml", ConfigError).line(path) == line


def test_only_line_feeds_end_lines() -> None:
    file = TomlFile("# \u2028 \x85\r\na = 'x\u2029'\r\nb = 1\r\n", "a.toml", ConfigError)
    assert (file.line(("a",)), file.line(("b",))) == (2, 3)


def test_an_error_shows_file_line_and_the_line_itself() -> None:
    file = TomlFile(TEXT, "a.toml", ConfigError)
    error = file.fail("is wrong", ("rules", "missing-alt", "severity"), "try x")
    assert str(error) == (
        'a.toml:8: is wrong\n    8 | severity = "off"\n      | ^^^^^^^^^^^^^^^^\ntry x'
    )  # fmt: skip


@pytest.mark.parametrize("text", ["a = ", "a = 1\na = 2", "[x", "a = [" * 3000, "a = " + "9" * 5000])
def test_broken_toml_is_an_error_with_a_line(text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        TomlFile(text, "a.toml", ConfigError)
    assert caught.value.where.startswith("a.toml:")
