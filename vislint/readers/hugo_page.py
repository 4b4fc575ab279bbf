"""One page of a Hugo site: its files, and where the references on it lead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from vislint.model import Resolution
from vislint.readers.drafting import folder_of, join
from vislint.readers.hugo_site import HugoSettings, is_bundle
from vislint.repository import Repository

_SUFFIX = re.compile(r"(?:\.[a-z]{2}(?:-[a-z]{2,4})?)?\.(?:md|markdown|html)$", re.I)
ANY_CASE = "differs from the file in letter case only: Hugo finds a file of the page all the same"
"""`Resources.GetMatch` takes letters of either case (gohugo.io/functions/resources/getmatch, 2026-11-27; a
test build for `resources.src`). What stands in the text is emitted as it is written."""


@dataclass(frozen=True)
class Page:
    """`address` is the path of the page below its content folder: `posts/hello`, for a bundle its folder."""

    repository: Repository
    settings: HugoSettings
    path: str
    content: str
    address: str

    @classmethod
    def of(cls, repository: Repository, settings: HugoSettings, path: str) -> Page:
        content = settings.content_of(path) or ""
        named = folder_of(path) if is_bundle(path) else _SUFFIX.sub("", path)
        return cls(repository, settings, path, content, named[len(content) :].strip("/"))

    @property
    def is_bundle(self) -> bool:
        """Whether the page has a folder of its own, whose files belong to it."""
        return is_bundle(self.path)

    @property
    def is_resource(self) -> bool:
        """Whether the file is no page, but one of the files in the bundle of another."""
        folder = folder_of(self.path)
        if self.is_bundle:
            folder = folder_of(folder)
        while folder.startswith(f"{self.content}/"):
            if folder in self.settings.bundles:
                return True
            folder = folder_of(folder)
        return False

    @cached_property
    def resources(self) -> tuple[str, ...]:
        """The files of the bundle, relative to its folder, in order of their names."""
        if not self.is_bundle:
            return ()
        folder = folder_of(self.path)
        return tuple(path[len(folder) :].lstrip("/") for path in self.repository.under(folder))

    def resolve(self, reference: str) -> Resolution:
        """A reference in the text: beside the page, or from the top of the site."""
        settings = self.settings
        folders = [folder_of(self.path), *settings.assets, *self._served]
        return self._look_up(reference, folders, self._roots)

    def resolve_preview(self, reference: str) -> Resolution:
        """A preview: a file of the bundle, else from the top of the site."""
        top = [*self.settings.static, *self.settings.assets]
        return self._look_up(reference, [*self._bundle, *top], self._roots)

    def resolve_listed(self, reference: str) -> Resolution:
        """A preview in `images`: Hugo asks assets/ before static/."""
        top = [*self.settings.assets, *self.settings.static]
        roots = [*top, *self.settings.content]
        found = self._look_up(reference, [*self._bundle, *top], roots)
        folder = join(folder_of(self.path), "")
        near = (found.near or "").removeprefix(f"{folder}/")
        if found.standing == "wrong-case" and near in self.resources and not found.note:
            return Resolution("local", found.near, tried=found.tried, note=ANY_CASE)
        return found

    def resolve_beside(self, reference: str) -> Resolution:
        """A preview that is declared as relative to the page."""
        relative = reference if reference.startswith("//") else reference.lstrip("/")
        return self.repository.resolve(relative, [folder_of(self.path), *self._served])

    def _look_up(self, reference: str, folders: list[str], roots: list[str]) -> Resolution:
        """A reference that may begin with the path that the site is served below."""
        found = self.repository.resolve(reference, folders, site_roots=roots)
        for base in self.settings.bases if found.standing == "missing" else ():
            if reference.startswith(f"{base}/"):
                inner = self.repository.resolve(reference[len(base) :], (), site_roots=roots)
                found = inner if inner.standing != "missing" else found
        return self._mounted(reference) or found if found.standing == "missing" else found

    def _mounted(self, reference: str) -> Resolution | None:
        """A file that is served from a folder which the configuration mounts; None when none is meant."""
        address = f"/{reference.lstrip('/')}"
        for above, folder in self.settings.mounts:
            if not address.startswith(above):
                continue
            if folder is None:
                return Resolution("generated", note="mounted from outside of the repository")
            found = self.repository.resolve(f"/{address[len(above) :]}", (), site_roots=[folder])
            if found.standing != "missing":
                return found
        return None

    @property
    def _bundle(self) -> list[str]:
        return [folder_of(self.path)] if self.is_bundle else []

    @property
    def _roots(self) -> list[str]:
        """What a reference that begins with "/" may lead to."""
        settings = self.settings
        return [*settings.static, *settings.assets, *settings.content]

    @property
    def _served(self) -> list[str]:
        """Where static files lie that are served below the page's own address."""
        return [join(root, self.address) for root in self.settings.static]
