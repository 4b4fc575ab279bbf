"""Where the time of `vislint check` goes: seconds by stage, cold and warm.

Usage: python benchmarks/stages.py [FOLDER | POSTS [MEGABYTES]]   (default: 2000 posts, small pictures)

A folder is checked as it is, and its cache written to it. A number generates that many posts with one JPEG
each, padded to MEGABYTES by segments that viewers skip. One process runs every stage; "start" is everything
before them: Python itself, imports, rules and networks.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks import scale

STAGES = {"discover": "discover", "_read": "read", "_probe": "probe", "judge": "judge"}


def measure(folder: Path) -> tuple[dict[str, float], float]:
    """Seconds by stage of one run in this process, and peak megabytes so far."""
    from vislint import run
    from vislint.discover import locate
    from vislint.report import as_json

    taken: dict[str, float] = defaultdict(float)
    kept = {name: getattr(run, name) for name in STAGES}
    for name, function in kept.items():
        setattr(run, name, timed(function, STAGES[name], taken))
    started = time.perf_counter()
    found = run.check(locate([folder], None), run.Request([folder]))
    taken["else"] = time.perf_counter() - started - sum(taken.values())
    timed(as_json.render, "report", taken)(found, version="0")
    for name, function in kept.items():
        setattr(run, name, function)
    return taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(function: Callable[..., Any], stage: str, taken: dict[str, float]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            taken[stage] += time.perf_counter() - started

    return run


def show(folder: Path) -> None:
    columns = ("discover", "read", "probe", "judge", "report", "else")
    print(f"{'':>6}", *(f"{name:>9}" for name in (*columns, "total", "peak MB")))
    for name in ("first", "second", "third"):
        taken, memory = measure(folder)
        row = [*(taken[column] for column in columns), sum(taken.values())]
        print(f"{name:>6}", *(f"{seconds:9.2f}" for seconds in row), f"{memory:9.0f}")


def main() -> None:
    words = sys.argv[1:] or ["2000"]
    if not words[0].isdigit():
        show(Path(words[0]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "repository"
        scale.generate(folder, int(words[0]), float(words[1]) if len(words) > 1 else 0)
        time.sleep(2.1)  # younger files are never remembered: their stamp could stay the same
        show(folder)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
