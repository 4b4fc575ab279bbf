"""False alarms on text cards, logos and drawn windows, which are rendered here: nothing may be reported.

Usage: python -m benchmarks.cards [--count N] [--fonts FOLDER] [--keep FOLDER]

Cards differ in size, ground (plain, two kinds of gradient, stripes, soft discs, grain), colours from nearly
black to nearly white, text that can be read on it, font, shadow, and format (PNG, WebP, JPEG of two
qualities). Fonts are Pillow's own and those below FOLDER. Prints, by ground, how many are told as
photographs, screenshots or text cards and how many each rule reports.
"""

from __future__ import annotations

import argparse
import importlib
import random
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.accuracy import RULES, row
from vislint.model import PictureKind
from vislint.probe import probe_all
from vislint.probe.measures import Measuring

SIZES = ((1200, 630), (1080, 1080), (1080, 1350), (1600, 900), (800, 418), (400, 400))
GROUNDS = ("plain", "linear gradient", "round gradient", "stripes", "soft discs", "grain", "window", "logo")
WORDS = (
    "we ship", "the new release", "on monday", "join us", "for a talk", "about fonts", "and free software",
)  # fmt: skip
KINDS: tuple[PictureKind, ...] = ("photograph", "screenshot", "text card")
READABLE = 90
"""Levels of luma between what is written and its ground."""
Colour = tuple[int, int, int]


def colour(chance: random.Random) -> Colour:
    """From nearly black over strong colours to nearly white."""
    least, most = chance.choice(((0, 40), (0, 255), (0, 255), (180, 255), (255, 255)))
    red, green, blue = (chance.randint(least, most) for _ in range(3))
    return red, green, blue


def ink_on(picture: Image.Image, chance: random.Random) -> Colour:
    """A colour that can be read on all of the picture; black or white if none is drawn in twenty."""
    levels = np.asarray(picture.convert("L"))
    low, high = (float(np.percentile(levels, share)) for share in (1, 99))
    for _ in range(20):
        ink = colour(chance)
        luma = 0.299 * ink[0] + 0.587 * ink[1] + 0.114 * ink[2]
        if luma >= high + READABLE or luma <= low - READABLE:
            return ink
    return (255, 255, 255) if low + high < 255 else (0, 0, 0)


def mixed(share: np.ndarray, one: Colour, other: Colour) -> Image.Image:
    """`share`, height × width, 0 to 1: of the second colour."""
    levels = np.asarray(one) + share[..., None] * (np.asarray(other) - np.asarray(one))
    return Image.fromarray(levels.round().clip(0, 255).astype(np.uint8))


def ground(kind: str, size: tuple[int, int], chance: random.Random) -> Image.Image:
    one, other = colour(chance), colour(chance)
    y, x = np.mgrid[0 : size[1], 0 : size[0]] / max(size)
    if kind == "linear gradient":
        turn = chance.uniform(0, 3)
        along = x * np.cos(turn) + y * np.sin(turn)
        return mixed((along - along.min()) / np.ptp(along), one, other)
    if kind == "round gradient":
        return mixed(np.hypot(x - chance.random(), y - chance.random()).clip(0, 1), one, other)
    if kind == "stripes":
        return mixed(((x + y) * chance.randint(4, 30) % 1 > 0.5).astype(float), one, other)
    plain = Image.new("RGB", size, one)
    if kind == "soft discs":
        return discs(plain, chance)
    if kind == "grain":
        fine = np.random.default_rng(chance.randrange(2**32)).normal(
            0, chance.choice((2, 6)), (*size[::-1], 1)
        )
        return Image.fromarray((np.asarray(plain) + fine).clip(0, 255).astype(np.uint8))
    return plain


def discs(picture: Image.Image, chance: random.Random) -> Image.Image:
    pen = ImageDraw.Draw(picture)
    for _ in range(chance.randint(2, 7)):
        x, y, r = (chance.uniform(0, side) for side in (*picture.size, picture.width / 2))
        pen.ellipse((x - r, y - r, x + r, y + r), fill=colour(chance))
    return picture.filter(ImageFilter.GaussianBlur(chance.choice((0, 8, 60))))


