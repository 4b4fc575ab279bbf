"""Bytes → text, within bounds and with plain words for what cannot be read."""

from __future__ import annotations

MAX_POST_BYTES = 4 * 1024 * 1024
"""Larger text files are reported, not read: the largest real one seen has under 1 MB."""

MAX_TABLE_BYTES = 32 * 1024 * 1024
"""Of a table: 100,000 rows of a scheduler's CSV have about 10 MB."""

MAX_EXPORT_BYTES = 64 * 1024 * 1024
"""Of the export of a whole site, which is read row by row: 10,000 posts of 5 KB."""

TABLES = (".csv", ".tsv")


class TextError(Exception):
    """A file that cannot be read as text; the message is a plain half-sentence, `line` where the fault is."""

    def __init__(self, message: str, line: int = 1, hint: str = "") -> None:
        super().__init__(message)
        self.line = line
        self.hint = hint


def check_size(path: str, size: int, most: int = 0) -> None:
    """Raises TextError for a file that is too large to be read: above `most` bytes, where that is given."""
    most = most or (MAX_TABLE_BYTES if path.lower().endswith(TABLES) else MAX_POST_BYTES)
    if size > most:
        raise TextError(f"has {size / 1e6:.0f} MB of text, more than the {most / 1e6:.0f} MB read")


def encoding_of(data: bytes) -> str:
    return "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def encoding_with_mark(data: bytes) -> tuple[bytes, str]:
    """The byte order mark of a file as it is, and the encoding of what follows it."""
    marks = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}
    return next(((mark, name) for mark, name in marks.items() if data.startswith(mark)), (b"", "utf-8"))


def decode_text(data: bytes) -> str:
    """The text in a file's bytes, without a byte order mark. Raises TextError."""
    try:
        return data.decode(encoding_of(data))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 text (byte {error.start + 1}, line {line})"
        raise TextError(message, line, "save it with the encoding UTF-8") from error
