"""The facts of tests/data/networks-facts.toml, and what their keys and placements are called in the files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FACTS = tomllib.loads((Path(__file__).parent / "data" / "networks-facts.toml").read_text(encoding="utf-8"))

SLOTS = {"feed_image": "feed", "link_preview": "card", "card_summary_large_image": "card"}
"""Placements of the facts that have another name as a slot; all others only change _ to -."""

KEYS = {
    "text": {"documented_max": "max_chars_documented"},
    "alt": {
        "placements": "slots",
        "recommended_max_chars": "soft_max_chars",
        "card_alt_max_chars": "card_max_chars",
        "required_field": "field_required",
    },
    "slot": {
        "max_bytes": "max_size",
        "min_bytes": "min_size",
        "soft_max_bytes": "soft_max_size",
        "png_soft_max_bytes": "png_soft_max_size",
        "max_request_bytes": "max_request_size",
        "video_max_bytes": "video_max_size",
        "cover_max_bytes": "cover_max_size",
        "captions_max_bytes": "subtitles_max_size",
        "strictest": "strictest_max_size",
        "min_size": "min_dimensions",
        "max_size": "max_dimensions",
        "min_large_size": "large_min_dimensions",
        "video_size": "video_dimensions",
        "min_width_large": "large_min_width",
        "max_dimension": "max_side",
        "downscale_to": "downscale_to_side",
        "recommended": "best_sizes",
        "recommended_vendor": "best_sizes",
        "cover_recommended": "cover_best_sizes",
        "aspect_min": "ratio",
        "aspect_max": "ratio",
        "aspect_range": "ratio",
        "aspect_display_range": "ratio",
        "max_ratio": "ratio",
        "video_aspect": "video_ratio",
        "video_aspect_max": "video_ratio",
        "video_aspect_range": "video_ratio",
        "aspect_recommended": "best_ratios",
        "aspect_ratio_required": "ratio_required",
        "display_ratio": "display_ratios",
        "grid_crop": "grid_ratio",
        "cover_aspect": "cover_ratio",
        "same_aspect": "same_ratio",
        "same_size": "same_dimensions",
        "gif_max_frames": "max_frames",
        "color_space": "colour_space",
        "color": "colour_mode",
        "page_size": "page_layout",
        "safe_zone_px": "safe_zone",
        "safe_area_px": "safe_area",
        "keep_clear_px": "keep_clear",
    },
}
"""Keys of the facts that have another name in the files."""

OF_VIDEOS = {("facebook", "story", "min_size"), ("facebook", "reel", "min_size")}
"""Facts whose note says that they are about videos."""


@dataclass(frozen=True)
class Fact:
    network: str
    table: str
    """text, alt or the name of a slot."""
    key: str
    says: Mapping[str, Any]
    by_hand_too: bool
    """True when another fact of this key holds for posts published by hand."""

    @property
    def new_key(self) -> str:
        section = self.table if self.table in ("text", "alt") else "slot"
        key = KEYS[section].get(self.key, self.key)
        return f"video_{key}" if (self.network, self.table, self.key) in OF_VIDEOS else key

    @property
    def id(self) -> str:
        return f"{self.network}.{self.table}.{self.key}={self.says['value']}"


def slot_name(placement: str) -> str:
    return SLOTS.get(placement, placement.replace("_", "-"))


def all_facts() -> Iterator[Fact]:
    for network, data in FACTS["networks"].items():
        tables = {name: data[name] for name in ("text", "alt") if name in data}
        tables |= {slot_name(name): table for name, table in data.get("placements", {}).items()}
        for table, entries in tables.items():
            for key, entry in entries.items():
                if isinstance(entry, str):
                    continue
                readings = entry if isinstance(entry, list) else [entry]
                for says in readings:
                    by_hand_too = any(
                        other.get("route") == "app" and other.get("tier") == says.get("tier")
                        for other in readings
                    )
                    yield Fact(network, table, key, says, by_hand_too)


def parents() -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Slots that inherit, with the slot they inherit from."""
    for network, data in FACTS["networks"].items():
        for placement, table in data.get("placements", {}).items():
            if "same_as" in table:
                yield (network, slot_name(placement)), (network, slot_name(table["same_as"]))
            if "same_as_network" in table:
                yield (network, slot_name(placement)), (table["same_as_network"], "image")
