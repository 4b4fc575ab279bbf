"""Small content repositories for the tests of readers, in a line each."""

from __future__ import annotations

from pathlib import Path

from vislint.model import Attachment, Post
from vislint.readers import Site, readers
from vislint.repository import Repository

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "content"


Files = dict[str, str | bytes]


def written(folder: Path, files: Files) -> Repository:
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return Repository(folder)


def sites(found: Repository) -> list[Site]:
    """Every folder that a format recognises, in the order in which formats are asked."""
    return [
        module.open_site(found, seen.folder, seen.signal, {})
        for module in readers().values()
        for seen in module.recognise(found)
    ]


def posts(found: Repository) -> list[Post]:
    """All posts, each read by the first site that claims its file."""
    opened = sites(found)
    result: list[Post] = []
    for path in found.files:
        site = next((site for site in opened if site.claims(path)), None)
        result += site.read(path) if site else []
    return result


def forced(found: Repository, name: str, **fields: str) -> list[Post]:
    """All posts when the configuration gives the whole repository to one format."""
    site = readers()[name].open_site(found, "", "the configuration", fields, True)
    return [post for path in found.files if site.claims(path) for post in site.read(path)]


def only(found: list[Post]) -> Post:
    assert len(found) == 1, [post.path for post in found]
    return found[0]


def shown(post: Post) -> list[tuple[str, int, int]]:
    """Reference, line and column of each visual."""
    return [(item.reference, item.line, item.column) for item in post.attachments]


def standings(post: Post) -> list[str]:
    return [item.resolution.standing for item in post.attachments]


def first(post: Post) -> Attachment:
    return post.attachments[0]
