"""Pixels are looked at once: decoded small, remembered by content, the same for any number of threads."""

from __future__ import annotations

import importlib
import io
import os
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image
from xxhash import xxh3_128_hexdigest

from examples.weak_pictures import shore
from vislint.model import Asset
from vislint.probe import HeaderCache, probe_all
from vislint.probe.cache import MeasuresCache
from vislint.probe.frames import frame_of
from vislint.probe.header import read_header
from vislint.probe.measures import Measuring


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return shore((1600, 1200), 3)


@pytest.fixture
def root(tmp_path: Path, picture: Image.Image) -> Path:
    picture.save(tmp_path / "a.jpg", quality=85)
    picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(tmp_path / "b.png")
    picture.convert("L").save(tmp_path / "c.webp")
    picture.resize((300, 200)).save(tmp_path / "d.gif")
    (tmp_path / "copy.jpg").write_bytes((tmp_path / "a.jpg").read_bytes())
    (tmp_path / "e.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')
    for path in tmp_path.iterdir():
        os.utime(path, (time.time() - 3600,) * 2)
    return tmp_path


def names(root: Path) -> list[str]:
    return [path.name for path in root.iterdir() if path.is_file()]


def probed(root: Path, jobs: int = 1) -> dict[str, Asset]:
    cache, remembered = HeaderCache.open(root), MeasuresCache.open(root)
    try:
        return probe_all(root, names(root), jobs=jobs, cache=cache, measuring=Measuring(remembered))
    finally:
        for each in (cache, remembered):
            if each:
                each.close()


def test_the_same_for_any_number_of_threads(root: Path) -> None:
    one = probe_all(root, names(root), jobs=1, measuring=Measuring())
    assert probe_all(root, names(root), jobs=4, measuring=Measuring()) == one
    assert one["a.jpg"].measures == one["copy.jpg"].measures
    assert all(one[name].measures for name in ("a.jpg", "b.png", "c.webp", "d.gif"))


def test_a_second_run_decodes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = probed(root)

    def fail(*_: object) -> None:
        raise AssertionError("decoded again")

    monkeypatch.setattr("vislint.probe.frames.frame_of", fail)
    assert probed(root) == first
    (root / "moved.jpg").write_bytes((root / "a.jpg").read_bytes())
    assert probed(root)["moved.jpg"].measures == first["a.jpg"].measures


def test_what_cannot_be_decoded_says_why(root: Path) -> None:
    data = bytearray((root / "b.png").read_bytes())
    start = data.index(b"IDAT")
    end = start + 4 + int.from_bytes(data[start - 4 : start])
    data[start + 44 : start + 444] = b"\0" * 400
    data[end : end + 4] = zlib.crc32(data[start:end]).to_bytes(4)  # only decoding finds it out
    (root / "broken.png").write_bytes(data)
    found = probed(root)
    assert found["broken.png"].measures is None
    assert found["broken.png"].unmeasured == "cannot be decoded"
    assert found["e.svg"].unmeasured == "SVG"


def test_a_white_drawing_on_nothing_is_not_blank(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (600, 400))
    logo.paste((255, 255, 255, 255), (200, 100, 400, 300))
    logo.save(tmp_path / "logo.png")
    Image.new("RGBA", (600, 400)).save(tmp_path / "clear.png")
    found = probe_all(tmp_path, ["logo.png", "clear.png"], jobs=1, measuring=Measuring())
    blank = importlib.import_module("vislint.rules.blank_image").check
    assert [*blank(found["logo.png"])] == []
    (problem,) = blank(found["clear.png"])
    assert problem.measured == "transparent everywhere"
    logo_told = found["logo.png"].measures
    assert logo_told is not None
    assert logo_told.transparency is not None
    assert logo_told.transparency.lost_on_white > 0.95  # its rim is half transparent after scaling
    assert logo_told.transparency.lost_on_black == 0.0


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_are_measured_upright(picture: Image.Image, orientation: int) -> None:
    turned = Image.Exif()
    turned[0x0112] = orientation
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=turned)
    frame = frame_of(buffer.getvalue(), read_header(buffer.getvalue()))
    assert frame.luma.shape == ((1200, 1600) if orientation < 5 else (1600, 1200))
    assert frame.size == ((1000, 750) if orientation < 5 else (750, 1000))
    sky = {1: (slice(0, 100), slice(None)), 3: (slice(-100, None), slice(None))}.get(orientation)
    if sky:
        assert frame.luma[sky].mean() > frame.luma.mean() + 20


