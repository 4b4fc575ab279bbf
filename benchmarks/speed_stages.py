"""Where the time of measuring goes: milliseconds a picture by stage, in one thread."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vislint.probe import files, frames
from vislint.probe.batch import probe_all
from vislint.probe.measures import Measuring
from vislint.vision import picture

STAGES = (
    (files, "_all", "read"),
    (files, "_header_of", "header"),
    (frames, "open_reduced", "open"),
    (frames, "_of_jpeg", "decode"),
    (frames, "_pixels", "decode"),
    (frames, "_frame", "to size"),
)


def show_stages(folder: Path) -> None:
    names = sorted(path.relative_to(folder).as_posix() for path in (folder / "pictures").iterdir())
    taken: dict[str, float] = defaultdict(float)
    with _timed(taken):
        started = time.process_time()
        probe_all(folder, names, jobs=1, measuring=Measuring())
        total = time.process_time() - started
    taken["else"] = total - sum(taken.values())
    print(f"\n{'stage':20} ms a picture, of {total / len(names) * 1000:.1f} in one thread, processor")
    for stage, seconds in sorted(taken.items(), key=lambda item: -item[1]):
        print(f"{stage:20} {seconds / len(names) * 1000:8.2f}")


@contextmanager
def _timed(taken: dict[str, float]) -> Iterator[None]:
    """Every stage and every function of the vision code that is called for a picture tells its time."""
    called = [
        (picture, name, name)
        for name, value in vars(picture).items()
        if callable(value)
        and getattr(value, "__module__", "").startswith("vislint.vision")
        and name != "measure"
    ]
    kept = []
    for module, name, stage in (*STAGES, *called):
        if not isinstance(getattr(module, name), type):
            kept.append((module, name, getattr(module, name)))
            setattr(module, name, _told(getattr(module, name), stage, taken))
    try:
        yield
    finally:
        for module, name, value in kept:
            setattr(module, name, value)


def _told(function: Callable[..., Any], stage: str, taken: dict[str, float]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        before = sum(taken.values())
        started = time.process_time()
        try:
            return function(*arguments, **named)
        finally:
            inner = sum(taken.values()) - before
            taken[stage] += time.process_time() - started - inner

    return run
