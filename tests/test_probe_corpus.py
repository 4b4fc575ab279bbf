"""Real files: Pillow opens each in full and agrees; nothing there is damaged."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from vislint.model import Header
from vislint.probe.header import read_header

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
PICTURES = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp4", ".webm"}
FOLDERS = sorted(
    path for part in ("photos", "content") for path in (CORPUS / part).glob("*") if path.is_dir()
)

pytestmark = pytest.mark.skipif(not FOLDERS, reason=f"the corpus is not at {CORPUS}")


def headers(folder: Path) -> dict[Path, Header]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in PICTURES)
    return {path: read_header(path.read_bytes()) for path in paths}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_no_real_picture_is_called_damaged(folder: Path) -> None:
    assert {path.name: header.defect for path, header in headers(folder).items() if header.defect} == {}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_pillow_agrees(folder: Path) -> None:
    for path, header in headers(folder).items():
        if header.format not in ("jpeg", "mpo", "png", "gif", "webp"):
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damaged EXIF, which is the point of some files
            with Image.open(path) as image:
                frames, alpha = getattr(image, "n_frames", 1), image.has_transparency_data
                told = (image.format, *ImageOps.exif_transpose(image).size, frames, image.mode, alpha)
        assert (
            header.format.upper(),
            header.width,
            header.height,
            header.frames,
            header.mode,
            header.alpha,
        ) == told, path


def test_positions_of_real_cameras() -> None:
    found = {
        path.name: (header.metadata.latitude, header.metadata.longitude)
        for path, header in headers(CORPUS / "photos" / "headers-exif").items()
        if header.metadata.latitude is not None
    }
    assert len(found) == 8
    assert found["jpg__gps__DSCN0010.jpg"] == (43.467448, 11.885127)
    assert found["jpg__tests__67-0_length_string.jpg"] == (51.025, 7.591944)
