"""What a network bounds of a video: what the file says of it, and how a limit that is broken is told."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from vislint.limits import Verdict, above
from vislint.model import Dimensions, Header, Interval, Limit, LimitValue
from vislint.wording import dimensions, listing, megapixel_pair, number_of

CODECS = {
    "h264": "H.264", "h265": "H.265", "vp8": "VP8", "vp9": "VP9", "av1": "AV1", "aac": "AAC", "mp3": "MP3",
    "opus": "Opus", "vorbis": "Vorbis", "prores": "ProRes", "mpeg4": "MPEG-4 Part 2", "mjpeg": "Motion JPEG",
    "pcm": "PCM", "flac": "FLAC", "alac": "Apple Lossless", "theora": "Theora",
}  # fmt: skip


Words = tuple[str, str, str, str]
"""What is wrong, the measured number, the limit, what to do."""


class Check(NamedTuple):
    """One key of the limits."""

    key: str
    verdict: Callable[[Limit, Header], Verdict]
    say: Callable[[Limit, Header], Words]


def judged(check: Check, header: Header, limit: Limit) -> Verdict:
    return check.verdict(limit, header)


def _span(number: Callable[[Header], Fraction | None]) -> Callable[[Limit, Header], Verdict]:
    """Whether a number lies outside of an Interval; what is not known is kept."""

    def verdict(limit: Limit, header: Header) -> Verdict:
        value, found = limit.value, number(header)
        if found is None or not isinstance(value, Interval):
            return "kept"
        low, high = value.min is not None and found < value.min, value.max is not None and found > value.max
        return "broken" if low or high else "kept"

    return verdict


def _seconds(header: Header) -> Fraction | None:
    return None if header.duration is None else Fraction(str(header.duration))


def _rate(header: Header) -> Fraction | None:
    return None if header.fps is None else Fraction(str(header.fps))


def _bits(header: Header) -> int | None:
    """Of the whole file, a second."""
    return round(header.bytes * 8 / header.duration) if header.duration else None


def _say_duration(limit: Limit, header: Header) -> Words:
    long = _passes(limit.value, _seconds(header))
    return (
        "too long" if long else "too short",
        clock(_seconds(header) or Fraction()),
        _bounds(limit.value, clock),
        "cut it" if long else "show more of it",
    )


def _say_rate(limit: Limit, header: Header) -> Words:
    fast = _passes(limit.value, _rate(header))
    return (
        "too many frames a second" if fast else "too few frames a second",
        f"{_plain(_rate(header) or Fraction())} frames a second",
        _bounds(limit.value, _plain),
        f"export it at {30 if fast else 25} frames a second",
    )


def _passes(value: LimitValue, found: Fraction | None) -> bool:
    return isinstance(value, Interval) and value.max is not None and found is not None and found > value.max


def _bounds(value: LimitValue, say: Callable[[Fraction], str]) -> str:
    if not isinstance(value, Interval):
        return ""
    if value.min is not None and value.max is not None:
        return f"{say(value.min)} to {say(value.max)}"
    return (
        f"at most {say(value.max)}" if value.max is not None else f"at least {say(value.min or Fraction())}"
    )


def clock(seconds: Fraction) -> str:
    """2.5 s, 140 s, 3 min 20 s, 4 h."""
    if seconds < 180:
        return f"{_plain(seconds)} s"
    hours, rest = divmod(round(seconds), 3600)
    minutes, left = divmod(rest, 60)
    parts = [(hours, "h"), (minutes, "min"), (left, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number)


def _plain(number: Fraction) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


def _room(limit: Limit, header: Header, *, least: bool) -> Verdict:
    """Width and height against Dimensions, either way round where the limit says so."""
    value = limit.value
    if not isinstance(value, Dimensions) or not header.width or not header.height:
        return "kept"
    sides, edges = [header.width, header.height], [value.width, value.height]
    if value.either_way:
        sides, edges = sorted(sides), sorted(edges)
    pairs = zip(sides, edges, strict=True)
    broken = any(side < edge if least else side > edge for side, edge in pairs)
    return "broken" if broken else "kept"


def _say_room(limit: Limit, header: Header) -> Words:
    value = limit.value
    bound = dimensions(value.width, value.height) if isinstance(value, Dimensions) else limit.text
    either = ", either way round" if isinstance(value, Dimensions) and value.either_way else ""
    least = "min" in limit.key
    return (
        "too few pixels" if least else "too many pixels",
        dimensions(header.width or 0, header.height or 0),
        f"at {'least' if least else 'most'} {bound}{either}",
        "export it larger from the original" if least else f"scale it to fit {bound}",
    )


def _pixels(limit: Limit, header: Header) -> Verdict:
    return above(limit, (header.width or 0) * (header.height or 0))


def _say_pixels(limit: Limit, header: Header) -> Words:
    width, height = header.width or 0, header.height or 0
    measured, bound = megapixel_pair(width * height, number_of(limit.value))
    size = f"{dimensions(width, height)}, {measured}"
    return "too many pixels", size, f"at most {bound}", "scale it down"


def _say_width(limit: Limit, header: Header) -> Words:
    most = number_of(limit.value)
    size = dimensions(header.width or 0, header.height or 0)
    return "too wide", size, f"at most {most} px wide", f"scale it to {most} px wide"


def _say_bits(limit: Limit, header: Header) -> Words:
    measured, bound = _rated(_bits(header) or 0), _rated(number_of(limit.value))
    return "too high a bit rate", measured, f"at most {bound}", "export it with a lower bit rate"


def _rated(bits: int) -> str:
    return f"{_plain(Fraction(bits, 10**6))} Mbps"


def _listed(fact: Callable[[Header], str]) -> Callable[[Limit, Header], Verdict]:
    def verdict(limit: Limit, header: Header) -> Verdict:
        found = fact(header)
        known = limit.value if isinstance(limit.value, tuple) else ()
        return "broken" if found and known and found not in known else "kept"

    return verdict


def _say_listed(what: str, fact: Callable[[Header], str]) -> Callable[[Limit, Header], Words]:
    def say(limit: Limit, header: Header) -> Words:
        allowed = [_name(str(each)) for each in (limit.value if isinstance(limit.value, tuple) else ())]
        found = _name(fact(header))
        return f"{what} {found}", found, f"allowed: {listing(allowed, 'or')}", f"export it as {allowed[0]}"

    return say


def _name(codec: str) -> str:
    return CODECS.get(codec, codec)


def _codec(header: Header) -> str:
    return header.codec


def _sound(header: Header) -> str:
    return header.sound


def _chroma(header: Header) -> str:
    return header.chroma


CHECKS = (
    Check("duration", _span(_seconds), _say_duration),
    Check("fps", _span(_rate), _say_rate),
    Check("min_dimensions", lambda limit, header: _room(limit, header, least=True), _say_room),
    Check("max_dimensions", lambda limit, header: _room(limit, header, least=False), _say_room),
    Check("max_pixels", _pixels, _say_pixels),
    Check("max_width", lambda limit, header: above(limit, header.width or 0), _say_width),
    Check("max_bitrate", lambda limit, header: above(limit, _bits(header) or 0), _say_bits),
    Check("codecs", _listed(_codec), _say_listed("the wrong codec", _codec)),
    Check("audio_codecs", _listed(_sound), _say_listed("the wrong codec of the sound", _sound)),
    Check("chroma", _listed(_chroma), _say_listed("colour sampled in the wrong way", _chroma)),
)
