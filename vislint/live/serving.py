"""The report on loopback, made anew after each change, until Ctrl-C."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence

from vislint.live.again import Tell, again_and_again
from vislint.live.page import live, trouble, waiting
from vislint.live.server import Board, Server


def serve(
    render: Callable[[], str],
    changes: Iterable[Sequence[str]],
    *,
    port: int,
    tell: Tell,
    ready: Callable[[str], None],
) -> None:
    """Serve what `render` gives; `ready` is told the address. Errors of vislint are shown in its place."""
    board = Board(waiting())

    def show() -> None:
        board.put(live(render(), board.next_version))

    def fail(message: str) -> None:
        tell(message)
        board.put(live(trouble(message), board.next_version))

    with Server(board, port) as server:
        thread = threading.Thread(target=server.serve_forever, name="report", daemon=True)
        thread.start()
        try:
            ready(server.address)
            again_and_again(show, changes, tell, fail)
        finally:
            board.close()
            server.shutdown()
            thread.join()
