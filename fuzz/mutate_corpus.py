"""Changed copies of real pictures: each is read, in bounded time, and nothing is raised.

Usage: python fuzz/mutate_corpus.py [FOLDER [COPIES]]   (default: the header corpus, 1000 copies)

The copies are the same on every run. Prints how many there were, what the header said of them, and the
slowest; ends with 1 when one raised an error or took more than 2 seconds.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.test_probe_fuzz import changed
from vislint.probe.header import read_header

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "photos" / "headers-exif"
SLOW = 2.0


def main() -> None:
    words = sys.argv[1:]
    folder = Path(words[0]) if words else CORPUS
    copies = int(words[1]) if len(words) > 1 else 1000
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        raise SystemExit(f"no files in {folder}")
    chance = random.Random("vislint corpus")
    verdicts: Counter[str] = Counter()
    slowest = (0.0, "")
    for number in range(copies):
        file = files[number % len(files)]
        data = changed(file.read_bytes(), chance)
        started = time.perf_counter()
        try:
            found = read_header(data)
            verdicts[found.defect.kind if found.defect else f"sound {found.format}"] += 1
        except Exception as error:  # noqa: BLE001 - this is what the script looks for
            verdicts[f"RAISED {type(error).__name__}"] += 1
            print(f"copy {number} of {file.name}: {error!r}")
        slowest = max(slowest, (time.perf_counter() - started, f"copy {number} of {file.name}"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{copies} copies of {len(files)} files: {dict(verdicts.most_common())}")
    print(f"slowest {slowest[0] * 1000:.1f} ms ({slowest[1]}), peak {peak:.0f} MB")
    if slowest[0] > SLOW or any(name.startswith("RAISED") for name in verdicts):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
