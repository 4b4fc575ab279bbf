"""`vislint rules`, `vislint rule NAME` and `vislint networks [NAME]`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vislint.cli import options

if TYPE_CHECKING:
    from vislint.model import Network
    from vislint.networks import Networks
    from vislint.rule import AnyRule
    from vislint.rule_settings import RuleSettings


def rules(config: options.ConfigFile = None) -> None:
    """List the rules, by group.

    Those of the configuration that applies here are among them.
    """
    from vislint.report.catalogue import list_rules

    known = _rules_here(config)
    settings = {name: said for name, (_, said) in known.items()}
    typer.echo(list_rules({name: rule for name, (rule, _) in known.items()}, settings), nl=False)


def rule(
    name: Annotated[str, typer.Argument(help="A rule's id, such as missing-alt.")],
    config: options.ConfigFile = None,
) -> None:
    """Explain one rule: what it checks, what to do, its options."""
    from vislint.errors import UsageError
    from vislint.renamed import current
    from vislint.report.catalogue import explain_rule
    from vislint.strict import did_you_mean

    known, name = _rules_here(config), current(name)
    if name not in known:
        raise UsageError(f'unknown rule "{name}"', hint=did_you_mean(name, known))
    typer.echo(explain_rule(*known[name]), nl=False)


def _rules_here(config_file: Path | None) -> dict[str, tuple[AnyRule, RuleSettings]]:
    """Every rule with the options that apply here, and what else the configuration says about it."""
    from vislint.discover import locate
    from vislint.packs import load_rules

    config = locate([Path()], config_file)
    return {name: config.tune(rule) for name, rule in load_rules(config).items()}


def networks(
    name: Annotated[
        str | None, typer.Argument(help="A network, such as instagram; without it: all.", show_default=False)
    ] = None,
    diff: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            help="Show what differs from the network files in this folder.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="MONTH", help="Show what is newer than a month such as 2026.11.", show_default=False
        ),
    ] = None,
    as_of: options.AsOf = None,
) -> None:
    """Show the networks and their limits.

    Each has its source and date; what the repository here says is among them.

    --diff tells what changed since the files in FOLDER, such as rules/networks of an older version.
    --since tells what vislint did not know in a month; `limits = "MONTH"` in the configuration makes
    errors by that alone warnings.
    """
    from vislint.discover import locate
    from vislint.errors import UsageError
    from vislint.networks import find_network, known_networks
    from vislint.report.catalogue import describe_network, list_networks
    from vislint.strict import did_you_mean

    known = known_networks(locate([Path()], None).root, as_of.date() if as_of else None)
    network = find_network(known, name) if name else None
    if name and network is None:
        raise UsageError(f'unknown network "{name}"', hint=did_you_mean(name, known))
    if since is not None:
        typer.echo(_newer(known, since, network), nl=False)
    elif diff is not None:
        typer.echo(_differences(known, diff, network), nl=False)
    else:
        typer.echo(describe_network(network) if network else list_networks(known), nl=False)


def _newer(known: Networks, month: str, only: Network | None) -> str:
    """What is different now from what was known in a month."""
    from vislint.errors import UsageError
    from vislint.networks.changes import changes
    from vislint.networks.history import end_of, is_month
    from vislint.report.limits import list_changes

    if not is_month(month):
        raise UsageError(f'--since: "{month}" is no month', hint="write it like 2026.11")
    before = known.known_by(end_of(month))
    wanted = [only.id] if only else list(known)
    return list_changes([change for name in wanted for change in changes(before[name], known[name])])


def _differences(known: Networks, folder: Path, only: Network | None) -> str:
    """What is different now from what the files in `folder` say."""
    from vislint.errors import UsageError
    from vislint.networks import load_folder, own_files, stands_alone
    from vislint.networks.changes import changes
    from vislint.report.limits import list_changes

    before, told = load_folder(folder)
    if not told:
        raise UsageError(f"no network files in {folder}", hint="name a folder such as rules/networks")
    wanted = [name for name in told if name in known and (only is None or name == only.id)]
    found = [change for name in wanted for change in changes(before[name], known[name])]
    whole = all(map(stands_alone, own_files(folder)))
    absent = {*told} ^ {*known} if whole else {*told} - {*known}
    return list_changes(found, [] if only else sorted(absent))
