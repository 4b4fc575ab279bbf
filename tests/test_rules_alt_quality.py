"""placeholder-alt, repeated-alt, alt-not-description."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.material import attached, findings, post, referred, said
from vislint.model import Attachment


def remote(address: str, alt: str) -> Attachment:
    return replace(referred(address, "remote"), alt=alt)


def with_alt(alt: str, name: str = "photo.jpg", **more: Any) -> Attachment:
    return attached(name, alt=alt, **more)


FILE_NAMES = [
    "img.png", "IMG_4711.JPG", "IMG_4711", "dsc01234", "PXL_20240501_120000", "IMG-20240102-WA0003",
    "Screenshot 2024-05-01 at 10.22.33", "Bildschirmfoto 2024-05-01 um 10.22.33", "Screenshot_20240501-1200",
    "WhatsApp Image 2024-05-01 at 10.22", "open-day.webp", "images/2024/open-day.png",
    "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "0123456789abcdef0123",
]  # fmt: skip
PLACEHOLDERS = [
    "A", "x", "1", "2024", "...", "-", "TODO", "todo:", "FIXME", "alt", "alt_text", "alt text",
    "[alt text]", "Alt text here", "Describe the image", "untitled", "Untitled design", "placeholder",
    "n/a", "null", "Bildbeschreibung", "Texte alternatif", "texto alternativo", "beschrijving", "une photo",
    "No photo description available.", "No alternative text description for this image", "替代文字",
]  # fmt: skip
ANY_PICTURE = [
    "image", "Image.", "img", "picture", "photo", "screenshot", "logo", "image1", "image 3", "Image #4",
    "img_2", "Photo (2)", "photo 2 of 5", "Foto 1", "Bild", "Bild 3", "afbeelding", "imagen", "immagine",
    "zdjęcie 2", "изображение", "фото", "画像", "图片", "사진", "صورة", "Abb. 3", "Figure 2", "slide-7",
    "Untitled-1",
]  # fmt: skip


@pytest.mark.parametrize(
    ("alts", "kind"),
    [
        (FILE_NAMES, "a file name"),
        (PLACEHOLDERS, "a placeholder"),
        (ANY_PICTURE, "a word that fits any picture"),
    ],
    ids=["files", "placeholders", "any"],
)
def test_a_text_that_describes_nothing(alts: list[str], kind: str) -> None:
    for alt in alts:
        (found,) = findings("placeholder-alt", post(with_alt(alt)))
        assert (found.severity, found.message) == (
            "warning",
            f'the alt text "{alt}" is {kind}, no description',
        )


@pytest.mark.parametrize(
    ("alt", "name"),
    [
        ("open day.jpg", "img/open%20day.jpg"),
        ("hero_image_final", "hero_image_final.png"),
        ("2024-05-open", "2024-05-open.jpg"),
        ("Volunteers-in-the-garden", "volunteers-in-the-garden.jpg?width=800#top"),
    ],
)
def test_the_name_of_the_very_file(alt: str, name: str) -> None:
    assert len(said("placeholder-alt", post(with_alt(alt, name)))) == 1
    assert said("placeholder-alt", post(with_alt(alt.replace(".jpg", ""), "other.jpg"))) == []


@pytest.mark.parametrize(
    "alt",
    [
        "Our team", "Phoenix", "ELF", "Brno", "山", "🎉", "Group photo", "Photo of a tawny owl", "COVID-19",
        "GPT-4", "Apollo 11", "Galaxy Admins Logo", "H2O", "Node.js", "etcnodes.org", "The logo of ODISSEI",
        "Web3", "Slide", "Picture this: a garden on every roof", "Untitled, by Mark Rothko", "Imagine",
        "Figure 1 Lin et al., 2024", "SAM 2023 conference", "Screenshot of the settings page", "map_reads",
        "ноутбук", "Image processing in Galaxy", "Seite an Seite", "Bild des Jahres",
        "photo 51 by Rosalind Franklin", "12 volunteers",
    ],
)  # fmt: skip
def test_texts_that_may_describe(alt: str) -> None:
    assert said("placeholder-alt", post(with_alt(alt))) == []
    assert said("alt-not-description", post(with_alt(alt))) == []


def test_the_name_of_the_file_may_be_the_right_word() -> None:
    assert said("placeholder-alt", post(with_alt("phoenix", "phoenix.jpg"))) == []


def test_texts_that_only_count_up() -> None:
    many = [with_alt(f"coffee-break-{number}", f"{number}.jpg") for number in (1, 2, 3)]
    found = findings("placeholder-alt", post(*many))
    assert [each.reference for each in found] == ["1.jpg", "2.jpg", "3.jpg"]
    assert found[0].message == 'the alt text "coffee-break-1" is a running number, no description'
    assert said("placeholder-alt", post(many[0])) == [], "one alone may be a name"
    models = post(with_alt("GPT-4", "a.jpg"), with_alt("GPT-5", "b.jpg"), with_alt("gpt-3", "c.jpg"))
    assert said("placeholder-alt", models) == []


def test_a_missing_text_is_the_business_of_another_rule() -> None:
    nothing = post(attached(alt=None), attached(alt=""), attached(alt=" \n"))
    for rule in ("placeholder-alt", "repeated-alt", "alt-not-description"):
        assert said(rule, nothing) == []


def test_one_text_for_several_images() -> None:
    garden = post(
        with_alt("Our garden", "a.jpg", line=3),
        with_alt("our  Garden", "b.jpg", line=4),
        with_alt("The gate", "c.jpg", line=5),
        with_alt("Our garden", "d.jpg", line=6),
    )
    (found,) = findings("repeated-alt", garden)
    assert (found.severity, found.line) == ("warning", 4)
    assert found.message == '3 different images have the alt text "our Garden"'


@pytest.mark.parametrize(
    "shown",
    [
        [with_alt("Garden", "a.jpg"), with_alt("Garden", "a.jpg")],
        [
            remote("https://a.example/1.jpg?sig=1", "Garden"),
            remote("https://a.example/1.jpg?sig=2", "Garden"),
        ],
        [
            with_alt("Garden", "square.jpg", networks=("instagram",)),
            with_alt("Garden", "wide.jpg", networks=("x",)),
        ],
        [with_alt("Garden", "card.jpg", role="preview"), with_alt("Garden", "large.jpg", role="body")],
        [with_alt("img.png", "a.jpg"), with_alt("img.png", "b.jpg")],
        [with_alt("Photo by Ada Byron", "a.jpg"), with_alt("Photo by Ada Byron", "b.jpg")],
    ],
    ids=["same file", "same address", "other networks", "card and page", "placeholder", "credit"],
)
def test_repeated_with_good_reason_or_told_otherwise(shown: list[Attachment]) -> None:
    assert said("repeated-alt", post(*shown)) == []


def test_pictures_that_were_not_looked_at_are_told_apart_by_their_address() -> None:
    shown = [remote(f"https://a.example/{name}", "Garden") for name in ("1.jpg", "2.jpg")]
    assert len(said("repeated-alt", post(*shown))) == 1


CREDITS = [
    "from Ben Zerante via iNaturalist (CC BY-NC-ND)", "Photo credit: Susan Elliott via iNaturalist",
    "© Jane Doe", "Photo by Jane Doe on Unsplash", "photo courtesy of NASA", "CC BY-SA 4.0", "(CC0)",
    "Copyright 2024 ACME Ltd", "Foto: © Jane Doe", "Courtesy of the museum", "Source: Wikimedia Commons",
    "Quelle: Stadtarchiv",
]  # fmt: skip


@pytest.mark.parametrize("alt", CREDITS)
def test_only_a_credit(alt: str) -> None:
    (found,) = findings("alt-not-description", post(with_alt(alt)))
    assert (found.severity, found.message) == (
        "warning",
        "the alt text says who made the picture, not what it shows",
    )


@pytest.mark.parametrize(
    "alt", ["Luis Stevens via iNaturalist", "Golden Mantella from Flickr", "Foto: Jane Doe"]
)
def test_perhaps_only_a_credit(alt: str) -> None:
    (found,) = findings("alt-not-description", post(with_alt(alt)))
    assert (found.severity, found.message[:7]) == ("info", "perhaps")


@pytest.mark.parametrize(
    "alt",
    [
        "Photo by the river", "A kingfisher. Photo by Jane Doe on Unsplash", "Sunset via Flickr",
        "Photo of a tawny owl from Caroline Legg on iNaturalist",
        "Mantella aurantiaca - Chien Lee (iNaturalist)", "EGD2025 Group photo taken by Pavan Videm",
        "Copyright protest in Brussels", "From Brno to Prague by train",
        "Photo of a wolf https://example.org/wolf.jpg", "Kemal and Ada at FOSDEM #fosdem",
    ],
)  # fmt: skip
def test_a_credit_beside_a_description(alt: str) -> None:
    assert said("alt-not-description", post(with_alt(alt))) == []


@pytest.mark.parametrize(
    "alt", ["https://example.org/a", "#openday #garden", "@ada@example.org", "www.example.org!"]
)
def test_only_addresses_and_tags(alt: str) -> None:
    assert said("alt-not-description", post(with_alt(alt))) == [
        ("warning", "the alt text is made of addresses and tags only")
    ]


@pytest.mark.parametrize(
    ("item", "title", "name"),
    [
        (with_alt("Open day", caption="Open Day"), "", "caption"),
        (with_alt("Open day", title="open day"), "", "title"),
        (with_alt("Open day"), "Open day", "title of the post"),
    ],
)
def test_the_same_words_twice(item: Attachment, title: str, name: str) -> None:
    assert said("alt-not-description", post(item, title=title)) == [
        ("info", f"the alt text is the same as the {name}")
    ]


def test_image_of() -> None:
    assert said("alt-not-description", post(with_alt("An image of a tortoise"))) == [
        ("info", 'the alt text begins with "An image of", which is said anyway')
    ]
    assert said("alt-not-description", post(with_alt("Image quality of the new camera"))) == []


def test_long_texts_are_quoted_in_part() -> None:
    long = "A long walk through the garden " * 8
    (found,) = findings("repeated-alt", post(with_alt(long, "a.jpg"), with_alt(long, "b.jpg")))
    assert len(found.message) < 110
    assert found.message.endswith('…"')


@pytest.mark.parametrize(
    "alt", ["a" * 100_000, "img_123" + "_" * 50_000 + "!", "-" * 100_000 + "a b", "(" * 90_000]
)
def test_hostile_texts(alt: str) -> None:
    for rule in ("placeholder-alt", "repeated-alt", "alt-not-description"):
        said(rule, post(with_alt(alt), with_alt(alt, "b.jpg")))
