"""`vislint check`."""

from __future__ import annotations

import os
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from vislint.cli import options, watching
from vislint.cli.options import Colour, Format
from vislint.cli.progress import Progress

if TYPE_CHECKING:
    from vislint.config import Config
    from vislint.git_changes import Changes
    from vislint.model import Run


def check(
    paths: options.Paths = None,
    output: options.OutputFormat = Format.text,
    report: options.ReportFile = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    network: options.OnlyNetworks = None,
    only_drafts: options.OnlyDrafts = False,
    site: options.BuiltSite = None,
    fail_on: options.Threshold = None,
    config: options.ConfigFile = None,
    jobs: options.Jobs = None,
    fetch: options.Fetch = False,
    as_of: options.AsOf = None,
    diff: options.Diff = None,
    staged: options.Staged = False,
    compare: options.Compare = None,
    no_ignores: options.NoIgnores = False,
    no_baseline: options.NoBaseline = False,
    no_cache: options.NoCache = False,
    colour: options.InColour = Colour.auto,
    watch: options.Watch = False,
) -> None:
    """Check draft posts and their images.

    Exit codes: 0 ready, 1 findings at or above --fail-on, 2 usage, configuration or internal error,
    3 nothing was checked.
    """
    if watch:
        again = partial(check, **(locals() | {"watch": False}))
        watching.check_again_and_again(again, paths or [Path()], config, [report] if report else [])
        return
    from vislint.config import with_settings
    from vislint.discover import locate, site_folder
    from vislint.run import Request
    from vislint.run import check as run_check

    started = time.perf_counter()
    progress = Progress()
    asked = paths or [Path()]
    located = locate(asked, config)
    settings = with_settings(
        located,
        select=_names(select),
        ignore=_names(ignore),
        only_drafts=only_drafts or None,
        site=site_folder(located.root, site) if site else None,
        fail_on=fail_on.value if fail_on else None,
        cache=False if no_cache else None,
    )
    try:
        wanted = [*asked, site] if site else asked
        day = as_of.date() if as_of else None
        request = Request(
            wanted,
            _names(network) or (),
            jobs,
            fetch,
            as_of=day,
            compare=compare,
            changes=_changes(settings, diff, staged),
            ignores=not no_ignores,
            baseline=not no_baseline,
            progress=progress,
        )
        run = run_check(settings, request)
        progress.clear()
        if report is not None:
            _write_report(run, report)
        _print(run, output, colour, time.perf_counter() - started)
    except KeyboardInterrupt:
        progress.clear()
        typer.echo("vislint: stopped; what was measured is kept", err=True)
        raise typer.Exit(130) from None
    raise typer.Exit(_exit_code(run, settings))


def _names(given: list[str] | None) -> tuple[str, ...] | None:
    """Options given several times or with commas, as one list; None when the option is absent."""
    if given is None:
        return None
    return tuple(name.strip() for part in given for name in part.split(",") if name.strip())


def _changes(config: Config, diff: str | None, staged: bool) -> Changes | None:
    """What changed, for a run that is about nothing else; tells when all posts depend on it."""
    from vislint.errors import UsageError
    from vislint.report.printable import printable

    if diff is not None and staged:
        raise UsageError("--diff and --staged exclude each other")
    if diff is None and not staged:
        return None
    from vislint.concern import decisive
    from vislint.git_changes import changed_since, staged_changes

    changes = staged_changes(config.root) if staged else changed_since(config.root, diff or "")
    cause = decisive(changes, config)
    if cause:
        typer.echo(f"vislint: {printable(cause)} changed, so all posts are checked", err=True)
    return changes


def _print(run: Run, output: Format, colour: Colour, seconds: float) -> None:
    from vislint import __version__
    from vislint.report import as_json, text

    if run.only and not run.posts:
        typer.echo(f"vislint: nothing to check: no post uses what is {run.only}", err=True)
    elif not run.posts:
        _explain_nothing(run)
    if output is Format.json:
        _out(as_json.render(run, version=__version__))
    elif run.posts:
        _out(text.render(run, colour=_coloured(colour), seconds=seconds, width=_width()))


def _explain_nothing(run: Run) -> None:
    skipped = len(run.not_checked)
    reason = f"{skipped} posts are published already" if skipped else "no post of a known content format here"
    typer.echo(f"vislint: nothing was checked: {reason}", err=True)
    if not skipped:
        from vislint.readers import readers

        typer.echo(f"looked for: {', '.join(readers())}; see docs/content-formats.md", err=True)


def _write_report(run: Run, target: Path) -> None:
    from vislint import __version__
    from vislint.errors import UsageError
    from vislint.files import write_atomically
    from vislint.report import html

    page = html.render(run, version=__version__, title=Path(run.root).name)
    try:
        write_atomically(target, page.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(f"cannot write the report {target}: {error.strerror or error}") from error
    typer.echo(f"report written to {target}", err=True)


def _exit_code(run: Run, config: Config) -> int:
    from vislint.model import SEVERITIES

    if run.crashed:
        return 2
    if not run.posts:
        return 0 if run.only else 3
    threshold = config.settings.fail_on
    counted = SEVERITIES[: SEVERITIES.index(threshold) + 1] if threshold != "never" else ()
    return int(any(finding.severity in counted for finding in run.findings))


def _coloured(colour: Colour) -> bool:
    if colour is Colour.auto:
        return sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return colour is Colour.always


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((120, 24)).columns


def _out(text: str) -> None:
    """Print; a reader that has seen enough is no error, a full disk is."""
    from vislint.errors import UsageError

    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise UsageError(f"cannot print the result: {error.strerror or error}") from error
