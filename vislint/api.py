"""vislint for other programs, such as the tests of a site: the same run as on the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from vislint.config import with_settings
from vislint.discover import locate
from vislint.model import Run
from vislint.run import Request
from vislint.run import check as run_check

Name = str | os.PathLike[str]


def check(
    paths: Name | Iterable[Name] = ".",
    config: Name | None = None,
    *,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    networks: Sequence[str] = (),
    only_drafts: bool | None = None,
    as_of: date | None = None,
    cache: bool | None = None,
    jobs: int | None = None,
) -> Run:
    """Check the posts below the paths, as `vislint check` does; nothing is printed or fetched.

    `config` is a configuration file; without it the one that applies to the paths is found. What is given
    for `select`, `ignore`, `only_drafts` and `cache` replaces what the file says. `networks` keeps to some
    of the networks, `as_of` takes the limits of a day, `jobs` is the number of files read at once.

    Problems of posts and pictures are findings of the run. Raises UsageError for a path, file or network
    that does not exist, ConfigError for a configuration that cannot be used, NetworkDataError for a network
    file of the repository that is wrong: all are VislintError, with `message`, `where` and `hint`.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    wanted = [Path(path) for path in given] or [Path()]
    located = locate(wanted, None if config is None else Path(config))
    settings = with_settings(
        located,
        select=None if select is None else tuple(select),
        ignore=None if ignore is None else tuple(ignore),
        only_drafts=only_drafts,
        cache=cache,
    )
    return run_check(settings, Request(wanted, tuple(networks), jobs, as_of=as_of))
