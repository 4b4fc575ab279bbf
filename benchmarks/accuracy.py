"""How well weak photographs are told from good ones, beside CleanVision and the variance of the Laplacian.

Usage: python -m benchmarks.accuracy CORPUS [--photos LIST] [--sample N] [--cleanvision PYTHON]

CORPUS holds a folder `photos`; LIST names further good photographs, one a line; PYTHON is an interpreter in
which CleanVision is installed. Prints a table in Markdown: AUC against the untouched copies, and the share
reported at the default thresholds; then false alarms on pictures that are as they were found.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import subprocess
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np

from benchmarks.degradations import DEGRADATIONS, bring_down
from vislint.model import Asset
from vislint.probe import probe_all
from vislint.probe.measures import Measuring

GOOD = ("good-kodak", "good-bsds")
FOUND = ("dark", "exposure", "labelled-blur", "lowres", "graphics-memes", "graphics-screenshots",
         "graphics-logos", "graphics-clipart", "good-kodak", "good-bsds")  # fmt: skip
RULES = ("out-of-focus", "too-dark", "too-bright", "low-contrast", "noisy", "over-compressed", "blank-image",
         "bordered-image")  # fmt: skip
LOOKS_FOR = {"gaussian": "out-of-focus", "defocus": "out-of-focus", "motion": "out-of-focus",
             "enlarged": "out-of-focus", "-": "too-dark", "+": "too-bright", "contrast": "low-contrast",
             "jpeg": "over-compressed", "noise": "noisy"}  # fmt: skip
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp"}
PEER = """
import json, sys, warnings
warnings.simplefilter("ignore")
from cleanvision import Imagelab
lab = Imagelab(data_path=sys.argv[1])
lab.find_issues({"blurry": {}, "dark": {}, "light": {}}, n_jobs=2, verbose=False)
rows = lab.issues.reset_index().to_dict("records")
print("@" + json.dumps([{k: str(v) if k == "index" else float(v) for k, v in row.items()} for row in rows]))
"""


@dataclass(frozen=True, slots=True)
class Score:
    """How weak a file is by each measure, and the rules that report it."""

    by: dict[str, float]
    rules: frozenset[str]


def degrade(task: tuple[Path, Path, str]) -> None:
    source, folder, name = task
    photo = cv2.imread(os.fspath(source), cv2.IMREAD_COLOR)
    if photo is None:
        return
    target = folder / name / f"{zlib.crc32(os.fspath(source).encode()):08x}.jpg"
    target.parent.mkdir(parents=True, exist_ok=True)
    small = bring_down(np.asarray(photo, np.uint8))
    target.write_bytes(DEGRADATIONS[name](small, zlib.crc32(source.name.encode())))


def judged(root: Path) -> dict[str, Score]:
    names = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.suffix.lower() in SUFFIXES]
    assets = probe_all(root, names, jobs=os.cpu_count() or 1, measuring=Measuring())
    return {
        name: Score(_scores(root, asset), _reported(asset))
        for name, asset in assets.items()
        if asset.measures
    }


def _reported(asset: Asset) -> frozenset[str]:
    checks = {
        rule: importlib.import_module(f"vislint.rules.{rule.replace('-', '_')}").check for rule in RULES
    }
    return frozenset(rule for rule, check in checks.items() if [*check(asset)])


def _scores(root: Path, asset: Asset) -> dict[str, float]:
    told = asset.measures
    assert told is not None
    quality = asset.header.jpeg_quality
    return {
        "out-of-focus": told.sharpness.blur if told.sharpness else 0.0,
        "too-dark": -told.light.highest,
        "too-bright": told.light.clipped_bright * told.light.mean,
        "low-contrast": told.light.low - told.light.highest,
        "noisy": told.grain.noise if told.grain else 0.0,
        "over-compressed": max((told.compression.blocking or 1) - 1, 2 - (quality or 100) / 40),
        "laplacian": -laplacian(root / asset.path),
    }


def laplacian(path: Path) -> float:
    """Variance of the Laplacian at 1,000 pixels."""
    grey = cv2.imread(os.fspath(path), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        return 0.0
    factor = min(1.0, 1000 / max(grey.shape))
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return float(cv2.Laplacian(small, cv2.CV_64F).var())


def peer_scores(python: str, folder: Path) -> dict[str, dict[str, float]]:
    """CleanVision's scores by file; empty when it is not asked for."""
    if not python:
        return {}
    done = subprocess.run([python, "-c", PEER, os.fspath(folder)], capture_output=True, text=True, check=True)
    rows = json.loads(done.stdout.rpartition("@")[2])
    return {Path(row["index"]).relative_to(folder).as_posix(): row for row in rows}


