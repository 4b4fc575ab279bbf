"""The options of the commands, each declared once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class FailOn(StrEnum):
    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


class Sure(StrEnum):
    high = "high"
    medium = "medium"
    low = "low"


class Pictures(StrEnum):
    embed = "embed"
    linked = "linked"
    none = "none"


class Colour(StrEnum):
    auto = "auto"
    always = "always"
    never = "never"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Posts, folders, or images (then: the posts that use them). Default: here.", show_default=False
    ),
]
FORMATS = (
    "full", "concise", "json", "sarif", "junit", "gitlab", "github", "markdown", "rdjsonl", "csv",
)  # fmt: skip
"""What can be printed or written to files; `text` is an older name of `full`."""

OutputFormats = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT[=FILE]",
        autocompletion=lambda: list(FORMATS),
        help=f"What to print, or to write to FILE; can be given several times: {', '.join(FORMATS)}.",
        show_default=False,
    ),
]
ReportFile = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Also write an HTML report to this file.")
]
Thumbnails = Annotated[
    Pictures,
    typer.Option(
        "--thumbnails",
        help="Pictures of the report: embedded small, linked to the files where they lie, or none.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Run only these rules or groups (again, or comma-separated)."),
]
Ignore = Annotated[list[str] | None, typer.Option(metavar="RULE", help="Do not run these rules or groups.")]
OnlyNetworks = Annotated[
    list[str] | None, typer.Option("--network", metavar="NAME", help="Check only for these networks.")
]
OnlyDrafts = Annotated[
    bool, typer.Option("--only-drafts", help="Leave out posts that are known to be published.")
]
Threshold = Annotated[
    FailOn | None,
    typer.Option("--fail-on", help="Exit with 1 from this severity on. Default: error.", show_default=False),
]
MinConfidence = Annotated[
    Sure | None,
    typer.Option(
        "--min-confidence", help="Count, but do not show, what less sure rules find.", show_default=False
    ),
]
AllowEmpty = Annotated[
    bool,
    typer.Option("--allow-empty", help="Exit with 0, not 3, when none of the named files concerns a post."),
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Use this configuration file.")
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, help="Files read at once. Default: one a processor.", show_default=False
    ),
]
BuiltSite = Annotated[
    Path | None,
    typer.Option(
        "--site", metavar="DIR", help="Also check the link previews of this built site (public/, _site/ …)."
    ),
]
Fetch = Annotated[
    bool,
    typer.Option("--fetch", help="Fetch remote images and check them too; kept for runs without --fetch."),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="Use the limits of this day, such as 2026-03-03; for --only-drafts it is today.",
        show_default=False,
    ),
]
Diff = Annotated[
    str | None,
    typer.Option(
        "--diff",
        metavar="BASE",
        help="Only posts that changed since this branch left BASE, or that use a picture that did.",
        show_default=False,
    ),
]
Staged = Annotated[bool, typer.Option("--staged", help="Only what the next commit changes, as it is staged.")]
Compare = Annotated[
    Path | None,
    typer.Option(
        "--compare",
        metavar="FILE",
        help="Tell what is new and gone since an earlier run (its --format json).",
        show_default=False,
    ),
]
NoIgnores = Annotated[
    bool, typer.Option("--no-ignores", help="Also show what posts hold back with a reason.")
]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Also show what the baseline holds back.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Measure every file anew.")]
InColour = Annotated[Colour, typer.Option("--colour", "--color", help="Colours in the output.")]
Watch = Annotated[
    bool, typer.Option("--watch", "-w", help="Check again after each change, until Ctrl-C (vislint[serve]).")
]


def names(given: list[str] | None) -> tuple[str, ...] | None:
    """Options given several times or with commas, as one list; None when the option is absent."""
    if given is None:
        return None
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())
