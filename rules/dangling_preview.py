"""The preview card of a page names an address that exists.

A theme may show a picture from a folder of its own, while the tag that networks read names the picture
without that folder. The page looks right, and whoever shares its link shows no picture.

Checked are previews whose picture was found, but not where the page's `og:image` says. A preview that is not
there at all is reported by missing-image.

## What to do

Write the whole path of the picture from the top of the site, or let the theme and the preview tag use the
same folder. The message names the address that the page gives out, and the hint the file that was meant.

## Example

With the file `img/hall.jpg` in a Jekyll site that uses jekyll-seo-tag, passes:

    image: /img/hall.jpg

Fails, because the page gives out `/hall.jpg`:

    image: hall.jpg

## Sources

jekyll-seo-tag 2.8.0 puts the address of the site before the value of `image`, and no folder:
https://github.com/jekyll/jekyll-seo-tag/blob/v2.8.0/lib/jekyll-seo-tag/image_drop.rb.
"""

from collections.abc import Iterator

from vislint.model import Post, Problem
from vislint.rule import NoOptions, rule


@rule(Post, NoOptions, group="missing", severity="error")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    for attachment in post.attachments:
        found = attachment.resolution
        if found.emitted and found.path:
            yield Problem(
                f'"{attachment.reference}": the preview address {found.emitted} leads nowhere',
                hint=f"the page shows {found.path}; networks show nothing: write its whole path",
                attachment=attachment,
            )
