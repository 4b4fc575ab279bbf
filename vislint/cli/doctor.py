"""`vislint doctor`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from vislint.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vislint.networks import Networks


def doctor(
    older_than: Annotated[
        int, typer.Option("--older-than", min=1, metavar="MONTHS", help="Limits read this long ago are told.")
    ] = 12,
    as_of: options.AsOf = None,
    config: options.ConfigFile = None,
) -> None:
    """Tell which limits in use were read long ago.

    Also what your own network files change.
    """
    from pathlib import Path

    from vislint.discover import locate
    from vislint.networks import known_networks
    from vislint.networks.health import old_readings
    from vislint.report.limits import list_health
    from vislint.run import networks_in_use

    settings = locate([Path()], config)
    networks = known_networks(settings.root)
    used = networks_in_use(settings)
    looked_at = used or tuple(networks)
    today = (as_of or datetime.now(UTC)).date()
    old = list(old_readings((networks[name] for name in looked_at), today, older_than))
    own = _own(settings.root, networks, used)
    typer.echo(list_health(looked_at, old, older_than, own), nl=False)


def _own(root: Path, networks: Networks, used: Sequence[str]) -> dict[str, list[str]]:
    """What there is to say of each network file of the repository."""
    from vislint.networks import OWN_FILES, load_networks, own_files
    from vislint.report.limits import own_remarks

    built_in = load_networks()
    return {
        f"{OWN_FILES}/{path.name}": own_remarks(built_in.get(path.stem), networks[path.stem], used)
        for path in own_files(root / OWN_FILES)
    }
