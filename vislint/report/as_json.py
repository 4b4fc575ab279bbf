"""The report for programs: one JSON object that `vislint/schemas/run.schema.json` describes.

The same run gives the same bytes: keys and lists keep their order, nothing is timed, and the place of the
repository on this machine is not told.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from typing import Any

import msgspec

from vislint.model import Asset, Attachment, Comparison, Exemption, Finding, NotChecked, Post, Run, Source
from vislint.report.printable import json_safe

SCHEMA = "vislint.run/1"

Record = dict[str, Any]


def render(run: Run, *, version: str) -> str:
    """The run as JSON with a newline at its end; always encodable as UTF-8."""
    record = {
        "schema": SCHEMA,
        "tool": {"name": "vislint", "version": version},
        "config": run.config,
        "only": run.only or None,
        "as_of": run.as_of.isoformat() if run.as_of else None,
        "commit": run.commit or None,
        "formats": dict(run.formats),
        "posts": [_post(post) for post in run.posts],
        "assets": {path: _asset(run.assets[path]) for path in sorted(run.assets)},
        "findings": [_finding(finding) for finding in run.findings],
        "suppressed": [{**_finding(held.finding), "reason": held.reason} for held in run.suppressed],
        "baselined": [_finding(finding) for finding in run.baselined],
        "below_threshold": [_finding(finding) for finding in run.below_threshold],
        "not_checked": [_not_checked(entry) for entry in run.not_checked],
        "stale": [_exemption(entry) for entry in run.stale],
        "comparison": _comparison(run.comparison) if run.comparison else None,
        "totals": _totals(run),
    }
    short = json_safe(json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
    return msgspec.json.format(short, indent=2) + "\n"  # json.dumps with indent takes three times as long


def _post(post: Post) -> Record:
    return {
        "path": post.path,
        "line": post.line,
        "format": post.format,
        "networks": list(post.networks),
        "publish": post.publish.isoformat() if post.publish else None,
        "status": post.status,
        "attachments": [_attachment(attachment) for attachment in post.attachments],
        "lost": [
            {"reference": lost.reference, "line": lost.line, "column": lost.column, "reason": lost.reason}
            for lost in post.lost
        ],
    }


def _attachment(attachment: Attachment) -> Record:
    return {
        "reference": attachment.reference,
        "line": attachment.line,
        "column": attachment.column,
        "alt": attachment.alt,
        "role": attachment.role,
        "standing": attachment.resolution.standing,
        "asset": attachment.asset.path if attachment.asset else None,
    }


def _asset(asset: Asset) -> Record:
    header = asset.header
    defect = header.defect
    return {
        "format": header.format,
        "width": header.width,
        "height": header.height,
        "bytes": header.bytes,
        "mode": header.mode,
        "frames": header.frames,
        "duration": _finite(header.duration),
        "icc": header.icc,
        "jpeg_quality": header.jpeg_quality,
        "alpha": header.alpha,
        "codec": header.codec,
        "chroma": header.chroma,
        "fps": _finite(header.fps),
        "sound": header.sound,
        "hash": asset.hash,
        "measures": msgspec.to_builtins(asset.measures),
        "defect": {"kind": defect.kind, "detail": defect.detail} if defect else None,
    }


def _finding(finding: Finding) -> Record:
    limit = finding.limit
    bound = finding.bound if finding.bound is not None else limit.text if limit else None
    return {
        "rule": finding.rule,
        "group": finding.group,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "network": finding.network,
        "slot": finding.slot,
        "reference": finding.reference,
        "asset": finding.asset,
        "message": finding.message,
        "measured": finding.measured,
        "limit": bound,
        "source": _source(limit.sources[0]) if limit and limit.sources else None,
        "region": _region(finding.region),
        "hint": finding.hint,
        "fix": None,
        "fingerprint": finding.fingerprint,
    }


def _source(source: Source) -> Record:
    return {
        "id": source.id,
        "url": source.url,
        "kind": source.kind,
        "read": source.read.isoformat() if source.read else None,
    }


def _region(region: Iterable[float] | None) -> list[float] | None:
    sides = [_finite(side) for side in region or ()]
    known = [side for side in sides if side is not None]
    return known if known and len(known) == len(sides) else None


def _finite(number: float | None) -> float | None:
    """JSON has no word for infinity, nor for what is not a number."""
    return number if number is not None and math.isfinite(number) else None


def _not_checked(entry: NotChecked) -> Record:
    return {
        "reference": entry.reference,
        "reason": entry.reason,
        "path": entry.path,
        "line": entry.line,
        "column": entry.column,
    }


def _exemption(entry: Exemption) -> Record:
    return {
        "path": entry.path,
        "rule": entry.rule,
        "reference": entry.reference,
        "network": entry.network,
        "slot": entry.slot,
        "fingerprint": entry.fingerprint,
    }


def _comparison(comparison: Comparison) -> Record:
    return {
        "name": comparison.name,
        "new": sorted(comparison.new),
        "gone": [
            {
                "rule": gone.rule,
                "severity": gone.severity,
                "path": gone.path,
                "line": gone.line,
                "message": gone.message,
            }
            for gone in comparison.gone
        ],
    }


def _totals(run: Run) -> Record:
    return {
        "posts": len(run.posts),
        "attachments": sum(len(post.attachments) for post in run.posts),
        "assets": len(run.assets),
        "errors": run.count("error"),
        "warnings": run.count("warning"),
        "infos": run.count("info"),
        "suppressed": len(run.suppressed),
        "baselined": len(run.baselined),
        "below_threshold": len(run.below_threshold),
        "stale": len(run.stale),
        "not_checked": len(run.not_checked),
    }
