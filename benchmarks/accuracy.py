"""How well weak photographs are told from good ones, beside CleanVision and the variance of the Laplacian.

Usage: python -m benchmarks.accuracy CORPUS [--photos LIST] [--half 0|1] [--sample N] [--cleanvision PYTHON]

CORPUS holds a folder `photos`; LIST names good photographs, one a line, and with --half only every second of
them is used, those that `benchmarks/fit.py --half` with the other number did not see; PYTHON is an
interpreter in which CleanVision is installed. Prints tables in Markdown: AUC against the untouched copies and
the share reported by the rules at their default thresholds; what other changes do to the score of sharpness;
real blur by label; and what is reported of pictures that are as they were found.
"""

from __future__ import annotations

import argparse
import importlib
import os
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
from benchmarks.peers import ISSUES, cleanvision, softness
from vislint.exposure import overexposure
from vislint.model import Asset
from vislint.probe import probe_all
from vislint.probe.measures import Measuring
from vislint.weak import BLOCKY, SHIFTED, darkness

FOUND = ("dark", "exposure", "lowres", "graphics-memes", "graphics-screenshots", "graphics-logos",
         "graphics-clipart", "good-kodak", "good-bsds")  # fmt: skip
RULES = ("out-of-focus", "too-dark", "too-bright", "low-contrast", "noisy", "over-compressed", "blank-image",
         "bordered-image")  # fmt: skip
LOOKS_FOR = {"gaussian": "out-of-focus", "defocus": "out-of-focus", "motion": "out-of-focus",
             "enlarged": "out-of-focus", "-": "too-dark", "+": "too-bright", "contrast": "low-contrast",
             "jpeg": "over-compressed", "banding": "banding", "noise": "noisy"}  # fmt: skip
REFERENCES = ("laplacian 512", "laplacian 1000", "sharpest blocks")
SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp"}
Scores = dict[str, "Score"]


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


def judged(root: Path) -> Scores:
    names = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.suffix.lower() in SUFFIXES]
    assets = probe_all(root, sorted(names), jobs=os.cpu_count() or 1, measuring=Measuring())
    told = {name: asset for name, asset in assets.items() if asset.measures}
    with ProcessPoolExecutor() as pool:
        references = pool.map(softness, [root / name for name in told], chunksize=8)
        return {
            name: Score(_scores(asset) | soft, _reported(asset))
            for (name, asset), soft in zip(told.items(), references, strict=True)
        }


def _reported(asset: Asset) -> frozenset[str]:
    checks = {rule: importlib.import_module(f"vislint.rules.{rule.replace('-', '_')}") for rule in RULES}
    return frozenset(rule for rule, module in checks.items() if [*module.check(asset)])


def _scores(asset: Asset) -> dict[str, float]:
    """A rule that cannot tell has no score."""
    told = asset.measures
    assert told is not None
    quality = asset.header.jpeg_quality
    squares = max((told.compression.blocking or 1) / BLOCKY, (told.compression.shifted or 1) / SHIFTED)
    known = {
        "out-of-focus": told.sharpness.blur if told.sharpness else None,
        "too-dark": darkness(told.light),
        "too-bright": overexposure(told.light),
        "low-contrast": told.light.low - told.light.highest,
        "noisy": told.grain.noise if told.grain else None,
        "banding": told.banding,
        "over-compressed": max(squares, 3 - (quality or 100) / 40),
    }
    return {rule: score for rule, score in known.items() if score is not None}


def auc(weak: Sequence[float], good: Sequence[float]) -> float:
    if not weak or not good:
        return float("nan")
    one, other = np.asarray(weak)[:, None], np.asarray(good)[None]
    return float((one > other).mean() + (one == other).mean() / 2)


def rule_for(name: str) -> str:
    return next((rule for start, rule in LOOKS_FOR.items() if name.startswith(start)), "out-of-focus")


def groups_of(scores: Scores) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for name in scores:
        groups[name.partition("/")[0]].append(name)
    return groups


def told(scores: Scores, files: Iterable[str], by: str) -> list[float]:
    return [scores[name].by[by] for name in files if by in scores[name].by]


def row(*cells: object) -> str:
    return "| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells) + " |"


def table(scores: Scores, peer: dict[str, dict[str, float]]) -> Iterable[str]:
    groups = groups_of(scores)
    good = groups["original"]
    yield row(
        "degradation", "rule", "AUC", "reported", "not told", "CleanVision AUC", "reported", *REFERENCES
    )
    yield row("---", "---", *["---:"] * (5 + len(REFERENCES)))
    for name in DEGRADATIONS:
        rule, files = rule_for(name), groups[name]
        scored = told(scores, files, rule)
        reported = sum(rule in scores[file].rules for file in files) / len(files)
        cells: list[object] = [
            auc(scored, told(scores, good, rule)),
            f"{reported:.0%}",
            len(files) - len(scored),
        ]
        cells += _beside(peer, files, good, ISSUES.get(rule, ""))
        blur = rule == "out-of-focus" or name == "original"
        cells += [auc(told(scores, files, by), told(scores, good, by)) if blur else "–" for by in REFERENCES]
        yield row(name, rule, *cells)


