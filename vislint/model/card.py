"""What a built web page says of its own link preview."""

from __future__ import annotations

from dataclasses import dataclass

PICTURES = ("og:image", "og:image:url", "og:image:secure_url")
"""Tags that name the picture of a preview, in the order in which they are asked."""

X_PICTURES = ("twitter:image", "twitter:image:src")
"""Tags that name the picture for X alone."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in the head of a page: its name in lower case, such as `og:image`, and what it says."""

    name: str
    content: str
    line: int
    column: int
    full: str = ""
    """Of a picture: the full address of the file of the site that it means; empty when that is not known."""


@dataclass(frozen=True, slots=True)
class Card:
    """The tags of one page that make its link preview, in order."""

    tags: tuple[Tag, ...]
    shared: bool = True
    """False for pages that nobody links to: those for errors, and those kept from search engines."""

    def first(self, *names: str) -> Tag | None:
        """The first tag of the first name that there is."""
        return next((tag for name in names for tag in self.tags if tag.name == name), None)

    def every(self, name: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.name == name]

    def at(self, line: int, column: int) -> Tag | None:
        """The tag that names a picture at this place."""
        named = (tag for tag in self.tags if tag.name in (*PICTURES, *X_PICTURES))
        return next((tag for tag in named if (tag.line, tag.column) == (line, column)), None)

    def about(self, picture: Tag, name: str) -> Tag | None:
        """What `name`, such as `og:image:alt`, says of `picture`: it stands before the next picture."""
        seen = False
        for tag in self.tags:
            if seen and tag.name == picture.name:
                return None
            if seen and tag.name == name:
                return tag
            seen = seen or tag is picture
        return None
