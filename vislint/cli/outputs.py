"""What `vislint check` prints and writes: `--format FORMAT` and `--format FORMAT=FILE`, again and again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from vislint.cli.options import FORMATS, Colour

if TYPE_CHECKING:
    from vislint.config import Config
    from vislint.model import Run
    from vislint.report.render import Circumstances

_FOR_PEOPLE = ("full", "concise", "github", "markdown")
"""Formats that can follow each other on standard output."""
_FILE_WIDTH = 120


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file it goes to; None for standard output."""

    format: str
    file: Path | None


def read_outputs(given: list[str] | None, environment: Mapping[str, str]) -> list[Output]:
    """The outputs asked for. Raises UsageError for an unknown format and for two that exclude each other."""
    outputs = [_output(text) for text in given or ()]
    if not any(output.file is None for output in outputs):
        on_github = environment.get("GITHUB_ACTIONS") == "true"
        outputs += [Output(name, None) for name in (("github", "full") if on_github else ("full",))]
    _refuse_clashes(outputs)
    return outputs


def _output(text: str) -> Output:
    from vislint.errors import UsageError
    from vislint.strict import did_you_mean

    name, equals, file = text.partition("=")
    name = "full" if name == "text" else name
    if name not in FORMATS:
        raise UsageError(f'--format: unknown format "{name}"', hint=did_you_mean(name, FORMATS))
    if equals and not file:
        raise UsageError(f"--format {name}= names no file", hint=f"write --format {name}=FILE")
    return Output(name, Path(file) if file else None)


def _refuse_clashes(outputs: list[Output]) -> None:
    from vislint.errors import UsageError

    printed = list(dict.fromkeys(output.format for output in outputs if output.file is None))
    documents = [name for name in printed if name not in _FOR_PEOPLE]
    if documents and len(printed) > 1:
        raise UsageError(
            f"--format: {' and '.join(printed)} cannot both be printed",
            hint=f"write one to a file: --format {documents[0]}=FILE",
        )
    files = [output.file for output in outputs if output.file is not None]
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice is not None:
        raise UsageError(f"--format: two formats for one file: {twice}")


def deliver(run: Run, config: Config, outputs: list[Output], colour: Colour, seconds: float) -> None:
    """Write the files, then print. Raises UsageError where that is not possible."""
    from vislint.report.render import pieces

    if run.only and not run.posts:
        typer.echo(f"vislint: nothing to check: no post uses what is {run.only}", err=True)
    elif not run.posts:
        _explain_nothing(run)
    for output in outputs:
        if output.file is not None:
            parts = pieces(output.format, run, _circumstances(run, config, output.format))
            data = (part.encode("utf-8", "replace") for part in parts)
            write(output.file, data, f"{output.format} output")
    printed = dict.fromkeys(output.format for output in outputs if output.file is None)
    for name in printed:
        if run.posts or name not in _FOR_PEOPLE:
            about = _circumstances(run, config, name)
            here = about.on_terminal(colour=_coloured(colour), seconds=seconds, width=_width())
            _out(pieces(name, run, here))


def write(target: Path, data: bytes | Iterable[bytes], what: str) -> None:
    """Put a whole file at `target`; what is no plain file, such as `/dev/stderr`, is written to as it is."""
    from vislint.errors import UsageError
    from vislint.files import write_atomically

    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                stream.writelines((data,) if isinstance(data, bytes) else data)
        else:
            write_atomically(target, data)
    except OSError as error:
        raise UsageError(f"cannot write the {what} {target}: {error.strerror or error}") from error


def _circumstances(run: Run, config: Config, name: str) -> Circumstances:
    from vislint import __version__
    from vislint.packs import load_rules
    from vislint.report.render import Circumstances

    return Circumstances(
        version=__version__,
        below=_below(Path(run.root)),
        fails=config.settings.fail_on,
        rules=load_rules(config) if name == "sarif" else {},
        site=_documentation() if name == "sarif" else "",
        width=_FILE_WIDTH,
    )


def _documentation() -> str:
    """The address of the documentation that the package names, if it does."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        named = metadata("vislint").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    addresses = dict(entry.partition(", ")[::2] for entry in named)
    return str(addresses.get("Documentation", ""))


def _below(root: Path) -> str:
    """The folder of the content repository in its git work tree and a slash; empty at the top."""
    from vislint.git import git_top

    top = git_top(root)
    inside = root.relative_to(top).as_posix() if top else "."
    return "" if inside == "." else f"{inside}/"


def _explain_nothing(run: Run) -> None:
    skipped = len(run.not_checked)
    reason = f"{skipped} posts are published already" if skipped else "no post of a known content format here"
    typer.echo(f"vislint: nothing was checked: {reason}", err=True)
    if not skipped:
        from vislint.cli.nothing import say_formats

        say_formats()


def _coloured(colour: Colour) -> bool:
    if colour is Colour.auto:
        return sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return colour is Colour.always


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((_FILE_WIDTH, 24)).columns


def _out(parts: Iterable[str]) -> None:
    """Print; a reader that has seen enough is no error, a full disk is."""
    from vislint.errors import UsageError

    try:
        sys.stdout.writelines(parts)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise UsageError(f"cannot print the result: {error.strerror or error}") from error
