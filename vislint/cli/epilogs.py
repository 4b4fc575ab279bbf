"""What stands below the options in the help of each command: examples, and the exit codes."""

from __future__ import annotations

_USUAL = "0 done, 2 usage or configuration error"
_EXIT_CODES = {
    "check": "0 ready, 1 findings at or above --fail-on, 2 usage, configuration or internal error, "
    "3 nothing was checked",
    "init": "0 done, 2 usage or configuration error, 3 no post of a known content format was found",
}

_EXAMPLES: dict[str, tuple[str, ...]] = {
    "check": (
        "vislint check                              all posts of the repository",
        "vislint check posts/open-day.md            one post",
        "vislint check media/team.jpg               the posts that use a picture",
        "vislint check --diff origin/main           what a branch changes",
        "vislint check --report report.html         with a page to look at",
        "vislint check --format sarif=vislint.sarif for code scanning",
    ),
    "rules": ("vislint rules",),
    "rule": ("vislint rule image-too-small",),
    "networks": (
        "vislint networks",
        "vislint networks instagram",
        "vislint networks --since 2026.11",
        "vislint networks mastodon --as-of 2026-03-03",
    ),
    "init": ("vislint init --dry-run", "vislint init blog"),
    "doctor": ("vislint doctor", "vislint doctor --older-than 6"),
    "config": ("vislint config", "vislint config posts/open-day.md", "vislint config --format json"),
    "schema": (
        "vislint schema config > vislint.schema.json",
        "vislint schema post > post.schema.json",
    ),
    "suppressions": ("vislint suppressions", "vislint suppressions --remove-unused --dry-run"),
    "baseline write": ("vislint baseline write",),
    "baseline prune": ("vislint baseline prune",),
    "baseline show": ("vislint baseline show",),
}


def epilog_of(command: str) -> str:
    """The text for a command such as `check` or `baseline write`; \\b keeps the lines as they are."""
    examples = "".join(f"\n  {line}" for line in _EXAMPLES.get(command, (f"vislint {command}",)))
    return f"Exit codes: {_EXIT_CODES.get(command, _USUAL)}.\n\n\b\nExamples:{examples}"
