"""Every reader, given posts that are cut, shaken, or never were text: never an exception."""

from __future__ import annotations

import dataclasses
import json
import random
from pathlib import Path

import pytest

from tests.content import written
from vislint.model import Post
from vislint.readers import Site, readers
from vislint.repository import Repository

YAML_POST = """\
---
title: "Open day: come"
networks: [instagram, mastodon@x.org]
media:
  - mastodon-us
  - file: a.png
    alt: |
      A
  - {url: b.png}
images: [a.png, {src: b.png, focal: [0.5, 0.5]}]
cover: {image: a.png, alt: A, relative: true}
resources: [{name: featured, src: '*.{png,jpg}', params: {alt: x}}]
publish: 2026-11-03 09:00
timezone: Europe/Brussels
date: 2026-11-03
base: &b {k: v}
more: {<<: *b}
draft: true
---
Text ![A *b*](a.png "t") and <img src=b.png> {{< figure src="a.png" alt="A" >}}
{% include figure.html src="a.png" alt="{{ page.title }}" %} ![c]({{ site.baseurl }}/a.png){: .wide}
{{ dual_image(light_src="a.png", dark_src='b.png', alt="A") }} ![d](a.png){fig-alt="D" width=5}

| a | b |
|---|---|
| ![x](x.png) | (a)[b.png] |

=== "Tab"

    ![e](a.png)

<figure markdown>
    ![f](a.png)
</figure>

<!-- ![no](no.png) -->
---
---
media: [{file: a.png}]
---
Second
( ) yes
[ ] no
"""
TOML_POST = """\
+++
title = 'x'
networks = ['x']
date = 2026-11-03
[cover]
image = 'a.png'
[[resources]]
name = 'cover'
src = '*'
+++
![A](a.png)
"""
JSON_POST = (
    json.dumps(
        {
            "networks": ["x"],
            "images": [{"src": "a.png", "alt": "A"}],
            "date": "2026",
            "cover": {"image": "a"},
        },
        indent=1,
    )
    + "\n\n![A](a.png)\n"
)
WEEK = """\
networks: [x]
posts:
  - text: a
    image: a.png
  - text: b
    networks: [y]
    images: [{src: b.png}]
"""

MDX_POST = """\
---
title: x
image: ./a.png
heroImage: {src: ../a.png, alt: A}
tags: [a]
date: 2026-11-03
---
import a, {b as c} from './a.png'
export const d = require("./d.png").default

<figure className={`x ${y}`}>
  ![A](a.png)
  <img src={a} alt='A' {...p} /> <ThemedImage sources={{light: useBaseUrl('/l.png')}} />
</figure>

{/* ![no](no.png) */} `<img src="x"/>` <!-- no -->
{% image "./a.png", "A" %} {{ "/b.png" | url }} ![A]({{ "/b.png" | url }})

```jsx
<img src="no.png" />
```
"""

CMS = """\
media_folder: media
collections:
  - folder: posts
    fields:
      - {name: image, widget: image}
      - {name: cover, widget: object, fields: [{name: image, widget: image}]}
      - {name: images, widget: list, fields: [{name: src, widget: image}]}
      - {name: media, widget: list, field: {name: file, widget: image}}
"""

VALUES = (
    "null",
    "~",
    "[]",
    "{}",
    "[null, [null]]",
    "{a: null, b: [{}]}",
    "true",
    "1",
    "-0.5",
    ".nan",
    ".inf",
    "1e999",
    "2026-13-45",
    "0000-00-00",
    "9999-12-31T23:59:60Z",
    "190:20:30",
    "0x10",
    "0o7",
    "!!binary x",
    "!!set {a}",
    "!!python/object/apply:os.system ['x']",
    "''",
    '"\\0"',
    '"\\ud800"',
    "|\n  x",
    ">-\n  x",
    "{{ x }}",
    "[[[a]]]",
    "{1: 2, null: 3, [a]: b}",
    "&x [*x]",
    "*y",
    "'" + "x" * 5000 + "'",
    "🎉",
    "\u202e",
    "{src: {src: a}}",
    "{src: [a, b], alt: {x: y}}",
    "[{src: null}, 5, true, 2026-11-03]",
    "../../../etc/passwd",
    "http://[x",
)
KEYS = (
    "networks",
    "title",
    "text",
    "publish",
    "timezone",
    "status",
    "draft",
    "published",
    "link",
    "images",
    "image",
    "media",
    "video",
    "cover",
    "heroImage",
    "coverImage",
    "ogImage",
    "resources",
    "featured_image",
    "header",
    "date",
    "publishDate",
    "poll",
    "retweet",
    "thread-delimiter",
    "posts",
    "1",
    "null",
    "alt",
    "description",
)

PATHS = {
    "vislint": ("a.md", "a.yml", "a.json"),
    "galaxy-social": ("posts/a.md",),
    "twitter-together": ("tweets/a.tweet",),
    "toot-together": ("toots/a.toot",),
    "hugo": ("content/posts/a/index.md", "content/posts/b.md"),
    "astro": ("src/content/blog/a.md", "src/content/blog/b.mdx"),
    "eleventy": ("posts/2026-01-02-a.md",),
    "contentlayer": ("data/blog/a.mdx",),
    "gatsby": ("content/blog/2026-01-02-a.md",),
    "hexo": ("source/_posts/a.md", "source/_drafts/b.md"),
    "nuxt": ("content/2026-01-02-a.md",),
    "vitepress": ("2026-01-02-a.md",),
    "docusaurus": ("blog/2026-01-02-a.md",),
    "zola": ("content/a/index.md", "content/b.md"),
    "quarto": ("posts/a/index.qmd",),
    "mkdocs": ("docs/blog/posts/a.md",),
    "cms": ("posts/a.md", "posts/b.yml"),
    "jekyll": ("_posts/2026-11-03-a.md", "_drafts/b.md"),
}


