"""`vislint` and `python -m vislint`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line. Exit codes: 0 ready, 1 findings, 2 usage or internal error, 3 nothing checked,
    130 stopped by Ctrl-C."""
    try:
        _run()
    except KeyboardInterrupt:  # while modules are imported; commands take care of their own
        sys.stderr.write("vislint: stopped\n")
        raise SystemExit(130) from None


def _run() -> None:
    from vislint.cli import app
    from vislint.errors import VislintError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except VislintError as error:
        from vislint.report.commands import disarm
        from vislint.report.printable import printable_lines

        sys.stderr.write(disarm(printable_lines([f"vislint: {error}"])))
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
