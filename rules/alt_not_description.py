"""An alternative text describes the picture.

Reported is a text that says something else: who made the picture or under which licence, or nothing but web
addresses, hashtags and account names. Both are warnings. Where the words may be a name or what is seen
("Maria Sol via Flickr") it is information. It is information too when the text is the same as the caption or
title beside it, which then is heard twice, and when it begins with "image of", which is said anyway.

## What to do

Say what the picture shows. A credit belongs into the post or the caption, where everybody reads it.

## Example

Passes:

    ![A kingfisher on a branch, a fish in its beak](bird.jpg)

Fails:

    ![Photo by Ada Byron via Flickr (CC BY 4.0)](bird.jpg)

## Sources

W3C, Images Tutorial, tips and tricks, https://www.w3.org/WAI/tutorials/images/tips/. A text of "from …
via iNaturalist (CC BY-NC-ND)" was published in galaxy-social; 16 of 25 covers of kakkoyun/me have their
caption or title as text.
"""

from collections.abc import Iterator

from vislint.alts import only_credit, only_links, placeholder, plain, says_image_of
from vislint.model import Attachment, Post, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import quoted

CREDIT = "the alt text says who made the picture, not what it shows"
HINT = "say what the picture shows; a credit belongs into the post or the caption"


@rule(Post, NoOptions, group="alt", severity="warning", confidence="medium")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    for item in post.attachments:
        alt = item.alt or ""
        if alt.strip() and not placeholder(alt, item.reference):
            problem = _other_than_description(alt, item) or _twice(alt, item, post) or _wordy(alt, item)
            if problem is not None:
                yield problem


def _other_than_description(alt: str, item: Attachment) -> Problem | None:
    if only_links(alt):
        message = "the alt text is made of addresses and tags only"
        return Problem(message, hint="say what the picture shows", attachment=item)
    match only_credit(alt):
        case "surely":
            return Problem(CREDIT, hint=HINT, attachment=item)
        case "perhaps":
            return Problem(f"perhaps {CREDIT}", hint=HINT, attachment=item, severity="info")
        case _:
            return None


def _twice(alt: str, item: Attachment, post: Post) -> Problem | None:
    beside = {"caption": item.caption, "title": item.title, "title of the post": post.title}
    text = plain(alt)
    same = next((name for name, words in beside.items() if words and plain(words) == text), None)
    if same is None:
        return None
    hint = "say what the picture shows that these words do not"
    return Problem(f"the alt text is the same as the {same}", hint=hint, attachment=item, severity="info")


def _wordy(alt: str, item: Attachment) -> Problem | None:
    opening = says_image_of(alt)
    if not opening:
        return None
    message = f"the alt text begins with {quoted(opening)}, which is said anyway"
    return Problem(message, hint="begin with what is seen", attachment=item, severity="info")
