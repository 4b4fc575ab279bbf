"""Every rule on every place of every network that vislint ships, with every kind of file."""

from __future__ import annotations

from functools import partial
from typing import get_args

import pytest

from tests.material import attached, header, post, rules
from vislint.judge import judge
from vislint.model import (
    INTERNAL_ERROR,
    Attachment,
    Destination,
    Finding,
    Header,
    Library,
    Metadata,
    Network,
    Route,
)
from vislint.networks import load_networks
from vislint.place import Routes, publications
from vislint.scenes import Scenes

NETWORKS = load_networks()

NOTES = Metadata(51.05, 3.72, "Canon EOS 40D", "6244093", "DALL-E 3", "Ada Byron", "© Ada Byron", "Ada",
                 "Hills", "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                 "https://creativecommons.org/licenses/by/4.0/")  # fmt: skip

FILES: list[Header] = [
    *(
        header(width, height)
        for width, height in ((1, 1), (60, 60), (1080, 1350), (4032, 3024), (40_000, 200))
    ),
    *(
        header(format=name)
        for name in ("png", "webp", "avif", "heic", "mpo", "svg", "psd", "jxl", "pdf", "mp4")
    ),
    header(None, None, format="mp4", bytes=900_000_000_000),
    header(None, None, format=""),
    header(200, 9000, format="gif", frames=400, bytes=30_000_000),
    header(format="png", bytes=1, alpha=True),
    header(mode="CMYK", icc="CMYK", orientation=6, metadata=NOTES),
    header(format="png", icc="Display P3", metadata=NOTES),
    header(format="gif", frames=2, alpha=True),
    header(format="png", frames=9, duration=1.5),
    header(format="mpo", frames=2),
]


def everything(network: Network, route: Route) -> list[Finding]:
    named = (Destination(f"{network.id}/{name}", network.id, name) for name in network.slots)
    places = (Destination(network.id, network.id), *named)
    alone: list[tuple[Attachment, ...]] = [
        (attached(alt="a" * 5000, facts=facts, role=role),)
        for facts in FILES
        for role in ("media", "preview")
    ]
    together = tuple(attached(f"{number}.{facts.format}", facts) for number, facts in enumerate(FILES))
    posts = [post(*shown, destinations=places) for shown in [*alone, together, ()]]
    show = partial(publications, networks=NETWORKS, routes=Routes({network.id: route}))
    return judge(rules().values(), Scenes(Library(tuple(posts), {}), show))


@pytest.mark.parametrize("route", get_args(Route))
@pytest.mark.parametrize("name", NETWORKS)
def test_nothing_crashes_and_everything_reads_well(name: str, route: Route) -> None:
    found = everything(NETWORKS[name], route)
    assert [each.message for each in found if each.rule == INTERNAL_ERROR] == []
    for each in found:
        for text in filter(None, (each.message, each.measured, each.bound, each.hint)):
            assert text == text.strip()
            assert not any(raw in text for raw in ("None", "Fraction", "Interval", "(,", "  ", "{", "'"))


@pytest.mark.parametrize("route", get_args(Route))
@pytest.mark.parametrize("name", NETWORKS)
def test_a_severity_never_exceeds_what_is_known(name: str, route: Route) -> None:
    for each in everything(NETWORKS[name], route):
        if each.limit is not None and each.limit.grade in ("code", "vendor"):
            assert each.severity != "error"
        if each.limit is not None:
            assert each.limit.sources
