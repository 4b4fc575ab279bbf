"""Compare the rules and networks of an installed wheel with the folders of a checkout.

Usage: compare_wheel.py CHECKOUT, run by the Python of the environment that has the wheel, away from the checkout.
"""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path


def names(folder: Path, pattern: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob(pattern))}


def main() -> None:
    checkout = Path(sys.argv[1])
    installed = Path(str(import_module("vislint.rules").__file__)).parent
    if installed.is_relative_to(checkout):
        raise SystemExit(f"not the wheel: {installed} lies in the checkout")
    for folder, pattern in (("", "*.py"), ("networks", "*.toml")):
        here, there = names(checkout / "rules" / folder, pattern), names(installed / folder, pattern)
        if here != there:
            differing = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
            raise SystemExit(f"the wheel and rules/{folder} differ: {', '.join(differing)}")
        sys.stdout.write(f"rules/{folder}: {len(here)} files, the same in the wheel\n")
    for command in (["--version"], ["rules"], ["networks"]):
        done = subprocess.run([sys.executable, "-m", "vislint", *command], capture_output=True, text=True, check=True)
        sys.stdout.write(done.stdout.splitlines()[-1] + "\n")


if __name__ == "__main__":
    main()
