"""Fetching: what arrives, what is kept, what is asked for again, in what order and how politely."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import PNG, HostileServer, Request, answer, redirect
from vislint.fetch import Failure, Fetched, FetchLimits, RemoteStore, fetch_all

LIMITS = FetchLimits(seconds=5, connect_seconds=2, gap=0, allow_private=True)


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with contextlib.closing(HostileServer()) as server:
        yield server


@pytest.fixture
def store(tmp_path: Path) -> RemoteStore:
    store = RemoteStore.open(tmp_path)
    assert store is not None
    return store


def fetch(url: str, store: RemoteStore, limits: FetchLimits = LIMITS) -> Fetched | Failure:
    return fetch_all([url], store, limits)[url]


def good(got: Fetched | Failure | None) -> Fetched:
    assert isinstance(got, Fetched), got
    return got


def reason(got: Fetched | Failure) -> str:
    assert isinstance(got, Failure), got
    return got.reason


def partial(tmp_path: Path) -> list[Path]:
    return list((tmp_path / ".vislint/cache/remote/partial").iterdir())


def test_a_picture_is_here_also_offline(server: HostileServer, tmp_path: Path, store: RemoteStore) -> None:
    server.routes["/a.png"] = answer(ETag='"1"', Last_Modified="Sun, 01 Nov 2026 10:00:00 GMT")
    url = f"{server.base}/a.png"
    got = good(fetch(url, store))
    assert got.path.read_bytes() == PNG
    assert (got.url, got.final_url, got.status, got.content_type) == (url, url, 200, "image/png")
    assert (got.etag, got.bytes, got.remark) == ('"1"', len(PNG), "")
    server.close()
    again = RemoteStore.open(tmp_path, create=False)
    assert again is not None
    assert again.lookup(url) == got
    assert again.lookup(url + "#part") == good(again.lookup(url + "#part"))
    assert again.lookup(f"{server.base}/b.png") is None
    assert again.lookup("no address") is None
    assert (tmp_path / ".vislint/cache/.gitignore").read_text() == "*\n"
    assert partial(tmp_path) == []


def test_nothing_is_sent_but_what_must_be(
    server: HostileServer, store: RemoteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.routes["/a"] = answer(b"", "302 Found", Location="/b", Set_Cookie="id=1")
    server.routes["/b"] = answer()
    good(fetch(f"{server.base}/a", store))
    for request in server.requests:
        assert set(request.headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert request.headers["User-Agent"].startswith("vislint/")
        assert request.headers["Accept-Encoding"] == "identity"


def test_what_has_not_changed_is_not_sent_again(server: HostileServer, store: RemoteStore) -> None:
    def serve(connection: socket.socket, request: Request) -> None:
        known = request.headers.get("If-None-Match") == '"1"'
        (answer(b"", "304 Not Modified", ETag='"1"') if known else answer(ETag='"1"'))(connection, request)

    server.routes["/a.png"] = serve
    url = f"{server.base}/a.png"
    first, second = good(fetch(url, store)), good(fetch(url, store))
    assert first.path == second.path
    assert second.path.read_bytes() == PNG
    assert "If-None-Match" in server.requests[1].headers
    server.routes["/a.png"] = answer(PNG + b"more", ETag='"2"')
    assert good(fetch(url, store)).path.read_bytes() == PNG + b"more"


def test_a_date_is_asked_about_too_and_only_where_it_belongs(
    server: HostileServer, store: RemoteStore
) -> None:
    server.routes["/a"] = redirect("/b")
    server.routes["/b"] = answer(Last_Modified="Sun, 01 Nov 2026 10:00:00 GMT")
    for _ in range(2):
        good(fetch(f"{server.base}/a", store))
    asked = [request.headers.get("If-Modified-Since") for request in server.requests]
    assert asked == [None, None, None, "Sun, 01 Nov 2026 10:00:00 GMT"]


def test_not_modified_without_a_copy_is_a_failure(server: HostileServer, store: RemoteStore) -> None:
    server.routes["/a"] = answer(b"", "304 Not Modified")
    assert reason(fetch(f"{server.base}/a", store)) == "answered 304 Not Modified"


@pytest.mark.parametrize("status", ["500 Oops", "503 Service Unavailable", "429 Too Many Requests"])
def test_when_a_server_has_trouble_the_copy_stays(
    server: HostileServer, store: RemoteStore, status: str
) -> None:
    url = f"{server.base}/a.png"
    server.routes["/a.png"] = answer()
    good(fetch(url, store))
    server.routes["/a.png"] = answer(b"", status, Retry_After="86400")
    assert good(fetch(url, store)).remark.startswith(f"answered {status[:3]} ")
    server.close()
    assert good(fetch(url, store)).remark == "cannot be reached (connection refused)"


def test_when_the_picture_is_gone_the_copy_goes(server: HostileServer, store: RemoteStore) -> None:
    url = f"{server.base}/a.png"
    server.routes["/a.png"] = answer()
    good(fetch(url, store))
    server.routes["/a.png"] = answer(b"", "404 Keine <b>Ahnung</b>")
    assert reason(fetch(url, store)) == "answered 404 Not Found"
    assert store.lookup(url) is None


def test_answers_come_in_the_order_of_the_questions_each_asked_once(
    server: HostileServer, store: RemoteStore
) -> None:
    for name in "cab":
        server.routes[f"/{name}"] = answer(PNG + name.encode())
    names = ["/c", "/a#top", "/b", "/a", "/c"]
    urls = [server.base + name for name in names] + ["mailto:x@example.org"]
    got = fetch_all(urls, store, LIMITS)
    assert list(got) == list(dict.fromkeys(urls))
    assert sorted(request.path for request in server.requests) == ["/a", "/b", "/c"]
    assert good(got[urls[1]]).path == good(got[urls[3]]).path
    assert good(got[urls[1]]).url == urls[1]
    assert fetch_all([], store, LIMITS) == {}


def test_two_runs_may_share_the_folder(server: HostileServer, tmp_path: Path) -> None:
    for name in range(20):
        server.routes[f"/{name}"] = answer(PNG + bytes([name % 3]))
    urls = [f"{server.base}/{name}" for name in range(20)]
    results: list[dict[str, Fetched | Failure]] = []

    def run() -> None:
        store = RemoteStore.open(tmp_path)
        assert store is not None
        results.append(fetch_all(urls, store, LIMITS))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number, url in enumerate(urls):
        assert {good(result[url]).path.read_bytes() for result in results} == {PNG + bytes([number % 3])}
    assert len(list((tmp_path / ".vislint/cache/remote/blobs").rglob("*/*"))) == 3
    assert partial(tmp_path) == []


def test_never_more_than_two_files_of_a_host_at_once(server: HostileServer, store: RemoteStore) -> None:
    lock, active, most = threading.Lock(), 0, 0
    pair = threading.Barrier(2, timeout=5)

    def serve(connection: socket.socket, request: Request) -> None:
        nonlocal active, most
        with lock:
            active += 1
            most = max(most, active)
        pair.wait()
        with lock:
            active -= 1
        answer()(connection, request)

    urls = [f"{server.base}/{number}" for number in range(6)]
    server.routes = {f"/{number}": serve for number in range(6)}
    for got in fetch_all(urls, store, LIMITS).values():
        good(got)
    assert most == 2


def test_a_host_that_wants_to_be_left_alone_is(server: HostileServer, store: RemoteStore) -> None:
    server.routes = {f"/{number}": answer(b"", "429 Too Many Requests") for number in range(5)}
    urls = [f"{server.base}/{number}" for number in range(5)]
    got = fetch_all(urls, store, FetchLimits(workers=1, gap=0, allow_private=True))
    assert [request.path for request in server.requests] == ["/0"]
    assert reason(got[urls[0]]) == "answered 429 Too Many Requests"
    assert reason(got[urls[4]]) == (
        "was not asked, because another file of 127.0.0.1 answered 429 Too Many Requests"
    )


def test_bounds_of_a_run(server: HostileServer, store: RemoteStore) -> None:
    server.routes = {f"/{number}": answer() for number in range(3)}
    urls = [f"{server.base}/{number}" for number in range(3)]
    few = FetchLimits(workers=1, gap=0, allow_private=True, max_files=2, max_total_bytes=len(PNG) + 1)
    first, second, third = fetch_all(urls, store, few).values()
    good(first)
    assert reason(second) == "was left out, because all files together are larger than 0.002057 MB"
    assert reason(third) == "was left out, because one run asks for at most 2 files"


def test_nonsense_limits_are_refused() -> None:
    with pytest.raises(ValueError, match="nobody"):
        FetchLimits(workers=0)


@pytest.mark.skipif(sys.platform == "win32", reason="sends a signal to one thread")
def test_an_interrupt_ends_all_downloads(server: HostileServer, tmp_path: Path, store: RemoteStore) -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in jobs of the background

    def serve(connection: socket.socket, _: Request) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + PNG)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
        server.over.wait(5)

    server.routes["/a"] = serve
    try:
        with pytest.raises(KeyboardInterrupt):
            fetch(f"{server.base}/a", store)
    finally:
        signal.signal(signal.SIGINT, before)
    assert partial(tmp_path) == []
    assert not [thread for thread in threading.enumerate() if thread.name == "vislint-fetch"]


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 here")
def test_ipv6_literals(store: RemoteStore) -> None:
    try:
        server = HostileServer("::1")
    except OSError:
        pytest.skip("no IPv6 on this machine")
    with contextlib.closing(server):
        server.routes["/a"] = answer()
        good(fetch(f"{server.base}/a", store))
        assert server.requests[0].headers["Host"] == f"[::1]:{server.port}"


def test_spaces_and_other_scripts_in_an_address(server: HostileServer, store: RemoteStore) -> None:
    asked = "/b%C3%BCro/open%20day%25.png?q=%C3%A9%20%2F"
    server.routes[asked] = answer()
    good(fetch(f" {server.base}/büro/open day%.png?q=é %2F ", store))


def test_a_redirect_in_raw_utf8_is_understood(server: HostileServer, store: RemoteStore) -> None:
    server.routes["/a"] = redirect("/jardin d'été.png")
    server.routes["/jardin%20d'%C3%A9t%C3%A9.png"] = answer()
    got = good(fetch(f"{server.base}/a", store))
    assert got.final_url.endswith("/jardin%20d'%C3%A9t%C3%A9.png")


def test_looking_up_needs_no_network_code() -> None:
    code = "import sys, vislint.fetch; sys.exit(bool({'http.client', 'ssl', 'socket'} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ})
