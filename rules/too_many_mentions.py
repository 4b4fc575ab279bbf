"""A post mentions no more accounts than the network takes.

Counted is every `@name` in the text, also one that stands there twice. An e-mail address and the end of a
link are no mentions. How bad it is follows from what the network does with more: Instagram refuses the
post.

## What to do

Mention fewer accounts, or tag them in the picture where the network has that.

## Example

Instagram takes 20 mentions through its API. Passes:

    networks: [instagram]
    text: "With @ann.b and @bob"

A text with 21 mentions fails.

## Sources

`vislint networks NAME` shows `max_mentions` with its source and date.
"""

from collections.abc import Iterator

from vislint.captions import captions, too_many
from vislint.counting import mentions
from vislint.model import Problem, Publication
from vislint.rule import NoOptions, rule


@rule(Publication, NoOptions, group="text", severity="error")
def check(publication: Publication, _: NoOptions) -> Iterator[Problem]:
    for caption in captions(publication):
        problem = too_many(publication, caption, "max_mentions", len(mentions(caption.text)), "mention")
        if problem is not None:
            yield problem
