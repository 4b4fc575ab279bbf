"""From which number on a picture counts as weak; each with the measurement that set it.

All on 2026-11-23, opencv-python-headless 5.0.0: 87 good photographs (63 of up to
2,048 pixels and the 24 of the Kodak set) and their degraded copies, and 100 good ones of 481 pixels
(BSDS500). `benchmarks/accuracy.md` has the whole table.
"""

from __future__ import annotations

from vislint.model import Asset, Measures

BLURRED = 1.3
"""Log-odds. 0 of 187 good photographs reach it; Gaussian blur of 3 pixels 100 %, of 2 pixels 71 %, a defocus
of 4 pixels 92 %, motion of 9, 17 and 31 pixels 75, 89 and 90 %."""
MOVED = 0.12
"""Log ratio. Of the blurred copies beyond it are 3 in 4 of those with motion and 1 in 100 of those
without."""
DARK_HIGHEST, DARK_MEAN = 140.0, 75.0
"""Levels at or below which the 99th percentile and the mean both lie: 0 of 187 good photographs, 83, 99 and
100 % at -2, -3 and -4 EV, 19 of 25 photographs taken in low light (SCI)."""
BURNT, BURNT_HIGHEST = 40.0, 250.0
"""Share of burnt out pixels by the mean level: 2 of 187 good photographs, 55 and 87 % at +1.5 and +2.5 EV.
The 99th percentile must be white, since light paper burns out in one channel only."""
BURNT_LIGHT = 2.5
""""""
FLAT_RANGE = 70.0
"""Levels from the 5th to the 99th percentile: 2 of 187 good photographs, 52 and 100 % at a contrast of 0.4
and 0.2."""
GRAINY, GRAINY_EDGE = 6.0, 800
"""Levels, on pictures with at least so many pixels: in smaller ones texture cannot be told from noise. 0 of
87 good photographs, 75 and 98 % with noise of 20 and 40 levels at 2,048 pixels."""
BLOCKY, SHIFTED = 2.4, 1.55
"""Strength of the grid: 0 of 187 good photographs, 56, 85 and 97 % at JPEG quality 20, 10 and 5."""
FINE_QUALITY = 81
"""From this JPEG quality on, squares come from an earlier compression; below, smooth drawings have some."""
COARSE_QUALITY = 25
"""JPEG quality in the file: none of 383 JPEGs of the corpus is below 50."""
BAR, BAR_DIFFERENCE = 0.03, 0.35
"""Share of the height or width, and by how much of it two opposite bars may differ."""


def photograph(asset: Asset) -> Measures | None:
    """What the pixels of a photograph that shows something say; None for every other picture."""
    measures = asset.measures
    if measures is None or measures.kind != "photograph" or measures.borders.blank:
        return None
    return measures


def drowned(measures: Measures, highest: float = DARK_HIGHEST, mean: float = DARK_MEAN) -> bool:
    return measures.light.highest <= highest and measures.light.mean <= mean


def burnt_out(measures: Measures, least: float = BURNT) -> bool:
    """Much white, in one picture that is light and not the ground of a drawing."""
    light = measures.light
    white = light.highest >= BURNT_HIGHEST and light.clipped_bright * light.mean >= least
    return white and light.burnt_light >= BURNT_LIGHT and not measures.borders.blank
