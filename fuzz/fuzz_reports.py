"""The three reports of a run whose every text is hostile: nothing raised, nothing that a reader obeys.

Usage: python fuzz/fuzz_reports.py [-max_total_time=60] [FILE ...]
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["vislint"]):
    from vislint.model import Defect, NotChecked, Run, Unreadable
    from vislint.report import as_json, html, text

from fuzz.common import fuzz
from tests import runs

NASTY = ("\x1b]0;x\x07", "\u202e", "</script><svg onload=x>", "\udcff", "\r\n::error::x", "{{ x }}", "\u2028")
FORBIDDEN = set(map(chr, (*range(10), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), 0x200B)))


class Tags(HTMLParser):
    """Fails at a tag or an attribute that a text of the run has made."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed") or any(name.startswith("on") for name, _ in attrs):
            raise AssertionError(tag, attrs)


def hostile(source: Any) -> str:
    said: str = source.ConsumeUnicode(source.ConsumeIntInRange(0, 60))
    return said + (NASTY[source.ConsumeIntInRange(0, 6)] if source.ConsumeBool() else "")


def made(source: Any) -> Run:
    """A run of a few posts in which every text comes from the fuzzer."""
    posts, findings = [], []
    for _ in range(source.ConsumeIntInRange(0, 3)):
        bad = Defect("corrupt", hostile(source)) if source.ConsumeBool() else None
        size = source.ConsumeIntInRange(1, 90_000)
        file = runs.asset(hostile(source), width=size, height=70, icc=hostile(source), defect=bad)
        shown = runs.attached(file, reference=hostile(source), alt=hostile(source), title=hostile(source))
        far = runs.referred(hostile(source), "missing")
        flaw = Unreadable(hostile(source), hint=hostile(source)) if source.ConsumeBool() else None
        when = datetime(2026, 1, 1, tzinfo=UTC) if source.ConsumeBool() else None
        post = runs.post(
            shown, far, path=hostile(source), networks=(hostile(source), "instagram"), publish=when,
            title=hostile(source), text=hostile(source), flaw=flaw, publish_text=hostile(source),
        )  # fmt: skip
        posts.append(post)
        for about in (None, shown, far):
            severity = ("error", "warning", "info")[source.ConsumeIntInRange(0, 2)]
            where = {"network": hostile(source), "slot": hostile(source)} if source.ConsumeBool() else {}
            limit = runs.limit(hostile(source)) if source.ConsumeBool() else None
            findings.append(
                runs.found(
                    post,
                    hostile(source),
                    about,
                    severity,
                    hint=hostile(source),
                    limit=limit,
                    **where,
                    measured=hostile(source),
                    bound=hostile(source),
                    rule=hostile(source),
                )
            )
    left = NotChecked(hostile(source), hostile(source), hostile(source), 1, 1)
    return runs.run(posts, findings, not_checked=(left,), config=hostile(source), signals=(hostile(source),))


def seeds() -> Iterator[bytes]:
    for number in range(8):
        yield bytes((number * 37 + at * at) % 256 for at in range(4000))


def target(data: bytes) -> None:
    source = atheris.FuzzedDataProvider(data)
    run = made(source)
    printed = text.render(run, colour=False, seconds=1.0, width=source.ConsumeIntInRange(1, 300))
    written = as_json.render(run, version="1")
    page = html.render(run, version="1", title=hostile(source))
    if FORBIDDEN & set(printed) or FORBIDDEN & set(written):
        raise AssertionError(printed, written)
    json.loads(written.encode())
    Tags().feed(page)
    page.encode()


if __name__ == "__main__":
    fuzz("reports", target, seeds())
