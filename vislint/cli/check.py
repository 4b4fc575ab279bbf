"""`vislint check`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from vislint.cli import options, watching
from vislint.cli.options import Colour, Pictures
from vislint.cli.outputs import Output, deliver, read_outputs, write
from vislint.cli.progress import Progress

if TYPE_CHECKING:
    from vislint.config import Config
    from vislint.git_changes import Changes
    from vislint.model import Run


def check(
    paths: options.Paths = None,
    formats: options.OutputFormats = None,
    report: options.ReportFile = None,
    thumbnails: options.Thumbnails = Pictures.embed,
    select: options.Select = None,
    ignore: options.Ignore = None,
    network: options.OnlyNetworks = None,
    only_drafts: options.OnlyDrafts = False,
    site: options.BuiltSite = None,
    fail_on: options.Threshold = None,
    min_confidence: options.MinConfidence = None,
    allow_empty: options.AllowEmpty = False,
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

    Findings go to standard output, everything else to standard error. The configuration that applies is
    shown by `vislint config`.
    """
    again = partial(check, **(locals() | {"watch": False}))
    outputs = read_outputs(formats, os.environ)
    asked = paths or [Path()]
    if watch:
        watching.check_again_and_again(again, asked, config, _files(report, outputs))
        return
    started, progress = time.perf_counter(), Progress()
    with _stoppable(progress):
        from vislint import run as pipeline

        said = _said(select, ignore, only_drafts, fail_on, min_confidence, no_cache)
        settings = _settings(asked, config, site, said)
        request = pipeline.Request(
            [*asked, site] if site else asked,
            options.names(network) or (),
            jobs,
            fetch,
            as_of=as_of.date() if as_of else None,
            compare=compare,
            changes=_changes(settings, diff, staged),
            ignores=not no_ignores,
            baseline=not no_baseline,
            progress=progress,
        )
        run = pipeline.check(settings, request)
        progress.clear()
        _write_report(run, report, thumbnails)
        deliver(run, settings, outputs, colour, time.perf_counter() - started)
    raise typer.Exit(_exit_code(run, settings, allow_empty=allow_empty))


def _files(report: Path | None, outputs: Iterable[Output]) -> list[Path]:
    """What the run writes."""
    return [file for file in (report, *(output.file for output in outputs)) if file is not None]


@contextmanager
def _stoppable(progress: Progress) -> Iterator[None]:
    """Ctrl-C ends the run in plain words."""
    try:
        yield
    except KeyboardInterrupt:
        progress.clear()
        typer.echo("vislint: stopped; what was measured is kept", err=True)
        raise typer.Exit(130) from None


def _said(
    select: list[str] | None,
    ignore: list[str] | None,
    only_drafts: bool,
    fail_on: options.FailOn | None,
    min_confidence: options.Sure | None,
    no_cache: bool,
) -> dict[str, Any]:
    """What the command line says instead of the configuration; None where it says nothing."""
    return {
        "select": options.names(select),
        "ignore": options.names(ignore),
        "only_drafts": only_drafts or None,
        "fail_on": fail_on.value if fail_on else None,
        "min_confidence": min_confidence.value if min_confidence else None,
        "cache": False if no_cache else None,
    }


def _settings(paths: list[Path], file: Path | None, site: Path | None, said: dict[str, Any]) -> Config:
    """The configuration that applies to the paths, with what the command line says instead."""
    from vislint.config import with_settings
    from vislint.discover import locate, site_folder

    located = locate(paths, file)
    return with_settings(located, site=site_folder(located.root, site) if site else None, **said)


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


def _write_report(run: Run, target: Path | None, pictures: Pictures) -> None:
    if target is None:
        return
    from vislint import __version__
    from vislint.report import html

    page = html.render(
        run, version=__version__, title=Path(run.root).name, pictures=pictures.value, folder=target.parent
    ).encode("utf-8", "replace")
    write(target, page, "report")
    typer.echo(f"report written to {target}", err=True)
    advice = html.advice(len(page), pictures.value)
    if advice:
        typer.echo(f"vislint: note: {advice}", err=True)


def _exit_code(run: Run, config: Config, *, allow_empty: bool) -> int:
    from vislint.model import SEVERITIES

    if run.crashed:
        return 2
    if not run.posts:
        return 0 if run.only or allow_empty else 3
    threshold = config.settings.fail_on
    counted = SEVERITIES[: SEVERITIES.index(threshold) + 1] if threshold != "never" else ()
    return int(any(finding.severity in counted for finding in run.findings))