@pytest.mark.parametrize("save", [{}, {"subsampling": 0}, {"progressive": True}, {"quality": 20}])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_the_fast_decoder_changes_no_pixel(
    picture: Image.Image, mode: str, save: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in ((1600, 1200), (2001, 1499), (977, 733), (3999, 2000)):
        buffer = io.BytesIO()
        picture.resize(size).convert(mode).save(buffer, "JPEG", **save)
        data = buffer.getvalue()
        fast = frame_of(data, read_header(data))
        with monkeypatch.context() as patch:
            patch.setattr("vislint.probe.frames.decode_jpeg", None)
            slow = frame_of(data, read_header(data))
        assert (fast.luma == slow.luma).all()
        assert (fast.colour == slow.colour).all()


def test_a_damaged_jpeg_is_read_as_far_as_it_goes(picture: Image.Image) -> None:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG")
    data = buffer.getvalue()
    data = data[: len(data) // 2] + bytes(40) + data[len(data) // 2 + 40 :]
    whole, damaged = (frame_of(each, read_header(each)) for each in (buffer.getvalue(), data))
    assert (whole.luma[:400] == damaged.luma[:400]).all()
    assert (whole.luma != damaged.luma).any()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_mode_is_decoded(picture: Image.Image, mode: str) -> None:
    small = picture.resize((640, 480))
    wide = small.convert("L").convert("I").point(lambda level: level * 257) if mode == "I;16" else None
    buffer = io.BytesIO()
    (wide.convert("I;16") if wide else small.convert(mode)).save(buffer, "TIFF" if mode == "CMYK" else "PNG")
    frame = frame_of(buffer.getvalue(), read_header(buffer.getvalue()))
    assert frame.luma.shape == (480, 640)
    assert 80 < frame.grey.mean() < 190


def test_a_picture_is_measured_only_when_a_rule_asks(root: Path) -> None:
    (root / "post.md").write_text(
        "---\nnetworks: [mastodon]\nimages:\n  - src: a.jpg\n    alt: Rocks.\n---\nShore.\n"
    )
    script = (
        "import sys\nfrom vislint.__main__ import main\n"
        "sys.argv = ['vislint', 'check', '--select', '{}', '--no-cache']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "assert ('cv2' in sys.modules) is {}"
    )
    for rules, wanted in (("missing", False), ("weak", True)):
        command = [sys.executable, "-c", script.format(rules, wanted)]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_an_interrupt_ends_the_run_and_keeps_what_was_measured(root: Path, picture: Image.Image) -> None:
    for number in range(12):
        picture.resize((400 + number, 300)).save(root / f"{number:02}.jpg")
        os.utime(root / f"{number:02}.jpg", (time.time() - 3600,) * 2)
    lines = [f"  - src: {number:02}.jpg\n    alt: Rocks number {number}.\n" for number in range(12)]
    (root / "post.md").write_text(f"---\nnetworks: [mastodon]\nimages:\n{''.join(lines)}---\nShore.\n")
    script = (
        "import os, signal, sys, vislint.vision.picture as vision\n"
        "from vislint.__main__ import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "real, done = vision.measure, []\n"
        "def measure(frame):\n"
        "    done.append(frame)\n"
        "    if len(done) == 11: os.kill(os.getpid(), signal.SIGINT)\n"
        "    return real(frame)\n"
        "vision.measure = measure\n"
        "sys.argv = ['vislint', 'check', '--jobs', '2', '--select', 'weak']\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 130
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    remembered = MeasuresCache.open(root)
    assert remembered
    with remembered:
        known = [remembered.find(xxh3_128_hexdigest((root / f"{n:02}.jpg").read_bytes())) for n in range(12)]
    assert 1 <= sum(told is not None for told in known) < 12
