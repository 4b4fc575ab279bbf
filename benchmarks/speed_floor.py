"""The least that measuring can cost: a file read and decoded at a reduced size, with nothing done to it."""

from __future__ import annotations

import io
from pathlib import Path

SIDE = 960
"""Pixels that the longer side keeps at least, where the file has them: `vislint.vision.frame.DECODED`."""


def pillow(path: Path) -> None:
    """In colour, as its own pixels: an array of them would be a copy."""
    from PIL import Image

    with Image.open(io.BytesIO(path.read_bytes())) as image:
        scale = SIDE / max(image.size)
        image.draft(None, (round(image.width * scale), round(image.height * scale)))
        image.load()


def opencv(path: Path) -> None:
    import cv2
    import numpy as np

    cv2.setNumThreads(1)
    data = path.read_bytes()
    flags = {1: cv2.IMREAD_COLOR, 2: cv2.IMREAD_REDUCED_COLOR_2, 4: cv2.IMREAD_REDUCED_COLOR_4}
    cv2.imdecode(np.frombuffer(data, np.uint8), flags[_step(data)])


def simplejpeg(path: Path) -> None:
    from simplejpeg import decode_jpeg, decode_jpeg_header

    data = path.read_bytes()
    height, width, *_ = decode_jpeg_header(data)
    step = _step(data)
    decode_jpeg(data, min_height=-(-height // step), min_width=-(-width // step))


def _step(data: bytes) -> int:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as image:
        factor = max(image.size) // SIDE
    return 4 if factor >= 4 else 2 if factor >= 2 else 1
