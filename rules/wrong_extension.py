"""A file is what its name says.

Checked is the extension against the format that the bytes have. Publishing tools and web servers go by the
name: a PNG called `photo.jpg` passes a check for JPEG and is refused later, or is sent with a wrong type.
It is a warning; a name with no extension, or with one that means no image or video, is information. Files
whose format vislint does not recognise are left alone.

## What to do

Rename the file and the references to it, or export it in the format that the name promises.

## Example

A JPEG called `photo.jpg`, `photo.jpeg` or `PHOTO.JPG` passes. A WebP called `photo.jpg` fails; that is what
some browsers save when they are asked for "the image as JPG".

## Sources

Media types and their extensions: IANA, https://www.iana.org/assignments/media-types/.
"""

from collections.abc import Iterator

from vislint.model import Asset, Header, Problem
from vislint.rule import NoOptions, rule
from vislint.wording import format_name

EXTENSIONS: dict[str, tuple[str, ...]] = {
    "jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "mpo": ("jpg", "jpeg", "jpe", "mpo"),
    "png": ("png", "apng"),
    "gif": ("gif",),
    "webp": ("webp",),
    "avif": ("avif", "avifs"),
    "heic": ("heic", "heif", "heics", "hif"),
    "heif": ("heic", "heif", "heics", "hif"),
    "tiff": ("tif", "tiff"),
    "bmp": ("bmp", "dib"),
    "svg": ("svg", "svgz"),
    "psd": ("psd",),
    "jxl": ("jxl",),
    "ico": ("ico",),
    "pdf": ("pdf",),
    "mp4": ("mp4", "m4v", "mov"),
    "m4v": ("mp4", "m4v", "mov"),
    "mov": ("mp4", "m4v", "mov", "qt"),
    "webm": ("webm", "mkv"),
    "mkv": ("mkv", "webm"),
    "avi": ("avi",),
    "mpeg": ("mpg", "mpeg"),
}
"""What a file of each format may be called, the usual extension first; other formats are left alone."""

KNOWN = frozenset(extension for names in EXTENSIONS.values() for extension in names)


@rule(Asset, NoOptions, group="file", severity="warning", needs=Header)
def check(asset: Asset, _: NoOptions) -> Iterator[Problem]:
    fitting = EXTENSIONS.get(asset.header.format, ())
    name = asset.name
    stem, dot, extension = name.rpartition(".")
    if not fitting or extension.lower() in fitting:
        return
    real = format_name(asset.header.format)
    if dot and stem and extension.lower() in KNOWN:
        better, claimed = f"{stem}.{fitting[0]}", extension.upper()
        message = f"the name says {claimed}, the content is {real}"
        yield Problem(
            message, f".{extension}", f".{fitting[0]}", f"call it {better}, or export it as {claimed}"
        )
    else:
        message = f"the name does not tell that this is a {real} file"
        yield Problem(message, hint=f"call it {name}.{fitting[0]}", severity="info")
