"""What of a picture with transparent parts can still be seen on white and on black."""

from __future__ import annotations

import numpy as np

from vislint.model import Transparency
from vislint.vision.frame import Frame

SEEN = 24.0
"""Levels of luma by which a pixel must differ from the ground to be seen."""
INK = 0.5
"""Opacity from which on a pixel belongs to the drawing."""
_LUMA = np.array([0.114, 0.587, 0.299], np.float32)


def transparency(frame: Frame) -> Transparency | None:
    """None for pictures that are opaque everywhere."""
    if frame.alpha is None or frame.stored is None:
        return None
    opacity = frame.alpha.astype(np.float32) / 255
    luma = frame.stored.astype(np.float32) @ _LUMA
    ink = opacity >= INK
    share = round(float((frame.alpha < 255).mean()), 4)
    if not ink.any():
        return Transparency(share, 0.0, 0.0, visible=bool((opacity > 0.05).any()))
    on_white = (255 - luma) * opacity < SEEN
    on_black = luma * opacity < SEEN
    lost_on_white, lost_on_black = (round(float(lost[ink].mean()), 4) for lost in (on_white, on_black))
    return Transparency(share, lost_on_white, lost_on_black, visible=True)
