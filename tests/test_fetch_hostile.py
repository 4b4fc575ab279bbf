"""Servers that lie, dawdle, loop or never stop: every one of them ends in a plain sentence, and soon."""

from __future__ import annotations

import contextlib
import gzip
import itertools
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hostile import PNG, Handler, HostileServer, answer, forever, raw, redirect
from vislint.fetch import Failure, Fetched, FetchLimits, RemoteStore, fetch_all
from vislint.fetch import connection as fetch_connection
from vislint.fetch.address import why_refused

LIMITS = FetchLimits(max_bytes=100_000, seconds=5, connect_seconds=2, gap=0, allow_private=True)
HASTY = FetchLimits(seconds=0.3, gap=0, allow_private=True)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with contextlib.closing(HostileServer()) as server:
        yield server


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RemoteStore]:
    store = RemoteStore.open(tmp_path)
    assert store is not None
    yield store
    assert list((tmp_path / ".vislint/cache/remote/partial").iterdir()) == []


def ask(server: HostileServer, store: RemoteStore, handler: Handler, limits: FetchLimits = LIMITS) -> str:
    """Why there is no file, or the word fetched."""
    server.routes["/a"] = handler
    url = f"{server.base}/a"
    got = fetch_all([url], store, limits)[url]
    assert store.lookup(url) == (got if isinstance(got, Fetched) else None)
    return got.reason if isinstance(got, Failure) else "fetched"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (OK + b"\r\n" + PNG, "fetched"),
        (OK + b"Content-Length: nonsense\r\n\r\n" + PNG, "fetched"),
        (OK + b"Content-Length: -5\r\n\r\n" + PNG, "fetched"),
        (OK + b"Content-Length: 20\r\n\r\n" + PNG, "fetched"),
        (OK + b"Content-Length: 9999\r\n\r\n" + PNG, "ended after 2,056 of 9,999 bytes"),
        (OK + b"Content-Length: 99999999999999999999\r\n\r\n" + PNG, "is larger than 0.1 MB"),
        (OK + b"\r\n" + PNG * 50, "is larger than 0.1 MB"),
        (CHUNKED + b"808\r\n" + PNG + b"\r\n0\r\n\r\n", "fetched"),
        (CHUNKED + b"fff\r\n" + PNG, "ended too early"),
        (CHUNKED + b"zz\r\n" + PNG, "ended too early"),
        (CHUNKED + b"-808\r\n" + PNG * 50, "is larger than 0.1 MB"),
        (CHUNKED + b"7fffffffffffffff\r\n" + PNG * 50, "is larger than 0.1 MB"),
        (OK + b"Content-Length: 0\r\n\r\n", "is empty"),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "answered with something that is not HTTP"),
        (b"HTTP/1.1 nonsense\r\n\r\n", "answered with something that is not HTTP"),
        (b"HTTP/1.1 -1 x\r\n\r\n", "answered with something that is not HTTP"),
        (b"HTTP/1.1 799 \x1b[31mred\r\n\r\n", "answered 799"),
        (b"HTTP/1.1 206 Partial Content\r\n\r\n" + PNG, "answered 206 Partial Content"),
        (b"", "closed the connection without an answer"),
        (OK + b"X: " + b"x" * 70_000 + b"\r\n\r\n", "answered with headers that are too long"),
        (OK + b"X: x\r\n" * 200 + b"\r\n", "answered with something that cannot be read"),
        (b"HTTP/1.1 302 Found\r\n\r\n", "answered 302 Found"),
    ],
    ids=range(22),
)
def test_lengths_headers_and_status_lines(
    server: HostileServer, store: RemoteStore, data: bytes, reason: str
) -> None:
    assert ask(server, store, raw(data)) == reason


def test_a_length_that_is_too_small_cuts_the_file(server: HostileServer, store: RemoteStore) -> None:
    server.routes["/a"] = raw(OK + b"Content-Length: 20\r\n\r\n" + PNG)
    got = fetch_all([f"{server.base}/a"], store, LIMITS)[f"{server.base}/a"]
    assert isinstance(got, Fetched)
    assert got.path.read_bytes() == PNG[:20]


