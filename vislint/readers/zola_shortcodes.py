"""Shortcodes of Zola that show pictures: `{{ figure(src="…", alt="…") }}` and `{% figure(…) %}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vislint.readers.hidden_tags import Hidden, hide
from vislint.readers.markdown_images import FoundImage, comment_spans
from vislint.readers.visual_names import VISUAL_SUFFIX

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
    """Each file that a shortcode names; one that shares the alt text of another only stands in for it."""
    fields = list(_FIELD.finditer(match["inner"]))
    told = {field[1].lower(): _plain(field[2]) for field in fields if not field[2].startswith("[")}
    used: set[str] = set()
    for field in fields:
        key = field[1].lower()
        source = _SOURCE.search(key)
        if source is None:
            continue
        start = match.start("inner") + field.start(2)
        for quoted in _QUOTED.finditer(field[2]):
            reference = _plain(quoted[0]).strip()
            if _VISUAL.search(reference) and len(reference.split("\n")) == 1:
                name = _alt(key, source, told)
                shared = name in used
                used.add(name)
                place = start + quoted.start()
                poster = source[0].lower() == "poster"
                possible = not poster and not (shared and name)
                alt, title = told.get(name) if possible else None, told.get("title") or None
                yield FoundImage(reference, alt, title, place, match.end(), possible, poster)


def _alt(key: str, source: re.Match[str], told: dict[str, str]) -> str:
    """Where the alt text of a source is: for `default_src` in `default_alt`, else in `alt`; "" for none."""
    own = f"{key[: source.start()]}alt{key[source.end() :]}"
    return next((name for name in (own, "alt", "alt_text") if name in told), "")


def _plain(quoted: str) -> str:
    inner = quoted[1:-1]
    return re.sub(r"\\(.)", r"\1", inner) if quoted.startswith('"') else inner
