"""One configuration file: found nearest upwards, read strictly, wrong names told with a suggestion."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from vislint.config import Config, Settings, find_config, load_config, with_settings
from vislint.errors import ConfigError
from vislint.model import Post
from vislint.rule import AnyRule, Rule


@dataclass(frozen=True)
class Options:
    tolerance: float = 0.0
    words: tuple[str, ...] = ()


RULE: AnyRule = Rule(
    "image-too-small", Post, Options(), "dimension", "warning", "high", None, lambda *_: (), ""
)


def write(folder: Path, text: str, name: str = "vislint.toml") -> Path:
    file = folder / name
    file.write_text(text)
    return file


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    assert Config(tmp_path).settings == Settings()
    assert find_config(tmp_path, tmp_path) is None


def test_the_nearest_file_upwards_wins_and_the_search_stops_at_the_top(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    write(tmp_path, "")
    assert find_config(inner, tmp_path) == tmp_path / "vislint.toml"
    assert find_config(inner, tmp_path / "a") is None
    write(tmp_path / "a", "[tool.vislint]\nfail_on = 'never'\n", "pyproject.toml")
    assert find_config(inner, tmp_path) == tmp_path / "a" / "pyproject.toml"


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "[tool.other]\n", "pyproject.toml")
    assert find_config(tmp_path, tmp_path) is None


def test_values_are_read_from_both_kinds_of_file(tmp_path: Path) -> None:
    text = 'exclude = ["a/**"]\n[networks.instagram]\npublish = "app"\n'
    plain = load_config(write(tmp_path, text))
    inner = '[tool.vislint]\nexclude = ["a/**"]\n[tool.vislint.networks.instagram]\npublish = "app"\n'
    nested = load_config(write(tmp_path, inner, "pyproject.toml"))
    assert plain.settings == nested.settings
    assert plain.publish_routes() == {"instagram": "app"}


@pytest.mark.parametrize(
    ("text", "place", "told", "hint"),
    [
        ('exlude = ["a"]\n', "vislint.toml:1", 'unknown key "exlude"', 'did you mean "exclude"?'),
        ("\n\nfail_on = 'sometimes'\n", "vislint.toml:3", "fail_on", ""),
        ("select = 'alt'\n", "vislint.toml:1", "select: expected a list, got text", ""),
        ("[networks.x]\nroute = 'api'\n", "vislint.toml:2", 'unknown key "networks.x.route"', ""),
        ("[networks.x]\npublish = 'hand'\n", "vislint.toml:2", "networks.x.publish", ""),
        ("[rules]\nmissing-alt = 'off'\n", "vislint.toml:2", "must be a table", ""),
        ("only_drafts = 1\n", "vislint.toml:1", "expected true or false, got a whole number", ""),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(
    tmp_path: Path, text: str, place: str, told: str, hint: str
) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(write(tmp_path, text))
    assert caught.value.where == place
    assert told in caught.value.message
    assert hint in caught.value.hint
    assert text.strip().splitlines()[-1] in caught.value.excerpt


def test_rule_options_and_severity_are_taken_from_the_rules_table(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, '[rules.image-too-small]\ntolerance = 0.1\nseverity = "info"\n'))
    tuned, wish = config.tune(RULE)
    assert tuned.options == Options(tolerance=0.1)
    assert wish.severity == "info"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tolerence = 0.1", 'the rule image-too-small has no option "tolerence"'),
        ('tolerance = "much"', "rules.image-too-small.tolerance: expected a number, got text"),
        ('severity = "fatal"', "rules.image-too-small.severity"),
    ],
)
def test_a_wrong_rule_option_is_an_error_at_its_line(tmp_path: Path, line: str, told: str) -> None:
    config = load_config(write(tmp_path, f"[rules.image-too-small]\n{line}\n"))
    with pytest.raises(ConfigError) as caught:
        config.tune(RULE)
    assert caught.value.where == "vislint.toml:2"
    assert told in caught.value.message


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ('select = ["missing-atl"]', 1, 'did you mean "missing-alt"?'),
        ('[rules.missing-atl]\nseverity = "off"', 1, 'did you mean "missing-alt"?'),
        ('default_networks = ["instagarm"]', 1, 'did you mean "instagram"?'),
        ('[networks.instagarm]\npublish = "app"', 1, 'did you mean "instagram"?'),
        ('[formats]\nblog = "hogo"', 2, 'did you mean "hugo"?'),
    ],
)
def test_unknown_names_are_errors_with_a_suggestion(tmp_path: Path, text: str, line: int, hint: str) -> None:
    config = load_config(write(tmp_path, text + "\n"))
    with pytest.raises(ConfigError) as caught:
        config.check_names(rules=["missing-alt"], groups=["alt"], networks=["instagram"], formats=["hugo"])
    assert caught.value.where == f"vislint.toml:{line}"
    assert caught.value.hint == hint


def test_what_the_command_line_names_is_not_blamed_on_the_file(tmp_path: Path) -> None:
    config = with_settings(load_config(write(tmp_path, 'ignore = ["alt"]\n')), select=("altt",))
    with pytest.raises(ConfigError) as caught:
        config.check_names(rules=["missing-alt"], groups=["alt"], networks=[], formats=[])
    assert (caught.value.where, caught.value.hint) == ("", 'did you mean "alt"?')


def test_the_command_line_replaces_what_the_file_says(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, 'fail_on = "never"\nselect = ["alt"]\n'))
    changed = with_settings(config, fail_on="warning", select=None)
    assert (changed.settings.fail_on, changed.settings.select) == ("warning", ("alt",))


def test_a_file_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "vislint.toml").write_bytes(b"a = '\xff'\n")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "vislint.toml")
