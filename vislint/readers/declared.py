"""What a post declares of a picture: the point and the part of it that must stay visible.

`focal` is x and y from the upper left corner, 0 to 1. `focus` is the same as Mastodon writes it: from the
middle, -1 to 1, y upwards. `subject` is x, y, width and height, 0 to 1, within the frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from vislint.model import Attachment, Region
from vislint.readers.drafting import Gathering
from vislint.readers.nodes import Node
from vislint.readers.own_fields import Fields

SLACK = Fraction(1, 1000)
"""By how much a box may pass the frame, for numbers that a person rounded."""

_FOCAL = "write focal: [0.5, 0.3], from the left and from the top"
_FOCUS = "write focus: 0.0,0.4, from the middle, to the right and upwards"
_SUBJECT = "write subject: [0.3, 0.1, 0.4, 0.5]: left edge, upper edge, width, height"


def with_declared(gathering: Gathering, fields: Fields, node: Node, item: Attachment) -> Attachment:
    """The visual with what `node` declares of it; a fault is noted and nothing is declared."""
    told = _declarations(fields, node)
    point, box = item.focal, item.subject
    if "focal" in told:
        point = _focal(gathering, told["focal"])
    elif "focus" in told:
        point = _focus(gathering, told["focus"])
    if "subject" in told:
        box = _subject(gathering, told["subject"])
    return replace(item, focal=point, subject=box)


def _declarations(fields: Fields, node: Node) -> dict[str, Node]:
    """Posts and pictures may have a subject or a focus in words, which declare nothing here."""
    told = {name: fields.get(node, name) for name in ("focal", "focus", "subject")}
    return {
        name: found
        for name, found in told.items()
        if found.given and (name == "focal" or any(part.number is not None for part in _parts(found)))
    }


def add_for_single(gathering: Gathering, fields: Fields, node: Node) -> None:
    """Hand what the post declares beside its visuals to its only one."""
    told = _declarations(fields, node)
    if not told:
        return
    if len(gathering.attachments) == 1:
        item = gathering.attachments[0]
        gathering.attachments[0] = with_declared(gathering, fields, node, item)
    else:
        hint = "write it with the picture that it is meant for"
        said = "declares what must stay visible, but of which picture is not said"
        count = len(gathering.attachments)
        gathering.note(f"{said}: it has {count}", next(iter(told.values())), hint)


def _focal(gathering: Gathering, node: Node) -> tuple[float, float] | None:
    match _numbers(node):
        case [x, y] if 0 <= x <= 1 and 0 <= y <= 1:
            return x, y
    gathering.note("has a focal point that is not two numbers from 0 to 1", node, _FOCAL)
    return None


def _focus(gathering: Gathering, node: Node) -> tuple[float, float] | None:
    match _numbers(node):
        case [x, y] if -1 <= x <= 1 and -1 <= y <= 1:
            return round((x + 1) / 2, 4), round((1 - y) / 2, 4)
    gathering.note("has a focus that is not two numbers from -1 to 1", node, _FOCUS)
    return None


def _subject(gathering: Gathering, node: Node) -> Region | None:
    match _numbers(node):
        case [x, y, width, height] if x >= 0 <= y and width > 0 < height:
            if x + width <= 1 + SLACK and y + height <= 1 + SLACK:
                return x, y, min(width, 1 - x), min(height, 1 - y)
            gathering.note("has a subject that lies outside the picture", node, _SUBJECT)
            return None
    gathering.note("has a subject that is not four numbers from 0 to 1", node, _SUBJECT)
    return None


def _numbers(node: Node) -> Sequence[float]:
    """All numbers, or nothing where one of the parts is none."""
    found = [part.number for part in _parts(node)]
    return [number for number in found if number is not None] if None not in found else []


def _parts(node: Node) -> Sequence[Node]:
    """The entries of a list, or of one text with commas."""
    if isinstance(node.value, str):
        return [Node(part.strip()) for part in node.value.split(",")]
    return node.items
