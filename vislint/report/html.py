"""The report for people: one HTML file that needs nothing else, no script, no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from vislint.model import Run
from vislint.report import view, words
from vislint.report.printable import printable
from vislint.report.sheets import arrange, totals
from vislint.report.thumbnails import Thumbnail, key_of, thumbnails
from vislint.wording import counted

if TYPE_CHECKING:
    from jinja2 import Template


def render(run: Run, *, version: str, title: str) -> str:
    """The page. `title` names the content repository."""
    sheets = arrange(run)
    counts = totals(sheets)
    cards = view.cards(sheets, run.networks)
    ready = sum(sheet.post is not None and sheet.worst != "error" for sheet in sheets)
    shown = {frame.key for card in cards if card.worst for frame in card.frames if frame.key}
    small = thumbnails(run.root, (asset for asset in run.assets.values() if key_of(asset) in shown))
    classes = {key: f"t{number}" for number, key in enumerate(small)}
    styles = [_style(), _pictures(small, classes)]
    heading, lede = view.verdict(run, ready, counts)
    return _template().render(
        title=title,
        version=version,
        run=run,
        heading=heading,
        lede=lede,
        counts=counts,
        ready=ready,
        groups=_groups(cards),
        sound=[card for card in cards if card.worst is None],
        unchecked=view.unchecked(run.not_checked),
        formats=[f"{name} ({counted(count, 'post')})" for name, count in run.formats.items()],
        thumbnails=small,
        classes=classes,
        styles=styles,
        policy=_policy(styles),
        marks=words.MARKS,
    )


def _groups(cards: list[view.Card]) -> list[tuple[str, str, list[view.Card]]]:
    """Sections of posts that have findings: anchor, heading, posts."""
    sections = (("error", "must-change", "Must change"), ("warning", "better", "Better with a change"))
    found = [
        (anchor, heading, [card for card in cards if card.worst == severity])
        for severity, anchor, heading in (*sections, ("info", "remarks", "Ready, with remarks"))
    ]
    return [group for group in found if group[2]]


def _policy(styles: list[str]) -> str:
    """Nothing may be fetched or run: only these styles apply, only embedded pictures show."""
    hashes = (base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles)
    allowed = " ".join(f"'sha256-{each}'" for each in hashes)
    return f"default-src 'none'; img-src data:; style-src {allowed}; base-uri 'none'; form-action 'none'"


def _pictures(small: Mapping[str, Thumbnail | str], classes: Mapping[str, str]) -> str:
    """One rule a picture, so that a picture shown in many posts is embedded once."""
    rules = [
        f".{classes[key]}{{--w:{picture.width}px;aspect-ratio:{picture.width}/{picture.height};"
        f"background-image:url({picture.uri})}}"
        for key, picture in small.items()
        if isinstance(picture, Thumbnail)
    ]
    return "\n".join(rules)


@cache
def _style() -> str:
    return files("vislint.report").joinpath("report.css").read_text("utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("vislint", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2")


def _visible(value: object) -> object:
    """Every string on its way into the page: white space made plain, what cannot be seen made visible."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return printable(" ".join(value.split()))
