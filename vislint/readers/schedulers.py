"""The bulk CSVs of schedulers: which headers tell them apart, and what their columns hold.

A scheduler without a file format of its own here is one whose headers nobody has seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

ANY_SEPARATOR = ",;|\n"
"""For tools that do not say how they part the files of a post."""

METRICOOL = {
    "Facebook": "facebook",
    "Twitter": "x",
    "Twitter/X": "x",
    "LinkedIn": "linkedin",
    "GBP": "google_business",
    "Instagram": "instagram",
    "Pinterest": "pinterest",
    "TikTok": "tiktok",
    "Youtube": "youtube",
    "Threads": "threads",
    "Bluesky": "bluesky",
}


@dataclass(frozen=True, slots=True)
class Scheduler:
    """One tool's CSV. Columns are named as its header has them; `*` at the end stands for any ending."""

    name: str
    told_by: tuple[str, ...]
    """Headers that are all there in this tool's files and in no other's."""
    text: tuple[str, ...]
    media: tuple[str, ...]
    separator: str = ""
    """Characters that part several files in one cell; empty where a cell holds one file."""
    alts: tuple[str, ...] = ()
    """One column a file, or one for all of them, parted by `alt_separator`."""
    alt_separator: str = ""
    when: tuple[str, ...] = ()
    """The column of the moment, or those of date and time."""
    networks: tuple[str, ...] = ()
    """A column that lists networks."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Columns that say yes or no → their network."""
    only: str = ""
    """The only network that the tool publishes to."""
    link: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    draft: str = ""
    kind: str = ""
    """The column that says whether `link` is a picture or an address."""
    case_matters: bool = False
    in_order: bool = False
    """True when `told_by` must be the first columns, in this order."""


SCHEDULERS: Sequence[Scheduler] = (
    Scheduler(
        "Publer",
        ("Date - Intl. format or prompt", "Text", "Media URL(s) - Separated by comma"),
        text=("Text",),
        media=("Media URL(s) - Separated by comma",),
        separator=",",
        alts=("Alt text(s) - Separated by ||",),
        alt_separator="||",
        when=("Date - Intl. format or prompt",),
        link=("Link(s) - Separated by comma for FB carousels",),
        title=("Title - For the video, pin, PDF ..",),
    ),
    Scheduler(
        "Metricool",
        ("Text", "Date", "Time", "Draft", "Picture Url 1"),
        text=("Text",),
        media=tuple(f"Picture Url {number}" for number in range(1, 11)),
        alts=tuple(f"Alt text picture {number}" for number in range(1, 11)),
        when=("Date", "Time"),
        marks=METRICOOL,
        title=("Document title",),
        draft="Draft",
    ),
    Scheduler(
        "GoHighLevel",
        ("postAtSpecificTime*", "content", "imageUrls"),
        text=("content",),
        media=("imageUrls", "gifUrl", "videoUrls"),
        separator=",",
        when=("postAtSpecificTime*",),
        link=("link (OGmetaUrl)", "link*"),
    ),
    Scheduler(
        "SocialBee",
        ("text", "imageUrls", "postAtSpecificTime*"),
        text=("text",),
        media=("imageUrls", "gifUrls", "videoUrls"),
        separator=",",
        when=("postAtSpecificTime*",),
        link=("link",),
    ),
    Scheduler(
        "Vista Social",
        ("message", "type", "link", "time"),
        text=("message",),
        media=("link",),
        when=("time",),
        link=("link",),
        title=("title",),
        kind="type",
        in_order=True,
    ),
    Scheduler(
        "Sprout Social",
        ("date", "time_24hr", "message_text"),
        text=("message_text",),
        media=(),
        when=("date", "time_24hr"),
        case_matters=True,
    ),
    Scheduler(
        "Pinterest",
        ("Title", "Media URL", "Pinterest board"),
        text=("Description",),
        media=("Media URL",),
        when=("Publish date",),
        only="pinterest",
        link=("Link",),
        title=("Title",),
    ),
    Scheduler(
        "Later",
        ("Scheduled Time", "Caption", "Media URL", "Profile"),
        text=("Caption",),
        media=("Media URL",),
        when=("Scheduled Time",),
    ),
    Scheduler(
        "Buffer",
        ("Text", "Image URL", "Posting Time"),
        text=("Text",),
        media=("Image URL",),
        when=("Posting Time",),
        case_matters=True,
    ),
    Scheduler(
        "Ayrshare",
        ("post", "platforms", "mediaUrls"),
        text=("post",),
        media=("mediaUrls",),
        separator=ANY_SEPARATOR,
        when=("scheduleDate",),
        networks=("platforms",),
    ),
    Scheduler(
        "PostFast",
        ("scheduled_at", "account_id", "content"),
        text=("content",),
        media=("media_urls",),
        separator=ANY_SEPARATOR,
        when=("scheduled_at",),
    ),
    Scheduler(
        "SocialPatra",
        ("content", "platforms", "platformIds", "mediaUrls"),
        text=("content",),
        media=("mediaUrls",),
        separator=ANY_SEPARATOR,
        when=("scheduledAt",),
        networks=("platforms",),
        title=("title",),
    ),
    Scheduler(
        "auto-postit",
        ("platform", "scheduled_date", "content", "media_urls"),
        text=("content",),
        media=("media_urls",),
        separator=ANY_SEPARATOR,
        when=("scheduled_date",),
        networks=("platform",),
        link=("link",),
        title=("title",),
    ),
    Scheduler(
        "MagicSync",
        ("content", "image_url", "scheduled_time"),
        text=("content",),
        media=("image_url",),
        when=("scheduled_time",),
    ),
)

HOOTSUITE = Scheduler("Hootsuite", (), text=("message",), media=(), when=("date",), link=("link",))
HOOTSUITE_HEADER = ("date", "message", "link")

POSTCRON = Scheduler(
    "Postcron",
    (),
    text=("text",),
    media=("image",),
    separator=",",
    when=("year", "month", "day", "hour", "minute"),
    link=("link",),
)
POSTCRON_HEADER = ("text", "year", "month", "day", "hour", "minute", "image", "link")

_PICTURES = ("image url", "media url", "media url(s)", "imageurls", "image_url", "image_urls", "media_url",
             "media_urls", "mediaurls", "image", "images", "media")  # fmt: skip

ANY_TOOL = Scheduler(
    "a table of posts",
    (),
    text=("text", "content", "message", "message_text", "caption", "post"),
    media=_PICTURES,
    separator=ANY_SEPARATOR,
    alts=("alt text(s)", "alt text", "alt_text", "alt"),
    alt_separator="||",
    when=("date", "scheduled_at", "scheduled_time", "publish date", "posting time", "publish"),
    networks=("platforms", "platform", "networks", "network"),
    link=("link", "url"),
    title=("title",),
)
"""For a folder that the configuration gives to this format, when no known tool's header is there."""
