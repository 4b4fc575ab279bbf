"""`vislint config`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vislint.cli import options


class As(StrEnum):
    text = "text"
    json = "json"


def config(
    post: Annotated[
        Path | None,
        typer.Argument(help="A post; without it, what applies in general.", show_default=False),
    ] = None,
    output: Annotated[As, typer.Option("--format", "-f", help="What to print.")] = As.text,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.Threshold = None,
    min_confidence: options.MinConfidence = None,
    file: options.ConfigFile = None,
) -> None:
    """Tell which configuration applies, here or to a post.

    Every value names its origin: a file and line, the command line, or that it is the default.
    """
    import json

    from vislint.config import with_settings
    from vislint.discover import locate, path_inside
    from vislint.networks import known_networks
    from vislint.origins import applying, changed
    from vislint.packs import load_rules
    from vislint.readers import readers
    from vislint.report.configuration import render
    from vislint.report.printable import json_safe

    located = locate([post or Path()], file)
    here = with_settings(
        located,
        select=options.names(select),
        ignore=options.names(ignore),
        fail_on=fail_on.value if fail_on else None,
        min_confidence=min_confidence.value if min_confidence else None,
    )
    rules = load_rules(here)
    groups = {rule.group for rule in rules.values()}
    here.check_names(rules=rules, groups=groups, networks=known_networks(here.root), formats=readers())
    record = applying(here, rules, path_inside(here.root, post) if post else None)
    if output is As.json:
        typer.echo(json_safe(json.dumps(record, indent=2, ensure_ascii=False)))
    else:
        typer.echo(render(record, dict(changed(record))), nl=False)
