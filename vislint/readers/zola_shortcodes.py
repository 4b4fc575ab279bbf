"""Shortcodes of Zola that show pictures: `{{ figure(src="…", alt="…") }}` and `{% figure(…) %}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vislint.readers.hidden_tags import Hidden, hide
from vislint.readers.markdown_images import VISUAL_SUFFIX, FoundImage, comment_spans

_SHORTCODE = re.compile(
    r"""\{(?:\{|%)-?\s*(?:[\w:.]+)\s*\(
    (?P<inner>(?:"(?:\\.|[^"\\])*"|'[^']*'|`[^`]*`|(?!\{[{%]|\)\s*-?[}%]\})[^"'`])*?)
    \)\s*-?[}%]\}|\{%-?\s*end\s*-?%\}""",
    re.S | re.X,
)
_TEXT = r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|`[^`]*`)"""
_FIELD = re.compile(rf"(?<![\w-])(\w+)\s*=\s*({_TEXT}|\[[^\[\]]*\])", re.S)
_QUOTED = re.compile(_TEXT, re.S)
_SOURCE = re.compile(
    r"(?:^|(?<=_))(?:src|source|url|path|images?|img|file|poster|picture|photo)(?=_|$|\d)", re.I
)
_VISUAL = re.compile(rf"\.{VISUAL_SUFFIX}(?:[?#].*)?", re.I)


def read_shortcodes(body: str) -> tuple[Hidden, list[FoundImage]]:
    """The text with its shortcodes blotted out, and the pictures that they show."""
    if "{{" not in body and "{%" not in body:
        return Hidden(body, {}), []
    matches = list(_SHORTCODE.finditer(body))
    comments = comment_spans(body)
    shown = [match for match in matches if not _inside(match.start(), comments)]
    hidden = hide(body, ((*match.span(), match[0]) for match in matches))
    return hidden, [image for match in shown if match["inner"] for image in _pictures(match)]


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _pictures(match: re.Match[str]) -> Iterator[FoundImage]:
    """Each file that a shortcode names; the two of a light and a dark theme share their alt text."""
    fields = list(_FIELD.finditer(match["inner"]))
    told = {field[1].lower(): _plain(field[2]) for field in fields if not field[2].startswith("[")}
    for field in fields:
        key = field[1].lower()
        source = _SOURCE.search(key)
        if source is None:
            continue
        start = match.start("inner") + field.start(2)
        for quoted in _QUOTED.finditer(field[2]):
            reference = _plain(quoted[0]).strip()
            if _VISUAL.search(reference) and len(reference.split("\n")) == 1:
                alt = _alt(key, source, told)
                place = start + quoted.start()
                possible = source[0] != "poster"
                yield FoundImage(reference, alt, told.get("title") or None, place, match.end(), possible)


def _alt(key: str, source: re.Match[str], told: dict[str, str]) -> str | None:
    """The alt text of one source: for `default_src` that of `default_alt`, else of `alt`."""
    own = f"{key[: source.start()]}alt{key[source.end() :]}"
    return next((told[name] for name in (own, "alt", "alt_text") if name in told), None)


def _plain(quoted: str) -> str:
    inner = quoted[1:-1]
    return re.sub(r"\\(.)", r"\1", inner) if quoted.startswith('"') else inner
