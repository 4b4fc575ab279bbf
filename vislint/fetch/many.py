"""Many files: several hosts at once, each asked politely, the answers in the order of the questions."""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vislint.fetch.address import Target, read_address
from vislint.fetch.store import RemoteStore
from vislint.fetch.types import Failure, Fetched, FetchLimits, UnfitError

if TYPE_CHECKING:
    from vislint.fetch.session import Session

Answer = Fetched | Failure

TICK = 0.5
"""Seconds after which the main thread looks up: only so can it be interrupted on every system."""

PATIENCE = 1.0
"""Seconds that a stopped run waits for its threads to put their half-written files away."""


def fetch_all(urls: Sequence[str], store: RemoteStore, limits: FetchLimits) -> dict[str, Answer]:
    """Every address once, with its file or the reason why there is none, in the order given.

    What was fetched before is only asked for again, and stays when the server cannot be reached. Raises
    nothing but KeyboardInterrupt, after all downloads were ended.
    """
    targets: dict[str, Target] = {}
    answers: dict[str, Answer] = {}
    for url in dict.fromkeys(urls):
        try:
            targets[url] = read_address(url)
        except UnfitError as error:
            answers[url] = Failure(url, f"is {error.what}")
    jobs = list({target.url: target for target in targets.values()}.values())
    fetched = _run(jobs[: limits.max_files], store, limits)
    for url, target in targets.items():
        answer = fetched.get(target.url) or _left_out(target, store, limits)
        answers[url] = replace(answer, url=url)
    return {url: answers[url] for url in dict.fromkeys(urls)}


def _left_out(target: Target, store: RemoteStore, limits: FetchLimits) -> Answer:
    reason = f"was left out, because one run asks for at most {limits.max_files:,} files"
    stored = store.lookup(target.url)
    return replace(stored, remark=reason) if stored else Failure(target.url, reason)


def _run(jobs: Sequence[Target], store: RemoteStore, limits: FetchLimits) -> Mapping[str, Answer]:
    if not jobs:
        return {}
    from vislint.fetch.session import Session

    session, agenda = Session(store, limits), Agenda(jobs, limits)
    done: queue.SimpleQueue[tuple[str, Answer]] = queue.SimpleQueue()
    threads = [
        threading.Thread(target=_work, args=(agenda, session, done), name="vislint-fetch", daemon=True)
        for _ in range(min(limits.workers, len(jobs)))
    ]
    answers: dict[str, Answer] = {}
    try:
        for thread in threads:
            thread.start()
        while len(answers) < len(jobs):
            try:
                url, answer = done.get(timeout=TICK)
            except queue.Empty:
                continue
            answers[url] = answer
    except BaseException:
        agenda.stop()
        session.stop()
        patience = time.monotonic() + PATIENCE
        for thread in threads:
            if thread.ident is not None:
                thread.join(max(0.0, patience - time.monotonic()))
        raise
    for thread in threads:
        thread.join()
    return answers


def _work(agenda: Agenda, session: Session, done: queue.SimpleQueue[tuple[str, Answer]]) -> None:
    from vislint.fetch.download import fetch_one

    answer: Answer
    while (target := agenda.take()) is not None:
        try:
            answer = fetch_one(target, session)
        except Exception as error:  # noqa: BLE001 - one bad answer must not end the run
            answer = Failure(target.url, f"cannot be fetched ({type(error).__name__}: {error})")
        agenda.finish(target)
        done.put((target.url, answer))


@dataclass
class _Host:
    waiting: deque[Target] = field(default_factory=deque)
    active: int = 0
    next: float = 0.0


class Agenda:
    """Who asks for what, and when: hosts side by side, of each only a few files at once, and not in haste."""

    def __init__(self, jobs: Iterable[Target], limits: FetchLimits) -> None:
        self._limits = limits
        self._changed = threading.Condition()
        self._stopped = False
        self._hosts: dict[str, _Host] = {}
        for target in jobs:
            self._hosts.setdefault(target.host, _Host()).waiting.append(target)

    def take(self) -> Target | None:
        """The next address to ask for, after waiting for its turn; None when there is none left."""
        with self._changed:
            while not self._stopped:
                hosts = [host for host in self._hosts.values() if host.waiting]
                if not hosts:
                    return None
                free = [host for host in hosts if host.active < self._limits.per_host]
                host = min(free, key=lambda one: one.next, default=None)
                now = time.monotonic()
                if host is not None and host.next <= now:
                    host.active += 1
                    host.next = now + self._limits.gap
                    return host.waiting.popleft()
                self._changed.wait(None if host is None else host.next - now)
        return None

    def finish(self, target: Target) -> None:
        with self._changed:
            self._hosts[target.host].active -= 1
            self._changed.notify_all()

    def stop(self) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
