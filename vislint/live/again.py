"""The same work once, and again after each change; what is wrong meanwhile is told, and ends nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from vislint.errors import VislintError
from vislint.report.printable import printable, printable_lines

MOST_NAMES = 3

Tell = Callable[[str], None]


def again_and_again(
    work: Callable[[], None], changes: Iterable[Sequence[str]], tell: Tell, fail: Tell | None = None
) -> None:
    """Work now and after each batch of changes. Errors of vislint go to `fail`, else to `tell`."""
    once(work, fail or tell)
    for names in changes:
        tell(f"vislint: {named(names)} changed; checking again\n")
        once(work, fail or tell)


def once(work: Callable[[], None], fail: Tell) -> None:
    try:
        work()
    except VislintError as error:
        fail(printable_lines([f"vislint: {error}"]))


def named(names: Sequence[str]) -> str:
    """Some of the names, and how many more there are."""
    shown = ", ".join(printable(name) for name in names[:MOST_NAMES])
    more = len(names) - MOST_NAMES
    return f"{shown} and {more} more" if more > 0 else shown
