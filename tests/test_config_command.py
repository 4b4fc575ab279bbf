"""`vislint config` and `vislint schema`: what applies, where it came from, what editors are told."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from tests.content import written
from tests.processes import vislint
from vislint.readers import readers

SCHEMAS = Path(__file__).parents[1] / "vislint" / "schemas"
FILES: dict[str, str | bytes] = {
    "news/a.md": "---\nnetworks: [instagram]\n---\nText.\n",
    "vislint.toml": """\
extends = "shared/vislint.toml"
exclude = ["archive/**"]
[networks.instagram]
publish = "app"
[[overrides]]
paths = ["news/**"]
ignore = ["weak"]
[overrides.rules.image-too-small]
tolerance = 0.2
[overrides.networks.instagram]
publish = "api"
""",
    "shared/vislint.toml": 'fail_on = "warning"\n[rules.missing-alt]\nseverity = "error"\n'
    '[rules.no-preview]\nseverity = "off"\n[formats]\n"../news" = "vislint"\n',
}


def told(folder: Path, *arguments: str) -> Any:
    done = vislint("config", *arguments, "--format", "json", cwd=folder)
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_every_value_names_its_origin(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    record = told(tmp_path, "--select", "alt", "--min-confidence", "medium")
    assert (record["file"], record["extends"], record["post"]) == (
        "vislint.toml", ["shared/vislint.toml"], None,
    )  # fmt: skip
    origins = {name: value["from"] for name, value in record["settings"].items()}
    assert origins["cache"] == origins["ignore"] == "default"
    assert origins["exclude"] == "vislint.toml:2"
    assert origins["fail_on"] == "shared/vislint.toml:1"
    assert origins["formats"] == "shared/vislint.toml:6"
    assert origins["select"] == origins["min_confidence"] == "command line"
    assert record["networks"] == {"instagram": {"publish": {"value": "app", "from": "vislint.toml:4"}}}
    assert record["rules"]["missing-alt"]["severity"] == {"value": "error", "from": "shared/vislint.toml:3"}
    assert record["rules"]["too-dark"]["runs"] == {"value": False, "from": "command line"}


def test_a_post_is_told_what_its_overrides_say(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    record = told(tmp_path, "news/a.md")
    override = {"paths": ["news/**"], "from": "vislint.toml:5"}
    assert record["post"] == {"path": "news/a.md", "excluded": False, "overrides": [override]}
    assert record["networks"]["instagram"]["publish"] == {"value": "api", "from": "vislint.toml:11"}
    rules = record["rules"]
    assert rules["image-too-small"]["options"]["tolerance"] == {"value": 0.2, "from": "vislint.toml:9"}
    assert rules["too-dark"]["runs"] == {"value": False, "from": "vislint.toml:7"}
    assert rules["no-preview"]["runs"] == {"value": False, "from": "shared/vislint.toml:5"}
    assert rules["wrong-ratio"]["runs"] == {"value": True, "from": "default"}


def test_as_text_only_rules_are_shown_about_which_something_is_said(tmp_path: Path) -> None:
    written(tmp_path, FILES)
    lines = vislint("config", "news/a.md", cwd=tmp_path).stdout.splitlines()
    assert lines[:4] == [
        "Configuration: vislint.toml",
        "  builds upon shared/vislint.toml",
        "Post: news/a.md",
        "  override news/**  vislint.toml:5",
    ]
    assert "  too-dark does not run  vislint.toml:7" in lines
    assert not any("wrong-ratio" in line for line in lines)


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    record = told(tmp_path)
    assert record["file"] is None
    assert {value["from"] for value in record["settings"].values()} == {"default"}
    assert "No configuration file" in vislint("config", cwd=tmp_path).stdout


def test_hostile_values_do_not_reach_the_terminal(tmp_path: Path) -> None:
    written(tmp_path, {"vislint.toml": '[rules.missing-alt]\nhint = "\\u001b[2Jgone"\n'})
    assert "\x1b" not in vislint("config", cwd=tmp_path).stdout
    assert told(tmp_path)["rules"]["missing-alt"]["hint"]["value"] == "\x1b[2Jgone"


def test_what_is_not_there_or_wrong_exits_with_2(tmp_path: Path) -> None:
    assert vislint("config", "absent.md", cwd=tmp_path).returncode == 2
    written(tmp_path, {"vislint.toml": 'ignore = ["altt"]\n'})
    done = vislint("config", cwd=tmp_path)
    assert (done.returncode, "vislint.toml:1" in done.stderr) == (2, True)


# --- schemas ------------------------------------------------------------------------------------------


def test_the_schema_in_the_repository_is_that_of_the_code(tmp_path: Path) -> None:
    printed = vislint("schema", "config", cwd=tmp_path).stdout
    hint = "run: vislint schema config > vislint/schemas/config.schema.json, in a folder of its own"
    assert printed == (SCHEMAS / "config.schema.json").read_text(encoding="utf-8"), hint


@pytest.mark.parametrize("name", ["post", "run"])
def test_the_other_schemas_are_printed_and_sound(tmp_path: Path, name: str) -> None:
    printed = vislint("schema", name, cwd=tmp_path).stdout
    assert printed == (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    Draft202012Validator.check_schema(json.loads(printed))


SCHEMA: dict[str, Any] = json.loads((SCHEMAS / "config.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA)


@pytest.mark.parametrize("name", ["vislint.toml", "shared/vislint.toml"])
def test_a_sound_file_fits_the_schema(name: str) -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert list(VALIDATOR.iter_errors(tomllib.loads(str(FILES[name])))) == []


@pytest.mark.parametrize(
    "text",
    [
        "exlude = []",
        "select = 'alt'",
        "fail_on = 'no'",
        "limits = '2026'",
        "default_networks = ['instagarm']",
        "[formats]\na = 'hogo'",
        "[networks.instagram]\npublish = 'hand'",
        "[rules.missing-alt]\nseverity = 'fatal'",
        "[rules.missing-alt]\nunknown = 1",
        "[rules.image-too-small]\ntolerance = 'much'",
        "[[overrides]]\nselect = ['alt']",
        "[[overrides]]\npaths = ['a']\nselect = ['altt']",
    ],
)
def test_what_vislint_refuses_the_schema_refuses(text: str) -> None:
    assert list(VALIDATOR.iter_errors(tomllib.loads(text)))


def test_every_key_is_described_and_every_rule_and_network_is_there() -> None:
    from vislint.networks import load_networks
    from vislint.packs import load_rules

    top = SCHEMA["properties"]
    assert [key for key, value in top.items() if not value.get("description")] == []
    assert list(top["rules"]["properties"]) == list(load_rules())
    assert list(top["networks"]["properties"]) == list(load_networks())


def test_the_schema_knows_the_networks_of_the_repository(tmp_path: Path) -> None:
    slot = '[slot.feed]\ntakes = ["image"]\nitems = "any"\n'
    body = f'network = "mine"\nname = "Mine"\nupdated = 2026-11-22\n{slot}'
    written(tmp_path, {".vislint/networks/mine.toml": body, "vislint.toml": ""})
    printed = json.loads(vislint("schema", "config", cwd=tmp_path).stdout)
    assert "mine" in printed["properties"]["networks"]["properties"]


class Asked(dict[str, str]):
    """A map of fields that remembers which were looked up."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.names.add(key)
        return default


def test_every_field_that_the_reader_takes_is_in_the_schema_of_posts(tmp_path: Path) -> None:
    text = "networks: [x]\nimages:\n  - {src: a.jpg, alt: A, focal: [0, 1]}\n  - b.jpg\n"
    repository, asked = written(tmp_path, {"a.md": f"---\n{text}---\nText.\n", "b.yaml": text}), Asked()
    site = readers()["vislint"].open_site(repository, "", "a test", asked, True)
    assert [post.path for name in ("a.md", "b.yaml") for post in site.read(name)] == ["a.md", "b.yaml"]
    defs = json.loads((SCHEMAS / "post.schema.json").read_text(encoding="utf-8"))["$defs"]
    visual = defs["visual"]["anyOf"][1]["properties"]
    assert len(asked.names) > 15
    assert asked.names <= {*defs["post"]["properties"], *visual}
