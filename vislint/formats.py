"""Whether a place takes the format of a file, as far as its limits say."""

from __future__ import annotations

from collections.abc import Sequence

from vislint.limits import Verdict, first_breach
from vislint.model import DOCUMENT_FORMATS, VIDEO_FORMATS, Breach, Limit, Placement
from vislint.place import kind_of

SAME: dict[str, str] = {"jpg": "jpeg", "heif": "heic", "m4v": "mp4"}
"""Formats that go by two names."""

NO_PIXELS = frozenset({"svg", "psd", *VIDEO_FORMATS, *DOCUMENT_FORMATS})
"""What "any image" does not mean."""


def refused_gif(placement: Placement) -> Breach | None:
    """The limit that keeps an animated GIF away."""
    header = placement.asset.header
    if header.format != "gif" or header.frames < 2:
        return None
    limits = placement.slot.get("animated_gif", placement.route, "animation")
    return first_breach(limits, placement.route, lambda limit: _if(limit.value == "refused"))


def unlisted_format(placement: Placement) -> Breach | None:
    """The list of formats that the file's own is not on."""
    name = placement.asset.header.format
    limits = [limit for limit in _limits(placement) if _speaks_of(limit, placement)]
    if not name or not limits:
        return None
    return first_breach(limits, placement.route, lambda limit: _if(not _accepts(limit, name)))


def names_in(limit: Limit) -> list[str]:
    return [str(name) for name in limit.value] if isinstance(limit.value, tuple) else []


def _if(broken: bool) -> Verdict:
    return "broken" if broken else "kept"


def _limits(placement: Placement) -> Sequence[Limit]:
    kind = kind_of(placement.attachment)
    return placement.slot.get("formats", placement.route, kind if kind in placement.slot.takes else "")


def _speaks_of(limit: Limit, placement: Placement) -> bool:
    """False where the slot shows such files and the list just leaves their whole kind out."""
    kind, names = placement.asset.kind, set(names_in(limit))
    if kind == "video" and kind in placement.slot.takes:
        return bool(names & VIDEO_FORMATS)
    return bool(names - VIDEO_FORMATS) or kind not in placement.slot.takes


def _accepts(limit: Limit, name: str) -> bool:
    names = {SAME.get(known, known) for known in names_in(limit)}
    if name == "mpo":
        return "mpo" in names or "image/*" in names or ("jpeg" in names and "MPO" not in limit.note)
    return SAME.get(name, name) in names or ("image/*" in names and name not in NO_PIXELS)
