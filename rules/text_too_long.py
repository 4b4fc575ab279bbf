"""A text is no longer than the network takes, counted as the network counts.

Every network counts in its own way, and so does this rule: X gives a link 23 characters, most letters one,
Chinese and Japanese ones and emoji two; Mastodon and Bluesky count what a reader sees as one character,
Mastodon every link as 23; Threads counts the bytes of an emoji; TikTok counts like JavaScript. A limit in
bytes is checked too. The parts of a thread are counted one by one, titles where the network has them, and
on Telegram the shorter limit for texts that go with a picture. How bad it is follows from what the network
does with a longer text. Nothing is said where the publishing tool splits a long text itself.

## What to do

Shorten the text, or make a thread of it. The hint says by how much.

## Example

A text of 280 characters passes on X. One more fails:

    networks: [x]
    text: "… 281 characters …"

## Sources

`vislint networks NAME` shows `count`, `max_chars`, `max_bytes`, `title_max_chars` and `caption_max_chars`
with their sources and dates. The weights of X: twitter-text, https://github.com/twitter/twitter-text.
Mastodon: its StatusLengthValidator. Characters as readers see them: Unicode Standard Annex 29,
https://unicode.org/reports/tr29/.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vislint.captions import Caption, captions, counting_of, only_photos, over, text_limits
from vislint.counting import count
from vislint.model import Limit, Problem, Publication
from vislint.rule import NoOptions, rule
from vislint.wording import counted, number_of, reservation

BYTES = "utf8-bytes"


@dataclass(frozen=True)
class Measure:
    """One text against the limits under one key."""

    noun: str
    text: str
    method: str
    limits: Sequence[Limit]


@rule(Publication, NoOptions, group="text", severity="error")
def check(publication: Publication, _: NoOptions) -> Iterator[Problem]:
    for caption in captions(publication):
        for measure in _measures(publication, caption):
            problem = _judge(publication, measure)
            if problem is not None:
                yield problem
                break


def _measures(publication: Publication, caption: Caption) -> Iterator[Measure]:
    network, route, post = publication.network, publication.route, publication.post
    method, _ = counting_of(network, route)
    photo = only_photos(caption)
    if not post.text_split:
        noun = f"text{caption.whose}"
        yield Measure(noun, caption.text, method, text_limits(publication, caption, photo=photo))
        yield Measure(noun, caption.text, BYTES, network.get_text("max_bytes", route))
        yield Measure(noun, caption.text, BYTES, network.get_text("description_max_bytes", route))
    if post.title and caption.part <= 1:
        titles = network.get_text("photo_title_max_chars", route) if photo else ()
        yield Measure("title", post.title, method, titles or network.get_text("title_max_chars", route))


def _judge(publication: Publication, measure: Measure) -> Problem | None:
    if not measure.limits:
        return None
    network, route = publication.network, publication.route
    _, url_chars = counting_of(network, route)
    length = count(measure.text, measure.method, url_chars)
    breach = over(publication, measure.limits, length)
    if breach is None:
        return None
    most, unit = number_of(breach.limit.value), "byte" if measure.method == BYTES else "character"
    own = f" as {network.name} counts" if unit == "character" and length != len(measure.text) else ""
    return Problem(
        f"{measure.noun} too long for {network.name}{reservation(breach, network, route)}",
        counted(length, unit) + own,
        f"at most {most}",
        f"shorten it by {counted(length - most, unit)}",
        breach,
    )
