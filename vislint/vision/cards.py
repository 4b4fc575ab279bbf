"""Text card or any other graphic: a few words set large, on a ground that is not a white page.

Asked only of pictures that are no photographs. Quotes, announcements, titles and the pictures that sites make
for their links are cards, on a plain, graded or drawn ground. Words on white are left a graphic, since pages,
charts and the names in logos look the same, and so is a single short word.
"""

from __future__ import annotations

import math

from vislint.odds import log_odds
from vislint.vision.frame import Pixels
from vislint.vision.kind import Traits
from vislint.vision.lettering import MOST, Lettering, lettering

FEWEST = 5
"""Letters in lines."""
TALLEST = 0.03
"""Height of the tallest line by the shorter side. Smaller words are those of pages and windows."""
LEAST_SHARE = 0.15
"""Of all edges in the picture, those of letters. What has more of others shows something else."""
SHAPE = (0.4, 2.7)
"""Width by height: from a tall story to a header. Strips of a page have words as large as a card."""
MANY, LARGE, PAGE = 14, 0.1, -3.0
"""From here on more letters, larger ones, and lower odds of a screenshot say nothing more."""

WEIGHTS = (0.701, 7.197, 2.779, -5.197, -0.533)
BIAS = 2.391
"""Log-odds of a card, by `benchmarks/kinds.py` on 2026-11-27: 230 cards with such letters, of which 132 were
rendered, against 300 other graphics, classes weighed alike."""
CARD = 1.2
"""From here on it is called one: of pictures from sources that were left out, 69 % of the real cards are,
72 % of the rendered ones and 1.1 % of the others. Graphic is never wrong, so it gets what is doubtful."""
BEST = Lettering(letters=MANY, tallest=LARGE, height=LARGE, share=1.0)
"""Where these are no card, no letters are, and none need be looked for."""


def is_card(grey: Pixels, traits: Traits, screenshot_odds: float) -> bool:
    """`screenshot_odds` are log-odds of a window or page, by `vislint/vision/graphics.py`."""
    if not has_shape(grey) or card_odds(BEST, traits, screenshot_odds) <= CARD:
        return False
    return card_odds(lettering(grey), traits, screenshot_odds) > CARD


def has_shape(grey: Pixels) -> bool:
    height, width = grey.shape
    shape: float = width / height
    return SHAPE[0] <= shape <= SHAPE[1]


def card_odds(told: Lettering, traits: Traits, screenshot_odds: float) -> float:
    if not can_be(told) or told.share < LEAST_SHARE:
        return -math.inf
    return log_odds(WEIGHTS, BIAS, card_features(told, traits, screenshot_odds))


def can_be(told: Lettering) -> bool:
    return told.tallest >= TALLEST and FEWEST <= told.letters <= MOST


def card_features(told: Lettering, traits: Traits, screenshot_odds: float) -> tuple[float, ...]:
    """Log-odds of an edge to be of a letter, how many letters, how large, white ground, how like a page."""
    share = math.log((told.share + 0.02) / (1.02 - told.share))
    letters, height = min(told.letters, MANY) / MANY, math.log(min(told.height, LARGE))
    return share, letters, height, traits.white, max(screenshot_odds, PAGE)
