"""What an alternative text gives away about itself: a file name, a word from a template, a mere credit.

Judged is the wording alone, never the length: "Our team" is short and may be all there is to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import unquote

from vislint.alt_words import GENERIC, NUMBERED, TEMPLATE, perhaps, surely

_EXTENSION = r"\.(?:jpe?g|jfif|png|apng|gif|webp|avif|hei[cf]|tiff?|bmp|svg|jxl|psd|mp4|mov|webm|pdf)"
_FILE_NAME = re.compile(rf"[^\s/]+{_EXTENSION}|(?:[\w.-]*/)+[\w.%-]+{_EXTENSION}", re.I)
_CAMERA = re.compile(
    r"""(?:img|dscf?|dscn|pxl|mvimg|dji|gopr|vid|cimg|imag)[-_]?\d{3,}
        (?:[-_.~\ ()]+(?:\d+|wa\d+|hdr|mp|edited|edit|copy|kopie|cover|portrait|night|bearbeitet))*\)?
    | (?:screen[ ]?shot|bildschirmfoto|schermafbeelding|captura|capture)[-_ ](?:(?:from|vom|van)[-_ ])?
        \d{4}[-_.]?\d\d[-_.]?\d\d.*
    | whatsapp[-_ ]image[-_ ]\d.* | signal-\d{4}-.* | photo_\d{4}-\d\d-\d\d.* | image_?\d{6,}
    | [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12} | (?=[a-f]*\d)[0-9a-f]{16,}""",
    re.X,
)
"""Names that phones, cameras, programs and stores give: none of them is a word."""
_NUMBER = re.compile(
    r"[\s#_.:()\[\]-]*(?:nr\.?|no\.?|n°)?\s*\d{1,4}(?:\s*(?:/|of|von|de|van|di|sur)\s*\d{1,4})?\W*"
)
_SERIES = re.compile(r"([^\W\d_]{4,}(?:[-_][^\W\d_]+)*)[-_](\d{1,3})")
_LINKS = re.compile(r"https?://\S+|www\.\S+|[#@][\w.@-]+")
_IMAGE_OF = re.compile(r"(?:an?|the|this is an?)?\s*(?:image|picture|graphic)\s+(?:of|showing)\s", re.I)


def plain(text: str) -> str:
    """The text for comparison: one spelling, lower case, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def placeholder(alt: str, reference: str) -> str:
    """What the text of the image at `reference` is instead of a description; empty when it may be one."""
    text = plain(alt)
    bare = text.strip(" \"'“”„«»()[]<>{}*:.…!?-_=")
    if _is_file_name(text, plain(_name_of(reference))):
        return "a file name"
    if bare in TEMPLATE or _says_nothing(text):
        return "a placeholder"
    if bare in GENERIC or _is_numbered(bare):
        return "a word that fits any picture"
    return ""


def series(alts: Iterable[str]) -> frozenset[str]:
    """Those of a post's texts that only count up, as poster-1 and poster-2 do."""
    counted: dict[str, set[str]] = {}
    for alt in alts:
        match = _SERIES.fullmatch(alt.strip())
        if match and match[1] == match[1].lower():
            counted.setdefault(match[1], set()).add(alt)
    return frozenset(alt for group in counted.values() if len(group) > 1 for alt in group)


def only_credit(alt: str) -> str:
    """How the text says who made the picture, where it says nothing else: `surely`, `perhaps` or nothing."""
    text = " ".join(alt.split()).strip(" .")
    if surely().fullmatch(text):
        return "surely"
    return "perhaps" if perhaps().fullmatch(text) else ""


def only_links(alt: str) -> bool:
    """Whether nothing is left without addresses, hashtags and account names."""
    rest, found = _LINKS.subn("", alt)
    return bool(found) and not re.search(r"\w", rest)


def says_image_of(alt: str) -> str:
    """The words "image of" at the beginning, as written; empty when it begins otherwise."""
    match = _IMAGE_OF.match(alt.strip())
    return match[0].strip() if match else ""


def _name_of(reference: str) -> str:
    return unquote(re.split(r"[?#]", reference, maxsplit=1)[0]).replace("\\", "/").rpartition("/")[2]


def _is_file_name(text: str, name: str) -> bool:
    stem = re.sub(rf"{_EXTENSION}$", "", name)
    same = bool(text) and text in (name, stem)
    unlike_words = "_" in text or bool(re.search(r"\d-|-\d|\d{3}", text)) or text.count("-") > 1
    return bool(_FILE_NAME.fullmatch(text) or _CAMERA.fullmatch(text)) or (
        same and (unlike_words or text == name != stem)
    )


def _says_nothing(text: str) -> bool:
    """One letter of the Latin alphabet, digits, or marks; a sign such as 山 or an emoji may say something."""
    if not any(character.isalnum() for character in text):
        return all(unicodedata.category(character)[0] in "PZ" for character in text)
    core = "".join(filter(str.isalnum, text))
    return core.isdecimal() or (len(core) == 1 and core.isascii())


def _is_numbered(bare: str) -> bool:
    """`image 3`, `foto_02`, `photo 1 of 4`, `slide-7`."""
    match = re.match(r"[^\W\d_]+", bare)
    return bool(match and match[0] in GENERIC | NUMBERED and _NUMBER.fullmatch(bare, match.end()))
