"""Pages that are made of the code: every rule, every network, every command.

python docs/generate.py           # rules/ and networks/, made anew for each build and never committed
python docs/generate.py cli       # prints cli.md, which is committed; a test compares it
"""

from __future__ import annotations

import dataclasses
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
ROUTES = {None: "", "api": "by tool", "app": "by hand"}


def rule_pages() -> Iterator[tuple[str, str]]:
    """Path and text of a page a rule, and of their list."""
    from vislint.packs import load_rules

    rules = load_rules()
    groups = dict.fromkeys(rule.group for rule in rules.values())
    index = ["# Rules", "", "Each explains itself also with `vislint rule NAME`.", ""]
    for group in groups:
        index += [f"## {group}", ""]
        own = [rule for rule in rules.values() if rule.group == group]
        index += [f"- [{rule.id}]({rule.id}.md): {escaped(rule.summary)}" for rule in own] + [""]
    yield "rules/index.md", "\n".join([*index, *toctree(rules)])
    for rule in rules.values():
        yield f"rules/{rule.id}.md", _rule_page(rule)


def _rule_page(rule: object) -> str:
    from vislint.attribute_docs import attribute_docs
    from vislint.rule import Rule

    assert isinstance(rule, Rule)
    facts = f"Group `{rule.group}` · usually {rule.severity} · confidence {rule.confidence}"
    lines = [f"# {rule.id}", "", facts + (" · off unless selected" if rule.off else ""), "", rule.doc, ""]
    options = dataclasses.fields(rule.options)
    if options:
        docs = attribute_docs(type(rule.options))
        lines += ["## Defaults", "", "| option | default | meaning |", "|---|---|---|"]
        for item in options:
            value = getattr(rule.options, item.name)
            lines.append(f"| `{item.name}` | `{value}` | {escaped(docs.get(item.name, ''))} |")
        lines.append("")
    return "\n".join([*lines, *_examples(rule.id)])


def _examples(name: str) -> Iterator[str]:
    """The posts of examples/NAME that pass and that do not, and what vislint says of the latter."""
    for folder, title in (("good", "A post that passes"), ("bad", "A post that does not")):
        for file in sorted((EXAMPLES / name / folder).rglob("*.md"))[:1]:
            yield from (f"## {title}", "", *fenced(file.read_text("utf-8"), "text"))
    expected = EXAMPLES / name / "expected.txt"
    if expected.is_file():
        yield from ("vislint says:", "", *fenced(expected.read_text("utf-8"), "text"))


def network_pages() -> Iterator[tuple[str, str]]:
    """Path and text of a page a network, and of their list."""
    from vislint.networks import load_networks

    networks = load_networks()
    index = ["# Networks", "", "Every limit has a source and the date on which it was read.", ""]
    index += [f"- [{each.name}]({name}.md): {', '.join(each.slots)}" for name, each in networks.items()]
    yield "networks/index.md", "\n".join([*index, "", *toctree(networks)])
    for name, network in networks.items():
        yield f"networks/{name}.md", _network_page(network)


def _network_page(network: object) -> str:
    from vislint.model import Network
    from vislint.networks.changes import tables

    assert isinstance(network, Network)
    lines = [f"# {network.name}", "", f"Called `{network.id}`, as known on {network.updated}.", ""]
    if network.configurable:
        lines += ["Every server may set its own limits; these are the defaults of the software.", ""]
    for title, limits in tables(network).items():
        rows = [limit for group in limits.values() for limit in group]
        if rows:
            lines += [f"## {title}", "", "| limit | value | when broken | holds | source, read |"]
            lines += ["|---|---|---|---|---|", *map(_limit_row, rows), ""]
    lines += ["## Sources", ""]
    for source in network.sources.values():
        title = escaped(source.title or source.id)
        told = f"<{source.url}>" if source.url.startswith("http") else escaped(source.url)
        read = source.read or "date unknown"
        parts = (f"- `{source.id}`: {title}", told, f"{source.kind}, {source.how}, read {read}")
        lines.append(", ".join(filter(None, parts)))
    return "\n".join([*lines, ""])


def _limit_row(limit: object) -> str:
    from vislint.model import Limit

    assert isinstance(limit, Limit)
    second = "second reading: " if limit.conflict else ""
    holds = ", ".join(filter(None, (ROUTES[limit.route], limit.tier)))
    sources = ", ".join(f"`{source.id}` {source.read or 'undated'}" for source in limit.sources)
    past = [f"{former.text} until {former.until}" for former in limit.was]
    note = "; ".join(filter(None, (limit.note, *past)))
    value = escaped(limit.text) + (f"<br>{escaped(note)}" if note else "")
    return f"| `{limit.key}` | {second}{value} | {limit.effect} | {holds} | {sources} |"


def cli_page() -> str:
    """The help of every command, as printed on a terminal 96 columns wide."""
    import typer.main

    from vislint.cli import app

    head = "What `--help` prints. This page is made of the code: `python docs/generate.py cli`."
    lines = ["# Commands", "", head, ""]
    for depth, path, text in _helps(typer.main.get_command(app), "vislint", None):
        lines += [f"{'##' if depth < 2 else '###'} {path}", "", *fenced(text, "text")]
    return "\n".join(lines)


def _helps(command: Any, name: str, parent: Any) -> Iterator[tuple[int, str, str]]:
    """Depth, name and help of a command and of those below it; typer brings its own click."""
    settings = {**command.context_settings, "terminal_width": 96, "max_content_width": 96}
    context = command.context_class(command, info_name=name, parent=parent, **settings)
    yield context.command_path.count(" "), context.command_path, command.get_help(context)
    if hasattr(command, "list_commands"):
        for child in command.list_commands(context):
            yield from _helps(command.get_command(context, child), child, context)


def toctree(names: Mapping[str, object]) -> list[str]:
    return ["```{toctree}", ":hidden:", "", *names, "```", ""]


def fenced(text: str, kind: str) -> list[str]:
    longest = max(map(len, re.findall(r"^`{3,}", text, re.M)), default=2)
    fence = "`" * (longest + 1)
    return [f"{fence}{kind}", *text.rstrip().splitlines(), fence, ""]


def escaped(text: str) -> str:
    return re.sub(r"([\\*_<>|\[\]{}#$])", r"\\\1", " ".join(text.split()))


def write_pages() -> None:
    for folder in ("rules", "networks"):
        (HERE / folder).mkdir(exist_ok=True)
        for old in (HERE / folder).glob("*.md"):
            old.unlink()
    for path, text in (*rule_pages(), *network_pages()):
        (HERE / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["cli"]:
        sys.stdout.write(cli_page())
    else:
        write_pages()
