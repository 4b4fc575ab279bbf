"""What is said where no post was found."""

from __future__ import annotations

import typer


def say_formats() -> None:
    """The formats that were looked for, and how a folder of another one can be checked all the same."""
    from vislint.readers import readers

    typer.echo(f"looked for: {', '.join(readers())}", err=True)
    typer.echo(
        "a folder of other Markdown with front matter can be named in vislint.toml:\n"
        "  [formats]\n"
        '  "drafts" = "vislint"',
        err=True,
    )
