"""Whether white is light that burnt out, and not the ground of a drawing or of what was cut out.

Light burns out in one channel after the other, so around white there are places in which two channels are at
their upper end and the third still holds drawing; in a drawing white is white, and a pale colour is of one
level. What burns out has ragged rims, and beside it there are tones of all kinds. In pictures without colour
the channels tell nothing, the others have to. `benchmarks/fit.py` sets the weights.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from vislint.model import Light
from vislint.odds import log_odds
from vislint.vision.bright import Channels, share_between

WEIGHTS = (0.614, 1.866, 0.923, 2.18, -5.318, 0.62)
BIAS = 14.9
"""By `benchmarks/fit.py` on 2026-11-27: the copies of 383 photographs at +1.5 and +2.5 EV, in colour and
without, against 874 of 1,451 graphics, of all of which a twentieth is burnt out."""
END, BELOW = 253, 244
"""Levels from which a channel is at its end, give or take what JPEG does, and up to which it is not."""
VARIES = 1, 60
"""Levels by which nine pixels differ: none in a drawn fill of pale yellow, more at a drawn edge."""
TONES = 64, 127
"""Levels of the least channel: neither the ground nor what is written on it."""
NO_COLOUR = 2.0
"""Levels by which the greatest channel is above the least in the mean; JPEG leaves about one."""
LITTLE, FEW = 0.003, 0.006
"""Shares: with less, no difference between little and none is looked for."""


def burnt_light(values: tuple[float, ...]) -> float:
    """Log-odds that white parts are light that burnt out, from what `burnt_features` gives."""
    return round(log_odds(WEIGHTS, BIAS, values), 3)


def burnt_features(channels: Channels, light: Light, odds: float, relief: float) -> tuple[float, ...]:
    """`odds` are those of a photograph, `relief` is that of the whole picture.

    Then: log of the share in which two channels are at their end and the third varies, log of the share of
    the tones between, whether the picture has no colour, relief, log of the share of the rims.
    """
    colour = cv2.mean(channels.greatest)[0] - cv2.mean(channels.least)[0]
    return (
        odds,
        math.log(_two_ended(channels) + LITTLE),
        math.log(share_between(channels.least, *TONES) + FEW),
        float(colour < NO_COLOUR),
        relief,
        math.log(light.burnt_rim + LITTLE),
    )


def _two_ended(channels: Channels) -> float:
    """Share of the pixels in which two channels are at their end, and the third is not and holds drawing."""
    window = np.ones((3, 3), np.uint8)
    span = cv2.subtract(cv2.dilate(channels.least, window), cv2.erode(channels.least, window))
    below = cv2.bitwise_and(cv2.inRange(channels.least, 0, BELOW), cv2.inRange(span, *VARIES))
    ended = cv2.bitwise_and(below, cv2.inRange(channels.middle, END, 255))
    return cv2.countNonZero(ended) / ended.size
