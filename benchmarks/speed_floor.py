"""The least that measuring can cost: a file read and decoded at a reduced size, with nothing done to it."""

from __future__ import annotations

import io
from pathlib import Path

SIDE = 1024
"""Pixels that the longer side keeps at least, where the file has them."""


def pillow(path: Path) -> None:
    """The luma alone, as far as Pillow leaves the rest away."""
    from PIL import Image

    with Image.open(io.BytesIO(path.read_bytes())) as image:
        scale = SIDE / max(image.size)
        image.draft(None, (round(image.width * scale), round(image.height * scale)))
        image.load()


def opencv(path: Path) -> None:
    import cv2
    import numpy as np
    from PIL import Image

    cv2.setNumThreads(1)
    data = path.read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        factor = max(image.size) // SIDE
    flags = {1: cv2.IMREAD_COLOR, 2: cv2.IMREAD_REDUCED_COLOR_2, 4: cv2.IMREAD_REDUCED_COLOR_4}
    step = 4 if factor >= 4 else 2 if factor >= 2 else 1
    cv2.imdecode(np.frombuffer(data, np.uint8), flags[step])
