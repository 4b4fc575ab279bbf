"""The fields of vislint's own format, under the names that a house gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vislint.readers.nodes import Node

VISUALS = ("images", "image", "media", "video", "videos", "attachments")
"""Fields that hold visuals: one or a list of them, each a file name or a mapping."""

TELLING = (*VISUALS, "text", "publish", "link")
"""Fields of which a post in a data file has at least one besides `networks`: many tools write `networks`."""

ALTS = ("alt", "alt_text")


@dataclass(frozen=True, slots=True)
class Fields:
    """vislint's name of a field → the house's own, dotted where it is nested."""

    named: Mapping[str, str]

    def name(self, own: str) -> str:
        return self.named.get(own, own)

    def get(self, node: Node, *own: str) -> Node:
        """The first of the fields that holds something."""
        return node.first(*map(self.name, own))
