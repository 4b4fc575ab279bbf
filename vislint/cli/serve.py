"""`vislint serve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vislint.cli import options

if TYPE_CHECKING:
    from vislint.report.thumbnails import Thumbnail


def serve(
    paths: options.Paths = None,
    port: Annotated[
        int, typer.Option("--port", "-p", min=0, max=65535, help="Port on this machine. Default: a free one.")
    ] = 0,
    select: options.Select = None,
    ignore: options.Ignore = None,
    network: options.OnlyNetworks = None,
    only_drafts: options.OnlyDrafts = False,
    config: options.ConfigFile = None,
    jobs: options.Jobs = None,
) -> None:
    """Show the report in a browser and keep it up to date.

    It is made anew when posts, images or the configuration change.

    The address that is printed holds a secret: only who knows it sees the report, and only on this machine.
    """
    from vislint.cli.watching import STOPPED, root_to_watch
    from vislint.live.changes import changes, require_watchfiles
    from vislint.live.serving import serve as serve_report

    require_watchfiles()
    asked = paths or [Path()]
    kept: dict[str, Thumbnail] = {}

    def render() -> str:
        from vislint import __version__
        from vislint.config import with_settings
        from vislint.discover import locate
        from vislint.report import html
        from vislint.run import Request, check

        settings = with_settings(
            locate(asked, config),
            select=options.names(select),
            ignore=options.names(ignore),
            only_drafts=only_drafts or None,
        )
        run = check(settings, Request(asked, options.names(network) or (), jobs))
        return html.render(run, version=__version__, title=Path(run.root).name, kept=kept)

    try:
        serve_report(
            render,
            changes(root_to_watch(asked, config)),
            port=port,
            tell=lambda text: typer.echo(text, err=True, nl=False),
            ready=lambda address: typer.echo(f"{address}\n(Ctrl-C ends it)"),
        )
    except KeyboardInterrupt:
        raise typer.Exit(STOPPED) from None
