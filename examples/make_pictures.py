"""Draw the pictures of the rule examples, good ones and bad ones, the same on every run.

Usage, from the top of the checkout: python -m examples.make_pictures [FOLDER]
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from examples.draw_calendar import DAY, DUSK, LOGO, WINTER, landscape, poster
from examples.picture_notes import write_notes
from examples.weak_pictures import write_weak

Size = tuple[int, int]
Target = Callable[[str], Path]
Save = Callable[..., None]

INK, PAPER, BLUE, CORAL, GREEN = (32, 38, 76), (250, 246, 238), (84, 142, 206), (236, 110, 92), (92, 158, 122)
LFS_POINTER = (
    "version https://git-lfs.github.com/spec/v1\n"
    "oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\n"
    "size 1204224\n"
)
CARD = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630">'
    '<rect width="1200" height="630" fill="#548ece"/><circle cx="600" cy="315" r="200" fill="#faf6ee"/></svg>\n'
)
WEB_PAGE = "<!doctype html>\n<html><head><title>Sign in</title></head><body>Please sign in.</body></html>\n"


def scene(size: Size, seed: int) -> Image.Image:
    """Hills at one of three times of the year."""
    return landscape(size, (DAY, DUSK, WINTER)[seed % 3], seed, grain=0)


def beside(picture: Image.Image) -> Image.Image:
    """The picture with a house near its left edge."""
    width, height = picture.size
    draw = ImageDraw.Draw(picture)
    left, right, top, foot = width * 0.05, width * 0.25, height * 0.45, height * 0.8
    draw.rectangle((left, top, right, foot), fill=PAPER, outline=INK, width=6)
    roof = [(left - 20, top), ((left + right) / 2, height * 0.25), (right + 20, top)]
    draw.polygon(roof, fill=CORAL, outline=INK, width=6)
    draw.rectangle((left + 90, top + 140, left + 150, foot), fill=BLUE)
    return picture


def bus_map(size: Size) -> Image.Image:
    """Five stops of a bus line along a river."""
    width, height = size
    picture = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(picture)
    bank = [(x, height * (0.66 + 0.1 * math.sin(x / width * 6))) for x in range(0, width + 8, 8)]
    draw.polygon([*bank, *((x, y + height * 0.12) for x, y in reversed(bank))], fill=BLUE)
    stops = [(width * (0.12 + 0.19 * n), height * (0.4 - 0.06 * math.sin(n * 1.4))) for n in range(5)]
    draw.line(stops, fill=CORAL, width=width // 60, joint="curve")
    for number, (x, y) in enumerate(stops, 1):
        radius = width // 40
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=PAPER, outline=INK, width=6)
        draw.text((x, y - width / 16), str(number), INK, ImageFont.load_default(width // 26), anchor="mm")
    letters = ImageFont.load_default(width // 18)
    draw.text((width * 0.08, height * 0.08), "Line 7 along the river", INK, letters)
    return picture


def bar_chart(size: Size) -> Image.Image:
    """Visitors by month."""
    width, height = size
    picture = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(picture)
    for number, share in enumerate((0.3, 0.42, 0.38, 0.55, 0.7, 0.86)):
        left = width * (0.1 + number * 0.14)
        box = (left, height * (0.9 - share * 0.65), left + width * 0.09, height * 0.9)
        draw.rectangle(box, fill=CORAL if number == 5 else GREEN)
    letters = ImageFont.load_default(width // 20)
    draw.text((width * 0.1, height * 0.07), "Visitors, June to November", INK, letters)
    return picture


def floor_plan(size: Size) -> Image.Image:
    """A scanned plan in black and white."""
    width, height = size
    picture = Image.new("1", size, 1)
    draw = ImageDraw.Draw(picture)
    pen = width // 180
    draw.rectangle((width * 0.06, height * 0.08, width * 0.94, height * 0.92), outline=0, width=pen * 2)
    for across in (0.3, 0.55, 0.74):
        draw.line((width * across, height * 0.08, width * across, height * 0.7), fill=0, width=pen)
    draw.line((width * 0.06, height * 0.55, width * 0.94, height * 0.55), fill=0, width=pen)
    for name, across in (("Hall", 0.14), ("Studio", 0.37), ("Kitchen", 0.59), ("Store", 0.8)):
        draw.text((width * across, height * 0.3), name, 0, ImageFont.load_default(width // 30))
    return picture


def lantern(size: Size, lights: int) -> Image.Image:
    """One picture of an animation: a row of lanterns, of which some are lit."""
    width, height = size
    picture = Image.new("RGB", size, INK)
    draw = ImageDraw.Draw(picture)
    for number in range(5):
        x, radius = width * (0.15 + number * 0.175), width // 16
        shade = (248, 200, 120) if number < lights else (70, 78, 116)
        draw.line((x, 0, x, height * 0.4), fill=PAPER, width=2)
        draw.ellipse((x - radius, height * 0.4, x + radius, height * 0.4 + 2.6 * radius), fill=shade)
    return picture


def write_all(root: Path) -> None:
    """Every picture below `root`, in the folder of its rule."""

    def path(name: str) -> Path:
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def jpeg(name: str, picture: Image.Image, quality: int = 78) -> None:
        picture.save(path(name), "JPEG", quality=quality)

    def png(name: str, picture: Image.Image, level: int = 9) -> None:
        picture.save(path(name), "PNG", compress_level=level)

    for write in (files, dimensions, missing, texts, films, pages):
        write(path, jpeg, png)
    write_weak(jpeg, png)
    write_notes(path, scene)


def files(path: Target, jpeg: Save, png: Save) -> None:
    """Weight, format and name."""
    png("file-too-large/bad/chart.png", bar_chart((1000, 700)), 0)
    png("file-too-large/good/chart.png", bar_chart((1000, 700)))
    jpeg("file-too-small/bad/plan.jpg", bar_chart((400, 300)), 40)
    jpeg("file-too-small/good/plan.jpg", scene((800, 600), 3))
    path("format-not-accepted/bad/logo.svg").write_text(LOGO)
    scene((800, 600), 4).save(path("format-not-accepted/bad/hills.webp"), quality=70)
    png("format-not-accepted/good/logo.png", poster((480, 480), "Hills", ["and rivers"], DAY))
    jpeg("format-not-accepted/good/hills.jpg", scene((800, 600), 4))
    png("wrong-extension/bad/chart.jpg", bar_chart((800, 600)))
    png("wrong-extension/bad/chart", bus_map((800, 600)))
    png("wrong-extension/good/chart.png", bar_chart((800, 600)))
    jpeg("wrong-extension/good/HILLS.JPG", scene((800, 600), 4))


def dimensions(_path: Target, jpeg: Save, png: Save) -> None:
    """Width, height and shape."""
    png("image-too-large/bad/plan.png", floor_plan((7200, 4800)))
    png("image-too-large/good/plan.png", floor_plan((1800, 1200)))
    jpeg("image-too-small/bad/badge.jpg", scene((60, 60), 2))
    jpeg("image-too-small/good/badge.jpg", scene((1080, 1080), 2))
    jpeg("wrong-ratio/bad/poster.jpg", poster((1080, 1920), "Open day", ["Sunday 6 December"], DUSK), 70)
    jpeg("wrong-ratio/bad/panorama.jpg", scene((1600, 500), 6))
    jpeg("wrong-ratio/good/poster.jpg", poster((1080, 1350), "Open day", ["Sunday 6 December"], DUSK), 70)
    jpeg("wrong-ratio/good/panorama.jpg", scene((1200, 627), 6))
    for verdict in ("bad", "good"):
        jpeg(f"subject-cut/{verdict}/house.jpg", beside(scene((1200, 800), 15)), 70)
        jpeg(f"subject-cut/{verdict}/valley.jpg", scene((1200, 800), 16), 70)
        story = Image.new("RGB", (1080, 1920), PAPER)
        story.paste(poster((1080, 1920 if verdict == "bad" else 1400), "Open day", ["Sunday 6 December"], DUSK))
        jpeg(f"outside-safe-zone/{verdict}/story.jpg", story, 60)
    for verdict, middle in (("bad", "square"), ("good", "middle")):
        jpeg(f"uneven-carousel/{verdict}/ridge.jpg", scene((1080, 1350), 15), 60)
        jpeg(f"uneven-carousel/{verdict}/{middle}.jpg", scene((1080, 1080 if middle == "square" else 1350), 17), 60)
        jpeg(f"uneven-carousel/{verdict}/valley.jpg", scene((1080, 1350), 16), 60)


def missing(path: Target, jpeg: Save, _png: Save) -> None:
    """What is not there, is broken, or is one too many."""
    for verdict, count in (("bad", 6), ("good", 4)):
        for number in range(1, count + 1):
            jpeg(f"too-many-visuals/{verdict}/moment-{number}.jpg", scene((640, 480), 10 + number), 70)
    for name in ("bad/Photos/Open-Day.jpg", "good/Photos/Open-Day.jpg"):
        jpeg(f"missing-image/{name}", scene((800, 600), 7))
    for verdict in ("bad", "good"):
        jpeg(f"dangling-preview/{verdict}/img/hall.jpg", scene((1200, 630), 15), 70)
    jpeg("missing-visual/good/garden.jpg", scene((1080, 1080), 8), 70)
    whole = path("broken-image/good/hills.jpg")
    jpeg("broken-image/good/hills.jpg", scene((800, 600), 5))
    path("broken-image/bad/half.jpg").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    path("broken-image/bad/empty.jpg").write_bytes(b"")
    path("broken-image/bad/pointer.jpg").write_text(LFS_POINTER)
    path("broken-image/bad/download.png").write_text(WEB_PAGE)
    for verdict in ("bad", "good"):
        jpeg(f"mixed-media/{verdict}/stage.jpg", scene((800, 600), 9))
    jpeg("mixed-media/good/crowd.jpg", scene((800, 600), 12))
    lights = [lantern((480, 360), number) for number in range(1, 6)]
    target = path("mixed-media/bad/lanterns.gif")
    lights[0].save(target, save_all=True, append_images=lights[1:], duration=400, loop=0)


def texts(_path: Target, jpeg: Save, png: Save) -> None:
    """What is said about the pictures."""
    for verdict in ("bad", "good"):
        png(f"alt-too-long/{verdict}/map.png", bus_map((900, 600)))
        jpeg(f"missing-alt/{verdict}/tree.jpg", scene((800, 600), 11))
        jpeg(f"missing-alt/{verdict}/team.jpg", scene((800, 600), 13))
        jpeg(f"too-many-mentions/{verdict}/hedge.jpg", scene((1080, 1080), 15), 70)
        for name in ("unknown-network", "unused-suppression", "invalid-suppression"):
            jpeg(f"{name}/{verdict}/hills.jpg", scene((1080, 1080), 14), 70)
        png(f"repeated-alt/{verdict}/map.png", bus_map((900, 600)))
        jpeg(f"repeated-alt/{verdict}/valley.jpg", scene((800, 600), 15), 70)
        jpeg(f"placeholder-alt/{verdict}/IMG_4711.jpg", scene((800, 600), 15), 70)
        jpeg(f"placeholder-alt/{verdict}/valley.jpg", scene((800, 600), 16), 70)
        jpeg(f"alt-not-description/{verdict}/hills.jpg", scene((800, 600), 15), 70)
        jpeg(f"alt-not-description/{verdict}/valley.jpg", scene((800, 600), 16), 70)
        poster_of_walk = poster((800, 800), "Walk with us", ["Sunday 6 December"], DAY)
        jpeg(f"alt-not-description/{verdict}/poster.jpg", poster_of_walk, 70)


def films(path: Target, _jpeg: Save, _png: Save) -> None:
    """A lantern that swings, a picture in ten seconds: eleven minutes and nine."""
    for verdict, minutes in (("bad", 11), ("good", 9)):
        target = str(path(f"video-limit/{verdict}/lantern.mp4"))
        writer = cv2.VideoWriter(target, cv2.VideoWriter.fourcc(*"mp4v"), 0.1, (160, 120))
        for number in range(minutes * 6):
            frame = lantern((160, 120), number % 5 + 1).convert("RGB")
            writer.write(np.ascontiguousarray(np.asarray(frame)[:, :, ::-1]))
        writer.release()


def pages(path: Target, jpeg: Save, png: Save) -> None:
    """What web pages show where somebody links to them."""
    for verdict in ("bad", "good"):
        jpeg(f"link-card/{verdict}/img/market.jpg", scene((1200, 630), 15), 60)
    path("link-card/bad/img/logo.svg").write_text(CARD)
    png("link-card/good/img/logo.png", poster((1200, 630), "Hills", ["and rivers"], DAY))
    for verdict, name in (("bad", "featured-background.png"), ("good", "cover.png")):
        png(f"accidental-preview/{verdict}/content/news/market/{name}", poster((1200, 630), "News", [], DAY))
    jpeg("no-preview/good/content/news/market/market.jpg", scene((1200, 630), 15), 60)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
