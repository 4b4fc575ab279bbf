"""A page names the picture of its link preview itself.

When a page names none, a site generator may choose one: Hugo takes the first picture beside the page whose
name holds `feature`, else `cover` or `thumbnail`. The choice may be right. It may also be a background or a
drawing for the middle of the text, and then nobody meant to show it. It is information. A picture whose name
is only that word, such as `cover.jpg` or `featured-image.png`, was named so on purpose and is not mentioned.

## What to do

Name the picture in the front matter of the page, whether it is the one that was chosen or another.

## Example

Passes:

    images: [winter-market.jpg]

Is mentioned, when the folder of the page holds `feature-background.png` and the front matter names no
picture.

## Sources

Hugo's embedded template `_funcs/get-page-images.html`, https://github.com/gohugoio/hugo, tried with 0.168.0.
In aws/eks-anywhere#125 `featured-background.png` became the preview of every page.
"""

import re
from collections.abc import Iterator

from vislint.model import Attachment, Problem
from vislint.rule import NoOptions, rule

ON_PURPOSE = re.compile(r"(?:featured?|cover|thumbnail)(?:[-_ ]?(?:image|photo|picture))?\.\w+", re.I)


@rule(Attachment, NoOptions, group="link", severity="info")
def check(attachment: Attachment, _: NoOptions) -> Iterator[Problem]:
    if attachment.picked_by and not ON_PURPOSE.fullmatch(attachment.reference):
        yield Problem(
            f"the preview was not chosen by anybody: {attachment.picked_by} takes this picture for its name",
            hint=f"name it in the front matter, as in images: [{attachment.reference}], or name another",
        )
