"""The networks that posts go to, named as vislint names them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from vislint.errors import UsageError
from vislint.model import Destination, Post
from vislint.networks import Networks
from vislint.place import name_networks
from vislint.strict import did_you_mean


def addressing(defaults: Sequence[str], networks: Networks) -> Callable[[Post], Post]:
    """Gives a post with its networks named as vislint names them, and those it does not know marked."""

    @lru_cache(maxsize=1_000)
    def marked(places: tuple[Destination, ...]) -> tuple[Destination, ...]:
        """Most posts of a repository name the same networks in the same lines: they share one list."""
        return tuple(_marked(place, networks) for place in places)

    def addressed(post: Post) -> Post:
        if not post.destinations and not post.unreadable:
            places = tuple(
                Destination(name, name.partition("/")[0], name.partition("/")[2], post.line)
                for name in defaults
            )
            post = replace(post, destinations=places)
        named = name_networks(post, networks.aliases)
        return replace(named, destinations=marked(named.destinations)) if named.destinations else named

    return addressed


def _marked(place: Destination, networks: Networks) -> Destination:
    if place.network not in networks:
        if place.foreign or not place.known:
            return place
        suggestion = did_you_mean(place.network, {*networks, *networks.aliases})
        return replace(place, known=False, suggestion=suggestion)
    slots = networks[place.network].slots if place.slot else {}
    if place.slot and place.slot not in slots:
        return replace(place, known=False, suggestion=did_you_mean(place.slot, slots))
    return place


def network_ids(names: Sequence[str], networks: Networks) -> set[str]:
    """The ids of networks that the command line names. Raises UsageError."""
    ids = {identity: identity for identity in networks} | dict(networks.aliases)
    for name in names:
        if name not in ids:
            raise UsageError(f'--network: unknown network "{name}"', hint=did_you_mean(name, ids))
    return {ids[name] for name in names}


def going_to(posts: Iterable[Post], only: set[str]) -> list[Post]:
    """The posts that go to some of the networks, to these alone."""
    kept = [
        replace(post, destinations=tuple(place for place in post.destinations if place.network in only))
        for post in posts
    ]
    return [post for post in kept if post.destinations or post.unreadable]
