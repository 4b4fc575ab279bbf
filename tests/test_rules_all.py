"""What holds for every rule: its name, its documentation, its options, its example folder."""

from __future__ import annotations

import ast
import dataclasses
import re
from pathlib import Path
from typing import get_args

import pytest

from tests.material import rules
from vislint.config import load_config
from vislint.errors import ConfigError
from vislint.model import SEVERITIES, Confidence
from vislint.packs import load_rules
from vislint.rule import AnyRule, Group

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
MODULES = sorted(path for path in (ROOT / "rules").glob("*.py") if not path.name.startswith("_"))
HELPERS = {
    "addresses",
    "alike",
    "repeats",
    "stories",
    "weak",
    "alts",
    "captions",
    "videos",
    "counting",
    "crop",
    "cuts",
    "exposure",
    "formats",
    "losses",
    "limits",
    "model",
    "place",
    "rule",
    "scaling",
    "shown",
    "wording",
    "zones",
}
"""Parts of vislint that rules may import."""

each_rule = pytest.mark.parametrize("rule", rules().values(), ids=rules())
each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)


def source(rule: AnyRule) -> Path:
    return ROOT / "rules" / f"{rule.id.replace('-', '_')}.py"


def test_every_module_is_one_rule_called_like_its_file() -> None:
    assert [path.stem.replace("_", "-") for path in MODULES] == sorted(rules())
    assert set(rules()) <= set(load_rules())


@each_rule
def test_identity(rule: AnyRule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.id)
    assert rule.group in get_args(Group)
    assert rule.severity in SEVERITIES
    assert rule.confidence in get_args(Confidence)


@each_rule
def test_documentation(rule: AnyRule) -> None:
    first, _, rest = rule.doc.partition("\n")
    assert rule.summary == first
    assert first.endswith(".")
    assert len(first) <= 80
    assert rest.startswith("\n")
    options = ["Options"] if dataclasses.fields(rule.options) else []
    headings = re.findall(r"^## (.+)$", rule.doc, re.M)
    assert headings == ["What to do", *options, "Example", "Sources"]
    sections = re.split(r"^## .+$", rule.doc, flags=re.M)
    assert all(section.strip() for section in sections)
    assert "\t" not in rule.doc


@each_rule
def test_options_are_frozen_and_documented(rule: AnyRule) -> None:
    assert {rule.options: "only what is frozen can be a key"}
    told = attribute_docs(source(rule))
    for field in dataclasses.fields(rule.options):
        assert f"`{field.name}`: " in rule.doc
        assert told[field.name].endswith(".")


@each_rule
def test_options_that_do_not_exist_are_refused(rule: AnyRule, tmp_path: Path) -> None:
    file = tmp_path / "vislint.toml"
    file.write_text(f"[rules.{rule.id}]\nnonsense = 1\n")
    config = load_config(file)
    with pytest.raises(ConfigError, match="nonsense"):
        config.tune(rule)


@each_rule
def test_an_example_folder(rule: AnyRule) -> None:
    folder = EXAMPLES / rule.id
    assert list((folder / "good").iterdir())
    assert list((folder / "bad").iterdir())
    assert (folder / "expected.txt").is_file()


def test_no_example_folder_without_a_rule() -> None:
    folders = {path.name for path in EXAMPLES.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert folders - set(rules()) <= {"calendar"}


@each_module
def test_rules_open_no_files_and_know_no_output(path: Path) -> None:
    imported: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            imported |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
    parts = {name.removeprefix("vislint.") for name in imported if name.startswith("vislint")}
    assert parts <= HELPERS
    assert not imported & {"os", "pathlib", "io", "subprocess", "socket", "urllib", "PIL", "cv2", "numpy"}


def attribute_docs(path: Path) -> dict[str, str]:
    """The texts below the fields of the options class."""
    found: dict[str, str] = {}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ClassDef) and node.name == "Options":
            for item, following in zip(node.body, node.body[1:], strict=False):
                if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                    text = following.value if isinstance(following, ast.Expr) else None
                    found[item.target.id] = str(text.value) if isinstance(text, ast.Constant) else ""
    return found
