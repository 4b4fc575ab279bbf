"""Many files to their assets: with threads, with a cache, always with the same result."""

from __future__ import annotations

import warnings
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path

from vislint.model import Asset
from vislint.probe.cache import HeaderCache
from vislint.probe.files import Reading, read_file, stamp_of
from vislint.probe.measures import Measuring
from vislint.probe.sharing import shared

_BATCH = 256
"""Files between two writes to the cache."""
_MEASURED_BATCH = 64
"""The same where they are measured: seconds of work, the most that is lost when a run is killed."""
_PART = 16
"""Files that a thread takes at once when only headers are read: handing one over costs as much."""
_WORTH_THREADS = 2 * _PART
"""Headers: starting a pool costs as much as reading some 20 files."""

Step = Callable[[str], Reading]
Progress = Callable[[int, int], None]
"""Told how many files are done, and of how many."""


def probe_all(
    root: Path,
    paths: Sequence[str],
    *,
    jobs: int,
    cache: HeaderCache | None = None,
    measuring: Measuring | None = None,
    progress: Progress | None = None,
    places: Mapping[str, Path] | None = None,
) -> dict[str, Asset]:
    """The asset of each path (relative to `root`), in the order of the paths' names.

    `places` tells where a file lies that is not at its path. What was read before an interruption stays in
    the caches.
    """
    names = sorted(set(paths))
    elsewhere = places or {}
    found = {
        name: shared(asset)
        for name in names
        if (asset := _remembered(elsewhere.get(name, root / name), name, cache, measuring))
    }
    missing = [name for name in names if name not in found]

    def read(name: str) -> Reading:
        return read_file(elsewhere.get(name, root / name), name, cache.header if cache else None, measuring)

    batch: list[Reading] = []
    try:
        with _quiet() if measuring else nullcontext():
            for number, reading in enumerate(_run(read, missing, jobs, 1 if measuring else _PART), 1):
                batch.append(reading)
                found[reading.asset.path] = shared(reading.asset)
                if progress:
                    progress(number, len(missing))
                if len(batch) >= (_MEASURED_BATCH if measuring else _BATCH):
                    _keep(batch, cache, measuring)
                    batch = []
    finally:
        _keep(batch, cache, measuring)
    return {name: found[name] for name in names}


def _quiet() -> warnings.catch_warnings[None]:
    """Pillow warns of odd files. The filters are global: they are set before threads start, not in them."""
    return warnings.catch_warnings(action="ignore")


def _remembered(
    file: Path, name: str, cache: HeaderCache | None, measuring: Measuring | None
) -> Asset | None:
    stamp = stamp_of(file) if cache else None
    asset = cache.find(name, stamp) if cache and stamp else None
    return measuring.recall(asset) if asset and measuring else asset


def _keep(batch: list[Reading], cache: HeaderCache | None, measuring: Measuring | None) -> None:
    if cache:
        cache.keep(batch)
    if measuring:
        measuring.keep([reading.asset for reading in batch])


def _run(read: Step, names: list[str], jobs: int, part: int) -> Iterator[Reading]:
    """Readings in the order of `names`, a bounded number of them ahead of the caller."""
    if jobs <= 1 or len(names) <= part or (part > 1 and len(names) < _WORTH_THREADS):
        yield from map(read, names)
        return
    from concurrent.futures import Future, ThreadPoolExecutor  # 17 ms, which a few files are not worth

    rest = iter([names[at : at + part] for at in range(0, len(names), part)])
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="probe")
    try:
        waiting: deque[Future[list[Reading]]] = deque()
        for some in islice(rest, 4 * jobs):
            waiting.append(pool.submit(_each, read, some))
        while waiting:
            readings = waiting.popleft().result()
            for some in islice(rest, 1):
                waiting.append(pool.submit(_each, read, some))
            yield from readings
    finally:
        pool.shutdown(cancel_futures=True)


def _each(read: Step, names: list[str]) -> list[Reading]:
    return [read(name) for name in names]
