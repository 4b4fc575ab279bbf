"""A post has no more hashtags than the network takes.

Counted is every hashtag in the text, in any script, also one that stands there twice; `#1` and the end of a
link are none. How bad it is follows from what the network does: Instagram refuses a post with too many,
YouTube then shows none of them, and of Threads, which has one topic a post, it is not known.

## What to do

Leave out the hashtags that say least.

## Options

`advice`: whether to speak, as information, about more hashtags than a network merely advises; by default
no.

## Example

Instagram takes 30 hashtags through its API. Passes:

    networks: [instagram]
    text: "The garden is open. #garden #spring"

A text with 31 hashtags fails.

## Sources

`vislint networks NAME` shows `max_hashtags` and `soft_max_hashtags` with their sources and dates. What a
hashtag is: the published rules of X, https://github.com/twitter/twitter-text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from vislint.captions import Caption, captions, over, too_many
from vislint.counting import hashtags
from vislint.model import Problem, Publication
from vislint.rule import rule
from vislint.wording import counted, number_of


@dataclass(frozen=True)
class Options:
    advice: bool = False
    """Whether to speak about more hashtags than a network merely advises."""


@rule(Publication, Options, group="text", severity="error")
def check(publication: Publication, options: Options) -> Iterator[Problem]:
    for caption in captions(publication):
        number = len(hashtags(caption.text))
        problem = too_many(publication, caption, "max_hashtags", number, "hashtag")
        if problem is None and options.advice:
            problem = _more_than_advised(publication, caption, number)
        if problem is not None:
            yield problem


def _more_than_advised(publication: Publication, caption: Caption, number: int) -> Problem | None:
    network = publication.network
    breach = over(publication, network.get_text("soft_max_hashtags", publication.route), number)
    if breach is None:
        return None
    most, said = number_of(breach.limit.value), counted(number, "hashtag")
    message = f"{said}{caption.whose}, {network.name} advises at most {most}"
    return Problem(message, said, f"at most {most}", None, breach, severity="info")
