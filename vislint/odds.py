"""What logistic regressions say, as log-odds: 0 is as likely as not."""

from __future__ import annotations

import math
from collections.abc import Sequence


def log_odds(weights: Sequence[float], bias: float, features: Sequence[float]) -> float:
    return bias + sum(weight * value for weight, value in zip(weights, features, strict=True))


def both(one: float, other: float) -> float:
    """That both hold: the odds against one and against the other add up."""
    least, most = sorted((one, other))
    return least - math.log1p(math.exp(least - most))
