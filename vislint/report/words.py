"""The wording that all reports for people share: dates, sources, states and counts in plain English.

Numbers and names of formats are spelled as in the rules' messages, by `vislint.wording`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from datetime import datetime, timedelta

from vislint.model import (
    Asset,
    Attachment,
    Comparison,
    Confidence,
    Effect,
    NotChecked,
    Post,
    Run,
    Severity,
    Source,
    Standing,
)
from vislint.report.remarks import Remark
from vislint.report.sheets import Sheet
from vislint.wording import counted, dimensions, file_size, format_name

MARKS: Mapping[Severity, str] = {"error": "✖", "warning": "▲", "info": "·"}

KINDS = {
    "official": "official documentation",
    "code": "from other software's code",
    "vendor": "from a vendor's guide",
    "own": "measured by vislint",
}
"""What kind of source says it."""

EFFECTS: Mapping[Effect, str] = {
    "reject": "refused by the network",
    "limit": "worded as a limit; what happens beyond it is not known",
    "hidden": "not shown by the network",
    "crop": "cropped by the network",
    "letterbox": "shown with bars",
    "split": "split by the network",
    "truncate": "cut short by the network",
    "degrade": "shown worse by the network",
    "upscale": "scaled up by the network, which looks soft",
    "downscale": "scaled down by the network",
    "convert": "converted by the network",
    "none": "nothing is known to happen",
    "unknown": "what the network does is not known",
}

STANDINGS: Mapping[Standing, str] = {
    "local": "",
    "missing": "file not found",
    "wrong-case": "file not found under this name",
    "outside": "outside the repository",
    "remote": "remote, not fetched",
    "generated": "made by the build, not checked",
    "inline": "embedded in the text, not checked",
    "unknown-scheme": "unknown address scheme, not checked",
    "not-fetched": "in a submodule that is not checked out, not checked",
}

CONFIDENCES: Mapping[Confidence, str] = {
    "high": "",
    "medium": "likely, not certain",
    "low": "a guess: look for yourself",
}

ROLES = {"media": "", "preview": "preview card", "body": "inside the page"}

_HOW = {"quoted": ", as quoted elsewhere", "excerpt": ", as seen in a search excerpt"}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COMPARING = ("at ", "best ", "no ", "not ", "only ")


def moment(when: datetime, *, year: bool = False) -> str:
    """`Tue 3 Nov 09:00 +01:00`, the same in every locale."""
    day = f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]}"
    return f"{day}{f' {when.year},' if year else ''} {when:%H:%M} {_zone(when.utcoffset())}"


def _zone(offset: timedelta | None) -> str:
    if offset is None:
        return "(no time zone)"
    minutes = round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def publish_time(post: Post, *, year: bool = False) -> str:
    """When the post goes out, as far as it says; empty when it does not."""
    return moment(post.publish, year=year) if post.publish else post.publish_text


def duration(seconds: float) -> str:
    """`0.4 s`, `12 s`, `2 min 5 s`."""
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def facts(attachment: Attachment) -> list[str]:
    """`4032×3024`, `3.4 MB`, `JPEG`: what is known of a picture; absent facts are left out."""
    asset = attachment.asset
    state = STANDINGS[attachment.resolution.standing]
    return [state] if state else file_facts(asset) if asset else ["not measured"]


def picture_kind(asset: Asset | None) -> str:
    """`screenshot`; empty when no rule asked for what the pixels say."""
    return asset.measures.kind if asset and asset.measures else ""


def file_facts(asset: Asset) -> list[str]:
    header = asset.header
    told = [dimensions(header.width, header.height)] if header.width and header.height else []
    told.append(file_size(header.bytes))
    if header.format:
        told.append(format_name(header.format))
    if asset.kind == "animation":
        told.append(counted(header.frames, "frame"))
    if header.duration:
        told.append(duration(header.duration))
    return told


def numbers(measured: str | None, bound: str | None) -> str:
    """The measured number and its bound in one phrase: `3.4 MB, at most 2 MB`."""
    return ", ".join(part for part in (measured, bounded(bound)) if part)


def bounded(bound: str | None) -> str:
    """A bound as it stands behind a measured number: `at most 2 MB`, `allowed: JPEG or PNG`."""
    if not bound:
        return ""
    return bound if bound.startswith(_COMPARING) else f"allowed: {bound}"


def cited(source: Source) -> str:
    """`official documentation, read 2026-10-07`."""
    when = f"read {source.read.isoformat()}" if source.read else "date of reading unknown"
    return f"{KINDS[source.kind]}{_HOW.get(source.how, '')}, {when}"


def sentence(text: str, names: Container[str] = ()) -> str:
    """`text` with a capital letter, unless it begins with a name, a number or a file name."""
    first = text.partition(" ")[0].rstrip(",:;")
    plain = first.isalpha() and first.islower() and first not in names
    return text[0].upper() + text[1:] if plain else text


def tally(counts: Mapping[Severity, int]) -> str:
    """`2 errors, 3 warnings`; what is not there is not named."""
    severities: tuple[Severity, ...] = ("error", "warning")
    return ", ".join(counted(counts[severity], severity) for severity in severities if counts[severity])


def files(run: Run) -> str:
    """`12 images, 1 video`: the files that were measured."""
    kinds = Counter("image" if asset.kind == "animation" else asset.kind for asset in run.assets.values())
    named = [counted(kinds[kind], kind) for kind in ("image", "video", "document") if kinds[kind]]
    return ", ".join(named) or "no local images"


def held_back(run: Run) -> list[str]:
    """`3 by their posts, with a reason`, `12 by the baseline`; what is not there is not named."""
    counts = (
        (len(run.suppressed), "by their posts, with a reason"),
        (len(run.baselined), "by the baseline"),
        (len(run.below_threshold), "below min_severity or min_confidence"),
    )
    return [f"{count} {how}" for count, how in counts if count]


def stale(run: Run) -> str:
    """`2 entries of the baseline are stale`."""
    count = len(run.stale)
    entries, verb = ("entry", "is") if count == 1 else ("entries", "are")
    return f"{count} {entries} of the baseline {verb} stale"


def changed(comparison: Comparison, sheets: Iterable[Sheet]) -> str:
    """`2 new, 1 gone, 5 unchanged since previous.json`: errors and warnings, as the report tells them."""
    told = [remark for sheet in sheets for remark in sheet.every() if remark.severity != "info"]
    new = sum(is_new(remark, comparison) for remark in told)
    gone = {(each.rule, each.path, each.line) for each in comparison.gone if each.severity != "info"}
    return f"{new} new, {len(gone)} gone, {len(told) - new} unchanged since {comparison.name}"


def is_new(remark: Remark, comparison: Comparison | None) -> bool:
    return comparison is not None and not comparison.new.isdisjoint(remark.fingerprints)


def not_checked(entries: Iterable[NotChecked]) -> list[str]:
    """One phrase a reason, in order of appearance: `376 remote images (--fetch looks at them)`."""
    return [unchecked(reason, count) for reason, count in Counter(entry.reason for entry in entries).items()]


def unchecked(reason: str, count: int) -> str:
    if reason == "remote":
        return f"{counted(count, 'remote image')} (--fetch looks at them)"
    return f"{count} {reason}"
