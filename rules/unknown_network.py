"""A post goes to networks, and to places on them, that exist.

Reported is a name that is neither a network of vislint nor an account that the repository sets up, and a
place such as `instagram/stroy` that the network does not have. It is a warning: the post is published
nowhere under that name, or its images are checked against no limits. Accounts that the repository itself
sets up for a network without limits in vislint, such as a chat room, are right as they are and pass in
silence.

## What to do

Correct the name. `vislint networks` lists the networks with their other names and places; the accounts of a
repository stand in its own configuration.

## Example

Passes:

    networks: [instagram, instagram/story, mastodon]

Fails:

    networks: [instagrm, instagram/stroy, mastodon]

## Sources

The network files of vislint (`rules/networks/`) and the accounts that the repository sets up.
"""

from collections.abc import Iterator

from vislint.model import Destination, Post, Problem
from vislint.rule import NoOptions, rule


@rule(Post, NoOptions, group="post", severity="warning")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    for place in post.destinations:
        if not place.known:
            yield Problem(
                f'unknown {_what(place)} "{place.declared}"',
                hint=place.suggestion or "nothing of this post is checked for it",
                line=place.line,
                column=place.column,
            )


def _what(place: Destination) -> str:
    return "network or place" if place.slot else "network or account"
