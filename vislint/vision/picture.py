"""All that is measured of one picture."""

from __future__ import annotations

from vislint.model import Grain, Measures
from vislint.vision.borders import borders
from vislint.vision.colours import dominant_colours
from vislint.vision.compression import compression
from vislint.vision.fingerprint import fingerprint
from vislint.vision.frame import Frame
from vislint.vision.kind import kind
from vislint.vision.light import histogram, light
from vislint.vision.noise import noise, noise_of_blocks
from vislint.vision.sharpness import sharpness
from vislint.vision.transparency import transparency


def measure(frame: Frame) -> Measures:
    by_block = noise_of_blocks(frame.grey)
    grain = noise(frame.grey, by_block)
    height, width = frame.grey.shape
    counts = histogram(frame.grey)
    return Measures(
        width=width,
        height=height,
        kind=kind(frame),
        sharpness=sharpness(frame.grey, by_block),
        light=light(frame, counts),
        grain=None if grain is None else Grain(round(grain, 2)),
        compression=compression(frame.decoded, frame.grid),
        borders=borders(frame.grey, counts),
        colours=dominant_colours(frame.colour),
        fingerprint=fingerprint(frame.grey),
        transparency=transparency(frame),
    )
