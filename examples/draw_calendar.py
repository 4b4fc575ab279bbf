"""Draw the pictures of examples/calendar: landscapes, posters and a logo, the same on every run.

Usage: python examples/draw_calendar.py [FOLDER]
"""

from __future__ import annotations

import math
import random
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Colour = tuple[int, int, int]

DUSK: tuple[Colour, Colour] = ((38, 44, 92), (248, 168, 108))
DAY: tuple[Colour, Colour] = ((86, 150, 214), (222, 238, 246))
WINTER: tuple[Colour, Colour] = ((148, 172, 196), (240, 244, 248))


def sky(size: tuple[int, int], colours: tuple[Colour, Colour]) -> Image.Image:
    ramp = Image.linear_gradient("L").resize(size)
    top, bottom = (Image.new("RGB", size, colour) for colour in colours)
    return Image.composite(bottom, top, ramp)


def landscape(
    size: tuple[int, int], colours: tuple[Colour, Colour], seed: int, grain: int = 10
) -> Image.Image:
    """Hills before a sky with a low sun, with film grain so that it weighs what a photograph weighs."""
    dice = random.Random(seed)
    width, height = size
    picture = sky(size, colours)
    draw = ImageDraw.Draw(picture)
    radius = width // 16
    x, y = dice.randint(width // 4, 3 * width // 4), int(height * 0.46)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=(255, 236, 190))
    for layer in range(5):
        base = height * (0.5 + 0.11 * layer)
        phase, length = dice.random() * 6, width / dice.uniform(1.2, 3.4)
        ridge = [
            (
                step,
                base
                - height * 0.06 * math.sin(step / length * 6.28 + phase)
                - dice.random() * height * 0.004,
            )
            for step in range(0, width + 8, 8)
        ]
        haze = 0.5 - 0.11 * layer
        shade = [
            int(near * (0.5 - 0.07 * layer) + far * haze * 0.7) for near, far in zip(*colours, strict=True)
        ]
        draw.polygon(
            [*ridge, (width, height), (0, height)], fill=(shade[0], min(shade[1] + 22, 255), shade[2])
        )
    for _ in range(14):
        trunk, foot, tall = (
            dice.randint(0, width),
            height * dice.uniform(0.9, 1.0),
            height * dice.uniform(0.1, 0.25),
        )
        draw.polygon(
            [(trunk, foot - tall), (trunk - tall / 5, foot), (trunk + tall / 5, foot)], fill=(18, 40, 34)
        )
    return with_grain(picture, grain, seed)


def with_grain(picture: Image.Image, strength: int, seed: int) -> Image.Image:
    if not strength:
        return picture
    dice = random.Random(seed)
    tile = Image.frombytes(
        "L", (256, 256), bytes(min(255, max(0, int(dice.gauss(128, strength)))) for _ in range(65536))
    )
    noise = Image.new("L", picture.size)
    for left in range(0, picture.width, 256):
        for top in range(0, picture.height, 256):
            noise.paste(tile.transpose(Image.Transpose(dice.randint(0, 6))), (left, top))
    return ImageChops.overlay(picture, Image.merge("RGB", (noise, noise, noise)))


def poster(
    size: tuple[int, int], title: str, lines: list[str], colours: tuple[Colour, Colour]
) -> Image.Image:
    width, height = size
    picture = landscape(size, colours, len(title), grain=0).filter(ImageFilter.GaussianBlur(width / 200))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, int(height * 0.6), width, height), fill=(250, 246, 238))
    draw.text((width * 0.07, height * 0.63), title, (32, 38, 76), font=ImageFont.load_default(width // 9))
    for number, line in enumerate(lines):
        place = (width * 0.07, height * 0.63 + width / 7 + number * width / 15)
        draw.text(place, line, (60, 66, 100), font=ImageFont.load_default(width // 20))
    return picture


LOGO = """<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320" viewBox="0 0 320 320">
  <circle cx="160" cy="160" r="150" fill="#26305c"/>
  <path d="M50 220 Q110 120 160 190 T270 170 V230 H50 Z" fill="#f8a86c"/>
  <circle cx="205" cy="105" r="34" fill="#ffecbe"/>
</svg>
"""


def draw_all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)

    def save(name: str, picture: Image.Image, quality: int = 85) -> None:
        options = {"quality": quality} if name.endswith(".jpg") else {"optimize": True}
        picture.save(folder / name, **options)

    save("open-day.jpg", landscape((3264, 2448), DUSK, 3, grain=20), 87)
    save("volunteers.jpg", landscape((1600, 1200), DAY, 8, grain=5), 82)
    save("winter-walk.jpg", landscape((1440, 1080), WINTER, 5, grain=5), 80)
    save(
        "market.png",
        poster((1080, 1920), "Winter market", ["Sat 12 December, 10-17 h", "Riverside hall"], DUSK),
    )
    save("badge.jpg", landscape((240, 240), DAY, 2, grain=0))
    for number in range(1, 7):
        save(
            f"recap-{number}.jpg",
            landscape((1080, 810), (DAY, DUSK, WINTER)[number % 3], 20 + number, grain=4),
            75,
        )
    for number in range(1, 4):
        save(
            f"thanks-{number}.jpg",
            landscape((1080, 1350), (DUSK, DAY, WINTER)[number % 3], 40 + number, 4),
            75,
        )
    (folder / "logo.svg").write_text(LOGO)


if __name__ == "__main__":
    draw_all(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "calendar" / "pictures")
