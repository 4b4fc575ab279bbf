"""Whether a photograph is overexposed, told from what its light tones look like.

More exposure multiplies the light of every pixel: more of it burns out, and with ragged rims, since what
burns out has texture; below lie the tones that were in the middle, and they have the drawing of the middle.
Snow, fog, white walls and lamps have some of these signs, but seldom all. That much is white may also be the
ground of a drawing; `Light.burnt_light` says how likely it is light. Both must hold. `benchmarks/fit.py` sets
the weights, `benchmarks/accuracy.md` has what they find.
"""

from __future__ import annotations

import math

from vislint.model import Light
from vislint.odds import both, log_odds

WEIGHTS = (5.092, 1.139, -0.008, 1.323, 1.483)
BIAS = 10.711
"""By `benchmarks/fit.py` on 2026-11-27: 1,507 copies of 383 photographs at +1.5 and +2.5 EV, JPEG and PNG,
against 1,224 untouched ones and other copies, of all of which a twentieth is burnt out."""
LITTLE = 0.03
"""Share of the pixels: with less, no difference between little and none is looked for."""
FEW = 0.003
"""The same for tones and rims. Of the light tones so many count half: the rims of some lamps in a dark room
tell nothing."""


def overexposure(light: Light) -> float:
    """Log-odds that light burnt out by too much exposure; 0 is as likely as not."""
    return both(exposed(light), light.burnt_light)


def exposed(light: Light) -> float:
    """Log-odds of too much exposure if what is white is light."""
    return log_odds(WEIGHTS, BIAS, features(light))


def features(light: Light) -> tuple[float, ...]:
    """Burnt out share, share of the tones above the middle, median, rims of what is burnt out, how rough the
    light tones are."""
    rough = light.light_steps * light.light_tones / (light.light_tones + FEW)
    return (
        math.log(light.clipped_bright + LITTLE),
        math.log(light.upper_tones + FEW),
        light.median,
        math.log(light.burnt_rim + FEW),
        math.log(rough + 1),
    )


def burnt_most(light: Light, odds: float) -> float:
    """The burnt out share, from 0 to 1, at which a picture that is otherwise the same reaches `odds`."""
    if light.burnt_light <= odds:
        return 1.0
    needed = odds - math.log1p(-math.exp(odds - light.burnt_light))
    share, *others = WEIGHTS
    rest = log_odds(others, BIAS, features(light)[1:])
    return min(1.0, max(0.0, math.exp(min(1.0, (needed - rest) / share)) - LITTLE))
