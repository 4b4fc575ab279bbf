"""Links between the files of the repository that lead nowhere; sphinx-build finds those inside docs/.

Usage: check_links.py README.md CONTRIBUTING.md …
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

_LINK = re.compile(r"\[[^\]]*\]\(([^()\s]+)\)")
_CODE = re.compile(r"^(`{3,}).*?^\1`*$|`[^`\n]*`", re.M | re.S)


def broken(file: Path) -> list[str]:
    """The targets of relative links that are not there; addresses on the web are not asked."""
    text = _CODE.sub("", file.read_text(encoding="utf-8"))
    targets = [target for target in _LINK.findall(text) if not re.match(r"[a-z]+:", target)]
    return [target for target in targets if not _is_there(file, *target.partition("#")[::2])]


def _is_there(file: Path, path: str, anchor: str) -> bool:
    target = file.parent / path if path else file
    if not target.exists():
        return False
    return not anchor or anchor in _anchors(target.read_text(encoding="utf-8"))


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", _CODE.sub("", text), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def main() -> None:
    found = [f"{name}: {target}" for name in sys.argv[1:] for target in broken(Path(name))]
    if found:
        raise SystemExit("links that lead nowhere:\n" + "\n".join(found))
    sys.stdout.write(f"{len(sys.argv) - 1} files, every link leads somewhere\n")


if __name__ == "__main__":
    main()
