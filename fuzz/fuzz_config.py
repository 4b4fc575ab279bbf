"""Any bytes as vislint.toml or pyproject.toml: settings, or an error that names the file.

The first byte picks the file's name.
Usage: python fuzz/fuzz_config.py [-max_total_time=60] [FILE ...]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["vislint"]):
    from vislint.config import find_config, load_config
    from vislint.errors import ConfigError
    from vislint.networks import load_networks
    from vislint.packs import load_rules
    from vislint.plans import Plans
    from vislint.readers import readers

from fuzz.common import fuzz

FULL = """\
default_networks = ["mastodon", "instagram/story"]
exclude = ["archive/**", "!x"]
select = ["alt"]
ignore = ["missing-image"]
fail_on = "warning"
only_drafts = true
cache = false
[formats]
"posts" = "vislint"
[fields]
networks = "where.to"
[networks.instagram]
publish = "app"
[rules.missing-alt]
severity = "info"
[rules.alt-too-long]
severity = "off"
"""
FOLDER = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
RULES, NETWORKS, FORMATS = load_rules(), load_networks(), readers()


def seeds() -> Iterator[bytes]:
    yield b"\0" + FULL.encode()
    table = FULL.replace("[", "[tool.vislint.").replace('= [tool.vislint."', '= ["')
    yield b"\1[tool.vislint]\n" + table.encode()
    yield b'\0select = "alt"\n[rules]\nx = 5\n'


def target(data: bytes) -> None:
    file = FOLDER / ("pyproject.toml" if data[:1] == b"\1" else "vislint.toml")
    file.write_bytes(data[1:])
    try:
        if find_config(FOLDER, FOLDER) is None:
            return
        config = load_config(file)
        groups = {rule.group for rule in RULES.values()}
        config.check_names(rules=RULES, groups=groups, networks=NETWORKS, formats=FORMATS)
        Plans(config, RULES).general  # noqa: B018
    except ConfigError as error:
        str(error).encode("utf-8", "backslashreplace")
    finally:
        file.unlink()


if __name__ == "__main__":
    fuzz("config", target, seeds())
