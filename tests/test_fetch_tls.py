"""Certificates: checked for the name that was asked for, on a connection to the address that was checked."""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from tests.hostile import HostileServer, answer
from vislint.fetch import Failure, Fetched, FetchLimits, RemoteStore, fetch_all
from vislint.fetch import connection as fetch_connection

LIMITS = FetchLimits(seconds=5, connect_seconds=2, gap=0, allow_private=True)


@pytest.fixture
def store(tmp_path: Path) -> RemoteStore:
    store = RemoteStore.open(tmp_path)
    assert store is not None
    return store


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HostileServer]:
    """A server with a certificate for images.test, which this process trusts; every name leads to it."""
    if which("openssl") is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout {key}"
    make += f" -out {certificate} -days 2 -subj /CN=images.test -addext subjectAltName=DNS:images.test"
    subprocess.run(make.split(), check=True, capture_output=True)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate, key)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with contextlib.closing(HostileServer(tls=tls)) as server:
        found = [(socket.AF_INET, 1, 6, "", ("127.0.0.1", server.port))]
        monkeypatch.setattr(fetch_connection, "getaddrinfo", lambda *_, **__: found)
        yield server


def test_the_certificate_is_checked_for_the_name(secure: HostileServer, store: RemoteStore) -> None:
    secure.routes["/a"] = answer()
    urls = ["https://images.test/a", "https://other.test/a", "//images.test/a"]
    right, wrong, short = fetch_all(urls, store, LIMITS).values()
    assert isinstance(right, Fetched)
    assert isinstance(short, Fetched)
    assert secure.requests[0].headers["Host"] == "images.test"
    assert isinstance(wrong, Failure)
    assert wrong.reason.startswith("has no valid certificate (")


def test_a_handshake_that_never_ends(store: RemoteStore) -> None:
    with contextlib.closing(HostileServer()) as server:
        url = f"https://127.0.0.1:{server.port}/a"
        limits = FetchLimits(connect_seconds=0.2, gap=0, allow_private=True)
        got = fetch_all([url], store, limits)[url]
    assert isinstance(got, Failure)
    assert got.reason == "cannot be reached (no answer in time)"
