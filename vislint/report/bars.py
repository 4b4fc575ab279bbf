"""A measured number against its bound, as the two lengths of a small bar."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = {"byte": 1.0, "kB": 1e3, "MB": 1e6, "GB": 1e9}
_NUMBER = r"(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>[A-Za-z]*)"
_MEASURED = re.compile(_NUMBER)
_BOUND = re.compile(rf"(?:at most|at least|best below) {_NUMBER}(?: wide| high)?")


@dataclass(frozen=True, slots=True)
class Bar:
    """Percent of the bar's width: how far the measured number reaches, and where the bound stands."""

    filled: float
    bound: float

    @property
    def path(self) -> str:
        """The filled part and a mark at the bound, in a drawing of 100 by 8; where they meet is left open."""
        mark = max(0.0, self.bound - 1.2)
        return f"M0 0H{self.filled:g}V8H0ZM{mark:g} 0h1.2v8h-1.2Z"


def bar(measured: str | None, bound: str | None) -> Bar | None:
    """None where the two are not plain numbers of one unit."""
    have, may = _value(_MEASURED, measured), _value(_BOUND, bound)
    if have is None or may is None or (may[1] and have[1] != may[1]):
        return None
    longest = max(have[0], may[0])
    return Bar(_percent(have[0], longest), _percent(may[0], longest)) if longest else None


def _value(pattern: re.Pattern[str], text: str | None) -> tuple[float, str] | None:
    found = pattern.fullmatch(text or "")
    if found is None:
        return None
    number, unit = float(found["number"].replace(",", "")), found["unit"]
    single = unit.removesuffix("s")
    return (number * _UNITS[single], "byte") if single in _UNITS else (number, single)


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1)
