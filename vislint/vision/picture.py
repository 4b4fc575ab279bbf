"""All that is measured of one picture."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from vislint.model import Borders, Grain, Measures, Sharpness
from vislint.vision.banding import banding
from vislint.vision.blocks import Floats
from vislint.vision.borders import borders
from vislint.vision.bright import channels_of
from vislint.vision.burnt import burnt_features, burnt_light
from vislint.vision.colours import dominant_colours
from vislint.vision.compression import compression
from vislint.vision.enlargement import enlargement
from vislint.vision.fingerprint import fingerprint
from vislint.vision.frame import ALL, BAND, CLOSER, Frame, Pixels, bands_of, reduction
from vislint.vision.graphics import graphic_kind
from vislint.vision.kind import is_photograph, photograph_odds, traits
from vislint.vision.light import SOME, histogram, light
from vislint.vision.noise import noise, noise_of_blocks
from vislint.vision.relief import patterned, relief
from vislint.vision.sharpness import SMALLEST, sharpness
from vislint.vision.transparency import transparency

_PAIR = 0.02
_SOFT = 0.0
"""Score of blur: sharper pictures are not looked at for what an enlargement leaves."""
_LOOKS = ((BAND, -2.0), (CLOSER, 0.0), (ALL, math.inf))
"""How many rows are looked at, and the score of blur up to which that is enough."""


def measure(frame: Frame) -> Measures:
    by_block = noise_of_blocks(frame.bands)
    grain = noise(frame.bands, by_block)
    width, height = frame.size
    counts = histogram(frame.grey)
    bars = borders(frame.grey, counts)
    shown = between_bars(frame, bars)
    drawn = traits(shown, counts if shown is frame else histogram(shown.grey))
    coarse = relief(shown.grey)
    photograph = is_photograph(drawn) and not patterned(coarse)
    channels = channels_of(frame.colour)
    odds = photograph_odds(drawn)
    lit = light(frame, counts, channels)
    if lit.clipped_bright >= SOME:
        lit = replace(lit, burnt_light=burnt_light(burnt_features(channels, lit, odds, coarse.most)))
    sharp = _sharpness(frame, by_block)
    soft = sharp is not None and sharp.blur > _SOFT
    return Measures(
        width=width,
        height=height,
        kind="photograph" if photograph else graphic_kind(frame, drawn),
        sharpness=sharp,
        light=lit,
        grain=None if grain is None else Grain(round(grain, 2)),
        compression=compression(frame.decoded, frame.grid),
        borders=bars,
        colours=dominant_colours(frame.colour),
        fingerprint=fingerprint(frame.grey),
        transparency=transparency(frame),
        photograph_odds=odds,
        relief=coarse.most,
        banding=banding(frame.decoded),
        enlargement=enlargement(frame.decoded, frame.grid) if soft else None,
    )


def _sharpness(frame: Frame, noise_by_block: Floats) -> Sharpness | None:
    """Of some rows, and where nothing in them is sharp, of more."""
    if max(frame.luma.shape) < SMALLEST:
        return None
    rows, told = frame.bands, None
    for band, enough in _LOOKS:
        if band != BAND:
            rows = bands_of(frame.luma, reduction(frame.luma), band)
            noise_by_block = noise_of_blocks(rows)
        told = sharpness(rows, noise_by_block)
        if len(rows) == 1 or (told is not None and told.blur <= enough):
            break
    return told


def between_bars(frame: Frame, bars: Borders | None = None) -> Frame:
    """What lies between two bars of a film still; a drawing on a plain ground has margins on all sides."""
    bars = bars or borders(frame.grey, histogram(frame.grey))
    across, down = min(bars.left, bars.right) > _PAIR, min(bars.top, bars.bottom) > _PAIR
    if across == down:
        return frame
    left, right = (bars.left, bars.right) if across else (0.0, 0.0)
    top, bottom = (bars.top, bars.bottom) if down else (0.0, 0.0)
    luma, grey, colour = (
        _part(each, left, top, right, bottom) for each in (frame.luma, frame.grey, frame.colour)
    )
    return replace(frame, luma=luma, grey=grey, colour=colour, bands=bands_of(luma, reduction(frame.luma)))


def _part(pixels: Pixels, left: float, top: float, right: float, bottom: float) -> Pixels:
    height, width = pixels.shape[:2]
    rows = slice(math.ceil(top * height), max(1, math.floor((1 - bottom) * height)))
    columns = slice(math.ceil(left * width), max(1, math.floor((1 - right) * width)))
    part = pixels[rows, columns]
    return np.ascontiguousarray(part) if part.size else pixels
