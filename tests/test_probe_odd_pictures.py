"""Pictures that are huge, tiny, thin, deep or cut short: measured in the same way, or a reason is told."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from examples.weak_pictures import shore
from vislint.model import Asset, Measures
from vislint.probe import probe_all
from vislint.probe.measures import Measuring
from vislint.vision.frame import Pixels


@pytest.fixture(scope="module")
def photograph() -> Image.Image:
    return shore((1000, 750), 5)


def saved(folder: Path, image: Image.Image, name: str, **options: Any) -> str:
    image.save(folder / name, **options)
    return name


def probed(folder: Path, *names: str, jobs: int = 1) -> list[Asset]:
    found = probe_all(folder, names, jobs=jobs, measuring=Measuring())
    return [found[name] for name in names]


def measured(folder: Path, *names: str, jobs: int = 1) -> list[Measures]:
    told = [asset.measures for asset in probed(folder, *names, jobs=jobs)]
    assert None not in told
    return [each for each in told if each]


def twice(picture: Image.Image, across: int, down: int) -> Image.Image:
    """Every pixel as a block of them: what halving takes back."""
    array = np.asarray(picture)
    return Image.fromarray(array.repeat(down, axis=0).repeat(across, axis=1))


def sensible(told: Measures) -> None:
    light = told.light
    assert 0 <= light.low <= light.median <= light.high <= light.highest <= 255
    assert 0 <= light.clipped_dark <= 1
    assert 0 <= light.clipped_bright <= 1
    assert told.sharpness is None or np.isfinite([told.sharpness.blur, told.sharpness.motion]).all()
    assert told.grain is None or 0 <= told.grain.noise < 255
    assert told.kind in ("photograph", "graphic")


def near(one: Measures, other: Measures, levels: float = 3.0) -> None:
    """The same picture, as far as numbers tell."""
    for key in ("mean", "median", "low", "high", "contrast"):
        assert getattr(one.light, key) == pytest.approx(getattr(other.light, key), abs=levels), key
    assert one.kind == other.kind
    assert one.borders == other.borders
    assert one.light.clipped_bright == pytest.approx(other.light.clipped_bright, abs=0.02)


LARGE = (4000, 3000)
"""12 megapixels: above the 8 from which on pictures are copied in strips, one at a time."""


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_above_the_bound_a_picture_measures_as_below(
    tmp_path: Path, photograph: Image.Image, mode: str
) -> None:
    small = photograph.convert(mode)
    names = [
        saved(tmp_path, twice(small, 3, 3), "below.png", compress_level=1),
        saved(tmp_path, twice(small, 4, 4), "above.png", compress_level=1),
    ]
    below, above = measured(tmp_path, *names)
    near(below, above)
    (plain,) = measured(tmp_path, saved(tmp_path, small, "small.png"))
    near(below, plain)


def test_strips_leave_no_seam(tmp_path: Path) -> None:
    """A number of rows that is no multiple of a strip's: the last rows are there, none is twice."""
    rows = np.linspace(0, 255, 3001).astype(np.uint8)
    ramp = Image.fromarray(np.tile(rows[:, None], (1, 3000)))
    (told,) = measured(tmp_path, saved(tmp_path, ramp, "ramp.png"))
    assert told.light.mean == pytest.approx(127, abs=1.5)
    assert (told.light.low, told.light.high) == pytest.approx((12, 242), abs=3)
    assert not told.borders.blank


