"""twitter-together: one tweet or thread a file, with media, polls and retweets in front matter.

Media lie in `media/` at the root. Entries that are not `{file: …}` are dropped by the publisher in silence.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vislint.model import Attachment, Destination, Post, Resolution
from vislint.readers import Recognised
from vislint.readers.drafting import Gathering, alt_of, join, open_text, roots_of, without_options
from vislint.readers.front_matter import Document, read_front_matter
from vislint.readers.nodes import Node
from vislint.repository import Repository

NAME = "twitter-together"
PRIORITY = 10

_WORKFLOW = ".github/workflows/twitter-together.yml"
_DELIMITER = "---"
MAX_PARTS = 1000
"""Parts of a thread that are told apart: each is looked for in all that is left of the text."""
_OPTION = re.compile(r"\(\s?\)\s+")


def recognise(repository: Repository) -> Iterator[Recognised]:
    return roots_of(repository, _WORKFLOW, ".tweet", "tweets")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> TwitterTogether:
    return TwitterTogether(repository, folder, signal)


@dataclass(frozen=True)
class TwitterTogether:
    """A folder with tweets/ and media/."""

    repository: Repository
    folder: str
    signal: str
    format: str = NAME

    def claims(self, path: str) -> bool:
        return path.endswith(".tweet")

    def read(self, path: str) -> list[Post]:
        text = open_text(self.repository, path, NAME)
        return [text if isinstance(text, Post) else self._post(path, text)]

    def _post(self, path: str, text: str) -> Post:
        parts = list(_thread(text))
        trouble = next((part.trouble for part in parts if part.trouble), None)
        if trouble:
            return Post(path, NAME, unreadable=trouble)
        gathering = Gathering(next((part.flaw for part in parts if part.flaw), None))
        for number, part in enumerate(parts):
            self._add_media(gathering, path, part.data.get("media"), number)
        texts = [_without_poll(part) for part in parts]
        return Post(
            path,
            NAME,
            text="\n\n".join(filter(None, texts)),
            segments=tuple(texts) if len(texts) > 1 else (),
            destinations=(Destination("twitter", "x"),),
            attachments=tuple(gathering.attachments),
            lost=tuple(gathering.lost),
            link=parts[0].data.get("retweet").text,
            flaw=gathering.flaw,
        )

    def _add_media(self, gathering: Gathering, path: str, media: Node, segment: int) -> None:
        for entry in media.items:
            file = entry.get("file")
            if isinstance(media.value, list) and isinstance(file.value, str):
                gathering.attachments.append(
                    Attachment(
                        reference=file.text,
                        line=file.line,
                        column=file.column,
                        resolution=self._resolve(path, file.text),
                        alt=alt_of(entry.get("alt")),
                        segment=segment,
                    )
                )
            else:
                named = entry.text or entry.first("file", "url", "src", "path").text
                gathering.lose(named, entry, _DROPPED, f"write - file: {named or 'picture.png'}")

    def _resolve(self, path: str, file: str) -> Resolution:
        """The file below media/; below the media/ beside the post's own tweets/ when both were moved."""
        media = join(self.folder, "media")
        wanted = posixpath.normpath(posixpath.join(media, file.lstrip("/")))
        if not file.strip() or not wanted.startswith(media + "/"):
            return Resolution("outside", tried=(wanted,))
        found = self.repository.look_up([wanted])
        if found.standing == "missing":
            beside = join(_above_tweets(path), "media")
            moved = self.repository.look_up([join(beside, file)]) if beside != media else found
            if moved.path and moved.path.startswith(beside + "/"):
                note = f"found in {beside}/ beside the moved post; twitter-together looks in {media}/ only"
                return Resolution("local", moved.path, tried=(wanted, moved.path), note=note)
        return found


_DROPPED = "is not written as `file:`, so twitter-together drops it in silence"


def _thread(text: str) -> Iterator[Document]:
    """The parts of a thread; each may have front matter of its own."""
    rest, line = text, 1
    for _ in range(MAX_PARTS - 1):
        document = read_front_matter(rest, line)
        delimiter = document.data.get("thread-delimiter").text or _DELIMITER
        end = re.search(rf"(?:\A|(?<!\n)\n+){re.escape(delimiter)}\n+", document.body)
        if end is None or document.trouble:
            yield document
            return
        rest = document.body[end.end() :]
        line = document.body_line + document.body.count("\n", 0, end.end())
        yield Document(document.data, document.body[: end.start()], document.body_line, flaw=document.flaw)
    yield read_front_matter(rest, line)


def _without_poll(part: Document) -> str:
    return part.body.strip() if part.data.get("poll").given else without_options(part.body, _OPTION)


def _above_tweets(path: str) -> str:
    """The folder that holds the post's tweets/ folder, or the one above the post."""
    steps = path.split("/")[:-1]
    depth = len(steps) - 1 - steps[::-1].index("tweets") if "tweets" in steps else len(steps) - 1
    return "/".join(steps[: max(depth, 0)])
