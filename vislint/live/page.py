"""The report made live: a script asks the server for the next version, and loads it when there is one.

The file that `--report` writes has none of this. The script is allowed by its hash, and the page may talk to
the server it came from, to nobody else.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re

SCRIPT = """
(async () => {
  const seen = document.currentScript.dataset.version;
  const pause = (seconds) => new Promise((go) => setTimeout(go, 1000 * seconds));
  for (;;) {
    try {
      const answer = await fetch("changes?after=" + seen, { cache: "no-store" });
      if (answer.ok && (await answer.text()) !== seen) return location.reload();
      if (!answer.ok) await pause(5);
    } catch {
      await pause(2);
    }
  }
})();
"""
"""`seen` is read before the first wait: afterwards there is no current script."""

_HASH = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_PLAIN = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{heading}</title>
</head>
<body>
<h1>{heading}</h1>
<pre>{message}</pre>
<p>{what_next}</p>
</body>
</html>
"""


def live(page: str, version: int) -> str:
    """The page with the script, and a policy that lets it work."""
    script = f'<script data-version="{version}">{SCRIPT}</script>\n'
    allowed = _POLICY.sub(lambda found: found[1] + _allowing(found[2]) + found[3], page, count=1)
    before, end, after = allowed.rpartition("</body>")
    return before + script + end + after


def waiting() -> str:
    """A page for the time of the first check."""
    return live(_plain("vislint is checking", "", "This page shows the report as soon as it is there."), 0)


def trouble(message: str) -> str:
    """A page that says why there is no report."""
    return _plain("vislint cannot check", message, "This page shows the report as soon as that is mended.")


def _plain(heading: str, message: str, what_next: str) -> str:
    return _PLAIN.format(heading=heading, message=html.escape(message), what_next=what_next)


def _allowing(policy: str) -> str:
    parts = [part.strip() for part in html.unescape(policy).split(";") if part.strip()]
    named = {part.partition(" ")[0]: part for part in parts}
    kept = named.get("script-src", "script-src").replace(" 'none'", "")
    named["script-src"] = f"{kept} 'sha256-{_HASH}'"
    named["connect-src"] = "connect-src 'self'"
    return html.escape("; ".join(named.values()))
