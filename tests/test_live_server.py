"""`vislint serve`: the report on loopback, for who knows the address, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import queue
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import quote, urlsplit

import pytest

from tests.runs import attached, run
from vislint.errors import ConfigError, UsageError
from vislint.live.page import SCRIPT, live
from vislint.live.server import Board, Server
from vislint.live.serving import serve
from vislint.report import html

PAGE = html.render(run(), version="1", title="a repository")
GREEN = "<!doctype html><html><head></head><body>green</body></html>"


class Serving:
    """A server in a thread; the test says when something has changed."""

    def __init__(self) -> None:
        self.pages: queue.Queue[str | Exception] = queue.Queue()
        self.changes: queue.Queue[tuple[str, ...] | None] = queue.Queue()
        self.told: list[str] = []
        self._address: queue.Queue[str] = queue.Queue()
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()
        self.address = self._address.get(timeout=30)
        self.port, self.path = urlsplit(self.address).port, urlsplit(self.address).path

    def _serve(self) -> None:
        changes: Iterator[tuple[str, ...]] = iter(self.changes.get, None)
        serve(self._render, changes, port=0, tell=self.told.append, ready=self._address.put)

    def _render(self) -> str:
        made = self.pages.get(timeout=30)
        if isinstance(made, Exception):
            raise made
        return made

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer, body

    def after(self, version: int) -> str:
        return self.ask(f"{self.path}changes?after={version}")[1]


@contextmanager
def started(*pages: str | Exception) -> Iterator[Serving]:
    serving = Serving()
    for page in pages:
        serving.pages.put(page)
    try:
        yield serving
    finally:
        serving.changes.put(None)
        serving.thread.join(30)
        assert not serving.thread.is_alive()


def test_the_report_is_served_and_changes_when_a_post_does() -> None:
    with started(PAGE) as serving:
        assert "vislint is checking" in serving.ask(serving.path)[1] or serving.after(0) == "1"
        assert serving.after(0) == "1"
        answer, body = serving.ask(serving.path)
        assert answer.status == 200
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "a repository" in body
        serving.pages.put(GREEN)
        serving.changes.put(("posts/a.md",))
        assert serving.after(1) == "2"
        assert "green" in serving.ask(serving.path)[1]
    assert serving.told == ["vislint: posts/a.md changed; checking again\n"]


def test_a_configuration_that_is_broken_meanwhile_is_shown_in_place_of_the_report() -> None:
    with started(GREEN, ConfigError('unknown key "<b>"', where="vislint.toml:3"), GREEN) as serving:
        assert serving.after(0) == "1"
        serving.changes.put(("vislint.toml",))
        assert serving.after(1) == "2"
        body = serving.ask(serving.path)[1]
        assert "vislint.toml:3: unknown key &quot;&lt;b&gt;&quot;" in body
        serving.changes.put(("vislint.toml",))
        assert serving.after(2) == "3"
        assert "green" in serving.ask(serving.path)[1]
    assert 'vislint: vislint.toml:3: unknown key "<b>"\n' in serving.told


@pytest.mark.parametrize(
    "path", ["/", "/wrong/", "/wrong/changes", "{}../", "{}posts/a.md", "/..{}", "{}%2e%2e/"]
)
def test_who_does_not_know_the_token_sees_nothing(path: str) -> None:
    with started(GREEN) as serving:
        serving.after(0)
        answer, body = serving.ask(path.format(serving.path))
        assert (answer.status, body) == (404, "Not Found")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{}", "127.0.0.1", "127.0.0.1:1", "", "[::1]:{}"]
)
def test_another_host_is_refused(host: str) -> None:
    with started(GREEN) as serving:
        serving.after(0)
        answer, body = serving.ask(serving.path, Host=host.format(serving.port))
        assert answer.status == 421
        assert "green" not in body


def test_this_machine_may_be_called_localhost() -> None:
    with started(GREEN) as serving:
        serving.after(0)
        assert serving.ask(serving.path, Host=f"localhost:{serving.port}")[0].status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"])
def test_nothing_but_reading_is_allowed(method: str) -> None:
    with started(GREEN) as serving:
        answer, body = serving.ask(serving.path, method)
        assert (answer.status, answer.headers["Allow"], body) == (405, "GET, HEAD", "")


def test_head_gives_the_length_without_the_page() -> None:
    with started(GREEN) as serving:
        serving.after(0)
        answer, body = serving.ask(serving.path, "HEAD")
        assert (answer.status, body) == (200, "")
        assert int(answer.headers["Content-Length"]) > len(GREEN)


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 5000, "²"])
def test_a_version_that_is_none_is_answered_at_once(seen: str) -> None:
    with started(GREEN) as serving:
        serving.after(0)
        assert serving.ask(f"{serving.path}changes?after={quote(seen)}")[1] == "1"


def test_a_question_is_kept_waiting_no_longer_than_allowed() -> None:
    board = Board("first")
    assert board.after(0, wait=0.0) == 0
    board.close()
    assert board.after(0) == 0


def test_only_loopback_listens_and_every_server_has_a_token_of_its_own() -> None:
    with Server(Board("")) as first, Server(Board("")) as second:
        assert first.server_address[0] == second.server_address[0] == "127.0.0.1"
        assert first.token != second.token
        assert len(first.token) >= 32
        with pytest.raises(UsageError, match="cannot serve on port"):
            Server(Board(""), first.server_port)


def test_the_policy_allows_this_one_script_and_the_page_is_otherwise_the_same() -> None:
    page = live(PAGE, 7)
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert f"&#x27;sha256-{digest}&#x27;" in policy
    assert "connect-src &#x27;self&#x27;" in policy
    assert "default-src &#x27;none&#x27;" in policy
    assert SCRIPT not in PAGE
    without = page.replace(f'<script data-version="7">{SCRIPT}</script>\n', "").replace(policy, "")
    assert without == re.sub(r'(Policy" content=")[^"]*', r"\1", PAGE)


def test_a_hostile_caption_that_ends_the_body_does_not_move_the_script() -> None:
    post = attached(reference='</body><script data-version="9">alert(1)</script>.jpg')
    page = live(html.render(run(), version="1", title=post.reference), 1)
    assert page.rstrip().endswith("</script>\n</body>\n</html>")
    assert "alert(1)</script>" not in page
