"""Every image and video that a post names is there.

Checked is where each reference of a post leads. It is an error when

- no file has that name;
- a file has nearly that name and differs in letter case or in the way accents are stored: such a post works
  on the Mac it was written on and loses its image on the Linux machine that publishes it;
- the path leads out of the content repository, or out of the folder that its publisher takes images from;
- the post names the image in a way that its publisher does not read, such as a misspelt Markdown image.

An image that is there and could be lost all the same, such as one found only beside a moved folder, is
information. Remote images and images made by a site generator are counted as not checked, never called
missing.

## What to do

Add the file, or write the reference exactly as the file is called; the message names the file that was
meant when there is one nearly the same, be it only with another ending, else where the file was looked for.

## Example

With the file `photos/open-day.jpg` in the repository, passes:

    images: [{src: photos/open-day.jpg, alt: "Visitors at the open day"}]

Fails:

    images: [{src: photos/Open-Day.JPG, alt: "Visitors at the open day"}]

## Sources

File names are compared byte for byte on Linux, and without letter case on most Macs and on Windows.
Accents: Unicode Standard Annex 15, https://unicode.org/reports/tr15/.
"""

from collections.abc import Iterator

from vislint.model import Attachment, Lost, Post, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import listing

MOST_TRIED = 3


@rule(Post, NoOptions, group="missing", severity="error")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    for attachment in () if post.card else post.attachments:
        problem = _judge(attachment)
        if problem is not None:
            yield problem
    yield from map(_lost, post.lost)


def _judge(attachment: Attachment) -> Problem | None:
    found, name = attachment.resolution, attachment.reference
    said = f": {found.note}" if found.note else ""
    match found.standing:
        case "missing":
            hint = f"there is {found.near}" if found.near else _looked(found.tried)
            return Problem(f'"{name}" is not there{said}', hint=hint, attachment=attachment)
        case "wrong-case":
            return Problem(
                f'"{name}" is not there{said or ": only the letter case differs"}',
                hint=f"the file is called {found.near}; write the reference the same way",
                attachment=attachment,
            )
        case "outside":
            message = f'"{name}" lies outside of what is published{said}'
            return Problem(message, hint="copy the file to the other images", attachment=attachment)
        case "local" if found.note:
            return Problem(f'"{name}"{said}', severity="info", attachment=attachment)
        case _:
            return None


def _lost(lost: Lost) -> Problem:
    name = f'"{lost.reference}"' if lost.reference else "an image"
    message = f"{name} will not be seen: it {lost.reason}"
    return Problem(message, hint=lost.hint or None, line=lost.line, column=lost.column)


def _looked(tried: tuple[str, ...]) -> str | None:
    if not tried:
        return None
    more = len(tried) - MOST_TRIED
    shown = [*tried[:MOST_TRIED], *([f"{more} more"] if more > 0 else [])]
    return f"looked for {listing(shown)}"
