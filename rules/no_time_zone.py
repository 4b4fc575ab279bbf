"""A publish time says in which time zone it is meant.

Reported is a time of day without an offset and without a zone, in vislint's own format: "09:00" is an hour
earlier or later for a tool that runs elsewhere, and moves when the clocks change. It is a warning. A date
without a time of day passes, and so do posts in the format of a tool that says itself which zone it means.

## What to do

Name the zone once, in the post or for all posts of a file: `timezone: Europe/Brussels`. Or write the offset
behind the time, `2026-11-30T09:00:00+01:00`.

## Example

Passes:

    publish: 2026-11-30 09:00
    timezone: Europe/Brussels

Fails:

    publish: 2026-11-30 09:00

## Sources

RFC 9557, https://www.rfc-editor.org/rfc/rfc9557. Posts went out at the wrong hour because the zone was not
clear in Automattic/wp-calypso#30533 and #46000.
"""

import re
from collections.abc import Iterator

from vislint.model import Post, Problem
from vislint.rule import NoOptions, rule

OWN_FORMAT = "vislint"


@rule(Post, NoOptions, group="post", severity="warning")
def check(post: Post, _: NoOptions) -> Iterator[Problem]:
    naive = post.publish is not None and post.publish.tzinfo is None
    if post.format == OWN_FORMAT and naive and not post.zone and re.search(r"\d:\d\d", post.publish_text):
        line, column = post.publish_place or (post.line, 1)
        yield Problem(
            f"the publish time {post.publish_text} has no time zone",
            hint="add timezone: Europe/Brussels, or an offset such as +01:00",
            line=line,
            column=column,
        )
