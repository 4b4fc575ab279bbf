"""The documentation as a site: `sphinx-build -W docs site`, offline.

Sphinx with MyST and Furo, because all three are well kept (releases of September 2025 to November 2026),
read the Markdown that people read on a code host too, find broken links and anchors by themselves, and load
nothing from elsewhere. MkDocs had no release since August 2024, and its successors are younger than a year.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


import_module("generate").write_pages()

project = "vislint"
author = "the vislint maintainers"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_heading_anchors = 3
nitpicky = True
html_theme = "furo"
html_title = "vislint"
html_show_sphinx = False
html_copy_source = False
html_static_path: list[str] = []
