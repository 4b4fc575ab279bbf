"""Rules of a repository, as data and as a pack that is installed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests import pictures
from tests.processes import check, post, vislint
from vislint.config import load_config
from vislint.discover import locate
from vislint.errors import ConfigError
from vislint.packs import load_rules
from vislint.run import Request
from vislint.run import check as run_check

DOCS = (Path(__file__).parents[1] / "docs" / "custom-rules.md").read_text(encoding="utf-8")


def example(name: str) -> str:
    """A marked example of the documentation."""
    found = re.search(rf"<!-- example: {re.escape(name)} -->\n```\w+\n(.*?)```", DOCS, re.S)
    assert found
    return found[1]


def configured(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "vislint.toml"
    file.write_text(text)
    return file


def about(folder: Path, rule: str) -> list[tuple[str, str, str, str]]:
    return [
        (item["path"], item["network"], item["severity"], item["message"])
        for item in check(folder)["findings"]
        if item["rule"] == rule
    ]


# --- as data --------------------------------------------------------------------------------------


def small_heroes(folder: Path) -> None:
    for section in ("blog", "social"):
        pictures.jpeg(folder / section / "a.jpg", 240, 240)
        post(folder / section, "a.jpg", networks="linkedin, instagram")


def test_the_rule_of_the_documentation(tmp_path: Path) -> None:
    small_heroes(tmp_path)
    configured(tmp_path, example("vislint.toml"))
    words = "the hero of an article is too small"
    assert about(tmp_path, "hero-large") == [("blog/post.md", "linkedin", "error", words)]
    assert len(about(tmp_path, "image-too-small")) == 4
    (hero,) = [item for item in check(tmp_path)["findings"] if item["rule"] == "hero-large"]
    assert (hero["hint"], hero["measured"]) == ("ask the design team for the original", "240×240")


def test_the_rule_it_is_made_of_can_be_off(tmp_path: Path) -> None:
    small_heroes(tmp_path)
    rules = '[rules.image-too-small]\nseverity = "off"\n[rules.hero]\nextends = "image-too-small"\n'
    configured(tmp_path, rules)
    assert about(tmp_path, "image-too-small") == []
    assert len(about(tmp_path, "hero")) == 4


def test_own_rules_are_selected_ignored_listed_and_explained(tmp_path: Path) -> None:
    small_heroes(tmp_path)
    file = configured(tmp_path, example("vislint.toml"))
    chosen = check(tmp_path, "--select", "hero-large")
    assert {item["rule"] for item in chosen["findings"]} == {"hero-large"}
    ignored = check(tmp_path, "--select", "dimension", "--ignore", "hero-large")
    assert {item["rule"] for item in ignored["findings"]} == {"image-too-small"}
    listed = vislint("rules", cwd=tmp_path).stdout
    assert re.search(r"^  hero-large +error +the hero of an article is too small$", listed, re.M)
    assert "hero-large" not in vislint("rules", cwd=tmp_path.parent).stdout
    explained = vislint("rule", "hero-large", "--config", file).stdout
    assert 'extends = "image-too-small"\nseverity = "error"\nnetworks = ["linkedin"]\npaths =' in explained
    assert "A rule of this repository: image-too-small with settings of its own." in explained
    unknown = vislint("rule", "hero-larg", cwd=tmp_path)
    assert (unknown.returncode, 'did you mean "hero-large"?' in unknown.stderr) == (2, True)


def test_reach_and_words_of_a_rule_of_vislint(tmp_path: Path) -> None:
    small_heroes(tmp_path)
    for section in ("blog", "social"):
        post(tmp_path / section, "a.jpg", networks="mastodon", alt="", name="alt.md")
    rules = '[rules.missing-alt]\npaths = ["/social/"]\nmessage = "say what it shows"\nseverity = "error"\n'
    configured(tmp_path, rules)
    assert [found[0::2] for found in about(tmp_path, "missing-alt")] == [("social/alt.md", "error")]
    configured(tmp_path, '[rules.missing-alt]\nnetworks = ["x", "linkedin"]\n')
    assert about(tmp_path, "missing-alt") == []


def test_reach_may_name_one_place(tmp_path: Path) -> None:
    pictures.jpeg(tmp_path / "a.jpg", 100, 100)
    post(tmp_path, "a.jpg", networks="instagram, instagram/story")
    configured(tmp_path, '[rules.image-too-small]\nnetworks = ["instagram/story"]\n')
    slots = {item["slot"] for item in check(tmp_path)["findings"] if item["rule"] == "image-too-small"}
    assert slots <= {"story"}


def test_a_rule_of_ones_own_may_be_extended(tmp_path: Path) -> None:
    text = (
        '[rules.image-too-small]\ntolerance = 0.9\nseverity = "info"\n'
        '[rules.a]\nextends = "b"\nmessage = "A"\n'
        '[rules.b]\nextends = "image-too-small"\nseverity = "off"\ntolerance = 0.5\npaths = ["x/**"]\n'
    )
    config = load_config(configured(tmp_path, text))
    rules = load_rules(config)
    tuned, said = config.tune(rules["a"])
    assert (tuned.id, tuned.options.tolerance, tuned.summary) == ("a", 0.5, "A")
    assert (said.severity, said.paths, said.message) == (None, ("x/**",), "A")
    assert config.tune(rules["b"])[1].severity == "off"


@pytest.mark.parametrize(
    ("text", "line", "told", "hint"),
    [
        ('[rules.a]\nextends = "image-to-small"', 2, "unknown rule", 'did you mean "image-too-small"?'),
        ('[rules.missing-alt]\nextends = "wrong-ratio"', 1, "is a name of vislint already", "of its own"),
        ('[rules.alt]\nextends = "wrong-ratio"', 1, "is a name of vislint already", "of its own"),
        ('[rules.internal-error]\nextends = "wrong-ratio"', 1, "already", "of its own"),
        ('[rules.a]\nextends = "b"\n[rules.b]\nextends = "a"', 4, "a → b → a", ""),
        ('[rules.a]\nextends = "a"', 2, "a → a", ""),
        ("[rules.a]\nextends = 5", 2, "expected the name of a rule", ""),
        ('[rules.a]\nextends = ["wrong-ratio"]', 2, "expected the name of a rule", ""),
        ('[rules."Hero Large"]\nextends = "wrong-ratio"', 1, "cannot be the name", "hero-large"),
        ('[rules.a]\nextends = "image-too-small"\ntolerence = 1', 3, "no option", 'mean "tolerance"?'),
        (
            '[rules.a]\nextends = "image-too-small"\nnetworks = ["instagarm"]',
            3,
            "unknown network",
            "instagram",
        ),
        ('[rules.a]\nextends = "image-too-small"\nnetworks = "x"', 3, "expected a list", ""),
        ('[rules.a]\nextends = "image-too-small"\npaths = ["!"]', 3, "no pattern", ""),
        ('exclude = ["!"]', 1, "no pattern", ""),
        ('[rules.hero]\nseverity = "off"', 1, 'unknown rule "hero"', ""),
    ],
)
def test_mistakes_are_told_at_their_line(tmp_path: Path, text: str, line: int, told: str, hint: str) -> None:
    configured(tmp_path, text + "\n")
    post(tmp_path, networks="mastodon")
    with pytest.raises(ConfigError) as caught:
        run_check(locate([tmp_path], None), Request([tmp_path]))
    assert caught.value.where == f"vislint.toml:{line}"
    assert told in caught.value.message
    assert hint in caught.value.hint


def test_mistakes_in_pyproject_are_told_there(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text('[tool.vislint.rules.a]\nextends = "wrong-ratioo"\n')
    with pytest.raises(ConfigError) as caught:
        load_rules(load_config(file))
    assert caught.value.where == "pyproject.toml:2"


# --- as a pack ------------------------------------------------------------------------------------


def installed(folder: Path, package: str, modules: dict[str, str]) -> str:
    """A package with an entry point, as an installer leaves it behind; gives the path to import it from."""
    home = folder / package
    home.mkdir(parents=True)
    (home / "__init__.py").write_text("")
    for name, text in modules.items():
        (home / name).write_text(text)
    facts = folder / f"{package}-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text(f"[vislint.packs]\nhouse = {package}\n")
    return os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH", ""))))


def test_the_pack_of_the_documentation(tmp_path: Path) -> None:
    path = installed(
        tmp_path / "site",
        "house_rules",
        {"plain_names.py": example("house_rules/plain_names.py"), "_help.py": "raise ValueError"},
    )
    work = tmp_path / "work"
    pictures.jpeg(work / "IMG_1.jpg", 1200, 900)
    post(work, "IMG_1.jpg")
    done = vislint("check", work, "--no-cache", PYTHONPATH=path)
    assert "IMG_1.jpg says nothing about what it shows" in done.stdout
    explained = vislint("rule", "plain-names", PYTHONPATH=path).stdout
    assert "Names that a camera or a screenshot tool gave" in explained
    assert 'prefixes = ["IMG_", "DSC", "Screenshot"]' in explained
    configured(
        work,
        '[rules.own]\nextends = "plain-names"\nprefixes = ["foto"]\n[rules.plain-names]\nseverity = "off"\n',
    )
    assert "says nothing" not in vislint("check", work, "--no-cache", PYTHONPATH=path).stdout


@pytest.mark.parametrize(
    ("module", "text", "told"),
    [
        ("a.py", "raise RuntimeError('no')", "the rule pack bad_rules cannot be loaded: no"),
        (
            "missing_alt.py",
            example("house_rules/plain_names.py"),
            "two rule packs have a rule named missing-alt",
        ),
        (
            "a.py",
            example("house_rules/plain_names.py").replace("prefixes", "paths"),
            'the rule a has an option "paths"',
        ),
    ],
)
def test_packs_that_cannot_be_loaded(tmp_path: Path, module: str, text: str, told: str) -> None:
    path = installed(tmp_path / "site", "bad_rules", {module: text})
    done = vislint("rules", cwd=tmp_path, PYTHONPATH=path)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert told in done.stderr


def test_a_rule_of_a_pack_that_crashes_is_a_finding(tmp_path: Path) -> None:
    text = example("house_rules/plain_names.py").replace("    name =", "    1 / 0\n    name =")
    path = installed(tmp_path / "site", "crashing", {"crash.py": text})
    work = tmp_path / "work"
    pictures.jpeg(work / "a.jpg", 1200, 900)
    post(work, "a.jpg")
    done = vislint("check", work, "--no-cache", PYTHONPATH=path)
    assert (done.returncode, "the rule crash crashed" in done.stdout) == (2, True)
