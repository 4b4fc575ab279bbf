"""`vislint baseline write`, `prune` and `show`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from vislint.cli import options

if TYPE_CHECKING:
    from vislint.config import Config
    from vislint.model import Exemption, Run

baseline = typer.Typer(
    name="baseline",
    help="Hold back findings that were there before.\n\n"
    "They stand in .vislint/baseline.json, so that new ones stand out.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def _after_a_check(act: Callable[[Config, Run], None]) -> Callable[..., None]:
    """A command that checks the posts that its options name, and hands on what applied and what came out."""

    def command(
        paths: options.Paths = None,
        site: options.BuiltSite = None,
        config: options.ConfigFile = None,
        jobs: options.Jobs = None,
        fetch: options.Fetch = False,
        no_cache: options.NoCache = False,
    ) -> None:
        from vislint.config import with_settings
        from vislint.discover import locate, site_folder
        from vislint.errors import UsageError
        from vislint.run import Request, check

        asked = paths or [Path()]
        located = locate(asked, config)
        built = site_folder(located.root, site) if site else None
        settings = with_settings(located, site=built, cache=False if no_cache else None)
        run = check(settings, Request([*asked, site] if site else asked, jobs=jobs, fetch=fetch))
        if run.crashed:
            raise UsageError("a rule crashed, so the baseline is left as it is", hint="see vislint check")
        act(settings, run)

    command.__name__, command.__doc__ = act.__name__, act.__doc__
    return baseline.command()(command)


@_after_a_check
def write(settings: Config, run: Run) -> None:
    """Put all errors and warnings of now into the baseline.

    With PATHS, entries of other posts stay.

    Information needs no entry, unless fail_on = "info". What posts hold back with a reason needs none.
    """
    from vislint.baseline import FILE, entries_for, read_baseline, write_baseline

    kept = set(read_baseline(settings.root) or ()) - set(run.stale)
    entries = kept | entries_for((*run.findings, *run.baselined), settings.settings.fail_on)
    write_baseline(settings.root, entries)
    posts = len({entry.path for entry in entries})
    typer.echo(f"{FILE}: {_counted(len(entries))} of {posts} {'post' if posts == 1 else 'posts'}", err=True)


@_after_a_check
def prune(settings: Config, run: Run) -> None:
    """Take out the entries that hold nothing back any more."""
    from vislint.baseline import FILE, read_baseline, write_baseline

    known = _known(settings)
    if run.stale:
        write_baseline(settings.root, set(known) - set(run.stale))
    left = len(read_baseline(settings.root) or ())
    typer.echo(f"{FILE}: {len(run.stale)} stale taken out, {_counted(left)} left", err=True)


@_after_a_check
def show(settings: Config, run: Run) -> None:
    """List what the baseline holds, by post, and what in it is stale."""
    from vislint.report.baseline_list import list_baseline

    typer.echo(list_baseline(_known(settings), run.stale), nl=False)


def _known(settings: Config) -> tuple[Exemption, ...]:
    from vislint.baseline import FILE, read_baseline
    from vislint.errors import UsageError

    known = read_baseline(settings.root)
    if known is None:
        raise UsageError(f"there is no {FILE} here", hint="make one: vislint baseline write")
    return known


def _counted(entries: int) -> str:
    return "1 finding" if entries == 1 else f"{entries} findings"
