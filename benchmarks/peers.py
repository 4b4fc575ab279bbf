"""What others make of the same files: CleanVision, the variance of the Laplacian, the sharpest blocks."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import cv2
import numpy as np

BLOCK, SHARPEST = 64, 0.05
"""Pixels; share of the blocks that counts."""
ISSUES = {"too-dark": "dark", "too-bright": "light", "out-of-focus": "blurry"}
"""Rule to CleanVision's name for it."""
_SCRIPT = """
import json, sys, warnings
warnings.simplefilter("ignore")
from cleanvision import Imagelab
lab = Imagelab(data_path=sys.argv[1])
lab.find_issues({"blurry": {}, "dark": {}, "light": {}}, n_jobs=2, verbose=False)
rows = lab.issues.reset_index().to_dict("records")
print("@" + json.dumps([{k: str(v) if k == "index" else float(v) for k, v in row.items()} for row in rows]))
"""


def cleanvision(python: str, folder: Path) -> dict[str, dict[str, float]]:
    """CleanVision's scores by file; empty when it is not asked for."""
    if not python:
        return {}
    command = [python, "-c", _SCRIPT, os.fspath(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = json.loads(done.stdout.rpartition("@")[2])
    return {Path(row["index"]).relative_to(folder).as_posix(): row for row in rows}


def softness(path: Path) -> dict[str, float]:
    """Minus the variance of the Laplacian at 512 and 1,000 pixels and of the sharpest blocks at 1,000."""
    grey = cv2.imread(os.fspath(path), cv2.IMREAD_GRAYSCALE)
    if grey is None:
        return {"laplacian 512": 0.0, "laplacian 1000": 0.0, "sharpest blocks": 0.0}
    at_512, at_1000 = (_response(np.asarray(grey, np.uint8), side) for side in (512, 1000))
    rows, columns = (range(0, max(1, length - BLOCK + 1), BLOCK) for length in at_1000.shape)
    blocks = sorted(float(at_1000[y : y + BLOCK, x : x + BLOCK].var()) for y in rows for x in columns)
    best = blocks[-max(1, round(SHARPEST * len(blocks))) :]
    return {
        "laplacian 512": -float(at_512.var()),
        "laplacian 1000": -float(at_1000.var()),
        "sharpest blocks": -sum(best) / len(best),
    }


def _response(grey: np.ndarray, side: int) -> np.ndarray:
    factor = min(1.0, side / max(grey.shape))
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.Laplacian(small, cv2.CV_32F))
