"""A site of Gatsby, VitePress or Nuxt Content: dated Markdown pages, and a folder that is served as it is.

These generators give front matter no meaning for previews: the site's own templates do. So the usual names
are read, and nothing is said about the size of a picture whose use only a template knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from vislint.model import Post, Resolution
from vislint.readers.aliases import Alias, resolve_alias
from vislint.readers.drafting import folder_of
from vislint.readers.front_matter import read_front_matter
from vislint.readers.web_page import (
    CARD_FIELDS,
    MARKDOWN,
    USUAL_PREVIEWS,
    Fields,
    date_in_name,
    is_private,
    read_page,
)
from vislint.repository import Repository

FIELDS = Fields(
    previews=("og.image", "social.image", "seo.image", "head.image", *USUAL_PREVIEWS),
    dates=("date", "publishedAt", "publishDate", "pubDate", "published", "createdAt"),
    texts=("description", "summary", "excerpt"),
)


@dataclass(frozen=True)
class PublicSite:
    """A folder with such a site. In a folder that is `forced`, all of its Markdown is a post."""

    repository: Repository
    folder: str
    signal: str
    format: str
    places: tuple[str, ...]
    """Folders that hold pages."""
    served: tuple[str, ...]
    """Folders whose files are served from the top of the site, in the order in which they are asked."""
    base: str = ""
    """The folder of the address below which the site is served."""
    aliases: tuple[Alias, ...] = ()
    forced: bool = False

    def claims(self, path: str) -> bool:
        place = next((place for place in self.places if not place or path.startswith(f"{place}/")), None)
        if place is None or not path.endswith(MARKDOWN):
            return False
        below = path[len(place) :].lstrip("/")
        if is_private(below) or below.startswith(".") or "/." in below:
            return False
        return self.forced or self._is_post(path)

    def _is_post(self, path: str) -> bool:
        """Whether a page bears a date; one that names networks is a draft in vislint's own format."""
        data = read_front_matter(self.repository.head(path)).data
        dated = date_in_name(path).given or data.first(*FIELDS.dates).given
        return dated and not data.get("networks").given

    def read(self, path: str) -> list[Post]:
        preview, resolve = partial(self._preview, path), partial(self._resolve, path)
        return [read_page(self.repository, path, self.format, FIELDS, preview, resolve, cards=CARD_FIELDS)]

    def _resolve(self, path: str, reference: str) -> Resolution:
        """A reference in the text: beside the page, by an alias, or from the top of the site."""
        return self._find(reference, [folder_of(path)])

    def _preview(self, path: str, reference: str) -> Resolution:
        """A preview, which a template may also look for from the top of the site."""
        return self._find(reference, [folder_of(path), *self.served])

    def _find(self, reference: str, folders: list[str]) -> Resolution:
        aliased = resolve_alias(self.repository, self.aliases, reference)
        if aliased is not None and aliased.standing != "missing":
            return aliased
        found = self.repository.resolve(reference, folders, site_roots=self.served)
        if found.standing == "missing" and self.base and reference.startswith(f"/{self.base}/"):
            inner = self.repository.resolve(reference[len(self.base) + 1 :], [], site_roots=self.served)
            return inner if inner.standing != "missing" else found
        return found
