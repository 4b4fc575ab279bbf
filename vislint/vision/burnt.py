"""Whether white is light that burnt out, and not the ground of a drawing or of what was cut out.

Light burns out in one channel after the other, so around white there are places in which two channels are at
their upper end and the third is not; in a drawing white is white. What burns out has ragged rims, and beside
it there are tones of all kinds. In pictures without colour the channels tell nothing, the others have to.
`benchmarks/fit.py` sets the weights.
"""

from __future__ import annotations

import math

import cv2

from vislint.model import Light
from vislint.vision.bright import Channels, share_between

WEIGHTS = (0.657, 1.646, 0.835, 2.536, -6.59, 0.668)
BIAS = 13.41
END, BELOW = 253, 244
"""Levels from which a channel is at its end, give or take what JPEG does, and up to which it is not."""
TONES = 64, 127
"""Levels of the least channel: neither the ground nor what is written on it."""
NO_COLOUR = 2.0
"""Levels by which the greatest channel is above the least in the mean; JPEG leaves about one."""
LITTLE, FEW = 0.003, 0.006
"""Shares: with less, no difference between little and none is looked for."""


def burnt_light(values: tuple[float, ...]) -> float:
    """Log-odds that white parts are light that burnt out, from what `burnt_features` gives."""
    return round(BIAS + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True)), 3)


def burnt_features(channels: Channels, light: Light, odds: float, relief: float) -> tuple[float, ...]:
    """`odds` are those of a photograph, `relief` is that of the whole picture.

    Then: log of the share in which two channels are at their end and the third is not, log of the share of
    the tones between, whether the picture has no colour, relief, log of the share of the rims.
    """
    ended = cv2.inRange(channels.middle, END, 255)
    two = cv2.countNonZero(cv2.bitwise_and(ended, cv2.inRange(channels.least, 0, BELOW))) / ended.size
    colour = cv2.mean(channels.greatest)[0] - cv2.mean(channels.least)[0]
    return (
        odds,
        math.log(two + LITTLE),
        math.log(share_between(channels.least, *TONES) + FEW),
        float(colour < NO_COLOUR),
        relief,
        math.log(light.burnt_rim + LITTLE),
    )
