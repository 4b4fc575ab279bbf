"""How fast pictures are measured: beside CleanVision, beside decoding alone, stage by stage, and in memory.

Usage: python benchmarks/speed.py [--cleanvision PYTHON] [--pictures 160] [--rounds 2] FOLDER...
       python benchmarks/speed.py --memory FOLDER...

Photographs of 1 to 12 megapixels are laid of the pictures in the folders (`benchmarks/photographs.py`). The
contenders take turns in rounds, each a process of its own with two workers, cold: vislint without its cache,
from reading posts to writing the report; CleanVision with its default checks, in the environment of PYTHON;
and the floor, which reads the same files and decodes them at a reduced size, with Pillow and with OpenCV.
Files are in the operating system's memory. On a busy machine compare seconds of processor, and ratios within
a round. Peak memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

CLEANVISION = """
import sys
from cleanvision import Imagelab
Imagelab(data_path=sys.argv[1]).find_issues(n_jobs=2, verbose=False)
"""
FLOOR = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from benchmarks.speed_floor import {decoder}
with ThreadPoolExecutor(2) as pool:
    list(pool.map({decoder}, sorted(Path(sys.argv[1]).iterdir())))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one process: seconds by the clock and of the processor, peak megabytes."""

    clock: float
    busy: float
    memory: float


def made(folder: Path, sources: Sequence[str], count: int, *, shown: bool = False) -> None:
    """The repository, made by another process: a child's peak memory is never below that of its parent."""
    process = multiprocessing.get_context("spawn").Process(target=_make, args=(folder, sources, count, shown))
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit("the photographs could not be made")


def _make(folder: Path, folders: Sequence[str], count: int, shown: bool) -> None:
    from benchmarks import photographs

    paths = photographs.sources(folders)
    if shown:
        photographs.generate(folder, paths, count, photographs.SHOWN, distinct=400)
    else:
        photographs.generate(folder, paths, count)


def spent(command: Sequence[str]) -> Cost:
    started = time.perf_counter()
    # Whoever installed a package has its modules compiled.
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[:4]} ended with {os.waitstatus_to_exitcode(status)}")
    clock = time.perf_counter() - started
    return Cost(clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def checking(folder: Path, *more: str) -> list[str]:
    words = ["check", str(folder), "--select", "weak", "--format", "json", "--fail-on", "never"]
    return [sys.executable, "-m", "vislint", *words, "--jobs", "2", *more]


def contenders(folder: Path, cleanvision: str | None) -> dict[str, list[str]]:
    pictures, top = str(folder / "pictures"), str(Path(__file__).parents[1])
    found = {"vislint": checking(folder, "--no-cache")}
    for decoder in ("pillow", "opencv", "simplejpeg"):
        found[f"floor, {decoder}"] = [sys.executable, "-c", FLOOR.format(decoder=decoder), pictures, top]
    if cleanvision:
        found["CleanVision"] = [cleanvision, "-c", CLEANVISION, pictures]
    return found


def compare(folder: Path, count: int, rounds: int, cleanvision: str | None) -> None:
    commands = contenders(folder, cleanvision)
    spent(commands["vislint"])  # files into memory, modules compiled
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            costs[name].append(spent(command))
    print(f"{'':16} {'images/s':>9} {'clock s':>8} {'processor s':>12} {'peak MB':>8}  (medians of {rounds})")
    for name, every in costs.items():
        clock, busy = (median(getattr(each, key) for each in every) for key in ("clock", "busy"))
        memory = max(each.memory for each in every)
        print(f"{name:16} {count / clock:9.1f} {clock:8.2f} {busy:12.2f} {memory:8.0f}")
    for name in costs:
        if name != "vislint":
            print(f"vislint to {name}: {ratios(costs, name)}")


def ratios(costs: Mapping[str, Sequence[Cost]], name: str) -> str:
    """Medians over the rounds; above 1 means that vislint takes longer, or so many times as fast."""
    pairs = list(zip(costs["vislint"], costs[name], strict=True))
    clock = median(own.clock / other.clock for own, other in pairs)
    busy = median(own.busy / other.busy for own, other in pairs)
    if clock > 1:
        return f"{clock:.2f} times the clock, {busy:.2f} times the processor"
    return f"{1 / clock:.1f} times as fast by the clock, {1 / busy:.1f} by the processor"


def memory(folder: Path, sources: Sequence[str], sizes: Sequence[int]) -> None:
    """Peak memory by number of pictures, and a warm run against a cold one."""
    print(f"{'pictures':>9} {'run':>5} {'clock s':>8} {'processor s':>12} {'peak MB':>8}", flush=True)
    for size in sizes:
        made(folder, sources, size, shown=True)
        time.sleep(2.1)  # younger files are never remembered: their stamp could stay the same
        spent(["cat", *map(str, (folder / "pictures").iterdir())])
        cold = spent(checking(folder))
        warm = min((spent(checking(folder)) for _ in range(3)), key=lambda cost: cost.busy)
        for word, cost in (("cold", cold), ("warm", warm)):
            print(f"{size:9,} {word:>5} {cost.clock:8.2f} {cost.busy:12.2f} {cost.memory:8.0f}")
        print(f"{size:9,} ratio {cold.clock / warm.clock:8.1f} {cold.busy / warm.busy:12.1f}", flush=True)
        shutil.rmtree(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast pictures are measured.")
    parser.add_argument("folders", nargs="+", help="where the photographs are that are laid together")
    parser.add_argument("--cleanvision", metavar="PYTHON", help="the interpreter that has CleanVision")
    parser.add_argument("--pictures", type=int, default=160)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument(
        "--memory", action="store_true", help="memory at 200 and 2,000 pictures, cold and warm"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "repository"
        if asked.memory:
            memory(folder, asked.folders, (200, 2000))
            return
        made(folder, asked.folders, asked.pictures)
        compare(folder, asked.pictures, asked.rounds, asked.cleanvision)
        from benchmarks.speed_stages import show_stages

        show_stages(folder)


if __name__ == "__main__":
    main()
