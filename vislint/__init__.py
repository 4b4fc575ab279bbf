"""vislint: the linter for visual content.

What stands in `__all__` is public and stable; everything else may change in any version. Rule packs also
use `vislint.rule` and `vislint.model`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vislint.api import check
    from vislint.errors import ConfigError, NetworkDataError, UsageError, VislintError
    from vislint.model import Finding, Post, Run

__all__ = [
    "ConfigError",
    "Finding",
    "NetworkDataError",
    "Post",
    "Run",
    "UsageError",
    "VislintError",
    "__version__",
    "check",
]

__version__ = "0.1.0"

_HOMES = {
    "check": "vislint.api",
    **dict.fromkeys(("ConfigError", "NetworkDataError", "UsageError", "VislintError"), "vislint.errors"),
    **dict.fromkeys(("Finding", "Post", "Run"), "vislint.model"),
}
"""Where each public name lives: imported when it is asked for, so that `import vislint` stays light."""


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'vislint' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
