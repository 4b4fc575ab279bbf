"""What an address says of itself, without asking anybody: whether others can fetch it, and until when."""

from __future__ import annotations

import ipaddress
import re
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

Reach = Literal["web", "no-scheme", "relative", "other-scheme", "this-machine", "empty"]
"""From where an address can be fetched: `web` from anywhere, `this-machine` only where the site was built."""

SIGNATURES = frozenset({"x-amz-signature", "x-goog-signature", "signature", "sig"})
"""Parameters without which an expiry date in an address means nothing."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


def reach_of(address: str) -> Reach:
    text = address.strip()
    if not text:
        return "empty"
    if text.startswith("//"):
        return "no-scheme"
    scheme = _SCHEME.match(text)
    if scheme is None:
        return "relative"
    if scheme[1].lower() not in ("http", "https"):
        return "other-scheme"
    return "this-machine" if _is_private(text) else "web"


def is_plain_http(address: str) -> bool:
    return address.strip()[:5].lower() == "http:"


def expiry(address: str) -> datetime | Literal["some day"] | None:
    """When a signed address stops working; None for one that does not say so."""
    try:
        pairs = parse_qsl(urlsplit(address).query)
    except ValueError:
        return None
    said = {name.lower(): value for name, value in reversed(pairs)}
    if not SIGNATURES & said.keys():
        return None
    for maker in ("x-amz", "x-goog"):
        if f"{maker}-expires" in said:
            return _after(said.get(f"{maker}-date", ""), said[f"{maker}-expires"]) or "some day"
    if "expires" in said:
        return _after("19700101T000000Z", said["expires"]) or "some day"
    return (_read(said["se"], "%Y-%m-%dT%H:%M:%SZ") or "some day") if "se" in said else None


def _after(start: str, seconds: str) -> datetime | None:
    begun = _read(start, "%Y%m%dT%H%M%SZ")
    if begun is None or not re.fullmatch(r"[0-9]{1,12}", seconds):
        return None
    try:
        return begun + timedelta(seconds=int(seconds))
    except OverflowError:
        return None


def _read(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form).replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_private(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