@pytest.mark.parametrize("head", [OK + b"\r\n", CHUNKED])
def test_a_body_without_an_end(server: HostileServer, store: RemoteStore, head: bytes) -> None:
    piece = PNG if head != CHUNKED else b"808\r\n" + PNG + b"\r\n"
    assert ask(server, store, forever(head, itertools.repeat(piece), server.over)) == "is larger than 0.1 MB"


@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (OK + b"Content-Length: 5000\r\n\r\n" + PNG, b"x"),
        (OK, b"X: slow\r\n"),
        (b"HTTP/1.1 200 ", b"O"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (CHUNKED + b"808\r\n" + PNG + b"\r\n0\r\n", b"X: slow\r\n"),
        (OK + b"\r\n" + PNG, b""),
    ],
)
def test_a_slow_drip_ends_at_the_deadline(
    server: HostileServer, store: RemoteStore, head: bytes, piece: bytes
) -> None:
    drip = forever(head, itertools.repeat(piece), server.over, pause=0.005 if piece else 5)
    assert ask(server, store, drip, HASTY) in (
        "took longer than 0.3 s",
        "answered with something that cannot be read",  # more than a hundred headers
    )


def test_a_name_server_that_does_not_answer(
    server: HostileServer, store: RemoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(*_: Any, **__: Any) -> list[Any]:
        server.over.wait(5)
        return []

    monkeypatch.setattr(fetch_connection, "getaddrinfo", wait)
    assert ask(server, store, answer(), HASTY) == "took longer than 0.3 s"


def test_a_machine_that_cannot_be_reached(store: RemoteStore) -> None:
    server = HostileServer()
    server.close()
    assert ask(server, store, answer()) == "cannot be reached (connection refused)"


def test_a_name_that_is_not_known(store: RemoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror("no such name")

    monkeypatch.setattr(fetch_connection, "getaddrinfo", fail)
    urls = [f"http://nowhere.invalid/{number}" for number in range(9)]
    got = fetch_all(urls, store, FetchLimits(workers=1, gap=0))
    reasons = [answer.reason for answer in got.values() if isinstance(answer, Failure)]
    told = "has a host name that is not known"
    assert reasons == [told] * 3 + [f"was not asked, because another file of nowhere.invalid {told}"] * 6


def test_redirects_are_followed_five_times(server: HostileServer, store: RemoteStore) -> None:
    for number, status in enumerate(("301 x", "302 x", "303 x", "307 x", "308 x", "302 x")):
        server.routes[f"/{number}"] = redirect(f"../{number + 1}", status)
    server.routes["/6"] = answer()
    assert ask(server, store, redirect("/2")) == "fetched"
    assert ask(server, store, redirect("/1")) == "redirected more than 5 times"
    assert ask(server, store, redirect("/a")) == "redirected more than 5 times"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("file:///etc/passwd", "redirected to an address of the kind file:"),
        ("ftp://example.org/a.png", "redirected to an address of the kind ftp:"),
        ("data:image/png;base64,AA==", "redirected to an address of the kind data:"),
        ("http://user:secret@example.org/", "redirected to an address with a name or password in it"),
        ("http://example.org:25/", "redirected to an address with port 25, which is not for web pages"),
        ("http://[::1/", "redirected to an address that cannot be read"),
        ("http://a b/", "redirected to an address without a valid host name"),
        ("http://example.org:99999/", "redirected to an address that cannot be read"),
        ("http://169.254.169.254/latest/meta-data/", "redirected to a link-local address 169.254.169.254"),
        ("http://metadata.test/", "redirected to a link-local address 169.254.169.254"),
        ("http://[fd00:ec2::254]/", "redirected to a private address fd00:ec2::254"),
        ("http://[::ffff:10.0.0.1]/", "redirected to a private address 10.0.0.1"),
        ("http://2130706433/", "redirected to an address of this machine 127.0.0.1"),
    ],
)
def test_redirects_to_where_nobody_should_go(
    server: HostileServer, store: RemoteStore, monkeypatch: pytest.MonkeyPatch, location: str, reason: str
) -> None:
    """The first hop, our own server, is let through; every hop after it is checked like any other."""
    known = {"metadata.test": "169.254.169.254", "2130706433": "127.0.0.1"}
    real, hops = socket.getaddrinfo, itertools.count()
    monkeypatch.setattr(
        fetch_connection,
        "getaddrinfo",
        lambda host, *rest, **kind: real(known.get(host, host), *rest, **kind),
    )
    monkeypatch.setattr(
        fetch_connection, "why_refused", lambda address: why_refused(address) if next(hops) else ""
    )
    limits = FetchLimits(seconds=5, connect_seconds=2, gap=0)
    assert ask(server, store, redirect(location), limits) == reason


