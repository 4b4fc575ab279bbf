"""The link preview that a built page emits can be fetched and shown.

Checked are the tags in the head of each page of a built site (`vislint check --site public`), before it is
published. It is an error when no network can fetch the picture:

- the address is relative, as in `/img/card.png`, or names this machine, as in `http://localhost:1313/`;
- it is the site's own and leads to no file of the built site, or differs from one in letter case;
- it is empty, leads to a page, or is embedded as `data:`.

It is a warning when the address is signed and expires, when it begins with `//`, when `og:image:width` or
`og:image:height` differ from the picture, and when the picture is an SVG. It is information when the address
is plain `http:`, when the page names no picture, no text for those who do not see it, or several pictures, of
which the first counts, and when LinkedIn may not show it because it is a WebP. Whether the picture is too
small, too heavy or of the wrong shape is told by the rules for pictures, as for any other.

## What to do

Give the site its address in the configuration (`baseURL` of Hugo, `url` of Jekyll and Docusaurus), let the
template make full addresses of it, and build again.

## Example

On a page of https://example.org/, whose folder holds `img/card.png`, passes:

    <meta property="og:image" content="https://example.org/img/card.png">

Fails, because a network does not know of which site this is:

    <meta property="og:image" content="/img/card.png">

## Sources

https://ogp.me/: addresses are http or https, of several pictures the first is preferred, and `og:image:alt`
stands wherever `og:image` does. SVG: X's page on cards (`vislint networks x`), numpy/numpy.org#590. WebP on
LinkedIn, which documents no formats: godotengine/godot-website#893. Relative: istio/istio.io#14729,
al-folio#3666, bazel-website#48. Pointing nowhere: CollaboraOnline#238 and balena-io/docs#1080 (51 of 61).
"""

from collections.abc import Iterator

from vislint.addresses import Reach, expiry, is_plain_http, reach_of
from vislint.model import PICTURES, Attachment, Card, Post, Problem, Severity, Tag
from vislint.rule import NoOptions, rule
from vislint.wording import dimensions, listing, shortened

BUILD_AGAIN = "correct the template or the field that it is made of, and build the site again"
UNFETCHED: dict[Reach, tuple[Severity, str]] = {
    "empty": ("error", "is empty"),
    "relative": ("error", "is no full address, so that no network can fetch it"),
    "other-scheme": ("error", "is no web address, so that no network can fetch it"),
    "this-machine": ("error", "is an address of this machine, so that no network can fetch it"),
    "no-scheme": ("warning", "lacks https: in front, without which some networks do not fetch it"),
}


@rule(Post, NoOptions, group="link", severity="error")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    card = post.card
    if card is None:
        return
    for picture in post.attachments:
        tag = card.at(picture.line, picture.column)
        if tag is not None:
            yield from _address(picture, tag, card)
            yield from _size(picture, tag, card)
            yield from _format(picture, post)
    yield from _choice(card, post)


def _address(picture: Attachment, tag: Tag, card: Card) -> Iterator[Problem]:
    reach, absent = reach_of(tag.content), _absent(picture)
    said = f'{tag.name} "{shortened(tag.content)}"' if tag.content else tag.name
    if reach in UNFETCHED:
        severity, message = UNFETCHED[reach]
        more = f", and {absent}" if absent and reach in ("relative", "this-machine") else ""
        hint = f"write {tag.full}" if tag.full else BUILD_AGAIN
        yield Problem(f"{said} {message}{more}", hint=hint, severity=severity, attachment=picture)
    elif absent:
        yield Problem(f"{said} points nowhere: {absent}", hint=_looked(picture), attachment=picture)
    until = expiry(tag.content)
    if until is not None:
        when = "" if until == "some day" else f" on {until:%Y-%m-%d at %H:%M} UTC"
        message = f"{said} is a signed address, which stops working{when}"
        hint = "name a file of the site, or an address that lasts"
        yield Problem(message, hint=hint, severity="warning", attachment=picture)
    if reach == "web" and is_plain_http(tag.content) and not card.about(tag, "og:image:secure_url"):
        yield Problem(f"{said} is not encrypted", hint="write https:", severity="info", attachment=picture)


def _absent(picture: Attachment) -> str:
    """Why there is no picture; empty when there is one, or nobody can tell."""
    found = picture.resolution
    match found.standing:
        case "missing":
            return found.note or "the site has no such file"
        case "wrong-case":
            return found.note or f"the file is called {found.near}, and letter case counts"
        case "outside":
            return found.note or "it leads out of the site"
        case _:
            return ""


def _looked(picture: Attachment) -> str:
    found = picture.resolution
    if found.standing == "missing" and found.tried:
        return f"looked for {found.tried[0]}"
    return BUILD_AGAIN


def _size(picture: Attachment, tag: Tag, card: Card) -> Iterator[Problem]:
    header = picture.asset.header if picture.asset else None
    if header is None or not header.width or not header.height or header.format == "svg":
        return
    sides = (("width", header.width), ("height", header.height))
    wrong = [
        (said, side, real)
        for side, real in sides
        if (said := card.about(tag, f"og:image:{side}")) and said.content != str(real)
    ]
    if wrong:
        names = listing(f"og:image:{side} {shortened(said.content)}" for said, side, _ in wrong)
        yield Problem(
            f"{names} {'differs' if len(wrong) == 1 else 'differ'} from the picture",
            hint=f"write {listing(str(real) for _, _, real in wrong)}, or leave the tags out",
            measured=dimensions(header.width, header.height),
            severity="warning",
            attachment=picture,
            line=wrong[0][0].line,
            column=wrong[0][0].column,
        )


def _format(picture: Attachment, post: Post) -> Iterator[Problem]:
    """What no limit of a network says. X names its formats, and `format-not-accepted` speaks for it."""
    name = picture.asset.header.format if picture.asset else ""
    shown = set(post.networks).intersection(picture.networks or post.networks)
    if name == "svg" and "x" not in shown:
        message = "an SVG is not shown in link previews: X leaves it out, and no other network documents it"
        yield Problem(message, hint="export it as PNG", severity="warning", attachment=picture)
    if name == "webp" and "linkedin" in shown:
        message = (
            "LinkedIn may not show a WebP in link previews: it documents no formats, and was seen not to"
        )
        yield Problem(message, hint="export it as JPEG or PNG", severity="info", attachment=picture)


def _choice(card: Card, post: Post) -> Iterator[Problem]:
    picture = card.first(*PICTURES)
    if picture is None:
        if card.shared:
            message = "no og:image: a link to this page is shown without a picture"
            yield Problem(message, hint="name one, or a default for the site", severity="info")
        return
    count = len(card.every(picture.name))
    named = next((item for item in post.attachments if card.at(item.line, item.column) is picture), None)
    if count > 1:
        message = (
            f"{count} tags {picture.name}: the first counts, as far as a network does not let people choose"
        )
        yield Problem(message, severity="info", attachment=named)
    if picture.content and named is not None and named.alt is None:
        hint = "say in og:image:alt what the picture shows"
        yield Problem("no og:image:alt", hint=hint, severity="info", attachment=named)
