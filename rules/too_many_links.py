"""A post has no more different links than the network takes.

Counted are the different links of the text, with a scheme or as a bare domain name such as `example.org`;
the same link twice counts once. How bad it is follows from what the network does with more: Threads refuses
the post.

## What to do

Keep the links that matter, or link to one page that leads to the others.

## Example

Threads takes 5 links. Passes:

    networks: [threads]
    text: "Programme: https://example.org/programme"

A text with 6 different links fails.

## Sources

`vislint networks NAME` shows `max_links` with its source and date. How Threads counts: each URL of the text
once, https://developers.facebook.com/docs/threads/create-posts/text-attachments (a stored copy, read on
2026-11-22). What a link is: the published rules of X, https://github.com/twitter/twitter-text.
"""

from collections.abc import Iterator

from vislint.captions import captions, too_many
from vislint.counting import links
from vislint.model import Problem, Publication
from vislint.rule import NoOptions, rule


@rule(Publication, NoOptions, group="text", severity="error")
def check(publication: Publication, _: NoOptions) -> Iterator[Problem]:
    for caption in captions(publication):
        problem = too_many(publication, caption, "max_links", len(set(links(caption.text))), "link")
        if problem is not None:
            yield problem