def write(picture: Image.Image, fonts: list[Path], chance: random.Random) -> None:
    pen, ink = ImageDraw.Draw(picture), ink_on(picture, chance)
    height = round(picture.height / chance.choice((6, 9, 14, 24)))
    font = chance.choice([*fonts, None])
    face = ImageFont.load_default(height) if font is None else ImageFont.truetype(str(font), height)
    for line in range(chance.randint(1, max(1, round(picture.height / height / 1.6)))):
        words = " ".join(chance.choices(WORDS, k=chance.randint(1, 3)))
        at = (picture.width / 14, height * (0.5 + line * 1.4))
        if chance.random() < 0.2:
            pen.text((at[0] + 3, at[1] + 3), words, fill=colour(chance), font=face)
        pen.text(at, words, fill=ink, font=face)


def window(picture: Image.Image, chance: random.Random) -> None:
    pen, (width, height) = ImageDraw.Draw(picture), picture.size
    pen.rectangle((0, 0, width, height / 16), fill=colour(chance))
    pen.rectangle((0, height / 16, width / 5, height), fill=colour(chance))
    for step in range(2, 15):
        box = (width / 4, height * step / 16, width * chance.uniform(0.3, 0.95), height * (step + 0.6) / 16)
        pen.rounded_rectangle(box, 8, fill=colour(chance))


def logo(picture: Image.Image, chance: random.Random) -> None:
    pen, (width, height) = ImageDraw.Draw(picture), picture.size
    for share in (0.4, 0.3, 0.15):
        reach = min(width, height) * share
        box = (width / 2 - reach, height / 2 - reach, width / 2 + reach, height / 2 + reach)
        chance.choice((pen.ellipse, pen.rectangle))(box, fill=ink_on(picture, chance))


def card(number: int, fonts: list[Path], folder: Path) -> str:
    """The name of the file, which begins with its ground."""
    chance, kind = random.Random(number), GROUNDS[number % len(GROUNDS)]
    picture = ground(kind, chance.choice(SIZES), chance)
    drawn = {"window": window, "logo": logo}.get(kind)
    if drawn:
        drawn(picture, chance)
    if kind != "logo":
        write(picture, fonts, chance)
    suffix, quality = chance.choice((("png", 80), ("png", 80), ("webp", 80), ("jpg", 75), ("jpg", 90)))
    name = f"{kind} {number:04}.{suffix}"
    picture.save(folder / name, quality=quality)
    return name


def table(names: list[str], folder: Path) -> list[str]:
    assets = probe_all(folder, sorted(names), jobs=1, measuring=Measuring())
    checks = {rule: importlib.import_module(f"vislint.rules.{rule.replace('-', '_')}") for rule in RULES}
    lines = [
        row("ground", "cards", *(f"{kind}s" for kind in KINDS), *RULES),
        row("---", *["---:"] * (1 + len(KINDS) + len(RULES))),
    ]
    for kind in (*GROUNDS, ""):
        some = [asset for name, asset in assets.items() if name.startswith(kind) and asset.measures]
        seen = Counter(asset.measures.kind for asset in some if asset.measures)
        counts = [sum(bool([*check.check(asset)]) for asset in some) for check in checks.values()]
        lines.append(row(kind or "all", len(some), *(seen[name] for name in KINDS), *counts))
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--fonts", type=Path)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    fonts = sorted(asked.fonts.rglob("*.[ot]tf")) if asked.fonts else []
    with tempfile.TemporaryDirectory() as scratch:
        folder = (asked.keep or Path(scratch)).resolve()
        names = [card(number, fonts, folder) for number in range(asked.count)]
        print("\n".join(table(names, folder)))


if __name__ == "__main__":
    main()
