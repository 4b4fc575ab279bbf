"""What one run looks at: the posts that are asked for, read, and their files, probed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vislint.akin import akin_posts
from vislint.assets import Probing, probe_for, with_assets
from vislint.concern import is_concerned, is_visual, likely, naming
from vislint.config import Config
from vislint.destinations import addressing, going_to, network_ids
from vislint.discover import Found, discover
from vislint.git_changes import Changes
from vislint.model import Asset, Library, Measures, NotChecked, Post
from vislint.networks import Networks
from vislint.readers import Site
from vislint.readers.suppressions import with_suppressions
from vislint.remote import bring_remote
from vislint.repository import Repository
from vislint.request import Request
from vislint.rule import AnyRule
from vislint.sift import drop_published
from vislint.suppress import name_suppressions


@dataclass(frozen=True, slots=True)
class Known:
    """What reading a post takes."""

    config: Config
    repository: Repository
    networks: Networks
    rules: Mapping[str, AnyRule] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Material:
    """Posts and files, brought together."""

    found: Found
    """Without its posts, which are read."""
    posts: tuple[Post, ...]
    """With those that are read only to be compared with."""
    about: tuple[Post, ...]
    """The posts that the run is about."""
    assets: Mapping[str, Asset]
    not_checked: Sequence[NotChecked]


def gather(
    known: Known, request: Request, rules: Sequence[AnyRule], changes: Changes | None = None
) -> Material:
    """All that is asked for, or, with `changes`, what these concern."""
    compared = changes is not None and _compare_pictures(rules)
    whole = changes is None or _needs_all(rules)
    narrow = not whole and not compared and not any(map(is_visual, changes.paths if changes else ()))
    only = changes.paths if changes and narrow else None
    found = discover(known.config, known.repository, request.paths, only)
    wanted = found if whole or changes is None else _likely(found, known.repository, changes)
    probing = Probing(known.repository, known.config.settings.cache, request.jobs, request.progress)
    posts, not_checked = _read_whole(known, request, wanted)
    about = posts if changes is None else [post for post in posts if is_concerned(post, changes)]
    assets = probe_for(rules, posts, about, probing)
    if compared and not whole:
        read_already = {path for _, path in wanted.posts}
        others = [(site, path) for site, path in found.posts if path not in read_already]
        akin = replace(found, posts=tuple(akin_posts(others, about, assets, probing)))
        more, _ = _read_whole(known, request, akin)
        posts = sorted([*posts, *more], key=lambda post: post.path)
        assets = probe_for(rules, more, (), probing) | assets
    complete = {id(post): with_assets(post, assets) for post in posts}
    whole_posts = tuple(complete.values())
    whole_about = whole_posts if about is posts else tuple(complete[id(post)] for post in about)
    return Material(
        replace(found, posts=()),
        whole_posts,
        whole_about,
        dict(sorted(assets.items())),
        (*found.not_checked, *not_checked),
    )


def _needs_all(rules: Iterable[AnyRule]) -> bool:
    """Whether a rule looks at all posts together, whatever they show."""
    return any(rule.subject is Library and rule.needs is not Measures for rule in rules)


def _compare_pictures(rules: Iterable[AnyRule]) -> bool:
    """Whether a rule looks at posts together for the sake of their pictures."""
    return any(rule.subject is Library and rule.needs is Measures for rule in rules)


def _likely(found: Found, repository: Repository, changes: Changes) -> Found:
    return replace(found, posts=tuple(likely(found.posts, repository, changes)))


def _read_whole(known: Known, request: Request, found: Found) -> tuple[list[Post], list[NotChecked]]:
    """The posts with their suppressions named and, where there are any, their remote images."""
    known.repository.take(path for _, path in found.posts)
    posts, left = read(known, request, found)
    named = name_suppressions(posts, known.rules)
    return bring_remote(named, known.config.root, fetch=request.fetch), left


def read(known: Known, request: Request, found: Found) -> tuple[list[Post], list[NotChecked]]:
    """The posts that are wanted, and what is left out because it is published."""
    repository, settings = known.repository, known.config.settings
    addressed = addressing(settings.default_networks, known.networks)
    posts = [
        addressed(post)
        for site, path in _named(found, repository)
        for post in with_suppressions(repository, path, site.read(path))
        if path not in found.beside or _uses(post, found.visuals)
    ]
    if request.networks:
        posts = going_to(posts, network_ids(request.networks, known.networks))
    if settings.only_drafts:
        kept, left = drop_published(posts, request.moment)
        changed = request.changes.paths if request.changes else None
        return kept, [entry for entry in left if changed is None or entry.path in changed]
    return posts, []


def _named(found: Found, repository: Repository) -> Iterable[tuple[Site, str]]:
    """The posts without those that cannot use a visual that was named."""
    if not found.beside:
        return found.posts
    asked = {path for _, path in found.posts} - found.beside
    return naming(found.posts, repository, sorted(found.visuals), asked)


def _uses(post: Post, visuals: Container[str]) -> bool:
    return any(item.resolution.path in visuals for item in post.attachments)
