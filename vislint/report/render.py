"""A run in the format asked for; the modules are imported when they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from vislint.model import SEVERITIES, Run, Severity
from vislint.report.commands import disarm, disarm_json, disarm_xml
from vislint.rule import AnyRule


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the formats need to know besides the run."""

    version: str
    below: str = ""
    """The folder of the content repository in its git work tree and a slash; empty at the top."""
    fails: str = "error"
    """The severity from which on the run fails, or `never`."""
    rules: Mapping[str, AnyRule] = field(default_factory=dict)
    """For formats that explain the rules."""
    site: str = ""
    """The address of the documentation, where it has one."""
    colour: bool = False
    seconds: float | None = None
    """How long the run took; None to leave it out."""
    width: int = 120
    """Columns."""

    def on_terminal(self, *, colour: bool, seconds: float, width: int) -> Circumstances:
        return replace(self, colour=colour, seconds=seconds, width=width)

    @property
    def failing(self) -> frozenset[Severity]:
        """The severities that fail the run; errors where it never fails, for outputs that still tell."""
        threshold = next((each for each in SEVERITIES if each == self.fails), "error")
        return frozenset(SEVERITIES[: SEVERITIES.index(threshold) + 1])


def render(name: str, run: Run, about: Circumstances) -> str:
    """The whole output, with a line break at its end. `name` is one of those of `--format`."""
    return "".join(pieces(name, run, about))


def pieces(name: str, run: Run, about: Circumstances) -> Iterator[str]:
    """The same bit by bit, where a format tells of every post."""
    if name == "json":
        from vislint.report import as_json

        return map(disarm_json, as_json.pieces(run, version=about.version))
    return iter((_whole(name, run, about),))


def _whole(name: str, run: Run, about: Circumstances) -> str:
    if name in ("full", "concise", "github", "markdown"):
        return _for_people(name, run, about)
    page = _for_programs(name, run, about)
    if name == "junit":
        return disarm_xml(page)
    return disarm(page) if name == "csv" else disarm_json(page)


def _for_people(name: str, run: Run, about: Circumstances) -> str:
    if name == "concise":
        from vislint.report import concise

        return disarm(concise.render(run, colour=about.colour, seconds=about.seconds))
    if name == "github":
        from vislint.report import github

        return github.render(run, below=about.below)
    if name == "markdown":
        from vislint.report import markdown

        return disarm(markdown.render(run))
    from vislint.report import text

    return disarm(text.render(run, colour=about.colour, seconds=about.seconds, width=about.width))


def _for_programs(name: str, run: Run, about: Circumstances) -> str:
    if name == "sarif":
        from vislint.report import sarif

        return sarif.render(run, version=about.version, below=about.below, rules=about.rules, site=about.site)
    if name == "junit":
        from vislint.report import junit

        return junit.render(run, fails=about.failing)
    if name == "gitlab":
        from vislint.report import gitlab

        return gitlab.render(run, below=about.below)
    if name == "rdjsonl":
        from vislint.report import rdjsonl

        return rdjsonl.render(run, below=about.below)
    from vislint.report import as_csv

    return as_csv.render(run)
