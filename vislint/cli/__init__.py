"""The command line: it parses, calls, prints and exits. Everything heavy is imported inside a command."""

from __future__ import annotations

from typing import Annotated

import typer

from vislint import __version__
from vislint.cli.baseline import baseline
from vislint.cli.check import check
from vislint.cli.configuration import config
from vislint.cli.doctor import doctor
from vislint.cli.epilogs import epilog_of
from vislint.cli.init import init
from vislint.cli.schema import schema
from vislint.cli.serve import serve
from vislint.cli.show import networks, rule, rules
from vislint.cli.suppressions import suppressions

app = typer.Typer(
    name="vislint",
    help="The linter for visual content: checks draft posts and their images before they are published.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vislint {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """The linter for visual content: checks draft posts and their images before they are published."""


app.command()(check)
app.command()(serve)
app.command()(rules)
app.command()(rule)
app.command()(networks)
app.command()(init)
app.command()(doctor)
app.command()(suppressions)
app.command()(config)
app.command()(schema)
app.add_typer(baseline)

for prefix, commands in (("", app.registered_commands), ("baseline ", baseline.registered_commands)):
    for command in commands:
        name = command.name or str(getattr(command.callback, "__name__", ""))
        command.epilog = epilog_of(f"{prefix}{name}")
