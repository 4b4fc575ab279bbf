"""Text that a CI system prints: what it would obey as a command is made plain text.

GitHub obeys a line that begins with `::`, after blanks, and `##[` anywhere in a line (actions/runner,
`src/Runner.Common/ActionCommand.cs`, read 2026-11-27); Azure has `##vso[`, TeamCity `##teamcity[`.
"""

from __future__ import annotations

import re

_AT_START = re.compile(r"^([^\S\n]*):(?=:)", re.M)
_ANYWHERE = re.compile(r"#(?=#(?:vso|teamcity)?\[)", re.I)


def disarm(text: str) -> str:
    """`text` with the first character of each such command written as an escape."""
    return _written(text, r"\x3a", r"\x23")


def disarm_json(text: str) -> str:
    """The same JSON, in which no string holds a command; none can begin a line."""
    return _written(text, ":", r"\u0023")


def disarm_xml(text: str) -> str:
    """The same XML, with character references."""
    return _written(text, "&#58;", "&#35;")


def _written(text: str, colon: str, number_sign: str) -> str:
    if "::" not in text and "##" not in text:
        return text
    parted = _AT_START.sub(lambda found: found[1] + colon, text)
    return _ANYWHERE.sub(lambda _: number_sign, parted)
