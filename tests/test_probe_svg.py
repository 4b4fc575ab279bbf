"""SVG: recognised behind every prologue, measured without parsing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import pictures
from tests.test_probe_formats import sound

SVG_SIZES: dict[str, tuple[int, int] | None] = {
    'width="120" height="80"': (120, 80),
    "width='120px' height='80.4px'": (120, 80),
    'width="2in" height="25.4mm"': (192, 96),
    'viewBox="0 0 300 150"': (300, 150),
    'viewBox="0,0,300,150" width="100%" height="100%"': (300, 150),
    'viewBox="0 0 300 150" width="600"': (600, 300),
    'viewBox="0 0 300 150" height="50"': (100, 50),
    'width="100%" height="50%"': None,
    'width="10em" height="5em"': None,
    'width="1e9" height="1e9"': None,
    'width="-5" height="10"': None,
    'data-width="7" width="120" stroke-width="3" height="80"': (120, 80),
    'viewBox="0 0 nan 10"': None,
    f'width="{" " * 9999}!"': None,
}


@pytest.mark.parametrize(("attributes", "size"), SVG_SIZES.items(), ids=[key[:40] for key in SVG_SIZES])
def test_svg_sizes(tmp_path: Path, attributes: str, size: tuple[int, int] | None) -> None:
    found = sound(pictures.svg(tmp_path / "a.svg", attributes))
    assert (found.width, found.height) == (size or (None, None))


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?>\n<!-- drawn by hand -->\n<svg width="120" height="80"/>',
        '\ufeff<svg width="120" height="80"><g/></svg>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a>b"><svg width="120" height="80"></svg>',
        '<!DOCTYPE svg [<!ENTITY ns "http://a/"><!ENTITY b "]x">]>\n<svg width="120" height="80"></svg>',
        '<s:svg xmlns:s="http://www.w3.org/2000/svg" width="120" height="80"></s:svg>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_svg_prologues(tmp_path: Path, text: str, encoding: str) -> None:
    data = (text.lstrip("\ufeff") if encoding == "utf-16" else text).encode(encoding)
    found = sound(pictures.write(tmp_path / "a.svg", data))
    assert (found.format, found.width, found.height) == ("svg", 120, 80)
