"""How values are written in a network file, and what they become.

A limit is an inline table, `{ value = "8 MB", from = "api" }`; its value stands in one or more of the
table's fields. Sizes become bytes, durations seconds, bit rates bits per second, ratios width divided by
height, margins and areas fractions of the frame. Every number but a whole one becomes a Fraction: exact.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from vislint.model import Dimensions, FileSize, Interval, LimitValue

Table = Mapping[str, Any]

SIZES = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KiB": 2**10, "MiB": 2**20, "GiB": 2**30}
DURATIONS = {"s": 1, "min": 60, "h": 3600}
BIT_RATES = {"kbps": 10**3, "Mbps": 10**6}
CORNERS = ("top-left", "top-right", "bottom-left", "bottom-right")

_QUANTITY = re.compile(r"(\d{1,12}(?:\.\d{1,6})?)\s*([A-Za-z]*)", re.ASCII)
_RATIO = re.compile(r"(\d{1,6}(?:\.\d{1,6})?):(\d{1,6}(?:\.\d{1,6})?)", re.ASCII)
_DIMENSIONS = re.compile(r"(\d{1,6})x(\d{1,6})", re.ASCII)


class BadValueError(ValueError):
    """A value that cannot be read; `known` are the words that could have been meant by `word`."""

    def __init__(self, message: str, word: str = "", known: Collection[str] = ()) -> None:
        super().__init__(message)
        self.word = word
        self.known = known


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: how people would call it, how it is read, and the fields of the table it stands in."""

    says: str
    read: Callable[[Table], LimitValue]
    fields: tuple[str, ...] = ("value",)
    needs: tuple[str, ...] = ("value",)
    """At least one of these fields must be there."""


def _quantity(written: Any, units: Mapping[str, int], example: str) -> Fraction:
    """A number with its unit, such as "15 min" with `units` in seconds."""
    match = _QUANTITY.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        raise BadValueError(f'{written!r} is not written like "{example}"')
    number, unit = match.groups()
    if unit not in units:
        raise BadValueError(
            f'unknown unit "{unit}"' if unit else f"{written!r} has no unit", unit or "?", units
        )
    return Fraction(number) * units[unit]


def _whole(number: Fraction, written: Any) -> int:
    if number.denominator != 1:
        raise BadValueError(f"{written!r} is not a whole number")
    return int(number)


