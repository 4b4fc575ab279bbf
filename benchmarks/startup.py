"""How long `vislint --version` takes beside an empty Typer application, in the same run.

Usage: python benchmarks/startup.py [RUNS]. Prints both medians and their ratio; the goal: at most 1.5.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EMPTY = """
import typer
app = typer.Typer()
@app.command()
def main() -> None:
    "Nothing."
app()
"""


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - started


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY)
        commands = {
            "vislint --version": [sys.executable, "-m", "vislint", "--version"],
            "empty Typer application": [sys.executable, str(empty)],
        }
        for command in commands.values():
            seconds(command)
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                taken[name].append(seconds(command))
    medians = {name: statistics.median(values) for name, values in taken.items()}
    for name, median in medians.items():
        print(f"{name:<26} {median * 1000:6.1f} ms (median of {runs})")
    first, second = medians.values()
    print(f"ratio {first / second:.2f} (goal: at most 1.5)")


if __name__ == "__main__":
    main()
