"""The options of the commands, each declared once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    text = "text"
    json = "json"


class FailOn(StrEnum):
    error = "error"
    warning = "warning"
    info = "info"
    never = "never"


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
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="What to print.")]
ReportFile = Annotated[
    Path | None, typer.Option("--report", metavar="FILE", help="Also write an HTML report to this file.")
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
