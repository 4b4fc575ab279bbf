"""Shortcodes that show a picture: `{{< figure src="…" alt="…" >}}` and its relatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vislint.model import Attachment, Resolution
from vislint.readers.drafting import Gathering, Resolve
from vislint.readers.hidden_tags import without_spans
from vislint.readers.lines import Lines
from vislint.readers.markdown_images import FoundImage, comment_spans

_IMAGE_LIKE = re.compile(r"(?:.*/)?(?:figure|fig|img|image|picture|photo|lightbox)\w*", re.I)
_SHORTCODE = re.compile(
    r"""\{\{([<%])(?P<inner>(?:"(?:\\.|[^"\\])*"|`[^`]*`|(?!\{\{|[>%]\}\})[^"`])*?)[>%]\}\}""",
    re.S,
)
_NAME = re.compile(r"\s*(/?\s*[\w./-]+)")
_CODE_LIKE = re.compile(r"(?:.*/)?[\w-]*(?:code|highlight|output|listing)[\w-]*", re.I)
"""Hugo's own `highlight`, and the names that sites give to a shortcode that shows its inside as code."""
_FIELD = re.compile(r"""(?<![\w-])([\w-]+)\s*=\s*(?:"((?:\\.|[^"\\])*)"|`([^`]*)`|'([^'\n]*)'|([^\s"'`]+))""")

_HIDDEN = "\ue000"
_MATCHED = Resolution("generated", note="a shortcode looks for the files that fit")


def without_code(body: str) -> str:
    """The body with blanks for the inside of `{{< highlight html >}}`; places stay the same."""
    return without_spans(body, _code_spans(body)) if "{{" in body else body


def _code_spans(body: str) -> Iterator[tuple[int, int]]:
    opened: tuple[str, int] | None = None
    for match in _SHORTCODE.finditer(body):
        name = re.sub(r"\s", "", found[1]) if (found := _NAME.match(match["inner"])) else ""
        if opened and name == f"/{opened[0]}":
            yield opened[1], match.start()
            opened = None
        elif _CODE_LIKE.fullmatch(name) and name[0] != "/" and not match["inner"].rstrip().endswith("/"):
            opened = name, match.end()


def hide_shortcodes(body: str) -> str:
    """The body with every shortcode blotted out: Markdown does not read them, and places stay the same."""
    return _SHORTCODE.sub(lambda match: re.sub(r"[^\n]", _HIDDEN, match[0]), body) if "{{" in body else body


def named_again(image: FoundImage) -> FoundImage:
    """An image whose address or alt text is made by a shortcode: shown as such, not as the blot."""
    if _HIDDEN not in f"{image.reference}{image.alt}{image.title}":
        return image
    said = [text and re.sub(f"{_HIDDEN}+", "{{<…>}}", text) for text in (image.alt, image.title)]
    reference = re.sub(f"{_HIDDEN}+", "{{<…>}}", image.reference)
    return replace(image, reference=reference, alt=said[0], title=said[1])


def add_shortcodes(gathering: Gathering, lines: Lines, resolve: Resolve) -> None:
    """Gather the pictures of shortcodes that have a `src`; `figure` shows its caption where it has no alt."""
    for match, name, fields in _shortcodes(lines.text):
        reference = fields.get("src", "").strip()
        if not reference:
            continue
        line, column = lines.place(match.start())
        caption = fields.get("caption") or None
        alt = fields.get("alt")
        if name.lower() == "figure" and not alt:
            alt = caption or alt
        gathering.attachments.append(
            Attachment(
                reference=reference,
                line=line,
                column=column,
                resolution=_MATCHED if "*" in reference else resolve(reference),
                alt=alt,
                role="body",
                caption=caption,
                title=fields.get("title") or None,
            )
        )


def _shortcodes(body: str) -> Iterator[tuple[re.Match[str], str, dict[str, str]]]:
    if "{{" not in body:
        return
    comments = comment_spans(body)
    for match in _SHORTCODE.finditer(body):
        name = _NAME.match(match["inner"])
        if name is None or not _IMAGE_LIKE.fullmatch(name[1]):
            continue
        if not any(start <= match.start() < end for start, end in comments):
            yield match, name[1], _fields(match["inner"][name.end() :])


def _fields(inner: str) -> dict[str, str]:
    """The named values of a shortcode; in double quotes a backslash stands before a quote."""
    found: dict[str, str] = {}
    for key, double, *others in _FIELD.findall(inner):
        value = re.sub(r"\\(.)", r"\1", double) if double else "".join(others)
        found.setdefault(key.lower(), value)
    return found
