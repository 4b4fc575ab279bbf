"""A content repository on disk: its files, and where the references in its posts lead.

Letter case is exact on every file system: names are compared with what the folder really lists, so that a
post that passes on a Mac also passes on the Linux machine that publishes it.
"""

from __future__ import annotations

import bisect
import os
import posixpath
import re
import stat
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from vislint.git import current_branch, git_top, github_names, raw_file
from vislint.kept_files import SKIPPED_FOLDERS, keeps_any, kept_files, walk
from vislint.listings import Listings
from vislint.model import Resolution
from vislint.text_files import TextError, check_size, decode_text, encoding_of

__all__ = [
    "SKIPPED_FOLDERS",
    "Repository",
    "TextError",
    "decode_text",
    "git_top",
    "keeps_any",
    "walk",
]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{")
_MODULE = re.compile(r'^[ \t]*path[ \t]*=[ \t]*(?:"([^"\n]+)"|([^\n]+))$', re.M)
"""The folder of a submodule in .gitmodules (git-scm.com/docs/gitmodules)."""
_ELSEWHERE = re.compile(r"[A-Za-z]:[\\/]|\\\\|~/|file:", re.I)


class Repository:
    """The folder that paths are relative to, and a memory of what its folders list."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._listings = Listings(self.listed_in)
        self._stays: dict[str, bool] = {}
        """Folder → whether it really lies in the repository."""

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file that git would keep, or every file outside git, sorted; folders of tools left out."""
        return kept_files(self.root)

    @cached_property
    def file_set(self) -> frozenset[str]:
        return frozenset(self.files)

    def lacks(self, path: str) -> bool:
        """Whether a file is gone. Where its topmost folder is gone too, as that of a site that is not built,
        nothing is known."""
        top = path.partition("/")[0]
        known = "/" not in path or top in self.folders
        return known and path not in self.file_set and not os.path.lexists(self.root / path)

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds one of the files, at any depth; "" is the root."""
        found = {""}
        for path in self.files:
            folder = posixpath.dirname(path)
            while folder not in found:
                found.add(folder)
                folder = posixpath.dirname(folder)
        return frozenset(found)

    @cached_property
    def remotes(self) -> frozenset[str]:
        """`owner/name` of every GitHub remote, in lower case."""
        return github_names(self.root)

    @cached_property
    def branches(self) -> frozenset[str]:
        """Names that stand for what is checked out: the current branch and the usual default ones."""
        return frozenset({"", "HEAD", "main", "master", current_branch(self.root)})

    def under(self, folder: str) -> list[str]:
        """Files in `folder` ("" for all) and below."""
        if not folder:
            return list(self.files)
        start = bisect.bisect_left(self.files, f"{folder}/")
        end = bisect.bisect_left(self.files, f"{folder}0", lo=start)  # "0" is what follows "/"
        return list(self.files[start:end])

    def absolute(self, path: str) -> Path:
        return self.root / path

    def take(self, paths: Iterable[str]) -> dict[str, Path]:  # noqa: ARG002 - all lie at their path here
        """Make these files ready for reading: those that do not lie at their path, and where they lie."""
        return {}

    def read_text(self, path: str, most: int = 0) -> str:
        """The file as text, without a byte order mark; of at most `most` bytes, where that is given.

        Raises TextError when it is no plain file, too large, unreadable, not UTF-8 (UTF-16 with a byte order
        mark is read) or a link that leads out of the repository.
        """
        target = self.absolute(path)
        try:
            status = target.stat()
            if not stat.S_ISREG(status.st_mode):
                raise TextError("is not a plain file")
            if self._leaves_root(path):
                raise TextError("is a link that leads out of the repository")
            check_size(path, status.st_size, most)
            data = target.read_bytes()
        except (OSError, ValueError) as error:
            raise TextError(f"cannot be read ({getattr(error, 'strerror', None) or error})") from error
        return decode_text(data)

    def start_of(self, path: str, size: int) -> bytes:
        """The first bytes of a file. Raises TextError when it is no plain file in here that can be read."""
        target = self.absolute(path)
        try:
            if not stat.S_ISREG(target.stat().st_mode):
                raise TextError("is not a plain file")
            if self._leaves_root(path):
                raise TextError("is a link that leads out of the repository")
            with target.open("rb") as stream:
                return stream.read(size)
        except (OSError, ValueError) as error:
            raise TextError(f"cannot be read ({getattr(error, 'strerror', None) or error})") from error

    def head(self, path: str, size: int = 65536) -> str:
        """The first bytes of a file as text, whatever they are; empty when it cannot be read."""
        try:
            data = self.start_of(path, size)
        except TextError:
            return ""
        return data.decode(encoding_of(data), errors="replace")

    def resolve(
        self, reference: str, folders: Sequence[str], *, site_roots: Sequence[str] = ()
    ) -> Resolution:
        """Where `reference` leads.

        `folders` are tried in order for a relative reference, `site_roots` for one that begins with "/"
        (when empty: the root of the repository). Percent escapes, a query and a fragment are taken off only
        when no file has the name as written.
        """
        text = reference.strip()
        if not text:
            return Resolution("missing")
        if _TEMPLATE.search(text):
            return Resolution("generated", note="filled in by a template")
        if text.startswith("//") or re.match(r"https?:", text, re.I):
            return self._remote(text)
        if text[:5].lower() == "data:":
            return Resolution("inline")
        if _ELSEWHERE.match(text):
            return Resolution("outside", tried=(text,))
        found = self.look_up(_candidates(text, folders, site_roots))
        if found.standing == "missing" and "\\" in text:
            slashed = self.look_up(_candidates(text.replace("\\", "/"), folders, site_roots))
            if slashed.path:
                return Resolution(
                    "local", slashed.path, note=r"found by reading \ as /, as Windows does: write /"
                )
        if found.standing == "missing" and _SCHEME.match(text):
            return Resolution("unknown-scheme", note=text.partition(":")[0] + ":")
        return found

    def look_up(self, candidates: Iterable[str]) -> Resolution:
        """The first of `candidates` that exists in the repository, or what is wrong with all of them."""
        paths = tuple(dict.fromkeys(candidates))
        tried = tuple(path.replace("\0", "␀") for path in paths)
        inside = [path for path in paths if not _escapes(path)]
        for path in inside:
            if self._listings.hold(path):
                if self._leaves_root(path):
                    return Resolution("outside", tried=tried, note="a link leads out of the repository")
                return Resolution("local", path=path, tried=tried)
        for path in inside:
            near = self._listings.nearly(path)
            if near is not None:
                same = unicodedata.normalize("NFC", near) == unicodedata.normalize("NFC", path)
                note = "the names look alike, but their accents are stored differently" if same else ""
                return Resolution("wrong-case", near=near, tried=tried, note=note)
        if not inside:
            return Resolution("outside", tried=tried)
        if any(path.startswith(self._absent) for path in inside):
            return Resolution("not-fetched", tried=tried)
        near = next(filter(None, map(self._listings.otherwise, inside)), None)
        return Resolution("missing", near=near, tried=tried)

    def own_file(self, url: str) -> str | None:
        """The path that a raw-file URL of this same repository names, or None for any other URL.

        A branch name may hold slashes, so the longest path that exists is taken. Raises ValueError for what
        is no valid address.
        """
        own = raw_file(url)
        if own is None or own.repository not in self.remotes:
            return None
        ways = [posixpath.join(*own.steps[skip:]) for skip in range(len(own.steps))]
        paths = [posixpath.normpath(way) for way in ways]
        return next((path for path in paths if not _escapes(path) and self._listings.hold(path)), paths[0])

    def _remote(self, url: str) -> Resolution:
        try:
            mine, own = self.own_file(url), raw_file(url)
        except ValueError:
            return Resolution("missing", tried=(url,), note="this is not a valid address")
        if mine is None or own is None:
            return Resolution("remote")
        found = self.look_up([mine])
        if found.standing == "missing" and own.revision not in self.branches:
            return Resolution("remote", note="in another revision of this repository")
        if found.path and own.is_page:
            return Resolution(
                "local", found.path, note="found, but its address is a web page: write raw, not blob"
            )
        return found

    def listed_in(self, folder: str) -> Iterable[str]:
        """The names in a folder, as the file system writes them."""
        try:
            return os.listdir(self.absolute(folder))
        except (OSError, ValueError):
            return ()

    @cached_property
    def _absent(self) -> tuple[str, ...]:
        """The folders of submodules that are not checked out, each with a slash behind it."""
        told = _MODULE.findall(self.head(".gitmodules"))
        folders = (posixpath.normpath(quoted or plain.strip()) for quoted, plain in told)
        return tuple(f"{folder}/" for folder in folders if not list(self.listed_in(folder)))

    @cached_property
    def _real_root(self) -> str:
        return os.path.realpath(self.root)

    def _leaves_root(self, path: str) -> bool:
        """Whether links lead from `path` out of the repository; folders are asked once."""
        folder, name = posixpath.split(path)
        if folder not in self._stays:
            self._stays[folder] = self._is_inside(folder)
        plain = self._stays[folder] and name not in ("", ".", "..") and not self.absolute(path).is_symlink()
        return not plain and not self._is_inside(path)

    def _is_inside(self, path: str) -> bool:
        real = os.path.realpath(self.absolute(path))
        return real == self._real_root or real.startswith(self._real_root.rstrip(os.sep) + os.sep)


def _candidates(text: str, folders: Sequence[str], site_roots: Sequence[str]) -> list[str]:
    """The paths that a reference may mean, the name as written first."""
    bases = (site_roots or ("",)) if text.startswith("/") else (folders or ("",))
    spellings = dict.fromkeys((text, unquote(text), unquote(re.split(r"[?#]", text)[0])))
    names = [spelling.lstrip("/") for spelling in spellings]
    return [posixpath.normpath(posixpath.join(base, name)) for name in names if name for base in bases]


def _escapes(path: str) -> bool:
    return path in ("..", ".") or path.startswith(("../", "/"))
