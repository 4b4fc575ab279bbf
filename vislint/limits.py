"""From a limit's effect, grade and route to a severity: the only place where that is decided.

the network …                                        severity
refuses it                                           error
words it as a limit, its effect unseen               error by api, warning by hand
does not show it                                     error
crops it, cuts it, shows it worse                    warning
resizes or converts it without harm                  info
is known only from other people's code or guides,
or contradicts itself                                at most warning
is described differently by its sources              error beyond the loosest reading,
                                                     warning between that and the strict one
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Literal

from vislint.model import Breach, Effect, FileSize, Interval, Limit, Route, Severity

Verdict = Literal["kept", "unclear", "broken"]
"""`unclear`: broken in one reading of the limit and kept in another, such as MB and MiB."""

_BY_EFFECT: dict[Effect, Severity | None] = {
    "reject": "error",
    "limit": "error",
    "hidden": "error",
    "crop": "warning",
    "letterbox": "warning",
    "split": "warning",
    "truncate": "warning",
    "degrade": "warning",
    "upscale": "warning",
    "unknown": "warning",
    "downscale": "info",
    "convert": "info",
    "none": None,
}

_HARMLESS: frozenset[Effect] = frozenset({"downscale", "convert", "none", "unknown"})

ONE_PIXEL = 1
DECIMAL_SLACK = Fraction(25, 10_000)
"""Share by which a ratio may pass a bound written as a decimal: 1200 × 627, the size LinkedIn asks for
under "1.91:1" (help a521928, read 2026-10-04), is 1.9139, 0.2 % above it."""


def severity_of(limit: Limit, route: Route) -> Severity | None:
    """How bad it is to break `limit`; None when nothing happens."""
    severity = _BY_EFFECT[limit.effect]
    by_hand = limit.effect == "limit" and route == "app"
    doubtful = limit.grade != "official"
    return "warning" if severity == "error" and (by_hand or doubtful) else severity


def first_breach(limits: Sequence[Limit], route: Route, verdict: Callable[[Limit], Verdict]) -> Breach | None:
    """The worst breach among the readings of one key, or None.

    `limits` holds the leading reading first and conflicting ones after, as `Slot.get` returns them.
    """
    if all(verdict(limit) == "kept" for limit in limits if not limit.tier):
        return None
    judged = [(limit, verdict(limit)) for limit in limits if not limit.tier]
    leading = [(limit, said) for limit, said in judged if not limit.conflict]
    others = [(limit, said) for limit, said in judged if limit.conflict]
    for limit, said in leading:
        severity = severity_of(limit, route)
        if said == "kept" or severity is None:
            continue
        doubtful = said == "unclear" or any(other == "kept" for _, other in others)
        return Breach(limit, "warning" if doubtful and severity == "error" else severity)
    for limit, said in others:
        if said == "broken" and limit.effect not in _HARMLESS:
            return Breach(limit, "warning")
    return None


def above(limit: Limit, size: int) -> Verdict:
    """Whether `size` bytes are more than a FileSize or plain number allows."""
    value = limit.value
    if isinstance(value, FileSize):
        if size <= value.bytes:
            return "kept"
        return "unclear" if value.bytes_mib is not None and size <= value.bytes_mib else "broken"
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return "kept"
    return "broken" if size > value else "kept"


def below(limit: Limit, size: int) -> Verdict:
    """Whether `size` is less than a FileSize or plain number asks for."""
    value = limit.value.bytes if isinstance(limit.value, FileSize) else limit.value
    if isinstance(value, bool) or not isinstance(value, int | Fraction):
        return "kept"
    return "broken" if size < value else "kept"


def outside(limit: Limit, width: int, height: int) -> Verdict:
    """Whether a picture's ratio lies outside an Interval.

    One pixel of rounding is forgiven, and DECIMAL_SLACK at a bound that is written as a decimal.
    """
    interval = limit.value
    if not isinstance(interval, Interval):
        return "kept"
    too_tall = interval.min is not None and _narrower(width, height, interval.min)
    too_wide = interval.max is not None and _narrower(height, width, 1 / interval.max)
    return "broken" if too_tall or too_wide else "kept"


def _narrower(width: int, height: int, bound: Fraction) -> bool:
    simple = max(bound.numerator, bound.denominator) <= 20
    floor = bound if simple else bound / (1 + DECIMAL_SLACK)
    return Fraction(width + (ONE_PIXEL if simple else 0), height) < floor
