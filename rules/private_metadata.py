"""A file tells nothing about people that nobody meant to publish.

Reported is what cameras and phones write into a picture unasked. The place where it was taken is a warning,
and only information where every network that the post goes to is known to take such notes out of the file,
since then they are seen in the repository alone. The serial number of the camera, by which one person's
pictures can be found, is information, because it is often a stranger's; so are a person's name without any
credit or licence beside it, and a second picture inside the file, as some phones write it. Places are told to
a kilometre and serial numbers in part, so that reports can be shared.

## What to do

Export the picture without its metadata, or take the notes out: `exiftool -gps:all= -serialnumber= FILE`.
Once a file is committed, it stays in the history of the repository.

## Example

A screenshot passes, and so does a photo that was exported "without location". A photo straight from a phone
fails, when the phone was allowed to note the place.

## Sources

CIPA DC-008 (Exif 2.32), tables 15 (position) and 8 (serial numbers). `vislint networks NAME` shows under
`metadata` what a network does with it: Bluesky leaves it in the file. People asked for this warning in
bluesky-social/social-app#102, and were hurt without it in tinyGS#3 and XKit#1716.
"""

from collections.abc import Iterator

from vislint.model import Appearance, Header, Metadata, Problem, Severity
from vislint.rule import NoOptions, rule
from vislint.wording import counted, listing, quoted

HINT = "export it again without metadata"
LEFT, REMOVED = "none", "convert"
"""What a network does with metadata, as the effect of its limit says."""


@rule(Appearance, NoOptions, group="file", severity="warning", needs=Header)
def check(shown: Appearance, _: NoOptions) -> Iterator[Problem]:
    header = shown.asset.header
    known = header.metadata
    severity: Severity | None = "info" if _removed_everywhere(shown) else None
    if known.latitude is not None and known.longitude is not None:
        message = f"the file tells where it was taken{_and_stays(shown)}"
        yield Problem(message, _place(known.latitude, known.longitude), hint=HINT, severity=severity)
    if known.serial_number:
        camera = f" ({known.camera})" if known.camera else ""
        message = f"the file holds the serial number of the camera{camera}"
        yield Problem(message, f"…{known.serial_number[-3:]}", hint=HINT, severity="info")
    if known.artist and not _is_credited(known):
        message = f"the file holds a name: {quoted(known.artist)}"
        yield Problem(message, hint="keep it if it is a credit", severity="info")
    if header.format == "mpo":
        message = f"{counted(header.frames - 1, 'more picture')} inside the file"
        yield Problem(message, hint="export it again as a plain JPEG", severity="info")


def _places_left(shown: Appearance) -> list[str]:
    """Networks that are known to publish the file with all its notes."""
    names = [
        placed.network.name
        for placed in shown.placements
        if any(limit.effect == LEFT for limit in placed.slot.get("metadata", placed.route))
    ]
    return list(dict.fromkeys(names))


def _and_stays(shown: Appearance) -> str:
    left = _places_left(shown)
    return f", and {listing(left)} {'leaves' if len(left) == 1 else 'leave'} that in" if left else ""


def _removed_everywhere(shown: Appearance) -> bool:
    """Whether each place that shows it is known to remove such notes; a page of one's own does not."""
    media = all(item.role == "media" for item in shown.attachments)
    removed = (
        any(limit.effect == REMOVED for limit in placed.slot.get("metadata", placed.route))
        for placed in shown.placements
    )
    return bool(media and shown.placements and all(removed))


def _is_credited(known: Metadata) -> bool:
    return bool(known.copyright or known.credit or known.licence_url)


def _place(latitude: float, longitude: float) -> str:
    """51.05° N, 3.72° E: two decimals are about a kilometre."""
    north, east = ("N" if latitude >= 0 else "S"), ("E" if longitude >= 0 else "W")
    return f"{abs(latitude):.2f}° {north}, {abs(longitude):.2f}° {east}"
