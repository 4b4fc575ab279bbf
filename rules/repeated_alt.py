"""Different images of one post have different alternative texts.

Reported is a text that stands at several images of one post, letter case and spaces aside. People who do
not see the pictures hear the same sentence again and cannot tell them apart. It is a warning, given once for
each such text. The same picture named twice passes, and so do pictures that go to different networks, such
as a square and a wide version. Inside a page it is information, since pages repeat
portraits and symbols on purpose, and what one line shows, such as a light and a dark version, counts once.

## What to do

Say of each picture what it adds to the one before. If there is nothing to say, one of them will do.

## Example

Passes:

    images:
      - {src: map.png, alt: "Map of the new line from the station to the harbour"}
      - {src: stop.jpg, alt: "The new stop at the harbour, with a shelter and two benches"}

Fails:

    images:
      - {src: map.png, alt: "Our new bus line"}
      - {src: stop.jpg, alt: "Our new bus line"}

## Sources

WCAG 2.2, success criterion 1.1.1, https://www.w3.org/TR/WCAG22/#non-text-content. Four photos of one event
all had its name as their text in galaxy-social (egd2025/day-3-cofest-and-hackathon).
"""

from collections.abc import Iterator, Sequence

from vislint.alts import only_credit, placeholder, plain
from vislint.model import Attachment, Post, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import quoted


@rule(Post, NoOptions, group="alt", severity="warning")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    for alike in _by_text(post):
        different = {_picture(item): item for item in reversed(alike) if _meets(item, alike)}
        if len(different) < 2:
            continue
        second = sorted(different.values(), key=alike.index)[1]
        yield Problem(
            f"{len(different)} different images have the alt text {quoted(second.alt or '')}",
            hint="say of each what it adds to the others",
            attachment=second,
            severity="info" if second.role == "body" else None,
        )


def _by_text(post: Post) -> Sequence[Sequence[Attachment]]:
    """The attachments with the same text, as long as it is one that may describe something."""
    groups: dict[tuple[str, str], list[Attachment]] = {}
    for item in post.attachments:
        alt = item.alt or ""
        if alt.strip() and not placeholder(alt, item.reference) and not only_credit(alt):
            groups.setdefault((item.role, plain(alt)), []).append(item)
    return list(groups.values())


def _picture(item: Attachment) -> str:
    """What tells pictures apart: the content of the file, else its address without signatures."""
    if item.role == "body":
        return f"line {item.line}"
    return item.asset.hash if item.asset else item.reference.partition("?")[0]


def _meets(item: Attachment, others: Sequence[Attachment]) -> bool:
    """Whether it is published on a network together with another one."""
    return any(
        other is not item
        and (not item.networks or not other.networks or set(item.networks) & set(other.networks))
        for other in others
    )
