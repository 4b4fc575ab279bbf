"""The report for people: one HTML file that needs nothing else and loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from vislint.model import Asset, Run
from vislint.report import held, months, page, view
from vislint.report.filters import filters
from vislint.report.linked import linked
from vislint.report.notes import Scope
from vislint.report.previews import previews
from vislint.report.printable import printable
from vislint.report.sheets import arrange, totals
from vislint.report.thumbnails import Kept, key_of, thumbnails
from vislint.wording import counted

if TYPE_CHECKING:
    from jinja2 import Template

FIRST = 8
"""Pictures that are shown before anybody scrolls: some two screens of a desktop."""
LARGE = 25_000_000
"""Bytes of a page that is slow to send and to open on a telephone."""


def render(
    run: Run,
    *,
    version: str,
    title: str,
    pictures: page.Pictures = "embed",
    folder: Path | None = None,
    kept: Kept | None = None,
) -> str:
    """The page. `title` names the content repository; `folder` is where the page will lie, for links; `kept`
    holds the small pictures from one page to the next."""
    sheets = arrange(run)
    counts = totals(sheets)
    scope = Scope(run.networks, run.comparison, run.root)
    cards = view.cards(sheets, scope, previews(run))
    ready = sum(sheet.post is not None and sheet.worst != "error" for sheet in sheets)
    latest = months.latest(run.posts)
    shown = _pictures(run, cards, latest, pictures, folder or Path(), kept)
    first, rest = _parted({str(_visible(key)): uri for key, uri in page.addresses(shown).items()}, cards)
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
        unfolding=latest,
        filters=filters(cards),
        calendar=months.calendar(sheets, scope),
        weekdays=months.WEEKDAYS,
        piles=_piles(run),
        formats=[f"{name} ({counted(count, 'post')})" for name, count in run.formats.items()],
        thumbnails=shown,
        is_clear=lambda key: getattr(shown.get(key), "clear", False),
        has_thumbnail=lambda key: not isinstance(shown.get(key, ""), str),
        first_json=page.as_json(first),
        thumbnails_json=page.as_json(rest),
        words_json=page.as_json({card.id: str(_visible(card.words)) for card in cards if card.words}),
        has_pictures=bool(first or rest),
        styles=page.styles(),
        scripts=page.scripts(),
        policy=page.policy(pictures),
    )


def advice(size: int, pictures: page.Pictures) -> str:
    """What to do about a page of `size` bytes; empty for one that opens quickly."""
    if size <= LARGE or pictures == "none":
        return ""
    smaller = "--thumbnails linked keeps the pictures beside it" if pictures == "embed" else ""
    ways = " and ".join(filter(None, (smaller, "--thumbnails none leaves them out")))
    return f"the report is large ({size / 1e6:.0f} MB) and slow to open on a telephone: {ways}"


def _pictures(
    run: Run,
    cards: Iterable[view.Card],
    latest: frozenset[str],
    pictures: page.Pictures,
    folder: Path,
    kept: Kept | None,
) -> Mapping[str, page.Shown | str]:
    """Those of posts with findings and of the latest ready ones; each once."""
    wanted = {frame.key for card in cards if card.worst or card.id in latest for frame in card.frames}
    assets: list[Asset] = [asset for asset in run.assets.values() if key_of(asset) in wanted]
    if pictures == "embed":
        return thumbnails(run.root, assets, kept)
    if pictures == "linked":
        return linked(run.root, assets, folder)
    return {key_of(asset): "left out" for asset in assets}


def _parted(uris: dict[str, str], cards: Iterable[view.Card]) -> tuple[dict[str, str], dict[str, str]]:
    """The pictures that the page begins with, and all others: a browser reads the few at once."""
    begins = (frame.key for card in cards if card.worst for frame in card.frames)
    names = [*dict.fromkeys(name for key in begins if (name := str(_visible(key))) in uris)]
    first = {name: uris[name] for name in islice(names, FIRST)}
    return first, {name: uri for name, uri in uris.items() if name not in first}


def _groups(cards: list[view.Card]) -> list[tuple[str, str, list[view.Card]]]:
    """Sections of posts that have findings: anchor, heading, posts."""
    sections = (("error", "must-change", "Must change"), ("warning", "better", "Better with a change"))
    found = [
        (anchor, heading, [card for card in cards if card.worst == severity])
        for severity, anchor, heading in (*sections, ("info", "remarks", "Ready, with remarks"))
    ]
    return [group for group in found if group[2]]


def _piles(run: Run) -> list[tuple[str, str, int, list[held.Pile]]]:
    """Sections of lists: anchor, heading, count, lists."""
    gone = run.comparison.gone if run.comparison else ()
    sections = [
        ("gone", "Gone", len(gone), held.gone(run)),
        ("held-back", "Held back", len(run.suppressed) + len(run.baselined), held.held_back(run)),
        ("not-checked", "Not checked", len(run.not_checked), held.unchecked(run.not_checked)),
    ]
    return [section for section in sections if section[3]]


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
