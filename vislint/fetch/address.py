"""Addresses: what is asked for, and which machines are never asked."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from vislint.fetch.types import UnfitError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = {"http": 80, "https": 443}
FIRST_FREE_PORT = 1024
"""Below it only 80 and 443 are asked: the others belong to mail, databases and the like."""

LONGEST = 8_000
LONGEST_HOST = 253

_DOT = re.compile("[.。．｡]")
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?")
_BRACKETS = re.compile(r"\[[^\[\]]*\](?::[0-9]*)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "!$%&'()*+,/:;=?@[]~"

_NETWORKS = (
    ("a shared private address", "100.64.0.0/10"),
    ("an address for the cloud's own services", "168.63.129.16/32"),
    ("an address for the cloud's own services", "192.0.0.192/32"),
    ("a site-local address", "fec0::/10"),
    ("a private address", "64:ff9b:1::/48"),
)
_REFUSED = tuple((what, ipaddress.ip_network(network)) for what, network in _NETWORKS)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """One address, spelt for HTTP: everything ASCII, no fragment."""

    scheme: str
    host: str
    port: int
    path: str
    """With the query; begins with a slash."""

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def read_address(url: str, base: str = "") -> Target:
    """The target that `url` names, seen from `base`. Raises UnfitError for one that is never asked."""
    try:
        parts = urlsplit(urljoin(base, _clean(url)))
        port = parts.port
        host = parts.hostname or ""
    except ValueError:
        raise UnfitError("an address that cannot be read") from None
    if "[" in parts.netloc and "@" not in parts.netloc and not _BRACKETS.fullmatch(parts.netloc):
        raise UnfitError("an address that cannot be read")
    if parts.scheme not in PORTS:
        raise UnfitError(f"an address of the kind {parts.scheme}:" if parts.scheme else "no full address")
    if "@" in parts.netloc:
        raise UnfitError("an address with a name or password in it")
    if port is not None and port not in PORTS.values() and port < FIRST_FREE_PORT:
        raise UnfitError(f"an address with port {port}, which is not for web pages")
    path = _escaped(parts.path or "/") + (f"?{_escaped(parts.query)}" if parts.query else "")
    return Target(parts.scheme, _host(host), port or PORTS[parts.scheme], path)


def why_refused(address: IPAddress) -> str:
    """What kind of place an address is that is never asked; empty for one of the public internet."""
    hidden = _hidden(address)
    if hidden is not None:
        return why_refused(hidden)
    for what, network in _REFUSED:
        if address in network:
            return what
    kinds = {
        "an unspecified address": address.is_unspecified,
        "an address of this machine": address.is_loopback,
        "a link-local address": address.is_link_local,
        "a multicast address": address.is_multicast,
        "a reserved address": address.is_reserved,
        "a private address": address.is_private,
        "a special address": not address.is_global,
    }
    return next((what for what, so in kinds.items() if so), "")


def _hidden(address: IPAddress) -> ipaddress.IPv4Address | None:
    """The old-style address that a new-style one stands for: mapped, 6to4, NAT64, compatible."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    compatible = address in _COMPATIBLE and int(address) > 1
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 or compatible else None


def _clean(url: str) -> str:
    text = url.strip()
    if _CONTROL.search(text) or len(text) > LONGEST:
        raise UnfitError("an address that cannot be read")
    return f"https:{text}" if text.startswith("//") else text


def _host(name: str) -> str:
    """The name in ASCII and lower case, or the IPv6 address without its brackets."""
    try:
        if ":" in name and "%" not in name:
            return str(ipaddress.IPv6Address(name))
        host = ".".join(map(_label, _DOT.split(name))) if len(name) <= LONGEST_HOST else ""
    except ValueError:
        host = ""
    if not _HOST.fullmatch(host):
        raise UnfitError("an address without a valid host name")
    return host


def _label(label: str) -> str:
    """One part of a host name in ASCII. ß and ς stay what they are, as in today's browsers."""
    if "ß" in label or "ς" in label:
        return "xn--" + label.lower().encode("punycode").decode("ascii")
    return label.encode("idna").decode("ascii").lower()


def _escaped(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_SAFE, errors="surrogatepass")