def transparent(size: tuple[int, int]) -> Image.Image:
    """Opaque on the left; the right half is black that nobody sees."""
    width, height = size
    array = np.zeros((height, width, 4), np.uint8)
    array[:, : width // 2] = (180, 60, 60, 255)
    array[height // 4 : height // 2, : width // 4] = (20, 90, 200, 255)
    return Image.fromarray(array)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_transparency_is_the_same_above_the_bound(tmp_path: Path, mode: str) -> None:
    large, small = (
        saved(tmp_path, transparent(size).convert(mode), name)
        for size, name in ((LARGE, "large.png"), ((800, 600), "small.png"))
    )
    above, below = measured(tmp_path, large, small)
    near(above, below)
    assert above.transparency is not None
    assert below.transparency is not None
    assert above.transparency.share == pytest.approx(0.5, abs=0.01)
    assert above.transparency.lost_on_white == pytest.approx(below.transparency.lost_on_white, abs=0.02)
    assert above.transparency.lost_on_black == pytest.approx(below.transparency.lost_on_black, abs=0.02)
    assert above.light.mean == pytest.approx((255 + below.light.low) / 2, abs=60)


def test_large_pictures_are_the_same_for_any_number_of_threads(
    tmp_path: Path, photograph: Image.Image
) -> None:
    names = []
    for number in range(3):
        turned = photograph.rotate(90 * number, expand=True)
        names.append(saved(tmp_path, twice(turned, 4, 4), f"{number}.png", compress_level=1))
    names += [saved(tmp_path, transparent(LARGE), "clear.png"), saved(tmp_path, photograph, "small.jpg")]
    assert probed(tmp_path, *names, jobs=4) == probed(tmp_path, *names)


def noise(height: int, width: int) -> Pixels:
    return np.random.default_rng(height * width).integers(0, 256, (height, width, 3), np.uint8)


@pytest.mark.parametrize("size", [(1, 1), (15, 15), (15, 900), (900, 1), (1, 20_000), (20_000, 3)])
def test_fewer_than_sixteen_rows_or_columns_are_not_measured(tmp_path: Path, size: tuple[int, int]) -> None:
    name = saved(tmp_path, Image.fromarray(noise(*size)), "thin.png")
    (asset,) = probed(tmp_path, name)
    assert asset.header.defect is None
    assert (asset.header.height, asset.header.width) == size
    assert asset.measures is None
    assert asset.unmeasured == "smaller than 16 pixels"


@pytest.mark.parametrize(
    "size",
    [(16, 16), (17, 16), (31, 33), (16, 1000), (17, 20_000), (20_000, 17), (24, 8200), (9000, 1000)],
)
@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_any_shape_from_sixteen_pixels_on_is_measured(
    tmp_path: Path, size: tuple[int, int], kind: str
) -> None:
    """As shown, some of these have a single row."""
    name = saved(tmp_path, Image.fromarray(noise(*size)), f"odd.{kind}")
    (asset,) = probed(tmp_path, name)
    if asset.measures is None:
        assert asset.unmeasured == "smaller than 16 pixels"  # JPEG is decoded at a reduced size
    else:
        sensible(asset.measures)
        assert not asset.measures.borders.blank


@pytest.mark.parametrize("size", [(16, 16), (16, 20_000), (20_000, 17)])
def test_one_colour_of_any_shape_is_blank(tmp_path: Path, size: tuple[int, int]) -> None:
    height, width = size
    plain = Image.new("RGB", (width, height), (40, 90, 160))
    (told,) = measured(tmp_path, saved(tmp_path, plain, "plain.png"))
    sensible(told)
    assert told.borders.blank


def in_mode(picture: Image.Image, mode: str) -> tuple[Image.Image, str, dict[str, Any]]:
    """The picture stored in a mode, with the suffix and options of its file."""
    match mode:
        case "I;16":
            deep = np.asarray(picture.convert("L")).astype(np.uint16) * 257
            return Image.fromarray(deep), "png", {}
        case "P, transparent":
            palette = picture.convert("P", palette=Image.Palette.ADAPTIVE)
            return palette, "png", {"transparency": 0}
        case "CMYK":
            return picture.convert("CMYK"), "jpg", {"quality": 92}
        case _:
            return picture.convert(mode), "png", {}


@pytest.mark.parametrize("mode", ["I;16", "P", "P, transparent", "CMYK", "1", "L", "LA", "RGBA"])
@pytest.mark.parametrize("times", [1, 4])
def test_every_mode_is_measured_as_the_same_picture(
    tmp_path: Path, photograph: Image.Image, mode: str, times: int
) -> None:
    """Below and above 8 megapixels."""
    image, suffix, options = in_mode(twice(photograph, times, times), mode)
    name = saved(tmp_path, image, f"it.{suffix}", **options)
    told, plain = measured(tmp_path, name, saved(tmp_path, photograph.convert("L"), "plain.png"))
    sensible(told)
    assert told.light.mean == pytest.approx(plain.light.mean, abs=16 if mode == "1" else 8)
    assert not told.borders.blank
    assert (told.transparency is not None) == (mode == "P, transparent")


@pytest.mark.parametrize("times", [1, 4])
@pytest.mark.parametrize("kind", ["jpg", "png", "webp", "gif", "tiff"])
def test_a_file_cut_short_is_a_defect_and_has_no_measures(
    tmp_path: Path, photograph: Image.Image, kind: str, times: int
) -> None:
    options = {"jpg": {"quality": 60}, "png": {"compress_level": 1}, "webp": {"quality": 50, "method": 0}}
    buffer = io.BytesIO()
    named = {"jpg": "jpeg"}.get(kind, kind)
    twice(photograph, times, times).save(buffer, named, **options.get(kind, {}))
    whole = buffer.getvalue()
    (tmp_path / f"cut.{kind}").write_bytes(whole[: len(whole) * 2 // 3])
    saved(tmp_path, photograph, "good.jpg")
    cut, good = probed(tmp_path, f"cut.{kind}", "good.jpg", jobs=2)
    assert cut.measures is None
    assert cut.unmeasured in ("the file is cut short", "the file is damaged", "cannot be decoded")
    assert good.measures is not None


@pytest.mark.parametrize("error", [ValueError("odd"), ZeroDivisionError(), MemoryError()])
def test_a_fault_in_measuring_ends_no_run(
    tmp_path: Path, photograph: Image.Image, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the arithmetic trips over, the other pictures are measured and the reason is told."""
    from vislint.vision import picture as vision

    real = vision.measure

    def trips(frame: Any) -> Measures:
        if frame.size[0] < 500:
            raise error
        return real(frame)

    names = [
        saved(tmp_path, photograph.resize((400, 300)), "odd.jpg"),
        saved(tmp_path, photograph, "fine.jpg"),
    ]
    monkeypatch.setattr(vision, "measure", trips)
    odd, fine = probed(tmp_path, *names, jobs=2)
    assert fine.measures is not None
    assert odd.measures is None
    assert odd.unmeasured == f"a fault of vislint ({type(error).__name__})"
