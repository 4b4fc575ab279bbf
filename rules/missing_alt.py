"""An image has an alternative text.

People who do not see the picture hear this text instead; search engines and link previews use it too.
Reported is an image with no text, an empty one or one of nothing but spaces, wherever the post's format has
a place for it: images published with the post, preview images, and images inside a page. It is a warning.
For a video without a description
it is information, since only some networks take one; documents are left alone.

## What to do

Say in one or two sentences what the picture shows and why it is there. Text inside the picture belongs into
it.

## Options

`decorative`: whether an empty text (`alt=""`) inside a page is accepted as the mark of a decoration, by
default no: a picture in a draft post is there to be seen.

## Example

Passes:

    ![Three volunteers plant an apple tree](tree.jpg)

Fails:

    ![](tree.jpg)

## Sources

WCAG 2.2, success criterion 1.1.1, https://www.w3.org/TR/WCAG22/#non-text-content.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.model import Attachment, Problem, Severity
from vislint.place import kind_of
from vislint.rule import rule

HINT = "say in one or two sentences what the picture shows"


@dataclass(frozen=True)
class Options:
    decorative: bool = False
    """Whether an empty text inside a page is accepted as the mark of a decoration."""


@rule(Attachment, Options, group="alt", severity="warning")
def check(attachment: Attachment, options: Options) -> Iterator[Problem]:
    kind = _real_kind(attachment)
    if not attachment.alt_possible or kind == "document":
        return
    severity: Severity | None = "info" if kind == "video" else None
    alt = attachment.alt
    if alt is None:
        yield Problem("no alt text", hint=HINT, severity=severity)
    elif alt == "" and not (options.decorative and attachment.role == "body"):
        yield Problem("the alt text is empty", hint=HINT, severity=severity)
    elif alt and not alt.strip():
        yield Problem("the alt text is blank", hint=HINT, severity=severity)


def _real_kind(attachment: Attachment) -> str:
    return attachment.asset.kind if attachment.asset is not None else kind_of(attachment)
