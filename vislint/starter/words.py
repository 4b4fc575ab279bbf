"""What `vislint init` says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vislint.model import Standing
from vislint.report.printable import printable
from vislint.starter.files import Start
from vislint.starter.survey import Survey
from vislint.wording import counted

_MOST_NAMES = 12

STANDINGS: Mapping[Standing, str] = {
    "local": "here",
    "missing": "not found",
    "wrong-case": "not found under their name",
    "outside": "outside the repository",
    "remote": "remote",
    "generated": "made by the build",
    "inline": "embedded in the text",
    "unknown-scheme": "of an unknown scheme",
    "not-fetched": "in submodules that are not checked out",
}


def seen(found: Survey) -> Iterator[str]:
    """What there is, a line a subject."""
    yield "Seen"
    yield f"  posts         {_listed(found.formats)}"
    for signal in found.signals:
        yield f"                {printable(signal)}"
    yield f"  networks      {_networks(found)}"
    told = {STANDINGS[name]: count for name, count in _standings(found).items()}
    yield f"  pictures      {_listed(told)} (named by {counted(found.with_pictures, 'post')})"
    if found.fields:
        yield f"  front matter  {_listed(found.fields)}"
    forges = [name for name, there in (("GitHub", found.github), ("GitLab", found.gitlab)) if there]
    yield f"  git           {', '.join(forges) or 'yes'}" if found.git else "  git           no"


def done(start: Start, *, dry: bool) -> Iterator[str]:
    """What happened to one file, or would."""
    if not start.left:
        yield f"{'would write' if dry else 'wrote'}  {printable(start.path)}"
        if dry:
            yield from (f"  | {line}" for line in start.text.splitlines())
        return
    yield f"left  {printable(start.path)}: {start.left}"
    yield from (f"  | {line}" for line in start.snippet.splitlines())


def _networks(found: Survey) -> str:
    named = {name: count for name, count in found.networks.items() if name != "opengraph"}
    if named:
        return _listed(named)
    if found.networks:
        return "none named: the link previews of the pages are checked"
    return "none named: set default_networks in vislint.toml"


def _standings(found: Survey) -> dict[Standing, int]:
    return {name: found.standings[name] for name in STANDINGS if name in found.standings}


def _listed(counts: Mapping[str, int]) -> str:
    shown = [f"{printable(name)} {count}" for name, count in list(counts.items())[:_MOST_NAMES]]
    more = len(counts) - len(shown)
    return ", ".join(shown + ([f"{more} more"] if more else [])) or "none"
