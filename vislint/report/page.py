"""The parts of the HTML report that Jinja2 does not escape: vislint's own styles and scripts, and pictures.

Everything runs by hash: the policy names exactly these styles and scripts and allows nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, Protocol

Pictures = Literal["embed", "linked", "none"]
"""How the page comes by its pictures: within it, from the files beside it, or not at all."""

STYLES = (
    "report.css", "report_posts.css", "previews.css", "report_tools.css", "report_calendar.css",
    "report_print.css",
)  # fmt: skip
SCRIPTS = ("report.js", "report_filter.js", "report_viewer.js", "report_keys.js")
_SOURCES: Mapping[Pictures, str] = {"embed": "data:", "linked": "'self' file:", "none": "'none'"}
_JSON_IN_HTML = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


class Shown(Protocol):
    """A picture that the page can show: its address and its size there in pixels."""

    @property
    def uri(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def clear(self) -> bool: ...


@cache
def styles() -> tuple[str, ...]:
    return tuple(_text(name) for name in STYLES)


@cache
def scripts() -> tuple[str, ...]:
    return tuple(_text(name) for name in SCRIPTS)


def policy(pictures: Pictures) -> str:
    """Nothing may be fetched; only these styles and scripts apply."""
    return (
        f"default-src 'none'; img-src {_SOURCES[pictures]}; style-src {_hashes(styles())}; "
        f"script-src {_hashes(scripts())}; base-uri 'none'; form-action 'none'"
    )


def addresses(shown: Mapping[str, Shown | str]) -> dict[str, str]:
    """Of the pictures that can be shown, by key."""
    return {key: each.uri for key, each in shown.items() if not isinstance(each, str)}


def as_json(texts: Mapping[str, str]) -> str:
    """Safe within a script element whatever the keys and the texts hold."""
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":")).translate(_JSON_IN_HTML)


def _hashes(parts: Iterable[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _text(name: str) -> str:
    return files("vislint.report").joinpath(name).read_text("utf-8")
