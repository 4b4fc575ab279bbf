"""The schema and the documentation of vislint's own format say what its reader takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from tests.content import posts, written

HERE = Path(__file__).parents[1]


def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((HERE / "vislint/schemas/post.schema.json").read_text("utf-8"))
    return loaded


def examples() -> list[tuple[str, str]]:
    text = (HERE / "docs/content-formats.md").read_text("utf-8")
    return re.findall(r"<!-- example: (\S+) -->\n```\w+\n(.*?)```", text, re.S)


@pytest.mark.parametrize(("name", "text"), examples())
def test_documented_examples_fit_the_schema_and_the_reader(tmp_path: Path, name: str, text: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    data = text.split("---\n")[1] if name.endswith(".md") else text
    jsonschema.validate(yaml.load(data, yaml.BaseLoader), _with_text_numbers(schema()))
    found = posts(written(tmp_path, {name: text}))
    assert found
    assert all(post.destinations and post.flaw is None and not post.lost for post in found)


def _with_text_numbers(loaded: dict[str, Any]) -> dict[str, Any]:
    """The schema for YAML read as bare text, where 0.5 is a text."""
    loaded["$defs"]["share"] = {"type": "string", "pattern": r"^[01](\.\d+)?$"}
    return loaded


@pytest.mark.parametrize(
    "data",
    [
        {"networks": [], "unknown": 1},
        {"networks": "x", "images": ["a.png", {"src": "b.png", "alt": None, "focal": [0, 1]}], "house": {}},
        [{"networks": "x", "text": "a"}],
        {"posts": [{"text": "a"}], "networks": "x"},
    ],
)
def test_the_schema_takes(data: object) -> None:
    jsonschema.validate(data, schema())


@pytest.mark.parametrize(
    "data",
    [
        {"networks": {"x": 1}},
        {"images": [{"alt": "no file"}]},
        {"images": [{"src": "a.png", "focal": [0.5]}]},
        {"images": [{"src": "a.png", "focal": [0.5, 2]}]},
        {"posts": [{"text": 5}]},
        "text",
    ],
)
def test_the_schema_refuses(data: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema())


def test_every_field_stands_in_schema_and_documentation() -> None:
    from vislint.readers.drafting import SOURCES
    from vislint.readers.own_fields import ALTS, TELLING, VISUALS

    definitions = schema()["$defs"]
    known = set(definitions["post"]["properties"]) | set(definitions["visual"]["anyOf"][1]["properties"])
    text = (HERE / "docs/content-formats.md").read_text("utf-8")
    for name in {*SOURCES, *ALTS, *TELLING, *VISUALS, "focal", "caption", "title", "status", "timezone"}:
        assert name in known
        assert f"`{name}`" in text
