"""`vislint rules`, `vislint rule NAME` and `vislint networks [NAME]`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from vislint.rule import AnyRule
    from vislint.rule_settings import RuleSettings


ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Use this configuration file.")
]


def rules(config: ConfigFile = None) -> None:
    """List the rules, by group, with those of the configuration that applies here."""
    from vislint.report.catalogue import list_rules

    known = _rules_here(config)
    settings = {name: said for name, (_, said) in known.items()}
    typer.echo(list_rules({name: rule for name, (rule, _) in known.items()}, settings), nl=False)


def rule(
    name: Annotated[str, typer.Argument(help="A rule's id, such as missing-alt.")], config: ConfigFile = None
) -> None:
    """Explain one rule: what it checks, what to do, its options."""
    from vislint.errors import UsageError
    from vislint.report.catalogue import explain_rule
    from vislint.strict import did_you_mean

    known = _rules_here(config)
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
) -> None:
    """Show the networks and their limits, each with source and date."""
    from vislint.errors import UsageError
    from vislint.networks import find_network, load_networks
    from vislint.report.catalogue import describe_network, list_networks
    from vislint.strict import did_you_mean

    known = load_networks()
    if name is None:
        typer.echo(list_networks(known), nl=False)
        return
    network = find_network(known, name)
    if network is None:
        raise UsageError(f'unknown network "{name}"', hint=did_you_mean(name, known))
    typer.echo(describe_network(network), nl=False)
