"""Where code stands in a Markdown text, told without parsing it."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable

FENCE = r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:`{3,}|~{3,})"
"""The beginning of a fenced block, also in a list or a quotation."""

_OPENING = re.compile(rf"(?P<fence>{FENCE})|(?P<escape>\\[\\`])|(?P<code>`+)", re.M)
_BLANK_LINE = re.compile(r"\n[ \t>]*(?=\n)")


def code_spans(text: str) -> list[tuple[int, int]]:
    """Where fenced blocks and code inside a line stand, in order."""
    spans, code, position = [], CodeSpans(text), 0
    while match := _OPENING.search(text, position):
        position = match.end()
        if match["fence"] or match["code"]:
            end = code.fence_end(match) if match["fence"] else code.inline_end(match)
            if end > position:
                spans.append((match.start(), end))
            position = max(position, end)
    return spans


def blotted(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the spans made blank; lines and columns stay what they are."""
    kept, position = [], 0
    for start, end in sorted(spans):
        if end > position:
            kept += [text[position:start], re.sub(r"[^\n]", " ", text[max(start, position) : end])]
            position = end
    return "".join([*kept, text[position:]])


class CodeSpans:
    """Where the code of a text ends that begins somewhere."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._runs: defaultdict[int, list[int]] = defaultdict(list)
        for match in re.finditer("`+", text):
            self._runs[len(match[0])].append(match.start())
        self._blanks = [match.start() for match in _BLANK_LINE.finditer(text)]

    def fence_end(self, opening: re.Match[str]) -> int:
        """The end of a fenced block; of its opening run alone when it is code inside a line."""
        fence = opening[0].lstrip(" \t>-*+.)0123456789")
        row_end = self._text.find("\n", opening.end())
        row_end = row_end if row_end >= 0 else len(self._text)
        if fence[0] == "`" and "`" in self._text[opening.end() : row_end]:
            return opening.end()
        closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.M)
        found = closing.search(self._text, row_end)
        return found.end() if found else len(self._text)

    def inline_end(self, opening: re.Match[str]) -> int:
        """The end of code inside a paragraph; of the run itself when nothing closes it."""
        runs = self._runs[len(opening[0])]
        at = bisect.bisect_left(runs, opening.end())
        if at == len(runs):
            return opening.end()
        blank = bisect.bisect_left(self._blanks, opening.end())
        if blank < len(self._blanks) and self._blanks[blank] < runs[at]:
            return opening.end()
        return runs[at] + len(opening[0])