def _beside(
    peer: dict[str, dict[str, float]], files: list[str], good: list[str], issue: str
) -> tuple[object, object]:
    if not peer or not issue:
        return "–", "–"
    weak, untouched = ([-peer[name][f"{issue}_score"] for name in some] for some in (files, good))
    flagged = sum(peer[name][f"is_{issue}_issue"] for name in files) / len(files)
    return auc(weak, untouched), f"{flagged:.0%}"


def unmoved(scores: Scores) -> Iterable[str]:
    """What changes that are no blur do to scores of sharpness: AUC .5 is perfect."""
    groups = groups_of(scores)
    yield row("change", "AUC of the blur score", "reported as blurred", *REFERENCES)
    yield row("---", *["---:"] * (2 + len(REFERENCES)))
    for name in ("original", *(each for each in DEGRADATIONS if rule_for(each) != "out-of-focus")):
        files = groups[name]
        reported = sum("out-of-focus" in scores[file].rules for file in files)
        by = ("out-of-focus", *REFERENCES)
        first, *rest = (auc(told(scores, files, each), told(scores, groups["original"], each)) for each in by)
        yield row(name, first, f"{reported} of {len(files)}", *rest)


def summary(scores: Scores) -> Iterable[str]:
    """Precision and recall: the degradations that a rule looks for against all that it must not see."""
    wanted = {rule: {name for name in DEGRADATIONS if rule_for(name) == rule} for rule in RULES[:6]}
    mild = {"original", "gaussian 1", "enlarged 2", "enlarged 3", "enlarged 4", "noise 10", "jpeg 40",
            "jpeg 30", "jpeg 40 cut and saved", "banding 16 levels", "banding 32 levels"}  # fmt: skip
    yield row("rule", "precision", "recall", "false alarms among the untouched")
    yield row("---", "---:", "---:", "---:")
    for rule, names in wanted.items():
        parts = [(name.partition("/")[0], rule in score.rules) for name, score in scores.items()]
        hits = [found for part, found in parts if part in names - mild]
        wrong = sum(found for part, found in parts if part not in names)
        untouched = [found for part, found in parts if part == "original"]
        alarms = f"{sum(untouched)} of {len(untouched)}"
        yield row(rule, sum(hits) / max(1, sum(hits) + wrong), sum(hits) / len(hits), alarms)


def labelled(scores: Scores) -> Iterable[str]:
    """Real blur: the labels are in the names of the files."""
    blurred = [
        name for name in scores if "blur_" in Path(name).name or name.rpartition(".")[0][-2:] in ("_F", "_M")
    ]
    sharp = [name for name in scores if "focus_" in Path(name).name or name.rpartition(".")[0].endswith("_S")]
    yield row("real blur", "AUC", "reported", "sharp ones reported", "not told", *REFERENCES)
    yield row("---", *["---:"] * (4 + len(REFERENCES)))
    for folder in ("labelled-blur", "blur-triplets"):
        weak, good = ([name for name in some if name.startswith(folder)] for some in (blurred, sharp))
        counts = [f"{sum('out-of-focus' in scores[n].rules for n in s)} of {len(s)}" for s in (weak, good)]
        by = ("out-of-focus", *REFERENCES)
        first, *rest = (auc(told(scores, weak, each), told(scores, good, each)) for each in by)
        missing = len(weak) + len(good) - len(told(scores, [*weak, *good], "out-of-focus"))
        yield row(folder, first, *counts, missing, *rest)


def alarms(scores: Scores) -> Iterable[str]:
    yield row("set", "pictures", *RULES)
    yield row("---", *["---:"] * (1 + len(RULES)))
    for name, members in sorted(groups_of(scores).items()):
        if name in FOUND:
            counts = [sum(rule in scores[each].rules for each in members) for rule in RULES]
            yield row(name, len(members), *counts)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--cleanvision", default="")
    asked = parser.parse_args()
    sources = sorted((asked.corpus / "photos" / "good-kodak").iterdir())
    if asked.photos:
        sources = [Path(line) for line in asked.photos.read_text().splitlines() if line]
    if asked.half is not None:
        sources = sources[asked.half :: 2]
    if asked.sample:
        sources = sources[:: max(1, len(sources) // asked.sample)]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch).resolve()
        tasks = [(source, folder, name) for source in sources for name in DEGRADATIONS]
        with ProcessPoolExecutor() as pool:
            list(pool.map(degrade, tasks, chunksize=16))
        print(f"{datetime.now(UTC):%Y-%m-%d}, OpenCV {cv2.__version__}, {len(sources)} photographs\n")
        scores = judged(folder)
        for lines in (
            table(scores, cleanvision(asked.cleanvision, folder)),
            unmoved(scores),
            summary(scores),
        ):
            print("\n".join(lines), flush=True, end="\n\n")
    root = asked.corpus / "photos"
    found = _once(judged(root), root)
    print("As they were found, copies of the same content counted once:\n")
    print("\n".join((*labelled(found), "", *alarms(found))))


def _once(scores: Scores, root: Path) -> Scores:
    seen: dict[int, str] = {}
    for name in sorted(scores):
        seen.setdefault(zlib.crc32((root / name).read_bytes()), name)
    return {name: scores[name] for name in seen.values()}


if __name__ == "__main__":
    main()
