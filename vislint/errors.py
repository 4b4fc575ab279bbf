"""Errors that end a run: something only the person who started it can mend."""

from __future__ import annotations


class VislintError(Exception):
    """A usage or configuration error; the command line prints it and exits 2.

    `where` is `file` or `file:line`, empty when there is no such place; `excerpt` is the offending line.
    """

    def __init__(self, message: str, *, where: str = "", hint: str = "", excerpt: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint
        self.excerpt = excerpt

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return "\n".join(part for part in (place + self.message, self.excerpt, self.hint) if part)


class ConfigError(VislintError):
    """The configuration cannot be used."""


class NetworkDataError(VislintError):
    """A network file breaks its own rules: a missing source, an unknown unit, min above max."""


class UsageError(VislintError):
    """The command line asks for something that is not there."""
