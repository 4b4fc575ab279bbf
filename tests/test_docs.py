"""The documentation is that of the code: commands, examples, links; the shell completes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from vislint.config import load_config
from vislint.networks import load_networks
from vislint.packs import load_rules
from vislint.plans import Plans
from vislint.readers import readers

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    done = [sys.executable, *map(str, command)]
    return subprocess.run(done, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_page_on_commands_is_what_help_prints() -> None:
    printed = run("docs/generate.py", "cli").stdout
    hint = "run: python docs/generate.py cli > docs/cli.md"
    assert printed == (DOCS / "cli.md").read_text(encoding="utf-8"), hint


def test_the_help_of_every_command_has_examples_and_exit_codes() -> None:
    parts = re.split(r"^#{2,3} (vislint.*)$", (DOCS / "cli.md").read_text(encoding="utf-8"), flags=re.M)
    helps = dict(zip(parts[1::2], parts[2::2], strict=True))
    commands = {name: text for name, text in helps.items() if "COMMAND [ARGS]" not in text}
    assert {"vislint check", "vislint config", "vislint schema"} <= set(commands)
    lacking = [name for name, text in commands.items() if f"Examples:\n    {name}" not in text]
    assert lacking == []
    assert [name for name, text in commands.items() if "Exit codes: 0 " not in text] == []


def configurations() -> Iterator[tuple[str, str]]:
    for file in sorted(DOCS.rglob("*.md")):
        for text in re.findall(r"^```toml\n(.*?)^```", file.read_text(encoding="utf-8"), re.M | re.S):
            if not re.search(r"^(\[project|\[sources|network *=|#:schema)|extends = \"", text, re.M):
                yield file.name, text


@pytest.mark.parametrize(("page", "text"), list(configurations()))
def test_every_configuration_in_the_documentation_is_sound(page: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "vislint.toml"
    file.write_text(text, encoding="utf-8")
    config, rules = load_config(file), load_rules()
    groups = {rule.group for rule in rules.values()}
    config.check_names(rules=rules, groups=groups, networks=load_networks(), formats=readers())
    assert Plans(config, rules).rules
    assert tomllib.loads(text)


WORDS = {
    "bash": {"COMP_WORDS": "vislint con", "COMP_CWORD": "1"},
    "zsh": {"_TYPER_COMPLETE_ARGS": "vislint con"},
    "fish": {"_TYPER_COMPLETE_ARGS": "vislint con", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
}


@pytest.mark.parametrize("shell", WORDS)
def test_the_shell_completes_commands(shell: str) -> None:
    code = "import sys; sys.argv = ['vislint']; from vislint.__main__ import main; main()"
    asked = {**os.environ, "_VISLINT_COMPLETE": f"complete_{shell}", **WORDS[shell]}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=asked, capture_output=True, text=True, check=False)
    assert "config" in done.stdout
    assert "doctor" not in done.stdout


def test_links_between_files_lead_somewhere(tmp_path: Path) -> None:
    assert run(".ci/check_links.py", *sorted(ROOT.glob("*.md"))).returncode == 0
    (tmp_path / "a.md").write_text("# One two\n[a](#one-two) [b](b.md) [c](a.md#three) `[d](d.md)`\n")
    done = run(".ci/check_links.py", tmp_path / "a.md")
    assert done.returncode == 1
    assert re.findall(r": (.*)", done.stderr.partition("\n")[2]) == ["b.md", "a.md#three"]


@pytest.mark.skipif(find_spec("sphinx") is None, reason="the extra docs is not installed")
def test_the_site_builds_without_a_warning_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = run("-m", "sphinx", "-q", "-W", "--keep-going", "-n", "-d", tmp_path / "trees", "docs", site)
    assert (done.returncode, done.stderr) == (0, "")
    page = (site / "rules" / "missing-alt.html").read_text(encoding="utf-8")
    assert "no alt text" in page
    loaded = re.compile(r"<(?:script|img|link|iframe)[^>]*(?:src|href)=\"https?:")
    assert [file.name for file in site.rglob("*.html") if loaded.search(file.read_text("utf-8"))] == []
