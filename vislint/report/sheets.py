"""A run arranged for reading: by post, then by picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from vislint.model import SEVERITIES, Attachment, Finding, Network, Post, Run, Severity
from vislint.report.remarks import Remark, merge


@dataclass(frozen=True, slots=True)
class Picture:
    """An attachment and what was found about it, the worst first."""

    attachment: Attachment
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class Sheet:
    """A post and what was found about it; without a post, findings that belong to none."""

    path: str
    line: int
    post: Post | None
    alone: bool
    """False when its file holds several posts."""
    remarks: tuple[Remark, ...]
    """About the post itself."""
    pictures: tuple[Picture, ...]

    @property
    def name(self) -> str:
        """`path`, or `path:line` where a file holds several posts."""
        return self.path if self.alone else f"{self.path}:{self.line}"

    @cached_property
    def counts(self) -> Counter[Severity]:
        return Counter(remark.severity for remark in self.every())

    @property
    def worst(self) -> Severity | None:
        return next((severity for severity in SEVERITIES if self.counts[severity]), None)

    def every(self) -> Iterator[Remark]:
        yield from self.remarks
        for picture in self.pictures:
            yield from picture.remarks


def arrange(run: Run) -> list[Sheet]:
    """One sheet a post, in the run's order, then one a path for findings that belong to no post."""
    found: dict[tuple[str, int], list[Finding]] = defaultdict(list)
    for finding in run.findings:
        found[finding.path, finding.post_line].append(finding)
    posts_in = Counter(post.path for post in run.posts)
    sheets = [
        _sheet(post, posts_in[post.path] == 1, found.pop((post.path, post.line), []), run.networks)
        for post in run.posts
    ]
    return sheets + [
        Sheet(path, line, None, True, tuple(merge(findings, run.networks)), ())
        for (path, line), findings in sorted(found.items())
    ]


def totals(sheets: Iterable[Sheet]) -> Counter[Severity]:
    """How many problems there are, the same problem on several networks counted once."""
    total: Counter[Severity] = Counter()
    for sheet in sheets:
        total.update(sheet.counts)
    return total


def _sheet(post: Post, alone: bool, findings: Sequence[Finding], networks: Mapping[str, Network]) -> Sheet:
    shares: dict[int | None, list[Finding]] = defaultdict(list)
    for finding, index in zip(findings, _owners(post, findings), strict=True):
        shares[index].append(finding)
    return Sheet(
        path=post.path,
        line=post.line,
        post=post,
        alone=alone,
        remarks=tuple(merge(shares[None], networks)),
        pictures=tuple(
            Picture(item, tuple(merge(shares[index], networks)) if index in shares else ())
            for index, item in enumerate(post.attachments)
        ),
    )


def _owners(post: Post, findings: Sequence[Finding]) -> Iterator[int | None]:
    """For each finding the index of its attachment: by reference and place, else by reference alone."""
    exact: dict[tuple[str | None, int, int], int] = {}
    near: dict[str | None, int] = {}
    for index, item in enumerate(post.attachments if findings else ()):
        exact.setdefault((item.reference, item.line, item.column), index)
        near.setdefault(item.reference, index)
    for finding in findings:
        spot = (finding.reference, finding.line, finding.column)
        yield exact.get(spot, near.get(finding.reference))
