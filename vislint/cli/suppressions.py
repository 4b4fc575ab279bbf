"""`vislint suppressions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vislint.cli import options

if TYPE_CHECKING:
    from pathlib import Path

    from vislint.model import Post, Run, Suppression


def suppressions(
    paths: options.Paths = None,
    remove_unused: Annotated[
        bool, typer.Option("--remove-unused", help="Take those out of the posts that hold nothing back.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be taken out.")] = False,
    config: options.ConfigFile = None,
    jobs: options.Jobs = None,
    no_cache: options.NoCache = False,
) -> None:
    """List what posts hold back, with the reasons.

    What is not needed any more is marked.
    """
    from pathlib import Path

    from vislint.config import with_settings
    from vislint.discover import locate
    from vislint.run import Request, check

    asked = paths or [Path()]
    settings = with_settings(locate(asked, config), cache=False if no_cache else None)
    run = check(settings, Request(asked, jobs=jobs))
    if remove_unused:
        _remove(settings.root, run, dry_run)
    else:
        _list(run)


def _list(run: Run) -> None:
    from vislint.report.printable import printable

    states = {True: "", False: "(unused)", None: "(not known)"}
    for post in run.posts:
        for said in post.suppressions:
            state = f"({said.fault})" if said.fault else states[said.used]
            where = f"{post.path}:{said.line}:{said.column}"
            parts = (where, said.rule, said.reference or "", said.reason, state)
            typer.echo("  ".join(printable(part) for part in parts if part))


def _remove(root: Path, run: Run, dry_run: bool) -> None:
    from vislint.report.printable import printable

    files: dict[str, list[Post]] = {}
    for post in run.posts:
        files.setdefault(post.path, []).append(post)
    for path, posts in files.items():
        unused = _unused(posts)
        if unused:
            taken = _edit(root / path, path, posts[0].format, unused, dry_run)
            verb = "would be taken out" if dry_run else "taken out"
            left = len(unused) - taken
            by_hand = f", {left} to take out by hand" if left else ""
            typer.echo(f"{printable(path)}: {taken} unused {verb}{by_hand}", err=True)


def _unused(posts: list[Post]) -> list[Suppression]:
    """Those that no post of the file needs: one at the top of a file holds for all of them."""
    every = [said for post in posts for said in post.suppressions]
    needed = {(said.line, said.column, said.rule) for said in every if said.used is not False}
    found = {(said.line, said.column, said.rule): said for said in every if said.used is False}
    return [said for key, said in found.items() if key not in needed]


def _edit(file: Path, path: str, content_format: str, unused: list[Suppression], dry_run: bool) -> int:
    from vislint.errors import UsageError
    from vislint.files import write_atomically
    from vislint.readers.suppression_edits import without
    from vislint.text_files import decode_text, encoding_with_mark

    try:
        data = file.read_bytes()
        text, taken = without(decode_text(data), path, content_format, unused)
        mark, encoding = encoding_with_mark(data)
        if taken and not dry_run:
            write_atomically(file.resolve(), mark + text.encode(encoding))
    except OSError as error:
        raise UsageError(f"cannot change {path}: {error.strerror or error}") from error
    return taken
