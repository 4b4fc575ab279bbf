"""Whether a photograph is overexposed, told from three numbers.

More exposure multiplies the light of every pixel: more of it burns out, the dark tones rise, and the light
tones get the drawing of what was in the middle. Snow, fog, white walls and lamps have one of the three, but
seldom all. `benchmarks/fit.py` sets the weights, `benchmarks/accuracy.md` has what they find.
"""

from __future__ import annotations

import math

from vislint.model import Light

WEIGHTS = (3.66, 0.027, 2.277)
BIAS = -0.389
LITTLE = 0.03
"""Share of the pixels: with less, no difference between little and none is looked for."""
FEW = 0.003
"""Share of light tones at which they count half: the rims of some lamps in a dark room tell nothing."""


def overexposure(light: Light) -> float:
    """Log-odds that the photograph is overexposed; 0 is as likely as not."""
    return BIAS + sum(weight * value for weight, value in zip(WEIGHTS, features(light), strict=True))


def features(light: Light) -> tuple[float, float, float]:
    """Burnt out share, the dark tones in levels, how rough the light tones are."""
    rough = light.light_steps * light.light_tones / (light.light_tones + FEW)
    return math.log(light.clipped_bright + LITTLE), light.low, math.log(rough + 1)


def burnt_most(light: Light, odds: float) -> float:
    """The burnt out share, from 0 to 1, at which a picture with these tones reaches `odds`."""
    share, *others = WEIGHTS
    rest = BIAS + sum(weight * value for weight, value in zip(others, features(light)[1:], strict=True))
    return min(1.0, max(0.0, math.exp(min(1.0, (odds - rest) / share)) - LITTLE))
