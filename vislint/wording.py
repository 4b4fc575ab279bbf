"""How rules put numbers and names into words: one spelling each, for every message.

Measured values and their bounds come in pairs, so that two numbers that differ never read the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from vislint.limits import severity_of
from vislint.model import Breach, FileSize, Interval, LimitValue, Network, Route, Slot

_FORMATS = {
    "webp": "WebP",
    "webm": "WebM",
    "jxl": "JPEG XL",
    "jpeg-xl": "JPEG XL",
    "jp2": "JPEG 2000",
    "docx": "Word",
    "doc": "Word",
    "pptx": "PowerPoint",
    "ppt": "PowerPoint",
    "image/*": "any pixel image",
}

SIMPLE = 20
"""Ratios of whole numbers up to this one are written as such: 4:5, 9:16."""


def quoted(text: str, most: int = 60) -> str:
    """The text on one line between quotation marks, cut off where it gets long."""
    line = " ".join(text.split())
    return f'"{line}"' if len(line) <= most else f'"{line[: most - 1].rstrip()}…"'


def listing(words: Iterable[str], last: str = "and") -> str:
    """a, b and c."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def counted(number: int, one: str, many: str = "") -> str:
    """1 image, 2 images."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def span(first: int, last: int, one: str) -> str:
    """image 5, images 5–9."""
    return f"{one} {first}" if first == last else f"{one}s {first}–{last}"


def share(part: float | Fraction) -> str:
    """12 %, of a share between 0 and 1; never 0 %, and 100 % only of all."""
    percent = round(float(part) * 100)
    if percent in (0, 100) and part != 1:
        return "more than 99 %" if percent else "less than 1 %"
    return f"{percent} %"


def shortened(text: str, most: int = 120) -> str:
    """The text, or its beginning and its end when it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[: most * 2 // 3]}…{text[-(most // 3 - 1) :]}"


def format_name(name: str) -> str:
    """JPEG for jpeg, WebP for webp."""
    return _FORMATS.get(name, name.upper())


def file_size(number: int, decimals: int = 1) -> str:
    """130 bytes, 976.6 kB, 3.4 MB; 1 kB is 1000 bytes, as the networks count."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if number >= factor - factor // 2000:
            return f"{number / factor:.{decimals}f}".removesuffix(".0") + f" {unit}"
    return counted(number, "byte")


def file_sizes(measured: int, bound: int) -> tuple[str, str]:
    """Both sizes, with as many decimals as it takes to tell them apart."""
    return _apart(measured, bound, file_size, lambda number: f"{number:,} bytes")


def dimensions(width: int, height: int) -> str:
    """1080×1350, width first."""
    return f"{width}×{height}"


def megapixels(number: int, decimals: int = 1) -> str:
    """33.2 megapixels."""
    return f"{number / 10**6:.{decimals}f} megapixels"


def megapixel_pair(measured: int, bound: int) -> tuple[str, str]:
    """Both counts, with as many decimals as it takes to tell them apart."""
    return _apart(measured, bound, megapixels, lambda number: f"{number:,} pixels")


def ratio(value: Fraction, decimals: int = 2) -> str:
    """4:5 or 1.91:1, width to height."""
    if max(value.numerator, value.denominator) <= SIMPLE:
        return f"{value.numerator}:{value.denominator}"
    return f"{float(value):.{decimals}f}".rstrip("0").rstrip(".") + ":1"


def picture(width: int, height: int, bound: Fraction | None = None) -> str:
    """1080×1352, ratio 0.799:1; never the same words as `bound` when the ratios differ."""
    value = Fraction(width, height)
    said = ratio(value)
    if bound is not None and value != bound and f"{float(bound):.2f}" == f"{float(value):.2f}":
        said = f"{float(value):.3f}:1"
    return f"{dimensions(width, height)}, ratio {said}"


def interval(value: Interval) -> str:
    """4:5 to 1.91:1, at least 4:5, at most 3:1."""
    if value.min is not None and value.min == value.max:
        return ratio(value.min)
    if value.min is not None and value.max is not None:
        return f"{ratio(value.min)} to {ratio(value.max)}"
    if value.min is not None:
        return f"at least {ratio(value.min)}"
    return f"at most {ratio(value.max)}" if value.max is not None else "any ratio"


def bytes_of(value: LimitValue) -> int:
    """The strict reading of a size. Raises TypeError for a value that is none."""
    if isinstance(value, FileSize):
        return value.bytes
    return number_of(value)


def number_of(value: LimitValue) -> int:
    """A limit that is a plain number. Raises TypeError for a value that is none."""
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        raise TypeError(f"not a number: {value!r}")
    return int(value)


def whom(network: Network, slot: Slot) -> str:
    """Instagram, or link previews on LinkedIn: whom a file is too large for."""
    if slot.takes != ("preview",):
        return network.name
    return "link previews" if "preview" in network.name else f"link previews on {network.name}"


def at(network: Network, slot: Slot) -> str:
    """on Instagram, or in link previews on LinkedIn: where something happens to a file."""
    return f"{'in' if slot.takes == ('preview',) else 'on'} {whom(network, slot)}"


def reservation(breach: Breach, network: Network, route: Route) -> str:
    """What weakens a limit, to stand behind a message; empty for one that is documented and undisputed."""
    limit = breach.limit
    if limit.grade in ("code", "vendor"):
        return f" (not documented by {network.name})"
    if limit.conflict or limit.grade == "conflicting" or breach.severity != severity_of(limit, route):
        return " (the sources differ)"
    return ""


def _apart(
    measured: int, bound: int, say: Callable[[int, int], str], exact: Callable[[int], str]
) -> tuple[str, str]:
    pairs: Sequence[tuple[str, str]] = [(say(measured, n), say(bound, n)) for n in (1, 2, 3)]
    return next((pair for pair in pairs if pair[0] != pair[1]), (exact(measured), exact(bound)))
