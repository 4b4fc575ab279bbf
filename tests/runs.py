"""Runs for tests of reports, built by hand: no file is read and no rule is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from vislint.model import (
    Asset,
    Attachment,
    Borders,
    Compression,
    Destination,
    FileSize,
    Finding,
    Header,
    Light,
    Limit,
    Measures,
    Network,
    NotChecked,
    Post,
    Resolution,
    Run,
    Source,
    Transparency,
)

DAY = date(2026, 11, 22)
LEXICON = Source(
    "lexicon", "https://bsky.example/images.json", "official", date(2026, 4, 8), "page", "Lexicon: images"
)
MEDIA = Source(
    "ig-media", "https://meta.example/ig-media", "official", date(2026, 10, 7), "copy", "IG User Media"
)
CODE = Source("postiz", "github:gitroomhq/postiz-app x.ts", "code", None, "repo")

NAMES = {
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "bluesky": "Bluesky",
    "mastodon": "Mastodon",
    "x": "X",
}
NETWORKS = {key: Network(key, name, DAY, {}, {}, {}, {}) for key, name in NAMES.items()}
WINTER = timezone(timedelta(hours=1))


def limit(text: str = "2 MB", source: Source = LEXICON, **more: Any) -> Limit:
    grade = "code" if source.kind == "code" else "official"
    return Limit("max_size", FileSize(2_000_000), text, (source,), more.pop("grade", grade), "reject", **more)


def asset(path: str = "media/open-day.jpg", **facts: Any) -> Asset:
    told: dict[str, Any] = {"format": "jpeg", "bytes": 3_400_000, "width": 4032, "height": 3024} | facts
    return Asset(path, told.pop("hash", f"hash-of-{path}"), Header(**told))


def measures_of_a_logo() -> Measures:
    return Measures(
        100, 100, "graphic", None, Light(0, 0, 0, 0, 0, 0, 0, 0), None, Compression(None), Borders(), (), "",
        Transparency(0.5, 0.05, 0.9, True),
    )  # fmt: skip


def attached(file: Asset | None = None, line: int = 12, column: int = 3, **more: Any) -> Attachment:
    """A picture that is there."""
    there = file or asset()
    reference = more.pop("reference", there.path)
    more.setdefault("alt", "People at the open day")
    return Attachment(reference, line, column, Resolution("local", there.path), asset=there, **more)


def referred(
    reference: str, standing: Any = "remote", line: int = 12, column: int = 3, **more: Any
) -> Attachment:
    """A reference without a file."""
    return Attachment(reference, line, column, Resolution(standing), **more)


def post(
    *attachments: Attachment,
    path: str = "posts/open-day.md",
    networks: Iterable[str] = ("linkedin", "instagram"),
    **more: Any,
) -> Post:
    return Post(
        path=path,
        format=more.pop("format", "vislint"),
        destinations=tuple(Destination(name, name) for name in networks),
        attachments=attachments,
        publish=more.pop("publish", datetime(2026, 11, 3, 9, tzinfo=WINTER)),
        **more,
    )


def found(
    of: Post,
    message: str = "too heavy for Bluesky",
    about: Attachment | None = None,
    severity: Any = "error",
    **more: Any,
) -> Finding:
    """A finding about a post, or about one of its attachments."""
    at = about or of
    return Finding(
        rule=more.pop("rule", "file-too-large"),
        group=more.pop("group", "file"),
        severity=severity,
        confidence=more.pop("confidence", "high"),
        path=more.pop("path", of.path),
        line=more.pop("line", at.line),
        column=more.pop("column", about.column if about else 1),
        message=message,
        fingerprint=more.pop("fingerprint", "0123456789abcdef0123"),
        post_line=of.line,
        reference=about.reference if about else None,
        asset=about.asset.path if about and about.asset else None,
        **more,
    )


def run(posts: Sequence[Post] = (), findings: Iterable[Finding] = (), **more: Any) -> Run:
    files = [item.asset for each in posts for item in each.attachments if item.asset]
    told: dict[str, Any] = {
        "root": "/nowhere",
        "config": "vislint.toml",
        "formats": dict(Counter(each.format for each in posts)),
        "signals": ("vislint: front matter with networks",),
        "posts": tuple(posts),
        "assets": {file.path: file for file in files},
        "findings": tuple(findings),
        "not_checked": (),
        "networks": NETWORKS,
    }
    return Run(**told | more)


def sample() -> Run:
    """An error, a warning and an info in a post of two pictures, and a post that is ready."""
    heavy = attached()
    logo = attached(asset("media/logo.svg", format="svg", bytes=4_200, width=None, height=None), line=13)
    remote = referred("https://cdn.example/hero.jpg", line=14)
    open_day = post(heavy, logo, remote)
    ready = post(path="posts/ready.md", publish=datetime(2026, 12, 24, 8, 30, tzinfo=UTC))
    findings = [
        found(
            open_day, about=heavy, network="bluesky", slot="feed", measured="3.4 MB", bound="at most 2 MB",
            hint="export it again below 2 MB", limit=limit(), fingerprint="a" * 20,
        ),
        found(
            open_day, "no alt text", logo, "warning", rule="missing-alt", group="alt", fingerprint="b" * 20
        ),
        found(
            open_day, "Instagram converts PNG", logo, "info", rule="format-not-accepted",
            network="instagram", slot="feed", fingerprint="c" * 20,
        ),
    ]  # fmt: skip
    left = NotChecked(remote.reference, "remote", open_day.path, remote.line, remote.column)
    return run([open_day, ready], findings, not_checked=(left,))
