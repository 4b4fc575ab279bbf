"""The same examples on every run and every machine, however slow."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("same-everywhere", derandomize=True, deadline=None, database=None)
settings.load_profile("same-everywhere")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Named files run in this process, where a debugger works; whole folders side by side."""
    return 0 if any(".py" in word for word in config.invocation_params.args) else None
