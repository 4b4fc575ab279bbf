"""`vislint init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[
        Path | None, typer.Argument(help="The content repository. Default: here.", show_default=False)
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be written.")] = False,
) -> None:
    """Write a configuration, a pre-commit hook and a CI job.

    Files that are there already are left as they are.
    """
    from vislint import __version__
    from vislint.discover import locate
    from vislint.starter import words
    from vislint.starter.files import plan, write
    from vislint.starter.survey import survey

    config = locate([folder or Path()], None)
    found = survey(config)
    if not found.posts:
        from vislint.cli.nothing import say_formats

        typer.echo("vislint: no post of a known content format here; nothing was written", err=True)
        say_formats()
        raise typer.Exit(3)
    for line in words.seen(found):
        typer.echo(line)
    typer.echo("")
    for start in plan(found, __version__):
        if not start.left and not dry_run:
            write(found.top, start)
        for line in words.done(start, dry=dry_run):
            typer.echo(line)
    typer.echo("")
    typer.echo("Next: vislint check --report report.html")
    typer.echo("Old findings that nobody will mend now: vislint baseline write")
