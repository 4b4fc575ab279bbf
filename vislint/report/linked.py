"""Pictures of the HTML report that stay where they are: the page names the files beside it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from vislint.model import Asset
from vislint.probe.pictures import objection
from vislint.report.thumbnails import SIDE, key_of
from vislint.wording import format_name

SHOWN = frozenset({"jpeg", "png", "gif", "webp", "avif", "bmp"})
"""What every browser shows."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A picture by its address, and the size at which it stands in the page."""

    uri: str
    width: int
    height: int
    clear: bool = False
    """Whether it may be transparent."""


def linked(root: str, assets: Iterable[Asset], folder: Path) -> dict[str, Linked | str]:
    """By `key_of`: the address as seen from `folder`, or in words why there is none."""
    wanted: dict[str, Asset] = {}
    for asset in assets:
        wanted.setdefault(key_of(asset), asset)
    base, start = Path(root).resolve(), folder.resolve()
    return {key: _link(base, start, asset) for key, asset in wanted.items()}


def _link(base: Path, start: Path, asset: Asset) -> Linked | str:
    header = asset.header
    reason = objection(asset)
    if reason or header.format not in SHOWN or not header.width or not header.height:
        return reason or format_name(header.format)
    try:
        path = Path(base, asset.path)
        if not path.resolve().is_relative_to(base):
            return "the file cannot be read"
        address = os.path.relpath(path, start)
    except (OSError, ValueError):
        return "the file cannot be read"
    scale = min(1.0, SIDE / max(header.width, header.height))
    width, height = (max(1, round(side * scale)) for side in (header.width, header.height))
    return Linked(_encoded(address), width, height, bool(header.alpha))


def _encoded(address: str) -> str:
    """A relative address that cannot be read as one with a scheme or a host."""
    return "./" + quote(os.fsencode(address.replace(os.sep, "/")), safe="/")
