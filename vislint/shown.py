"""As what a slot shows an attachment, which decides the limits that are meant for it."""

from __future__ import annotations

from vislint.model import Attachment, Placement, Slot
from vislint.place import kind_of


def shown_as(placement: Placement) -> str | None:
    """The kind of visual that the slot takes it for, or None where it does not show such a thing at all.

    An animation counts as an image where the slot knows no animations. What a slot does not show is the
    business of `format-not-accepted` alone.
    """
    if placement.attachment.role == "preview" and placement.asset.kind in ("video", "document"):
        return None
    return kind_in(placement.slot, placement.attachment)


def kind_in(slot: Slot, attachment: Attachment) -> str | None:
    """As `shown_as`, for attachments whose file was not looked at too."""
    kind = kind_of(attachment)
    if kind == "animation" and kind not in slot.takes:
        kind = "image"
    return kind if kind in slot.takes else None


def pixels_of(placement: Placement) -> tuple[int, int] | None:
    """Width and height of a picture; None when not known, and for videos and drawings without pixels."""
    header, kind = placement.asset.header, shown_as(placement)
    if kind in (None, "video", "document") or header.format == "svg":
        return None
    return (header.width, header.height) if header.width and header.height else None
