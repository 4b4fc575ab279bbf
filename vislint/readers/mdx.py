"""The images of a text in MDX: Markdown with tags of JSX around it and in it.

In MDX a tag is no HTML block: what stands between `<figure>` and `</figure>` is Markdown. So the tags are
read here, and the Markdown parser sees the text with tags, comments, imports and fenced code made blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from vislint.model import Resolution
from vislint.readers.code_spans import blotted
from vislint.readers.jsx_tags import Tag, Value, scan
from vislint.readers.markdown_images import FoundImage, MarkdownImages, find_images
from vislint.readers.visual_names import VISUAL_SUFFIX

_WORTH_READING = re.compile(r"!\[|\)\[|<[A-Za-z]")
_IMAGE_LIKE = re.compile(r"[\w.]*(?:img|image|picture|photo|figure|screenshot|lightbox)\w*", re.I)
_SOURCES = ("src", "image", "img", "source")
_SETS = ("srcset", "srcSet", "sources", "images")
_VISUAL = re.compile(rf"\.{VISUAL_SUFFIX}(?:[?#].*)?$", re.I)

_STRING = r"""(?P<quote>['"`])(?P<text>(?:(?!(?P=quote))[^\\$\n]|\\.|\$(?!\{))*)(?P=quote)"""
_LITERAL = re.compile(_STRING)
_CALL = re.compile(
    rf"(?P<name>require|useBaseUrl|withBaseUrl|withBase)\(\s*{_STRING}\s*,?\s*\)(?:\.default)?(?:\.src)?"
)
_NAME = re.compile(r"(?P<name>[A-Za-z_$][\w$]*)(?:\.(?:src|default|url))*")
_IMPORT = re.compile(r"""import\s+(?P<names>[^'"]*?)\s*\bfrom\s*['"](?P<file>[^'"\n]+)['"]""")
_REQUIRE = re.compile(
    r"""\b(?:const|let|var)\s+(?P<names>[\w$]+)\s*=\s*(?:require\(\s*)?['"](?P<file>[^'"\n]+)['"]"""
)


def find_mdx_images(text: str) -> MarkdownImages:
    """Every image of `text` in order; `{…}` stands for a file that an expression works out.

    Raises RecursionError for text that is nested too deep.
    """
    if not _WORTH_READING.search(text):
        return MarkdownImages()
    text = text.replace("\0", "\ufffd")
    seen = scan(text)
    imported = _imported(seen.modules)
    tagged = [image for tag, inside in _with_media(seen.tags) for image in _shown(tag, inside, imported)]
    written = find_images(blotted(text, seen.hidden), mdx=True)
    images = sorted([*tagged, *written.images], key=lambda image: image.start)
    return MarkdownImages(tuple(images), written.inverted)


def worked_out(reference: str) -> Resolution | None:
    """What became of a reference that is an expression; None for one that names a file."""
    if reference.startswith("{") and reference.endswith("}"):
        return Resolution("generated", note="worked out by an expression when the site is built")
    return None


def _imported(modules: Sequence[str]) -> dict[str, str]:
    """The files that are imported under a name, such as `import hero from './hero.png'`."""
    found: dict[str, str] = {}
    for module in modules:
        for match in (*_IMPORT.finditer(module), *_REQUIRE.finditer(module)):
            file = match["file"].rpartition("!")[2]
            if _VISUAL.search(file):
                names = re.findall(r"[\w$]+", re.sub(r"[\w$*]+\s+as\s+", "", match["names"]))
                found.update(dict.fromkeys(names, file))
    return found


def _with_media(tags: Sequence[Tag]) -> Iterator[tuple[Tag, str]]:
    """Each tag with the name of the `picture`, `video` or `audio` before it, whose sources it may give."""
    inside = ""
    for tag in tags:
        if tag.name in ("picture", "video", "audio"):
            inside = tag.name
        yield tag, inside


def _shown(tag: Tag, inside: str, imported: Mapping[str, str]) -> Iterator[FoundImage]:
    """The images that one tag shows."""
    own = tag.attributes
    if tag.name in ("video", "Video") or (tag.name == "source" and inside != "audio"):
        names = [name for name in ("src", "poster") if name in own]
        names += [name for name in _SETS if name in own and "src" not in own]
        for name in names:
            for reference in _all_files(own[name], imported):
                yield FoundImage(reference, None, None, tag.start, tag.end, False, name == "poster")
    elif _IMAGE_LIKE.fullmatch(tag.name):
        one = next((own[name] for name in _SOURCES if name in own and own[name].text), None)
        if one is not None:
            yield _image(tag, _file(one, imported))
        else:
            sets = [own[name] for name in _SETS if name in own]
            for reference in dict.fromkeys(file for value in sets for file in _all_files(value, imported)):
                yield _image(tag, reference)


def _image(tag: Tag, reference: str) -> FoundImage:
    alt, title = tag.attributes.get("alt"), tag.attributes.get("title")
    return FoundImage(
        reference,
        _said(alt) if alt else None,
        (_said(title) or None) if title else None,
        tag.start,
        tag.end,
        alt_possible=alt is not None or not tag.spreads,
    )


def _said(value: Value) -> str:
    """A text, or the expression that makes it, in braces."""
    if not value.is_expression:
        return value.text
    literal = _LITERAL.fullmatch(value.text)
    return literal["text"] if literal else f"{{{value.text}}}"


def _file(value: Value, imported: Mapping[str, str]) -> str:
    if not value.is_expression:
        return value.text.strip()
    if literal := _LITERAL.fullmatch(value.text):
        return literal["text"].strip()
    if call := _CALL.fullmatch(value.text):
        served = call["name"] != "require" and not re.match(r"/|[a-z]+:", call["text"])
        return f"/{call['text']}" if served else call["text"].rpartition("!")[2]
    named = _NAME.fullmatch(value.text)
    return imported.get(named["name"] if named else "", f"{{{value.text}}}")


def _all_files(value: Value, imported: Mapping[str, str]) -> list[str]:
    """The files of a `srcSet`, or of an expression that lists several."""
    if not value.is_expression:
        return [part.split()[0] for part in value.text.split(", ") if part.split()]
    single = _file(value, imported)
    if not single.startswith("{"):
        return [single]
    literals = [match["text"] for match in _LITERAL.finditer(value.text)]
    names = [imported[name] for name in re.findall(r"[A-Za-z_$][\w$]*", value.text) if name in imported]
    return [text for text in (*literals, *names) if _VISUAL.search(text)] or [single]
