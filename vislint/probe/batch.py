"""Many files to their assets: with threads, with a cache, always with the same result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from vislint.model import Asset
from vislint.probe.cache import HeaderCache
from vislint.probe.files import Reading, read_file, stamp_of

_BATCH = 256
"""Files between two writes to the cache: what an interrupted run can lose."""
_PART = 16
"""Files that a thread takes at once: handing over one costs as much as reading it."""
_WORTH_THREADS = 2 * _PART
"""Starting a pool costs as much as reading some 20 files."""

Step = Callable[[str], Reading]


def probe_all(
    root: Path, paths: Sequence[str], *, jobs: int, cache: HeaderCache | None = None
) -> dict[str, Asset]:
    """The asset of each path (relative to `root`), in the order of the paths' names."""
    names = sorted(set(paths))
    found = {name: asset for name in names if cache and (asset := _remembered(cache, root, name))}
    missing = [name for name in names if name not in found]

    def read(name: str) -> Reading:
        return read_file(root / name, name, cache.header if cache else None)

    for batch in _batches(_run(read, missing, jobs)):
        if cache:
            cache.keep(batch)
        found.update((reading.asset.path, reading.asset) for reading in batch)
    return {name: found[name] for name in names}


def _remembered(cache: HeaderCache, root: Path, name: str) -> Asset | None:
    stamp = stamp_of(root / name)
    return cache.find(name, stamp) if stamp else None


def _run(read: Step, names: list[str], jobs: int) -> Iterator[Reading]:
    """Readings in the order of `names`; no more than one batch is ever ahead of the caller."""
    if jobs <= 1 or len(names) < _WORTH_THREADS:
        yield from map(read, names)
        return
    from concurrent.futures import ThreadPoolExecutor  # 17 ms, which a few files are not worth

    with ThreadPoolExecutor(jobs, thread_name_prefix="probe") as pool:
        for start in range(0, len(names), _BATCH):
            parts = [names[at : at + _PART] for at in range(start, min(start + _BATCH, len(names)), _PART)]
            for readings in pool.map(lambda part: [read(name) for name in part], parts):
                yield from readings


def _batches(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    rest = iter(readings)
    while batch := list(islice(rest, _BATCH)):
        yield batch
