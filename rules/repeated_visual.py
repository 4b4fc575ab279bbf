"""A picture is not shown to the same readers again soon.

Reported is a picture or video of a post that an earlier post brings to the same network as well: the same
file under any name, or a photograph that looks alike after it was scaled, compressed, brightened, marked or
cut a little. It is a warning when both posts have a date and are less than a month apart, or when one post
shows the same file twice; else it is information. Link previews are information always, and only
those of pages with a date are compared. Of posts without a date, the one whose path comes later counts as the
later one.

No repeat are: one post on several networks; posts that share no network, account or place, such as a feed and
a story; language versions of a page (`index.fr.md`, `fr/index.md`); a post that is tried again (`retry-…`);
and two different texts for the same minute. Drawings and screenshots count only as the same file, since what
is made from one template looks alike on purpose. Pictures inside a page are left alone. A picture that stands
in many posts, such as a logo or the card of a series, is told once. Mirrored copies and cuts of more than
about a tenth are not found.

Only the posts of the run are compared: name the whole folder, not one file, to hear of all repeats. With
`--diff` and `--staged` a changed post is compared with all others: the same file is always found, and a
photograph that looks alike where an earlier run has measured it (`.vislint/cache`).

## What to do

Take another picture, or post later. A series that has one picture on purpose can say so with a suppression.

## Options

- `days`: two posts this many days apart or more may show the same picture without a warning; 30 by default.
- `standing`: a picture that is repeated more often than this is told once, as information; 5 by default.

## Example

`open-day.jpg` on Mastodon on 3 November, and the same photograph in half the size on Mastodon on 15 November,
fails. On 15 November on LinkedIn it passes; on Mastodon in May it is information.

## Sources

Facebook refuses what was posted already (arsduo/koala#422), and readers see it when a tool posts twice
(arsduo/koala#699). No network publishes how long to wait; schedulers offer to repeat a post every week or
month (Zoho Social), so a month is a convention, not a measurement. How many bits tell pictures apart is
measured: `benchmarks/duplicates.md`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from vislint.model import HASH_BITS, Library, Measures, Post, Problem
from vislint.repeats import Repeat, Use, moment, repeats_by_content
from vislint.rule import rule
from vislint.wording import counted, listing


@dataclass(frozen=True)
class Options:
    days: int = 30
    """Days from which on two posts may show the same picture without a warning."""
    standing: int = 5
    """Repeats beyond which a picture stands for something and is told once."""


@rule(Library, Options, group="weak", severity="info", needs=Measures, confidence="medium")
def check(library: Library, options: Options) -> Iterator[Problem]:
    for repeats in repeats_by_content(library.posts):
        if len(repeats) > options.standing:
            yield _standing(repeats)
            continue
        for repeat in repeats:
            yield _twice(repeat) if repeat.use.post is repeat.earlier.post else _again(repeat, options)


def _twice(repeat: Repeat) -> Problem:
    first = repeat.earlier.attachment
    named = f"line {first.line} names it first"
    return Problem(
        f"the same {_kind(repeat.use)} is in this post twice",
        "the same file" if first.reference == repeat.use.attachment.reference else "the same content",
        named,
        "take one of the two out",
        severity="warning",
        attachment=repeat.use.attachment,
        post=repeat.use.post,
    )


def _again(repeat: Repeat, options: Options) -> Problem:
    use, earlier = repeat.use, repeat.earlier
    now, before = moment(use.post), moment(earlier.post)
    days = (now - before).days if now and before else None
    soon = days is not None and days < options.days and use.attachment.role == "media"
    same = use.asset.hash == earlier.asset.hash
    hint = f"take another {_kind(use)}"
    if soon and before:
        hint += f", or post it from {(before + timedelta(options.days)).date()} on"
    again = f"is on {_networks(use, earlier)} again{_after(days)}"
    return Problem(
        f"{'' if same else 'nearly '}the same {_kind(use)} as in {_where(earlier.post)} {again}",
        "the same content" if same else f"{repeat.apart} of {HASH_BITS} bits differ",
        f"at least {counted(options.days, 'day')} apart" if soon else None,
        hint,
        severity="warning" if soon else None,
        attachment=use.attachment,
        post=use.post,
    )


def _standing(repeats: Sequence[Repeat]) -> Problem:
    last = repeats[-1]
    return Problem(
        f"the same {_kind(last.use)} is repeated in {counted(len(repeats), 'post')}, "
        f"before this one in {_where(last.earlier.post)}",
        hint="if it is no logo and no card of a series, take other pictures",
        attachment=last.use.attachment,
        post=last.use.post,
    )


def _kind(use: Use) -> str:
    return "video" if use.asset.kind == "video" else "picture"


def _where(post: Post) -> str:
    day = f" ({post.publish.date()})" if post.publish else ""
    return f"{post.path}{f', line {post.line}' if post.line > 1 else ''}{day}"


def _networks(use: Use, earlier: Use) -> str:
    return listing(dict.fromkeys(use.places[place] for place in use.places if place in earlier.places))


def _after(days: int | None) -> str:
    if days is None:
        return ""
    return f" after {counted(days, 'day')}" if days else " within a day"
