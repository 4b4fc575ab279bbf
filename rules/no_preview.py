"""A page has a picture for its link preview.

A link to a page without one is shown as text only. It is information, and only where it is certain from the
sources: the page names no picture, its folder holds none that the site generator would choose, and the
configuration of the site names no default. So far this is known for Hugo sites without templates of their
own; what a page emits for certain, whatever made it, is told by `link-card` from the built site.

## What to do

Name a picture in the front matter of the page, or one for all pages in the configuration of the site.

## Example

Passes, for Hugo:

    images: [winter-market.jpg]

Is mentioned: a page without any such field, on a site without `images` among its `params`.

## Sources

Hugo's embedded template `_funcs/get-page-images.html`, https://github.com/gohugoio/hugo, tried with 0.168.0.
"""

from collections.abc import Iterator

from vislint.model import Post, Problem
from vislint.rule import NoOptions, rule


@rule(Post, NoOptions, group="link", severity="info")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    if post.bare:
        yield Problem(
            "no picture for the link preview of this page, and the site has no default",
            hint="name one in the front matter, or a default in the configuration of the site",
        )
