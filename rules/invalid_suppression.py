"""A suppression in a post names a rule and gives a reason.

`vislint: {ignore: {low-contrast: brand wash, agreed}}` in the front matter and
`<!-- vislint-ignore low-contrast: brand wash, agreed -->` in a text keep a rule from speaking. One without a
reason, of a rule or picture that does not exist, or written in any other way holds nothing back. It is a
warning: somebody believes that this was settled.

## What to do

Write why it is right as it is: the next person who meets it has nothing else to go by. `vislint rules` lists
the rules and their groups.

## Example

Passes:

    vislint:
      ignore:
        low-contrast: brand wash, agreed with the client

Fails, because it gives no reason:

    vislint:
      ignore: [low-contrast]

## Sources

The post itself; docs/adoption.md tells where suppressions may stand.
"""

from collections.abc import Iterator

from vislint.model import Problem, Suppression
from vislint.rule import NoOptions, rule


@rule(Suppression, NoOptions, group="post", severity="warning")
def check(said: Suppression, _: NoOptions) -> Iterator[Problem]:
    if said.fault:
        what = f"this suppression of {said.rule}" if said.rule else "this suppression"
        yield Problem(
            f"{what} {said.fault}, so it holds nothing back",
            hint=said.suggestion or None,
            line=said.line,
            column=said.column,
        )
