"""An alternative text is more than a file name or a placeholder.

Reported is a text that describes nothing: the name of a file or one that a camera gave, a word that a
template left to be written over, a word that fits any picture ("image", "Bild 3"), a single letter, and
texts of one post that only count up ("poster-1", "poster-2"). It is a warning: people who do not see the
picture hear that word and nothing else. A short text is not reported for being short.

## What to do

Say in one or two sentences what the picture shows and why it is there.

## Example

Passes:

    ![Ada Lovelace at a desk, pen in hand](portrait.jpg)

Fails:

    ![img.png](img.png)

## Sources

WCAG 2.2, failure F30, https://www.w3.org/WAI/WCAG22/Techniques/failures/F30. `A` and `img.png` were
published in galaxy-social; a file name in place of a text was goalgorilla/open_social#648.
"""

from collections.abc import Iterator

from vislint.alts import placeholder, series
from vislint.model import Post, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import quoted

HINT = "say in one or two sentences what the picture shows"


@rule(Post, NoOptions, group="alt", severity="warning")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    described = [item for item in post.attachments if item.alt and item.alt.strip()]
    counted = series(item.alt or "" for item in described)
    for item in described:
        alt = item.alt or ""
        kind = placeholder(alt, item.reference) or ("a running number" if alt in counted else "")
        if kind:
            message = f"the alt text {quoted(alt)} is {kind}, no description"
            yield Problem(message, hint=HINT, attachment=item)
