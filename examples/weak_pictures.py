"""Pictures that look like photographs to a measurement, good ones and weak ones, drawn from numbers."""

from __future__ import annotations

import random
from collections.abc import Callable

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

SIZE = (1280, 720)
Save = Callable[..., None]


def write_weak(jpeg: Save, png: Save) -> None:
    """Two pictures for each rule on weak visuals."""
    rocks = shore(SIZE, 7)
    softer = rocks.filter(ImageFilter.GaussianBlur(0.7))  # a lens draws no step as steep as these
    weak = {
        "out-of-focus": rocks.filter(ImageFilter.GaussianBlur(5)),
        "too-dark": rocks.point(lambda level: level * 2 // 5),
        "too-bright": softer.point(lambda level: min(255, level * 8 // 5 + 25)),
        "low-contrast": rocks.point(lambda level: 110 + level // 8),
        "noisy": ImageChops.add(rocks, _noise(SIZE, 5, 90), offset=-128),
        "bordered-image": _with_bars(rocks),
    }
    for rule, picture in weak.items():
        jpeg(f"{rule}/bad/shore.jpg", picture, 85)
        jpeg(f"{rule}/good/shore.jpg", rocks, 85)
    thumbnail = rocks.resize((400, 225))
    jpeg("out-of-focus/bad/enlarged.jpg", thumbnail.resize(SIZE, Image.Resampling.BICUBIC), 85)
    jpeg("over-compressed/bad/shore.jpg", rocks, 8)
    jpeg("over-compressed/good/shore.jpg", rocks, 85)
    harbour = shore(SIZE, 8)
    for verdict, second in (("bad", rocks), ("good", harbour)):
        jpeg(f"repeated-visual/{verdict}/shore.jpg", rocks, 85)
        jpeg(f"repeated-visual/{verdict}/walk.jpg", second.resize((960, 540)), 75)
    png("blank-image/bad/card.png", Image.new("RGB", (1200, 675), (250, 246, 238)))
    card = Image.new("RGB", (1200, 675), (250, 246, 238))
    ImageDraw.Draw(card).ellipse((500, 240, 700, 440), fill=(32, 38, 76))
    png("blank-image/good/card.png", card)


def shore(size: tuple[int, int], seed: int) -> Image.Image:
    """Sky, water and rocks with fine grain."""
    chance = random.Random(seed)
    width, height = size
    ground = Image.new("RGB", size, (150, 185, 215))
    draw = ImageDraw.Draw(ground)
    draw.rectangle((0, height * 0.45, width, height), fill=(70, 110, 125))
    for _ in range(160):
        x, y = chance.uniform(0, width), chance.uniform(height * 0.55, height)
        reach = chance.uniform(20, 110)
        corners = [
            (x + chance.uniform(-reach, reach), y + chance.uniform(-reach, reach) / 2) for _ in range(6)
        ]
        tone = chance.randrange(20, 235)
        draw.polygon(corners, fill=(tone, tone * 9 // 10, tone * 3 // 4))
    for layer, strength in ((3, 40), (6, 30), (24, 24)):
        small = _noise((width // layer, height // layer), seed + layer, strength)
        ground = ImageChops.add(ground, small.resize(size, Image.Resampling.BICUBIC), offset=-128)
    fine = _noise(size, seed + 1, 14)
    return ImageEnhance.Contrast(ImageChops.add(ground, fine, offset=-128)).enhance(1.15)


def _noise(size: tuple[int, int], seed: int, strength: int) -> Image.Image:
    """Grey noise around 128."""
    levels = bytes(128 - strength // 2 + value * strength // 255 for value in range(256))
    values = random.Random(seed).randbytes(size[0] * size[1]).translate(levels)
    return Image.frombytes("L", size, values).convert("RGB")


def _with_bars(picture: Image.Image) -> Image.Image:
    square = Image.new("RGB", (picture.width, picture.width), (0, 0, 0))
    square.paste(picture, (0, (picture.width - picture.height) // 2))
    return square
