"""Compare the rules and networks of an installed wheel with the folders of a checkout.

Usage: compare_wheel.py CHECKOUT, run away from the checkout by the Python that has the wheel installed.
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
            names_of_both = here.keys() | there.keys()
            differing = sorted(name for name in names_of_both if here.get(name) != there.get(name))
            raise SystemExit(f"the wheel and rules/{folder} differ: {', '.join(differing)}")
        sys.stdout.write(f"rules/{folder}: {len(here)} files, the same in the wheel\n")
    for word in ("--version", "rules", "networks"):
        command = [sys.executable, "-m", "vislint", word]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        sys.stdout.write(done.stdout.splitlines()[-1] + "\n")


if __name__ == "__main__":
    main()
