"""vislint: the linter for visual content."""

__version__ = "0.1.0"
