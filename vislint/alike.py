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


def alike(pictures: Sequence[Prints]) -> list[tuple[int, int, int]]:
    """Pairs that are alike: two places in `pictures`, in order, and in how many bits they differ."""
    bands = 16 if len(pictures) < MANY else 12
    by_band: list[dict[int, list[int]]] = [{} for _ in range(bands)]
    for place, each in enumerate(pictures):
        for kept, key in zip(by_band, _keys(each[0], bands), strict=True):
            kept.setdefault(key, []).append(place)
    wholes = [each[0] for each in pictures]
    near = {
        (min(place, other), max(place, other))
        for place, each in enumerate(pictures)
        for part in dict.fromkeys(each)
        for other in _near(part, wholes, by_band)
        if other != place
    }
    return [(one, other, bits_apart(pictures[one], pictures[other])) for one, other in sorted(near)]


def _near(part: int, wholes: Sequence[int], by_band: Sequence[dict[int, list[int]]]) -> Iterator[int]:
    """The pictures of which the whole agrees with `part` in a band, and nearly in all."""
    for kept, key in zip(by_band, _keys(part, len(by_band)), strict=True):
        for other in kept.get(key, ())[:DEEPEST]:
            if (part ^ wholes[other]).bit_count() <= NEAR:
                yield other


def _keys(whole: int, bands: int) -> list[int]:
    """The bits of each band, from the lowest frequencies on."""
    width = HASH_BITS // bands
    least = (1 << width) - 1
    return [whole >> shift & least for shift in range(HASH_BITS - width, -1, -width)]
