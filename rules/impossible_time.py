"""A publish time is a time that exists.

Reported is a day or time of day that no calendar or clock has, such as 2026-02-30 or 25:00; what cannot be
read as a time at all, in vislint's own format; and, where a time zone is named, a time that the clocks skip
in spring or show twice in autumn. All are a warning: the tool that publishes guesses or gives up. Words
without a number, such as "next week", are information: the time is still to be found.

## What to do

Write `2026-11-30`, `2026-11-30 09:00` with `timezone: Europe/Brussels`, or `2026-11-30T09:00:00+01:00`. Move
a time in the night of the change by an hour, or write its offset.

## Example

Passes:

    publish: 2026-11-30 09:00
    timezone: Europe/Brussels

Fails, since in that night the clocks go from 01:59 to 03:00:

    publish: 2026-03-29 02:30
    timezone: Europe/Brussels

## Sources

ISO 8601-1:2019, sections 5.2 and 5.3; the IANA time zone database, https://www.iana.org/time-zones.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from vislint.model import Post, Problem, Severity
from vislint.rule import NoOptions, rule
from vislint.wording import quoted

OWN_FORMAT = "vislint"
YEARS = range(1900, 3000)
"""Other years are placeholders of a site generator."""
SHAPE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt]|\s+|$)(?:(\d{1,2}):(\d{2}))?(?::(\d{2}))?", re.A)
HOW = "write 2026-11-30 09:00 and timezone: Europe/Brussels, or 2026-11-30T09:00:00+01:00"


@rule(Post, NoOptions, group="post", severity="warning")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    if post.publish is not None:
        trouble = _of_the_clocks(post.publish)
        if trouble:
            yield _problem(post, f"{post.publish_text} {trouble}", "move it by an hour, or write its offset")
    elif _is_impossible(post.publish_text):
        yield _problem(post, f"{quoted(post.publish_text)} is no time: no such day or hour", HOW)
    elif post.publish_text and post.format == OWN_FORMAT:
        numbered = re.search(r"\d", post.publish_text)
        said = f"{quoted(post.publish_text)} cannot be read as a time"
        yield _problem(post, said, HOW, None if numbered else "info")


def _of_the_clocks(when: datetime) -> str:
    """What is wrong with a local time in the night in which the clocks change; empty at all other times."""
    zone = when.tzinfo
    if not isinstance(zone, ZoneInfo):
        return ""
    if when.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != when.replace(tzinfo=None):
        return f"does not exist in {zone.key}: the clocks skip it"
    if when.replace(fold=0).utcoffset() != when.replace(fold=1).utcoffset():
        return f"happens twice in {zone.key}: the clocks go back"
    return ""


def _is_impossible(text: str) -> bool:
    """Whether it is written like a time and names a day, hour, minute or second that is none."""
    match = SHAPE.match(text.strip())
    if match is None or int(match[1]) not in YEARS:
        return False
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return True
    return False


def _problem(post: Post, said: str, hint: str, severity: Severity | None = None) -> Problem:
    line, column = post.publish_place or (post.line, 1)
    return Problem(said, hint=hint, severity=severity, line=line, column=column)
