"""Hugo: the images in the text of a page, and its shortcodes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content import shown, standings
from tests.hugo_pages import page

BODY = """\
![A](own.png) and {{< figure src="own.png" alt="B" caption="C *c*" title='T' >}}

{{% figure
  src=`img/x.png`
  caption="Said \\"so\\"" %}}
{{<img src=/top.png alt="" >}}
{{< custom/image src="served.png" />}}
![D](/asset.png) ![E](Own.png) <img src="/posts/a/own.png">
![F {{< n >}}]({{< ref "x" >}})

{{</* figure src="no.png" */>}} <!-- {{< figure src="no.png" >}} --> `![](no.png)`
{{< youtube src="no" >}} {{< figure "no.png" >}} {{< figure src="" >}} {{< ref "![](no.png)" >}}
```
{{< figure src="/gone.png" >}}
```
(A)[own.png]
"""


def test_the_images_of_a_page(tmp_path: Path) -> None:
    post = page(tmp_path, "title: x", BODY)
    assert {item.role for item in post.attachments} == {"body"}
    told = [(item.alt, item.resolution.standing) for item in post.attachments]
    assert [(*place, *more) for place, more in zip(shown(post), told, strict=True)] == [
        ("own.png", 4, 1, "A", "local"),
        ("own.png", 4, 19, "B", "local"),
        ("img/x.png", 6, 1, 'Said "so"', "missing"),
        ("/top.png", 9, 1, "", "local"),
        ("served.png", 10, 1, None, "local"),
        ("/asset.png", 11, 1, "D", "local"),
        ("Own.png", 11, 18, "E", "wrong-case"),
        ("/posts/a/own.png", 11, 32, None, "local"),
        ("{{<…>}}", 12, 1, "F {{<…>}}", "generated"),
        ("/gone.png", 17, 1, None, "missing"),
    ]  # fmt: skip
    figure = post.attachments[1]
    assert (figure.caption, figure.title) == ("C *c*", "T")
    assert [item.reference for item in post.lost] == ["own.png"]


@pytest.mark.parametrize(
    "body",
    [
        "{{< figure " * 9000,
        "{{< figure " + "'a' " * 9000,
        '{{< figure a="' * 5000 + ">}}",
        "{{< figure " + "a" * 90000 + " >}}",
        "{{< figure src=x " + "a " * 40000 + ">}}",
        "<!--" * 9000 + "{{< figure src=x >}}",
        "{{" * 50000,
        "{{< code >}}" * 9000,
    ],
)
def test_hostile_shortcodes_end_soon(tmp_path: Path, body: str) -> None:
    assert page(tmp_path, "title: x", body).format == "hugo"


@pytest.mark.parametrize(
    "body",
    [
        '{{< highlight html >}}\n<img src="gone.png">\n![A](gone.png)\n{{< /highlight >}}',
        '{{< highlight html "linenos=table" >}}{{< figure src="gone.png" >}}{{< / highlight >}}',
        '{{% code file="a.html" %}}<img src="{{ .Src }}">{{% /code %}}',
        '{{< code-toggle >}}<img src="gone.png">{{< /code-toggle >}}',
        '{{< output file="a.html" >}}<img src="gone.png">{{< /output >}}',
    ],
)
def test_what_a_shortcode_shows_as_code_is_no_image(tmp_path: Path, body: str) -> None:
    assert shown(page(tmp_path, "title: x", f"{body}\n![A](own.png)")) == [
        ("own.png", 5 + body.count("\n"), 1)
    ]


@pytest.mark.parametrize(
    "body",
    [
        '{{< highlight html >}}<img src="own.png">',
        '{{< highlight html />}}<img src="own.png">{{< /highlight >}}',
        '{{< rawhtml >}}<img src="own.png">{{< /rawhtml >}}',
        '{{</* highlight html */>}}<img src="own.png">{{</* /highlight */>}}',
    ],
)
def test_what_other_shortcodes_hold_is_shown(tmp_path: Path, body: str) -> None:
    assert [item.reference for item in page(tmp_path, "title: x", body).attachments] == ["own.png"]


def test_a_shortcode_may_look_for_its_picture_by_a_pattern(tmp_path: Path) -> None:
    assert standings(page(tmp_path, "title: x", '{{< img src="own*" >}}')) == ["generated"]
