"""A suppression in a post holds something back.

`vislint: {ignore: ...}` in the front matter and `vislint-ignore` in a comment keep a rule from speaking, with
a reason. Where the rule has nothing to say any more, the picture was put right or the limit was raised, and
the suppression would hide the next fault without anybody having agreed to that.

Reported only when the rule ran and looked at everything that the suppression is about. With `--select`, with
`--network`, or where a picture could not be looked at, nothing is known and nothing is said.

## What to do

Take it out: `vislint suppressions --remove-unused` does so, and leaves the rest of the file as it is.

## Example

Passes, when the picture has no alternative text:

    vislint:
      ignore:
        missing-alt: {divider.png: decorative, agreed with Ana}

Fails, when it has one.

## Sources

The post itself; no network is asked.
"""

from collections.abc import Iterator

from vislint.model import Problem, Suppression
from vislint.rule import NoOptions, rule


@rule(Suppression, NoOptions, group="post", severity="warning")
def check(said: Suppression, _: NoOptions) -> Iterator[Problem]:
    if said.used is False:
        where = f' at "{said.reference}"' if said.reference else ""
        yield Problem(
            f"this suppression of {said.rule} holds nothing back{where}",
            hint="take it out: vislint suppressions --remove-unused",
            line=said.line,
            column=said.column,
        )
