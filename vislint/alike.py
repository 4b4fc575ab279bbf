"""Which pictures look alike, told from their perceptual hashes; plain Python, as warm runs import no numpy.

Two pictures are alike when the hash of one as a whole is near that of the other, as a whole or without a
margin. To compare all with all would take hours for 100,000 pictures. So the bits are cut into bands, from
low frequencies to high, and only pictures that agree in all bits of some band are compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vislint.model import HASH_BITS

NEAR = 32
"""Bits of 192 at or below which two pictures are alike, 2026-11-27: different photographs differ in
58 and more, drawings of one template that pass for photographs in 36 and more, shots of one scene in 7 to 49.
`benchmarks/duplicates.md` has what it finds."""
MANY = 20_000
"""Pictures from which on bands are wider: some four times as fast, but a few are missed that differ in more
than 20 bits."""
DEEPEST = 64
"""Pictures that agree in a band and are compared at most: bounds the time where thousands look alike."""
_DIGITS = HASH_BITS // 4
_DISTANCE = 8
"""Bits of a packed pair that hold how far apart the two are."""

Prints = tuple[int, ...]
"""The hash of the whole, then those of the parts."""


def prints(fingerprint: str) -> Prints:
    """The hashes of a fingerprint; none of an empty one."""
    return tuple(int(fingerprint[at : at + _DIGITS], 16) for at in range(0, len(fingerprint), _DIGITS))


def bits_apart(one: Prints, other: Prints) -> int:
    """How many bits differ where the two are nearest."""
    whole, beside = one[0], other[0]
    return min(
        min((whole ^ part).bit_count() for part in other), min((beside ^ part).bit_count() for part in one)
    )


def alike(pictures: Sequence[Prints]) -> Iterator[tuple[int, int, int]]:
    """Pairs that are alike: two places in `pictures`, in order, and in how many bits they differ.

    Pictures with the same hashes are compared with others once. A pair is one number until it is told, as
    there are millions of them where many pictures look alike.
    """
    places: dict[Prints, list[int]] = {}
    for place, each in enumerate(pictures):
        places.setdefault(each, []).append(place)
    distinct, count = [*places], len(pictures)
    width = HASH_BITS // (16 if len(distinct) < MANY else 12)
    near: set[int] = set()
    for shift in range(0, HASH_BITS, width):
        near.update(_near(distinct, shift, (1 << width) - 1))
    pairs = [pair << _DISTANCE for own in places.values() for pair in _within(own, count)]
    for one, other in (divmod(pair, len(distinct)) for pair in near):
        apart = bits_apart(distinct[one], distinct[other])
        between = _between(places[distinct[one]], places[distinct[other]], count)
        pairs.extend(pair << _DISTANCE | apart for pair in between)
    for packed in sorted(pairs):
        yield *divmod(packed >> _DISTANCE, count), packed & (1 << _DISTANCE) - 1


def _within(places: list[int], count: int) -> Iterator[int]:
    for at, place in enumerate(places):
        for other in places[: min(at, DEEPEST)]:
            yield other * count + place


def _between(one: list[int], other: list[int], count: int) -> Iterator[int]:
    for a in one:
        for b in other[:DEEPEST]:
            yield min(a, b) * count + max(a, b)
    for a in one[:DEEPEST]:
        for b in other[DEEPEST:]:
            yield min(a, b) * count + max(a, b)


def _near(pictures: Sequence[Prints], shift: int, mask: int) -> Iterator[int]:
    """Pairs in which the whole of one agrees with the other in the band at `shift`, and nearly in all."""
    kept: dict[int, list[int]] = {}
    for place, each in enumerate(pictures):
        kept.setdefault(each[0] >> shift & mask, []).append(place)
    for place, each in enumerate(pictures):
        for part in dict.fromkeys(each):
            for other in kept.get(part >> shift & mask, ())[:DEEPEST]:
                if other != place and (part ^ pictures[other][0]).bit_count() <= NEAR:
                    yield min(place, other) * len(pictures) + max(place, other)
