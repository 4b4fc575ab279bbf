"""The public interface for rules: one decorated generator a module.

The module's docstring is the documentation that users read; its file name in kebab-case is the rule's id.

    @rule(Placement, Options, group="dimension", severity="warning", needs=Header)
    def check(placement: Placement, options: Options) -> Iterator[Problem]:
        ...
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeVar

from vislint.model import (
    Appearance,
    Asset,
    Attachment,
    Confidence,
    Header,
    Library,
    Measures,
    Placement,
    Post,
    Problem,
    Publication,
    Severity,
    Suppression,
)

Group = Literal["post", "missing", "file", "dimension", "alt", "text", "weak", "crop", "legibility", "motion",
                "link", "origin", "strategy"]  # fmt: skip

SubjectT = TypeVar(
    "SubjectT", Library, Post, Publication, Attachment, Asset, Appearance, Placement, Suppression
)
OptionsT = TypeVar("OptionsT")


@dataclass(frozen=True, slots=True)
class NoOptions:
    """For rules that nobody can tune."""


@dataclass(frozen=True)
class Rule(Generic[SubjectT, OptionsT]):
    """A judgement: what it looks at, its options, its words. Call it to judge one subject."""

    id: str
    subject: type[SubjectT]
    options: OptionsT
    group: Group
    severity: Severity
    confidence: Confidence
    needs: type[Header] | type[Measures] | None
    check: Callable[[SubjectT, OptionsT], Iterable[Problem]]
    doc: str
    off: bool = False
    """True for a rule that runs only when the configuration or `--select` names it."""

    def __call__(self, subject: SubjectT) -> Iterable[Problem]:
        return self.check(subject, self.options)

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.strip().partition("\n")[0]

    def with_options(self, options: OptionsT) -> Rule[SubjectT, OptionsT]:
        return replace(self, options=options)


AnyRule = Rule[Any, Any]


def rule(
    subject: type[SubjectT],
    options: type[OptionsT],
    *,
    group: Group,
    severity: Severity,
    confidence: Confidence = "high",
    needs: type[Header] | type[Measures] | None = None,
    off: bool = False,
) -> Callable[[Callable[[SubjectT, OptionsT], Iterable[Problem]]], Rule[SubjectT, OptionsT]]:
    """Make a rule of a generator of problems.

    `options` is a frozen dataclass whose every field has a default. `needs=Header` asks the engine for the
    file's header and keeps subjects without a readable file away from the rule; `needs=Measures` asks for
    what its pixels say as well, and keeps those away whose pixels could not be looked at.
    """

    def decorate(check: Callable[[SubjectT, OptionsT], Iterable[Problem]]) -> Rule[SubjectT, OptionsT]:
        module = sys.modules[check.__module__]
        return Rule(
            id=check.__module__.rpartition(".")[2].replace("_", "-"),
            subject=subject,
            options=options(),
            group=group,
            severity=severity,
            confidence=confidence,
            needs=needs,
            check=check,
            doc=(module.__doc__ or "").strip(),
            off=off,
        )

    return decorate
