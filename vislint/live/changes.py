"""What changes in a content repository, told in batches by the operating system."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from vislint.errors import UsageError
from vislint.repository import SKIPPED_FOLDERS

QUIET_MS = 300
"""A batch is told when nothing has changed for so long, and after 5 times as long at the latest: an editor
writes a file in several steps, a checkout many files."""

_CACHE = ".vislint/cache"
_IGNORED = SKIPPED_FOLDERS - {".vislint"}


def changes(root: Path, own: Collection[Path] = ()) -> Iterator[tuple[str, ...]]:
    """The changed paths below `root`, sorted, a batch at a time; until Ctrl-C, which is raised.

    `own` are files that this run writes itself. Raises UsageError where watching is not possible.
    """
    require_watchfiles()
    from watchfiles import watch

    mine = {os.path.realpath(path) for path in own}
    top = os.path.realpath(root)
    try:
        for batch in watch(
            top, watch_filter=None, debounce=5 * QUIET_MS, step=QUIET_MS, raise_interrupt=True
        ):
            found = {path for _, path in batch if os.path.realpath(path) not in mine}
            names = tuple(sorted(name for path in found if (name := _below(top, path)) and concerns(name)))
            if names:
                yield names
    except (OSError, RuntimeError) as error:
        raise UsageError(f"cannot watch {root}: {error}") from error


def require_watchfiles() -> None:
    """Raises UsageError with the command to install what is missing."""
    try:
        import watchfiles  # noqa: F401 - only whether it is there
    except ImportError as error:
        hint = "install it with: pip install 'vislint[serve]'"
        raise UsageError("watching for changes needs the package watchfiles", hint=hint) from error


def concerns(name: str) -> bool:
    """Whether a run can tell the difference: what git, tools and vislint's cache keep is left out."""
    folders = name.split("/")[:-1]
    return (
        _IGNORED.isdisjoint(folders) and not f"{name}/".startswith(f"{_CACHE}/") and f"/{_CACHE}/" not in name
    )


def _below(top: str, path: str) -> str:
    name = os.path.relpath(path, top).replace(os.sep, "/")
    return "" if name == "." or name.startswith("../") else name
