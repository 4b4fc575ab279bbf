"""Liquid in the text of a page: addresses that it makes, and tags that show a picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from vislint.readers.hidden_tags import Hidden, fenced_spans, hide, without_spans
from vislint.readers.markdown_images import FoundImage, comment_spans
from vislint.readers.visual_names import VISUAL_SUFFIX

Value = Callable[[str], str | None]
"""The text of a variable such as `site.baseurl`; None when it is not known."""

_TAG = re.compile(
    r"""\{\{(?P<output>(?:"[^"]*"|'[^']*'|(?!\{\{|\}\}|\{%)[^"'])*?)\}\}"""
    r"""|\{%-?\s*(?P<name>[\w-]+)(?P<inner>(?:"[^"]*"|'[^']*'|(?!\{%|%\})[^"'])*?)%\}""",
    re.S,
)
_UNSEEN = re.compile(
    r"\{%-?\s*(comment|highlight)\b(?:(?!%\}).)*%\}(?:(?!\{%-?\s*(?:comment|highlight)\b).)*?"
    r"\{%-?\s*end\1\s*-?%\}|\{::comment\}(?:(?!\{::comment).)*?\{:/(?:comment)?\}",
    re.S,
)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}((?:(?!\{%-?\s*raw\b).)*?)\{%-?\s*endraw\s*-?%\}", re.S)
_FIELD = re.compile(r"""(?<![\w.-])([\w-]+)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=,]+))""")
_WORD = re.compile(r"""[^\s"']+""")
_QUOTED = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+))""")
_FILTER = re.compile(r"""\s*(\w+)(?:\s*:\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?""")

_SHOWING = re.compile(
    r"(?:.*/)?(?:\w*[_-])?(?:figure|fig|img|image|picture|photo|lightbox|responsive)\w*", re.I
)
_VISUAL = re.compile(rf"\.{VISUAL_SUFFIX}(?:[?#].*)?$", re.I)
_SOURCES = ("src", "path", "url", "image", "image_path", "image_url", "img", "file")
_ALTS = ("alt", "alt_text", "image_alt", "description")
_TAGS = frozenset({"img", "image", "picture", "figure", "responsive_image", "imagesize", "asset_img"})


def without_unseen(body: str) -> str:
    """The text with spaces for what Liquid and kramdown leave out of the page or show as code."""
    return (
        without_spans(body, (match.span() for match in _UNSEEN.finditer(body)))
        if "comment" in body or "highlight" in body
        else body
    )


def read_liquid(body: str, value: Value) -> tuple[Hidden, list[FoundImage]]:
    """The text with its tags blotted out, and the pictures that its tags show."""
    if "{{" not in body and "{%" not in body:
        return Hidden(body, {}), []
    raw = [match.span(1) for match in _RAW.finditer(body)] if "raw" in body else []
    matches = [match for match in _TAG.finditer(body) if not _inside(match.start(), raw)]
    quiet = [*comment_spans(body), *fenced_spans(body)]
    tags = [(*match.span(), _meaning(match, value)) for match in matches]
    images = [
        image for match in matches if not _inside(match.start(), quiet) for image in _pictures(match, value)
    ]
    return hide(body, tags), images


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _meaning(match: re.Match[str], value: Value) -> str:
    """What stands in the page where the tag is; the tag itself when only the build knows."""
    if match["name"] == "link":
        return "/" + match["inner"].strip(" -").lstrip("/")
    made = None if match["name"] else output(match["output"], value)
    return match[0] if made is None else made


def output(text: str, value: Value) -> str | None:
    """The text that `{{ … }}` makes: a value through filters that make addresses; None for any other."""
    expression = text.strip().strip("-")
    first, *filters = expression.split("|")
    found = _QUOTED.fullmatch(first.strip())
    made = _literal(found, 1, value) if found else None
    for part in filters:
        call = _FILTER.fullmatch(part.strip())
        if made is None or call is None:
            return None
        made = _filtered(made, call[1], _literal(call, 2, value))
    return made


def _filtered(made: str, name: str, argument: str | None) -> str | None:
    match name:
        case "relative_url" | "absolute_url":
            return made if re.match(r"[a-z]+:|//", made) else "/" + made.lstrip("/")
        case "prepend" if argument is not None:
            return argument + made
        case "append" if argument is not None:
            return made + argument
        case "escape" | "strip" | "uri_escape" | "url_encode" | "xml_escape":
            return made
        case _:
            return None


def _literal(match: re.Match[str], group: int, value: Value) -> str | None:
    """A quoted text, or the value of a variable."""
    quoted = match[group] if match[group] is not None else match[group + 1]
    return quoted if quoted is not None else value(match[group + 2] or "")


def _pictures(match: re.Match[str], value: Value) -> Iterator[FoundImage]:
    name, inner = match["name"], match["inner"] or ""
    if name in ("include", "include_relative", "include_cached"):
        called = _WORD.match(inner.strip())
        showing = called is not None and bool(_SHOWING.fullmatch(called[0].rpartition(".")[0] or called[0]))
        inner = inner.strip()[called.end() :] if called else ""
    elif name in _TAGS:
        showing = True
    else:
        return
    fields = _fields(inner, value)
    reference = next((fields[key] for key in _SOURCES if fields.get(key)), "")
    if not reference and name in _TAGS:
        reference = next((word for word in _WORD.findall(inner) if _VISUAL.search(word)), "")
    if reference and (_VISUAL.search(reference) or (showing and "{{" in reference)):
        alt = next((fields[key] for key in _ALTS if key in fields), None)
        shown = fields.get("title") or fields.get("caption") or None
        yield FoundImage(reference, alt, shown, *match.span())


def _fields(inner: str, value: Value) -> dict[str, str]:
    """The named values of a tag; a variable that only the build knows stays `{{ name }}`."""
    found: dict[str, str] = {}
    for key, double, single, bare in _FIELD.findall(inner):
        said = (
            double
            or single
            or (bare if _VISUAL.search(bare) else bare and (value(bare) or f"{{{{ {bare} }}}}"))
        )
        found.setdefault(key.lower(), said)
    return found