def test_a_private_address_is_not_even_connected_to(server: HostileServer, store: RemoteStore) -> None:
    assert ask(server, store, answer(), FetchLimits(gap=0)) == "leads to an address of this machine 127.0.0.1"
    assert server.requests == []


def test_one_private_address_among_public_ones_is_enough(
    store: RemoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(socket.AF_INET, 1, 6, "", (ip, 80)) for ip in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(fetch_connection, "getaddrinfo", lambda *_, **__: found)
    got = fetch_all(["http://two.test/a.png"], store, FetchLimits(gap=0))
    assert got["http://two.test/a.png"] == Failure(
        "http://two.test/a.png", "leads to a private address 10.0.0.1"
    )


def test_a_name_is_looked_up_once_and_that_address_is_used(
    server: HostileServer, store: RemoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second answer, as in a rebinding attack, would lead to a port where nobody listens."""
    ports = iter((server.port, 9))

    def look_up(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, 1, 6, "", ("127.0.0.1", next(ports)))]

    monkeypatch.setattr(fetch_connection, "getaddrinfo", look_up)
    server.routes["/a.png"] = answer()
    got = fetch_all(["http://images.test/a.png"], store, LIMITS)["http://images.test/a.png"]
    assert isinstance(got, Fetched)
    assert server.requests[0].headers["Host"] == "images.test"
    assert next(ports) == 9


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (b"<!DOCTYPE html><title>Not here</title>", "text/html; charset=utf-8", "is text/html, not an image"),
        (b"\xef\xbb\xbf <!-- a --> <HTML>", "image/png", "is a web page, not an image"),
        (b"<html>", "", "is a web page, not an image"),
        (b"<!---->" * 5000 + b"<p>", "application/json", "is application/json, not an image"),
        (b'{"error": 1}', "application/json", "is application/json, not an image"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "text/plain", "fetched"),
        (PNG, "text/html", "fetched"),
        (PNG, "", "fetched"),
        (PNG, "image/jpeg\x1b[31m", "fetched"),
        (b"unknown but said to be one", "image/x-new", "fetched"),
        (b"unknown", "application/octet-stream", "fetched"),
        (b"a style sheet {}", "text/css", "is text/css, not an image"),
    ],
)
def test_what_is_no_image(
    server: HostileServer, store: RemoteStore, body: bytes, kind: str, reason: str
) -> None:
    assert ask(server, store, answer(body, kind=kind)) == reason


def test_a_bomb_is_not_unpacked(server: HostileServer, store: RemoteStore) -> None:
    bomb = answer(gzip.compress(bytes(10**7)), Content_Encoding="gzip")
    assert ask(server, store, bomb) == "is compressed, though that was not asked for"
    assert ask(server, store, answer(Content_Encoding="identity")) == "fetched"


def test_headers_that_would_be_sent_back_are_clean(server: HostileServer, store: RemoteStore) -> None:
    """An ETag with control characters, or one of many kilobytes, is not kept."""
    for etag in ('"a\x1b[31m"', '"' + "x" * 9000 + '"'):
        server.routes["/a"] = answer(ETag=etag)
        got = fetch_all([f"{server.base}/a"], store, LIMITS)[f"{server.base}/a"]
        assert isinstance(got, Fetched)
        assert got.etag == ""