def mutated(generator: random.Random, text: bytes) -> bytes:
    """Cut, repeat, swap or overwrite a part; sometimes leave nothing but noise."""
    start = generator.randrange(len(text) + 1)
    end = min(len(text), start + generator.randrange(1, 40))
    match generator.randrange(7):
        case 0:
            return text[:start]
        case 1:
            return text[start:]
        case 2:
            return text[:start] + text[end:]
        case 3:
            return text[:end] + text[start:end] * generator.randrange(1, 30) + text[end:]
        case 4:
            return text[:start] + generator.randbytes(end - start) + text[end:]
        case 5:
            odd = generator.choice(
                [
                    "\0",
                    "\t",
                    "{",
                    "[",
                    '"',
                    "'",
                    "---\n",
                    ": ",
                    "\r",
                    "\x85",
                    "\ufeff",
                    "&a ",
                    "*a ",
                    "<",
                    "![",
                ]
            )
            return text[:start] + odd.encode() * generator.randrange(1, 5) + text[start:]
        case _:
            return generator.randbytes(generator.randrange(300))


def opened(root: Path, name: str) -> tuple[Repository, Site]:
    found = written(
        root,
        {
            "plugins.yml": "plugins: [{name: mastodon-us, class: mastodon.x}]",
            "media/a.png": "",
            "admin/config.yml": CMS,
            "posts/here.txt": "",
        },
    )
    return found, readers()[name].open_site(found, "", "the configuration", {}, True)


def read(root: Path, found: Repository, site: Site, path: str, content: bytes) -> list[Post]:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    fresh = readers()[site.format].open_site(found, "", "the configuration", {}, True)
    fresh.claims(path)
    posts = list(fresh.read(path))
    for post in posts:
        assert post.path == path
        assert post.line >= 1
        places = [(item.line, item.column) for item in post.attachments]
        places += [(item.line, item.column) for item in post.lost]
        assert all(line >= 1 and column >= 1 for line, column in places)
        json.dumps(dataclasses.asdict(post), default=str, ensure_ascii=False).encode()
    return posts


@pytest.mark.parametrize("name", PATHS)
def test_shaken_posts(tmp_path: Path, name: str) -> None:
    generator = random.Random(f"vislint {name}")
    found, site = opened(tmp_path, name)
    kinds = (YAML_POST, TOML_POST, JSON_POST, WEEK, MDX_POST)
    for number in range(400):
        content = kinds[number % len(kinds)].encode()
        for _ in range(generator.randrange(1, 4)):
            content = mutated(generator, content)
        for path in PATHS[name]:
            read(tmp_path, found, site, path, content)


@pytest.mark.parametrize("name", PATHS)
def test_odd_values_everywhere(tmp_path: Path, name: str) -> None:
    found, site = opened(tmp_path, name)
    for key in KEYS:
        for value in VALUES:
            body = value.replace("\n", "\n  ")
            text = f"---\nnetworks: [x]\n{key}: {body}\nlast:\n  - {key}: {body}\n---\n![a](a.png)\n"
            assert read(tmp_path, found, site, PATHS[name][0], text.encode())
    if name == "vislint":
        for value in VALUES:
            read(tmp_path, found, site, "a.yml", f"- networks: [x]\n  text: {value}\n- {value}\n".encode())


@pytest.mark.parametrize("name", PATHS)
@pytest.mark.parametrize(
    "text",
    [
        "---\n- a\n- b\n---\nx",
        "---\n5\n---\n",
        "---\nnull\n---\n",
        "---\n1: a\n~: b\n[x]: c\n---\n",
        "---\nnetworks: x\n" + "".join(f"{' ' * depth}a:\n" for depth in range(300)) + "---\n",
        "---\nnetworks: x\na: " + "[" * 20000 + "\n---\n",
        "---\nnetworks: x\n---\n" + "![" * 20000 + "](a)" * 20000,
        "---\nnetworks: x\n---\n" + "> " * 20000 + "![a](b)",
        "\ufeff---\r\nnetworks: x\r\n---\r\n\r\n![a](a.png)\r\n",
        "---\nnetworks: x\n---\n" + "a" * 300000 + " ![a](a.png)",
        "---\n" * 5000,
    ],
    ids=range(11),
)
def test_odd_shapes(tmp_path: Path, name: str, text: str) -> None:
    found, site = opened(tmp_path, name)
    assert read(tmp_path, found, site, PATHS[name][0], text.encode())


def test_text_nested_too_deep_is_a_flaw(tmp_path: Path) -> None:
    found, site = opened(tmp_path, "vislint")
    text = "---\nnetworks: x\n---\n" + "![" * 20000 + "](a)" * 20000
    (post,) = read(tmp_path, found, site, "a.md", text.encode())
    assert post.attachments or post.flaw is not None
