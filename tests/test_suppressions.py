"""Suppressions in posts, as a user writes them: what is held back, what is not, what is said about it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import pictures
from tests.processes import check, vislint

FRONT = "networks: [mastodon]\nimages:\n  - src: a.jpg\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.jpg", "b.jpg"):
        pictures.jpeg(tmp_path / name, 1200, 900)
    return tmp_path


def written(folder: Path, text: str, name: str = "post.md") -> dict[str, Any]:
    (folder / name).write_text(text)
    return check(folder, "--select", "alt,post", "--ignore", "alt-not-description")


def front(extra: str = "", body: str = "Text.\n") -> str:
    return f"---\n{FRONT}{extra}---\n{body}"


def told(run: dict[str, Any]) -> list[tuple[str, int]]:
    return [(each["rule"], each["line"]) for each in run["findings"]]


def held(run: dict[str, Any]) -> list[tuple[str, int, str]]:
    return [(each["rule"], each["line"], each["reason"]) for each in run["suppressed"]]


@pytest.mark.parametrize(
    "extra",
    [
        "vislint: {ignore: {missing-alt: it is decorative}}\n",
        "vislint:\n  ignore:\n    missing-alt: it is decorative\n",
        "vislint:\n  ignore:\n    alt: it is decorative\n",
        "vislint:\n  ignore:\n    missing-alt:\n      a.jpg: it is decorative\n",
        "vislint: {ignore: {missing-alt: {a.jpg: it is decorative}}}\n",
        "# vislint-ignore-post missing-alt: it is decorative\n",
        "# vislint-ignore-post too-dark, missing-alt:   it is  decorative\n",
    ],
)
def test_front_matter_holds_a_finding_back_with_its_reason(folder: Path, extra: str) -> None:
    run = written(folder, front(extra))
    assert told(run) == []
    assert held(run) == [("missing-alt", 4, "it is decorative")]
    assert run["totals"]["suppressed"] == 1
    assert run["totals"]["warnings"] == 0


@pytest.mark.parametrize(
    "images",
    [
        "- src: a.jpg\n  vislint: {ignore: {missing-alt: it is decorative}}\n- src: b.jpg\n",
        "# vislint-ignore missing-alt: it is decorative\n- src: a.jpg\n- src: b.jpg\n",
        "# vislint-ignore missing-alt: it is decorative\n- caption: x\n  src: a.jpg\n- src: b.jpg\n",
        "- src: a.jpg # vislint-ignore missing-alt: it is decorative\n- src: b.jpg\n",
    ],
)
def test_one_picture_only(folder: Path, images: str) -> None:
    run = written(folder, f"---\nnetworks: [mastodon]\nimages:\n{images}---\nText.\n")
    assert [rule for rule, _ in told(run)] == ["missing-alt"]
    assert run["findings"][0]["reference"] == "b.jpg"
    assert [(each["reference"], each["reason"]) for each in run["suppressed"]] == [
        ("a.jpg", "it is decorative")
    ]


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("<!-- vislint-ignore missing-alt: decor -->\n![](a.jpg)\n![](b.jpg)\n", [7]),
        ("<!-- vislint-ignore missing-alt: decor -->\n\n![](a.jpg)\n\n![](b.jpg)\n", [9]),
        ("![](a.jpg) <!-- vislint-ignore missing-alt: decor -->\n\n![](b.jpg)\n", [7]),
        ("<!--\nvislint-ignore missing-alt:\ndecor\n-->\n![](a.jpg)\n\n![](b.jpg)\n", [11]),
        ("<!-- vislint-ignore too-dark: x y -->\n<!-- vislint-ignore missing-alt: decor -->\n![](a.jpg)", []),
        ("![](a.jpg)\n\n![](b.jpg)\n\n<!-- vislint-ignore-post missing-alt: decor -->\n", []),
    ],
)
def test_comments_in_markdown(folder: Path, body: str, left: list[int]) -> None:
    run = written(folder, f"---\nnetworks: [mastodon]\ntitle: x\n---\n{body}")
    assert told(run) == [("missing-alt", line) for line in left]
    assert {each["reason"] for each in run["suppressed"]} == {"decor"}


def test_a_comment_in_code_is_an_example(folder: Path) -> None:
    body = "```html\n<!-- vislint-ignore-post missing-alt: decor -->\n```\n`<!-- vislint-ignore x: y -->`\n"
    run = written(folder, front(body=body))
    assert told(run) == [("missing-alt", 4)]


def test_a_comment_in_a_value_of_yaml_is_text(folder: Path) -> None:
    run = written(folder, front("text: |\n  # vislint-ignore-post missing-alt: decor\n"))
    assert told(run) == [("missing-alt", 4)]


def test_each_post_of_a_file_holds_back_its_own(folder: Path) -> None:
    text = (
        "posts:\n- networks: [mastodon]\n  image: a.jpg\n  vislint: {ignore: {missing-alt: decor}}\n"
        "- networks: [mastodon]\n  image: b.jpg\n"
        "# vislint-ignore missing-alt: decor\n- networks: [mastodon]\n  image: b.jpg\n"
    )
    run = written(folder, text, "posts.yml")
    assert told(run) == [("missing-alt", 6)]
    assert [line for _, line, _ in held(run)] == [3, 9]


def test_a_key_at_the_top_holds_for_all_posts_of_the_file(folder: Path) -> None:
    text = (
        '{"vislint": {"ignore": {"missing-alt": "decor"}}, "networks": "mastodon",\n'
        '"posts": [{"text": "1", "image": "a.jpg"},\n{"text": "2", "image": "b.jpg"}]}\n'
    )
    run = written(folder, text, "posts.json")
    assert told(run) == []
    assert [line for _, line, _ in held(run)] == [2, 3]


@pytest.mark.parametrize(
    ("files", "name", "text"),
    [
        (
            {"docusaurus.config.js": ""},
            "blog/a.mdx",
            "---\ndate: 2026-01-01\n---\n{/* vislint-ignore missing-alt: decor */}\n![](./a.jpg)\n",
        ),
        (
            {"hugo.toml": "", "content/posts/b.md": "x"},
            "content/posts/a.md",
            '+++\ntitle = "x"\n[vislint.ignore]\nmissing-alt = "decor"\n+++\n![](a.jpg)\n',
        ),
        (
            {"_config.yml": "title: x\n"},
            "_posts/2026-01-01-a.md",
            "---\ntitle: x\n---\n<!-- vislint-ignore missing-alt: decor -->\n![](/a.jpg)\n",
        ),
        (
            {"media/a.jpg": ""},
            "tweets/a.tweet",
            "---\nvislint: {ignore: {missing-alt: decor}}\nmedia:\n- file: a.jpg\n---\nText\n",
        ),
        (
            {"plugins.yml": "plugins:\n- name: m\n  class: mastodon.client\n", "a.jpg": ""},
            "posts/a.md",
            "---\nmedia: [m]\n---\n<!-- vislint-ignore missing-alt: decor -->\n![](https://x.example/a.jpg)\n",
        ),
    ],
)
def test_other_content_formats(folder: Path, files: dict[str, str], name: str, text: str) -> None:
    for other, content in {**files, name: text}.items():
        (folder / other).parent.mkdir(parents=True, exist_ok=True)
        if not other.endswith(".jpg"):
            (folder / other).write_text(content)
    pictures.jpeg((folder / name).parent / "a.jpg", 1200, 900)
    if "media/a.jpg" in files:
        pictures.jpeg(folder / "media" / "a.jpg", 1200, 900)
    run = check(folder, "--select", "missing-alt")
    assert told(run) == []
    assert {reason for _, _, reason in held(run)} == {"decor"}


def test_no_ignores_shows_everything(folder: Path) -> None:
    (folder / "post.md").write_text(front("vislint: {ignore: {missing-alt: decor, too-dark: unused}}\n"))
    run = check(folder, "--select", "alt,post,weak", "--no-ignores")
    assert told(run) == [("missing-alt", 4)]
    assert run["suppressed"] == []


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ("vislint: {ignore: [missing-alt]}\n", "gives no reason"),
        ("vislint: {ignore: missing-alt}\n", "gives no reason"),
        ("vislint: {ignore: {missing-alt: }}\n", "gives no reason"),
        ("vislint: {ignore: {missing-alt: true}}\n", "gives no reason"),
        ("vislint: {ignore: {missing-alt: '...'}}\n", "gives no reason"),
        ("# vislint-ignore-post missing-alt:\n", "gives no reason"),
        ("# vislint-ignore-post missing-alt\n", "gives no reason"),
        ("# vislint-ignore-post\n", "cannot be read"),
        ("# vislint-ignore-post because I say so\n", "cannot be read"),
        ("vislint: nope\n", "cannot be read"),
        ("vislint: {ignor: {missing-alt: decor}}\n", 'has no key "ignor"'),
        ("vislint: {ignore: {missing-alt: {c.jpg: decor}}}\n", "this post does not show"),
        ("vislint: {ignore: {missing-altt: decor}}\n", "names a rule that does not exist"),
        ("more: {vislint: {ignore: {missing-alt: decor}}}\n", "no post and no picture"),
    ],
)
def test_what_is_no_suppression_holds_nothing_back_and_is_told(folder: Path, extra: str, said: str) -> None:
    run = written(folder, front(extra))
    assert told(run) == [("missing-alt", 4), ("invalid-suppression", 5)]
    assert said in run["findings"][1]["message"]
    assert held(run) == []


def test_did_you_mean(folder: Path) -> None:
    run = written(folder, front("vislint: {ignore: {missing-altt: decor}}\n"))
    assert run["findings"][1]["hint"] == 'did you mean "missing-alt"?'


# --- unused -------------------------------------------------------------------------------------

UNUSED = front("vislint: {ignore: {missing-alt: decor, alt-too-long: decor}}\n")


def test_an_unused_suppression_is_told_where_it_stands(folder: Path) -> None:
    run = written(folder, UNUSED)
    assert told(run) == [("unused-suppression", 5)]
    assert "alt-too-long" in run["findings"][0]["message"]


@pytest.mark.parametrize(
    "options",
    [
        ("--select", "missing-alt,unused-suppression"),
        ("--network", "mastodon"),
        ("--ignore", "alt-too-long"),
        ("--ignore", "unused-suppression"),
    ],
)
def test_it_is_not_told_where_its_rule_did_not_look_at_everything(
    folder: Path, options: tuple[str, str]
) -> None:
    (folder / "post.md").write_text(UNUSED)
    assert "unused-suppression" not in [rule for rule, _ in told(check(folder, *options))]


def test_nor_where_a_picture_could_not_be_looked_at(folder: Path) -> None:
    text = "---\nnetworks: [mastodon]\nimage: https://x.example/a.jpg\nalt: A hill\n"
    run = written(folder, f"{text}vislint: {{ignore: {{alt-too-long: decor}}}}\n---\nText.\n")
    assert told(run) == []


def test_a_group_is_unused_only_when_all_its_rules_ran(folder: Path) -> None:
    (folder / "post.md").write_text(front("vislint: {ignore: {weak: decor}}\n"))
    assert told(check(folder, "--select", "too-dark,post")) == []
    assert told(check(folder, "--select", "weak,post")) == [("unused-suppression", 5)]


def test_the_closing_line_counts_them(folder: Path) -> None:
    (folder / "post.md").write_text(front("vislint: {ignore: {missing-alt: decor}}\n"))
    done = vislint("check", folder, "--no-cache")
    assert done.returncode == 0
    assert "Held back: 1 by their posts, with a reason." in done.stdout


def test_a_crash_cannot_be_held_back(folder: Path) -> None:
    run = written(folder, front("vislint: {ignore: {internal-error: never mind}}\n"))
    assert ("invalid-suppression", 5) in told(run)


def test_thousands_of_comments_take_no_time(folder: Path) -> None:
    one = "<!-- vislint-ignore missing-alt: decor -->\n"
    run = written(folder, front(body=one * 20_000 + "![](b.jpg)\n"))
    assert ("missing-alt", 20_006) not in told(run)