def _size(table: Table) -> FileSize:
    """`or_mib` says that the source's "MB" may mean MiB."""
    written = table["value"]
    number = _whole(_quantity(written, SIZES, "8 MB"), written)
    if not _flag({"value": table.get("or_mib", False)}):
        return FileSize(number)
    unit = written.lstrip("0123456789. ")
    larger = {"KB": "KiB", "MB": "MiB", "GB": "GiB"}.get(unit)
    if larger is None:
        raise BadValueError(f'or_mib makes no sense for "{unit}"')
    return FileSize(number, number // SIZES[unit] * SIZES[larger])


def _bit_rate(table: Table) -> int:
    return _whole(_quantity(table["value"], BIT_RATES, "25 Mbps"), table["value"])


def _count(table: Table) -> int:
    value = table["value"]
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadValueError(f"{value!r} is not a whole number")
    return value


def _flag(table: Table) -> bool:
    if not isinstance(table["value"], bool):
        raise BadValueError(f"{table['value']!r} is not true or false")
    return table["value"]


def _text(table: Table) -> str:
    value = table["value"]
    if not isinstance(value, str) or not value.strip():
        raise BadValueError(f"{value!r} is not a text")
    return value


def ratio(written: Any) -> Fraction:
    match = _RATIO.fullmatch(written) if isinstance(written, str) else None
    if match is None or not Fraction(match[1]) or not Fraction(match[2]):
        raise BadValueError(f'{written!r} is not a ratio such as "4:5"')
    return Fraction(match[1]) / Fraction(match[2])


def dimensions(written: Any) -> Dimensions:
    match = _DIMENSIONS.fullmatch(written) if isinstance(written, str) else None
    if match is None or not int(match[1]) or not int(match[2]):
        raise BadValueError(f'{written!r} is not width and height such as "1080x1350"')
    return Dimensions(int(match[1]), int(match[2]))


def _number(written: Any) -> Fraction:
    if isinstance(written, bool) or not isinstance(written, int | float) or not math.isfinite(written):
        raise BadValueError(f"{written!r} is not a number")
    return Fraction(str(written))


def _many(written: Any) -> list[Any]:
    if not isinstance(written, list) or not written:
        raise BadValueError(f"{written!r} is not a list")
    return written


def _dimensions(table: Table) -> Dimensions:
    """`either_way` says that the picture may also lie on its side."""
    found = dimensions(table["value"])
    return Dimensions(found.width, found.height, _flag({"value": table.get("either_way", False)}))


def _interval(read: Callable[[Any], Fraction]) -> Callable[[Table], Interval]:
    """`min` and `max`, or one `value` for both, or the value "any" for no bound at all."""

    def build(table: Table) -> Interval:
        if "value" in table:
            if "min" in table or "max" in table:
                raise BadValueError("either value or min and max, not both")
            if table["value"] == "any":
                return Interval()
            return Interval(read(table["value"]), read(table["value"]))
        low, high = (read(table[end]) if end in table else None for end in ("min", "max"))
        if low is not None and high is not None and low > high:
            raise BadValueError(f"min {table['min']} is above max {table['max']}")
        return Interval(low, high)

    return build


def _ratios_by_name(table: Table) -> dict[str, Fraction]:
    value = table["value"]
    if not isinstance(value, dict) or not value:
        raise BadValueError(f"{value!r} is not a table of ratios")
    return {name: ratio(written) for name, written in value.items()}


def _area(*parts: str) -> Callable[[Table], Mapping[str, Fraction | str]]:
    """Margins or an area: fractions of the frame, or pixels of the `frame` that is named.

    The result always holds fractions, of the frame's height for top, bottom and height, else of its width;
    `frame` and `corner` stay texts.
    """

    def build(table: Table) -> Mapping[str, Fraction | str]:
        value = table["value"]
        if not isinstance(value, dict):
            raise BadValueError(f"{value!r} is not a table with {', '.join(parts)}")
        for part in value:
            if part not in (*parts, "frame"):
                raise BadValueError(f'unknown part "{part}"', part, (*parts, "frame"))
        missing = [part for part in parts if part not in value]
        if missing:
            raise BadValueError(f"{', '.join(missing)} must be given too")
        frame = dimensions(value["frame"]) if "frame" in value else Dimensions(1, 1)
        return {part: _share(part, written, frame) for part, written in value.items()}

    return build


def _share(part: str, written: Any, frame: Dimensions) -> Fraction | str:
    if part == "frame":
        return str(written)
    if part == "corner":
        if written not in CORNERS:
            raise BadValueError(f"unknown corner {written!r}", str(written), CORNERS)
        return str(written)
    side = frame.height if part in ("top", "bottom", "height") else frame.width
    share = _number(written) / side
    if not 0 <= share <= 1:
        raise BadValueError(f"{part} = {written} does not fit into the frame")
    return share


def _word(known: Collection[str]) -> Callable[[Table], str]:
    def build(table: Table) -> str:
        if table["value"] not in known:
            raise BadValueError(f"unknown value {table['value']!r}", str(table["value"]), known)
        return str(table["value"])

    return build


def _words(known: Collection[str]) -> Callable[[Table], tuple[str, ...]]:
    """A list of words; any word is good when none is known."""

    def build(table: Table) -> tuple[str, ...]:
        words = _many(table["value"])
        for word in words:
            if not isinstance(word, str) or (known and word not in known):
                raise BadValueError(f"unknown value {word!r}", str(word), known)
        return tuple(words)

    return build


_BOUNDS = ("min", "max", "value")

FLAG = Kind("true or false", _flag)
COUNT = Kind("a whole number", _count)
TEXT = Kind("a text", _text)
SIZE = Kind('a size such as "8 MB"', _size, ("value", "or_mib"))
BIT_RATE = Kind('a bit rate such as "25 Mbps"', _bit_rate)
RATIO = Kind('a ratio such as "4:5"', lambda table: ratio(table["value"]))
RATIOS = Kind("a list of ratios", lambda table: tuple(map(ratio, _many(table["value"]))))
RATIOS_BY_NAME = Kind("ratios by name", _ratios_by_name)
RATIO_RANGE = Kind('a range of ratios such as min = "4:5"', _interval(ratio), _BOUNDS, _BOUNDS)
DURATION_RANGE = Kind(
    'a range of durations such as max = "60 s"',
    _interval(lambda written: _quantity(written, DURATIONS, "15 min")),
    _BOUNDS,
    _BOUNDS,
)
NUMBER_RANGE = Kind("a range of numbers such as max = 60", _interval(_number), _BOUNDS, _BOUNDS)
DIMENSIONS = Kind('width and height such as "1080x1350"', _dimensions, ("value", "either_way"))
DIMENSIONS_LIST = Kind(
    'a list such as ["1080x1350"]', lambda table: tuple(map(dimensions, _many(table["value"])))
)
MARGINS = Kind("a table of margins", _area("top", "bottom", "left", "right"))
AREA = Kind("a table with width and height", _area("width", "height"))
CORNER = Kind("a table with corner, width and height", _area("corner", "width", "height"))


def word(*known: str) -> Kind:
    return Kind("one of " + ", ".join(known), _word(known))


def words(*known: str) -> Kind:
    return Kind("a list of words", _words(known))


def written(table: Table) -> str:
    """The value as the file writes it, in one line."""
    if "value" in table:
        return _plain(table["value"])
    low, high = table.get("min"), table.get("max")
    if low is None or high is None:
        return f"at most {high}" if low is None else f"at least {low}"
    return f"{low} to {high}"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items())
    return str(value)
