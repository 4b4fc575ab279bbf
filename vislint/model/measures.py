"""What the pixels of a picture say: numbers without a verdict.

Everything is measured at about the size at which pictures are shown: long edge at most 1,000 pixels, upright,
transparent parts on white. None means that it could not be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Region = tuple[float, float, float, float]
"""x, y, width, height as fractions of the picture, from its upper left corner."""

PictureKind = Literal["photograph", "screenshot", "text card", "graphic"]
"""Drawings, diagrams and logos are graphics, and whatever cannot be told surely."""

HASH_BITS = 192
"""Of each perceptual hash."""


@dataclass(frozen=True, slots=True)
class Sharpness:
    """How sharp the sharpest part of the picture is."""

    blur: float
    """Log-odds that the whole picture is blurred; 0 is as likely as not."""
    motion: float
    """How much softer the softest direction is than the mean: log ratio of energies, from 0."""


@dataclass(frozen=True, slots=True)
class Light:
    """Brightness and contrast of the luma (ITU-R BT.601), 0 black to 255 white."""

    mean: float
    median: float
    low: float
    """The 5th percentile."""
    high: float
    """The 95th percentile."""
    highest: float
    """The 99th percentile."""
    clipped_dark: float
    """Share of the picture that is black."""
    clipped_bright: float
    """Share of the picture in which a channel is at its upper end."""
    contrast: float
    """Standard deviation."""
    white: float = 0.0
    """Share of the picture in which all channels are at their upper end."""
    brightest: float = 255.0
    """The 99.9th percentile of the brightest channel."""
    burnt_light: float = 0.0
    """Log-odds that white parts are light that burnt out, and not the ground of a drawing. This,
    `light_tones`, `light_steps` and `burnt_rim` are 0, and not measured, where hardly anything is burnt
    out."""
    light_tones: float = 0.0
    """Share of the picture that is light and not burnt out: luma from 224 to 252."""
    light_steps: float = 0.0
    """How far apart, in levels, the nine pixels around one of the light tones lie in the mean."""
    upper_tones: float = 0.0
    """Share of the picture whose brightest channel is light but far from its upper end: 192 to 223."""
    burnt_rim: float = 0.0
    """Share of the picture at the rims of what is burnt out: large where that is ragged or in many pieces."""
    burnt_part: Region | None = None
    """The largest connected part that is burnt out; None where a box around it would tell nothing."""


@dataclass(frozen=True, slots=True)
class Grain:
    noise: float
    """Standard deviation of the noise in levels of 255."""


@dataclass(frozen=True, slots=True)
class Compression:
    blocking: float | None
    """Strength of the block grid of JPEG: steps across it by steps elsewhere, about 1 where there is none."""
    shifted: float | None = None
    """Strength of a second grid, which a copy has that was cut before it was saved again."""


@dataclass(frozen=True, slots=True)
class Enlargement:
    """What interpolation has left in a soft picture."""

    factor: float
    """How many times wider and higher the picture was made, if it was."""
    evidence: float
    """Log of what varies in the rhythm of that factor against what varies in others, 1 to 2 by chance."""


@dataclass(frozen=True, slots=True)
class Borders:
    """Plain bars along the edges, as fractions of width or height."""

    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    blank: bool = False
    """True when the picture shows nothing."""


@dataclass(frozen=True, slots=True)
class Transparency:
    """What is lost of a picture with transparent parts on a ground that it was not made for."""

    share: float
    """Share of pixels that are not opaque."""
    lost_on_white: float
    """Share of what can be seen on black that cannot be seen on white, 0 to 1."""
    lost_on_black: float
    visible: bool
    """False for a picture that is transparent everywhere."""


@dataclass(frozen=True, slots=True)
class Measures:
    width: int
    height: int
    kind: PictureKind
    sharpness: Sharpness | None
    light: Light
    grain: Grain | None
    compression: Compression
    borders: Borders
    colours: tuple[str, ...]
    """The dominant colours, #rrggbb, the most frequent first."""
    fingerprint: str
    """Perceptual hashes of HASH_BITS bits each, of the whole and of its parts, hexadecimal."""
    transparency: Transparency | None = None
    photograph_odds: float = 0.0
    """Log-odds of a photograph by what is neither nearly white nor nearly black."""
    relief: float = 1.0
    """Steps that are left at 64 pixels, as share of the contrast: drawn gradients have nearly none."""
    enlargement: Enlargement | None = None
    """None for pictures that are sharp, and for those that were not decoded at their own size."""
    banding: float | None = None
    """Strength of the steps in smooth parts, 0 to about 1; None for very small pictures."""
