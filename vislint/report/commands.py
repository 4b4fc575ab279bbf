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
    if "::" not in text and "##" not in text:
        return text
    return _ANYWHERE.sub(r"\\x23", _AT_START.sub(r"\1\\x3a", text))
