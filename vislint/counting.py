"""How long a text is, as each network counts it, and the hashtags, mentions and links in it.

The network files name the method under `count`; anything they do not name is counted in code points. A line
break counts once, also where the file has two characters for it. `regex`, for graphemes and emoji, is
imported only for texts that are not plain ASCII.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from vislint.links import LATIN, find_links

if TYPE_CHECKING:
    import regex

MatchT = TypeVar("MatchT", re.Match[str], "regex.Match[str]")

URL_CHARS = 23
"""What a link weighs on X when the network file does not say."""

_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
"""What weighs 2 on X: everything outside these ranges (twitter-text, config/v3.json)."""

_NAME = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?"
_MENTION = (
    rf"(?:(?<![A-Za-z0-9_{LATIN}!#$%&*@＠=/])|(?<=\b[Rr][Tt]))[@＠](?P<name>{_NAME})"
    rf"(?:@(?P<server>\w(?:[\w.-]*\w)?))?(?![A-Za-z0-9_@＠{LATIN}]|://)"
)
"""The longest of what X, Instagram, Bluesky and Mastodon take for an account: @name, @na.me, @name@server."""


def count(text: str, method: str, url_chars: int | None = None) -> int:
    """The length of `text` by `method`; `url_chars` is what the network counts for any link.

    A network that counts graphemes and gives all links one length is Mastodon: there only links with a
    scheme count so, and a mention without its server.
    """
    text = text.replace("\r\n", "\n")
    if method == "graphemes" and url_chars is not None:
        text = _as_mastodon_reads(text, url_chars)
    if method == "x-weighted":
        return _x_weight(text, URL_CHARS if url_chars is None else url_chars)
    measure = _METHODS.get(method, len)
    return measure(text)


def links(text: str) -> tuple[str, ...]:
    """Links with a scheme and bare domain names, in order, as they are written."""
    return tuple(link.text for link in find_links(text))


def hashtags(text: str) -> tuple[str, ...]:
    """Hashtags in any script, in order, without their sign; #1 and the end of a link are none."""
    if "#" not in text and "＃" not in text:
        return ()
    found = _hashtag().finditer(text)
    return tuple(tag["name"] for tag in _outside_links(text, found))


def mentions(text: str) -> tuple[str, ...]:
    """Accounts, in order, without their sign: name, or name@server; an e-mail address is none."""
    if "@" not in text and "＠" not in text:
        return ()
    found = _outside_links(text, _mention().finditer(text))
    return tuple("@".join(filter(None, (one["name"], one["server"]))) for one in found)


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _graphemes(text: str) -> int:
    if text.isascii() and "\r" not in text:
        return len(text)
    import regex

    return sum(1 for _ in regex.finditer(r"\X", text))


def _x_weight(text: str, url_chars: int) -> int:
    text = unicodedata.normalize("NFC", text)
    edges = [0, *(edge for link in find_links(text) for edge in (link.start, link.end)), len(text)]
    pieces = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return sum(map(_weigh, pieces)) + url_chars * (len(pieces) - 1)


def _weigh(text: str) -> int:
    """The weight of a text without links."""
    if text.isascii():
        return len(text)
    rest, emoji = _emoji().subn("", text)
    return 2 * emoji + len(rest) + sum(1 for _ in _HEAVY.finditer(rest))


def _threads(text: str) -> int:
    """Characters, but of an emoji all its UTF-8 bytes."""
    if text.isascii():
        return len(text)
    return sum(map(_utf8, _emoji().findall(text))) + len(_emoji().sub("", text))


def _as_mastodon_reads(text: str, url_chars: int) -> str:
    """The text with every link and every mention at the length that Mastodon gives it."""
    short = [(link.start, link.end, "x" * url_chars) for link in find_links(text, bare=False)]
    found = _outside_links(text, _mention().finditer(text))
    short += [(one.end("name"), one.end(), "") for one in found if one["server"]]
    parts, position = [], 0
    for start, end, instead in sorted(short):
        parts += [text[position:start], instead]
        position = end
    return "".join([*parts, text[position:]])


def _outside_links(text: str, found: Iterator[MatchT]) -> Iterator[MatchT]:
    """Those matches that are no part of a link."""
    spans = iter([*find_links(text)])
    link = next(spans, None)
    for match in found:
        while link and link.end <= match.start():
            link = next(spans, None)
        if link is None or match.end() <= link.start:
            yield match


@cache
def _mention() -> re.Pattern[str]:
    return re.compile(_MENTION)


@cache
def _emoji() -> regex.Pattern[str]:
    """One emoji, joined, flagged, toned or keycapped, as X tells them.

    ©, ®, ™ and ♟ are none unless U+FE0F asks for it. An emoji that needs no U+FE0F does not take one in.
    """
    import regex

    shy = "\u00a9\u00ae\u2122\u265f"
    sure = (
        r"[\p{Emoji_Presentation}&&[\u23e9-\u23ec\u23f0\u23f3\u26ce\u2705\u2728\u274c\u274e\u2753-\u2755"
        r"\u2795-\u2797\u27b0\u27bf\U00010000-\U0010ffff]"
        r"--[\p{Regional_Indicator}\U0001f004\U0001f21a\U0001f22f]]"
    )
    one = (
        r"(?:\p{Emoji_Modifier_Base}\uFE0F?\p{Emoji_Modifier}|\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
        rf"|{sure}|[\p{{Emoji}}--[#*0-9{shy}\p{{Regional_Indicator}}]--{sure}](?:\uFE0F|(?!\uFE0E))"
        rf"|[{shy}]\uFE0F)"
    )
    flag = r"\p{Regional_Indicator}{1,2}"
    return regex.compile(rf"{one}(?:\u200D{one})*|{flag}|[#*0-9]\uFE0F?\u20E3", regex.V1)


@cache
def _hashtag() -> regex.Pattern[str]:
    """A sign where a word begins, then letters, digits and joining marks, at least one a letter."""
    import regex

    joining = (
        "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
    )
    letter, other = r"[\p{L}\p{M}]", rf"[\p{{Nd}}{joining}]"
    before = rf"(?<![&\p{{Nd}}{joining}\p{{L}}[\p{{M}}--[\uFE0E\uFE0F]]])"
    name = rf"(?P<name>{other}*+{letter}(?:{letter}|{other})*+)"
    return regex.compile(rf"{before}[#＃](?![\uFE0F\u20E3]){name}(?!://|[#＃])", regex.V1)


_METHODS: dict[str, Callable[[str], int]] = {
    "utf16": _utf16,
    "utf8-bytes": _utf8,
    "graphemes": _graphemes,
    "chars-with-emoji-as-utf8-bytes": _threads,
}
