"""`vislint schema`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vislint.cli import options


class Of(StrEnum):
    config = "config"
    post = "post"
    run = "run"


def schema(
    of: Annotated[
        Of,
        typer.Argument(help="config: vislint.toml. post: the front matter of posts. run: --format json."),
    ],
    config: options.ConfigFile = None,
) -> None:
    """Print a JSON Schema for editors and other programs.

    That of the configuration knows the rules, networks and content formats that exist here.
    """
    typer.echo(_config_schema(config) if of is Of.config else _published(of.value), nl=False)


def _config_schema(file: Path | None) -> str:
    from vislint.config_schema import config_schema
    from vislint.discover import locate
    from vislint.networks import known_networks
    from vislint.packs import load_rules
    from vislint.readers import readers

    here = locate([Path()], file)
    return config_schema(load_rules(here), known_networks(here.root), readers())


def _published(name: str) -> str:
    from importlib import resources

    return (resources.files("vislint.schemas") / f"{name}.schema.json").read_text(encoding="utf-8")