def auc(weak: Sequence[float], good: Sequence[float]) -> float:
    one, other = np.asarray(weak)[:, None], np.asarray(good)[None]
    return float((one > other).mean() + (one == other).mean() / 2)


def rule_for(name: str) -> str:
    return next((rule for start, rule in LOOKS_FOR.items() if name.startswith(start)), "out-of-focus")


def table(scores: dict[str, Score], peer: dict[str, dict[str, float]]) -> Iterable[str]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in scores:
        groups[name.partition("/")[0]].append(name)
    good = groups["original"]
    yield "| degradation | rule | AUC | reported | CleanVision AUC | reported | Laplacian AUC |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for name in DEGRADATIONS:
        rule, files = rule_for(name), groups[name]
        ours = auc([scores[f].by[rule] for f in files], [scores[f].by[rule] for f in good])
        told = sum(rule in scores[f].rules for f in files) / len(files)
        issue = {"too-dark": "dark", "too-bright": "light", "out-of-focus": "blurry"}.get(rule)
        other, flagged, plain = "–", "–", "–"
        if peer and issue:
            key = f"{issue}_score"
            other = f"{auc([-peer[f][key] for f in files], [-peer[f][key] for f in good]):.3f}"
            flagged = f"{sum(peer[f][f'is_{issue}_issue'] for f in files) / len(files):.0%}"
        if rule == "out-of-focus":
            edges = [[scores[f].by["laplacian"] for f in some] for some in (files, good)]
            plain = f"{auc(*edges):.3f}"
        yield f"| {name} | {rule} | {ours:.3f} | {told:.0%} | {other} | {flagged} | {plain} |"


def alarms(scores: dict[str, Score]) -> Iterable[str]:
    groups: dict[str, list[Score]] = defaultdict(list)
    for name, score in scores.items():
        groups[name.partition("/")[0]].append(score)
    yield "| set | pictures | " + " | ".join(RULES) + " |"
    yield "|---|---:|" + "---:|" * len(RULES)
    for name, members in sorted(groups.items()):
        counts = " | ".join(str(sum(rule in score.rules for score in members)) for rule in RULES)
        yield f"| {name} | {len(members)} | {counts} |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--cleanvision", default="")
    asked = parser.parse_args()
    sources = [path for name in GOOD[:1] for path in sorted((asked.corpus / "photos" / name).iterdir())]
    if asked.photos:
        sources += [Path(line) for line in asked.photos.read_text().splitlines() if line]
    if asked.sample:
        sources = sources[:: max(1, len(sources) // asked.sample)]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch).resolve()
        tasks = [(source, folder, name) for source in sources for name in DEGRADATIONS]
        with ProcessPoolExecutor() as pool:
            list(pool.map(degrade, tasks, chunksize=16))
        print(f"{datetime.now(UTC):%Y-%m-%d}, OpenCV {cv2.__version__}, {len(sources)} photographs\n")
        print("\n".join(table(judged(folder), peer_scores(asked.cleanvision, folder))))
    print("\nReported among pictures as they were found, copies of the same content counted once:\n")
    print("\n".join(alarms(_once(judged(asked.corpus / "photos"), asked.corpus / "photos"))))


def _once(scores: dict[str, Score], root: Path) -> dict[str, Score]:
    seen: dict[int, str] = {}
    for name in sorted(scores):
        seen.setdefault(zlib.crc32((root / name).read_bytes()), name)
    return {name: scores[name] for name in seen.values() if name.partition("/")[0] in FOUND}


if __name__ == "__main__":
    main()
