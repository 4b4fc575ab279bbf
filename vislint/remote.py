"""Remote images: those of an earlier fetch, and with `--fetch` the others too.

Without `--fetch` nothing is asked of the network: what was fetched before is looked at, the rest is counted
as not checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from vislint.model import Attachment, Post, Resolution

if TYPE_CHECKING:
    from vislint.fetch import Failure, Fetched, FetchLimits


def bring_remote(
    posts: Sequence[Post], root: Path, *, fetch: bool, limits: FetchLimits | None = None
) -> list[Post]:
    """The posts with a file behind every remote attachment that there is one for."""
    urls = list(
        dict.fromkeys(
            item.reference
            for post in posts
            for item in post.attachments
            if item.resolution.standing == "remote"
        )
    )
    if not urls:
        return list(posts)
    from vislint.fetch import FetchLimits, RemoteStore, fetch_all  # and with them sockets and SSL

    store = RemoteStore.open(root, create=fetch)
    if store is None:
        return list(posts)
    answers: Mapping[str, Fetched | Failure]
    if fetch:
        answers = fetch_all(urls, store, limits or FetchLimits())
    else:
        answers = {url: found for url in urls if (found := store.lookup(url))}
    return [_with_answers(post, answers, root) for post in posts]


def _with_answers(post: Post, answers: Mapping[str, Fetched | Failure], root: Path) -> Post:
    attachments = tuple(_answered(item, answers, root) for item in post.attachments)
    return post if attachments == post.attachments else replace(post, attachments=attachments)


def _answered(item: Attachment, answers: Mapping[str, Fetched | Failure], root: Path) -> Attachment:
    answer = answers.get(item.reference) if item.resolution.standing == "remote" else None
    if answer is None:
        return item
    return replace(item, resolution=_resolution(item.resolution, answer, root))


def _resolution(before: Resolution, answer: Fetched | Failure, root: Path) -> Resolution:
    from vislint.fetch import Fetched

    if isinstance(answer, Fetched):
        return replace(before, path=answer.path.relative_to(root).as_posix(), note=answer.remark)
    standing = "missing" if answer.gone else before.standing
    return replace(before, standing=standing, note=answer.reason)
