"""`--watch`: the same check again after each change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import typer


def check_again_and_again(
    check: Callable[[], None], paths: Sequence[Path], config: Path | None, own: Collection[Path]
) -> None:
    """`check` ends with the exit code of one run, which says nothing here; only Ctrl-C ends watching."""
    from vislint.live.again import again_and_again
    from vislint.live.changes import changes

    def work() -> None:
        try:
            check()
        except typer.Exit as ended:
            if ended.exit_code == STOPPED:
                raise

    told = changes(root_to_watch(paths, config), own)
    try:
        again_and_again(work, told, lambda text: typer.echo(text, err=True, nl=False))
    except KeyboardInterrupt:
        raise typer.Exit(STOPPED) from None


STOPPED = 130
"""The exit code after Ctrl-C."""


def root_to_watch(paths: Sequence[Path], config: Path | None) -> Path:
    """The content repository; with a configuration that cannot be read, where that would be mended."""
    from vislint.discover import locate
    from vislint.errors import ConfigError
    from vislint.repository import git_top

    try:
        return locate(paths, config).root
    except ConfigError:
        start = (config or paths[0]).absolute()
        folder = start if start.is_dir() else start.parent
        return git_top(folder) or folder
