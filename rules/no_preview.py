"""A page has a picture for its link preview.

A link to a page without one is shown as text only. It is information, and only where it is certain from the
sources that the page names no picture, that the site generator chooses none, and that there is no default:

- Hugo: no picture in the page's folder that it would choose, no `images` among the `params`, and no
  templates of the site's own that write such tags;
- Jekyll: the site's own layout calls jekyll-seo-tag (`{% seo %}`) and writes no `og:image` itself;
- Docusaurus: no `image` in the front matter, and a configuration that can be read to its end and names
  neither `image` nor tags, plugins or parts of the theme that may add one;
- Quarto: `open-graph` or `twitter-card` is on, without a picture; the page has no picture, code or shortcode.

For the other generators the templates of the theme decide, so nothing is said. What a page emits for certain,
whatever made it, is told by `link-card` from the built site.

## What to do

Name a picture in the front matter of the page, or one for all pages in the configuration of the site.

## Example

Passes, for Hugo:

    images: [winter-market.jpg]

Is mentioned: a page without any such field, on a site without `images` among its `params`.

## Sources

Hugo's embedded template `_funcs/get-page-images.html`, https://github.com/gohugoio/hugo, tried with 0.168.0.
jekyll-seo-tag 2.8.0, `image_drop.rb`: only the `image` of the page.
Docusaurus: `image` in the front matter, `themeConfig.image` in the configuration,
https://docusaurus.io/docs/api/themes/configuration.
Quarto: https://quarto.org/docs/websites/website-tools.html.
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
