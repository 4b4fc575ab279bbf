"""Names and texts that would like to run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.conftest import Open
from tests.runs import LEXICON, asset, attached, found, limit, post, run
from vislint.model import Comparison, Gone, NotChecked, Suppressed

EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)><svg onload=alert(1)>',
    "</script><script>alert(1)</script>]]><!--",
    "javascript:alert(1)",
    "'--></style></title></textarea><iframe src=javascript:alert(1)>",
    "\u202egpj.exe\u2066 ${alert(1)} {{7*7}} __proto__",
    "https://evil.example/x.png",
]


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("pictures", ["embed", "linked"])
def test_nothing_of_it_runs_or_is_fetched(show: Open, tmp_path: Path, evil: str, pictures: str) -> None:
    Image.new("RGB", (400, 300), (200, 90, 120)).save(tmp_path / "a.jpg")
    file = asset("a.jpg", width=400, height=300, hash=evil)
    picture = attached(file, alt=evil, reference=evil)
    draft = post(picture, path=f"{evil}.md", title=evil, text=evil, networks=[evil], publish_text=evil)
    finding = found(
        draft, evil, picture, measured=evil, bound=evil, rule=evil, network=evil,
        hint=f"{evil} 1080×1350 {evil}",
        group=evil, slot=evil, limit=limit(source=replace(LEXICON, url=evil, title=evil)), fingerprint=evil,
        region=(0.1, 0.1, 0.2, 0.2),
    )  # fmt: skip
    opened = show(
        run(
            [draft], [finding], root=str(tmp_path), not_checked=(NotChecked(evil, evil, evil, 1, 1),),
            suppressed=(Suppressed(finding, evil),), config=evil, signals=(evil,), formats={evil: 1},
            comparison=Comparison(evil, frozenset({evil}), (Gone(evil, "error", evil, 1, evil),)),
        ),
        f"#text={evil}",
        pictures=pictures,
    )  # fmt: skip
    opened.page.evaluate("location.hash = ''")
    opened.page.wait_for_selector(".thumb > image")
    opened.page.keyboard.press("j")
    opened.page.keyboard.press("o")
    assert opened.page.evaluate("document.querySelector('#viewer').open")
    opened.page.keyboard.press("Escape")
    opened.page.evaluate("location.hash = '#calendar'")
    opened.page.wait_for_selector(".mini > image")
    assert opened.page.evaluate("document.querySelectorAll('main img, iframe, main script').length") == 0
    assert "\u202e" not in opened.page.content()


def test_hostile_hashes_of_the_address_do_nothing(show: Open, tmp_path: Path) -> None:
    draft = post()
    what = run([draft], [found(draft)])
    for at in ("#%", "#<img src=x onerror=alert(1)>", "#severity=<b>&at=</script>", "#sort=constructor"):
        assert show(what, at).texts("h1") == ["Not ready to publish"]
