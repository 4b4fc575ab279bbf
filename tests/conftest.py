"""The same examples on every run and every machine, however slow."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("same-everywhere", derandomize=True, deadline=None, database=None)
settings.load_profile("same-everywhere")
