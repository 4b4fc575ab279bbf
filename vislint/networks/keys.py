"""Every key that a network file may use, and the kind of its value.

A new key is one line here. Plain keys speak of all that a slot shows; those that begin with `video_` speak
of its videos only, so that in a story `max_size` is the picture's and `video_max_size` the video's.
`best_` is what a network or a guide advises, `soft_` a bound that only costs quality.
"""

from __future__ import annotations

from collections.abc import Mapping

from vislint.model import DOCUMENT_FORMATS, VIDEO_FORMATS
from vislint.networks import values as kind
from vislint.networks.values import Kind

PICTURE_FORMATS = ("jpeg", "png", "gif", "webp", "avif", "heic", "heif", "bmp", "tiff", "svg", "jxl")

_FORMATS = kind.words("image/*", *PICTURE_FORMATS, *sorted(VIDEO_FORMATS), *sorted(DOCUMENT_FORMATS))

TEXT_KEYS: Mapping[str, Kind] = {
    # how much
    "count": kind.word("codepoints", "utf16", "graphemes", "x-weighted", "chars-with-emoji-as-utf8-bytes"),
    "max_chars": kind.COUNT,
    "soft_max_chars": kind.COUNT,
    "max_bytes": kind.COUNT,
    "title_max_chars": kind.COUNT,
    "caption_max_chars": kind.COUNT,
    "description_max_bytes": kind.COUNT,
    "tags_max_chars": kind.COUNT,
    "link_max_chars": kind.COUNT,
    "photo_title_max_chars": kind.COUNT,
    "photo_description_max_chars": kind.COUNT,
    "background_preset_max_chars": kind.COUNT,
    "embed_title_max_chars": kind.COUNT,
    "embed_description_max_chars": kind.COUNT,
    "embed_total_chars": kind.COUNT,
    "max_chars_documented": kind.FLAG,
    # what a link or a picture costs
    "url_chars": kind.COUNT,
    "media_chars": kind.COUNT,
    # what stands in it
    "max_hashtags": kind.COUNT,
    "soft_max_hashtags": kind.COUNT,
    "max_cashtags": kind.COUNT,
    "max_extra_tags": kind.COUNT,
    "max_mentions": kind.COUNT,
    "max_links": kind.COUNT,
    "reserved_chars": kind.TEXT,
    # what must be there
    "text_required": kind.FLAG,
    "media_required": kind.FLAG,
}

ALT_KEYS: Mapping[str, Kind] = {
    "supported": kind.FLAG,
    "slots": kind.words(),
    "max_chars": kind.COUNT,
    "soft_max_chars": kind.COUNT,
    "card_max_chars": kind.COUNT,
    "max_chars_documented": kind.FLAG,
    "field_required": kind.FLAG,
}

SLOT_KEYS: Mapping[str, Kind] = {
    # the file
    "formats": _FORMATS,
    "max_size": kind.SIZE,
    "min_size": kind.SIZE,
    "soft_max_size": kind.SIZE,
    "png_soft_max_size": kind.SIZE,
    "max_request_size": kind.SIZE,
    "strictest_max_size": kind.SIZE,
    "colour_space": kind.TEXT,
    "colour_mode": kind.TEXT,
    "transparency": kind.FLAG,
    "metadata": kind.TEXT,
    # dimensions, in pixels
    "min_width": kind.COUNT,
    "max_width": kind.COUNT,
    "max_side": kind.COUNT,
    "max_width_plus_height": kind.COUNT,
    "max_pixels": kind.COUNT,
    "min_dimensions": kind.DIMENSIONS,
    "max_dimensions": kind.DIMENSIONS,
    "large_min_width": kind.COUNT,
    "large_min_dimensions": kind.DIMENSIONS,
    "article_min_width": kind.COUNT,
    "downscale_to_side": kind.COUNT,
    "downscale_to_pixels": kind.COUNT,
    "best_sizes": kind.DIMENSIONS_LIST,
    "css_width": kind.NUMBER_RANGE,
    # shape, and what is cut off or covered
    "ratio": kind.RATIO_RANGE,
    "ratio_required": kind.FLAG,
    "best_ratios": kind.RATIOS,
    "display_ratios": kind.RATIOS_BY_NAME,
    "grid_ratio": kind.RATIO,
    "safe_zone": kind.MARGINS,
    "safe_area": kind.AREA,
    "keep_clear": kind.CORNER,
    "misfit": kind.TEXT,
    # how many, and which together
    "min_items": kind.COUNT,
    "max_items": kind.COUNT,
    "max_pages": kind.COUNT,
    "max_embeds": kind.COUNT,
    "mixing": kind.TEXT,
    "same_ratio": kind.word("first"),
    "same_dimensions": kind.FLAG,
    "multi_layout": kind.TEXT,
    "page_layout": kind.TEXT,
    "reuse": kind.TEXT,
    "route_note": kind.TEXT,
    # animation
    "animated_gif": kind.word("refused", "video", "still"),
    "max_frames": kind.COUNT,
    "max_total_pixels": kind.COUNT,
    # video and sound
    "video": kind.FLAG,
    "video_max_size": kind.SIZE,
    "video_duration": kind.DURATION_RANGE,
    "video_fps": kind.NUMBER_RANGE,
    "video_ratio": kind.RATIO_RANGE,
    "video_dimensions": kind.DIMENSIONS,
    "video_min_dimensions": kind.DIMENSIONS,
    "video_max_width": kind.COUNT,
    "video_max_bitrate": kind.BIT_RATE,
    "video_min_bitrate": kind.BIT_RATE,
    "video_chroma": kind.words("4:2:0", "4:2:2", "4:4:4"),
    "video_codecs": kind.words("h264", "h265", "vp8", "vp9", "av1"),
    "audio_codecs": kind.words("aac", "mp3", "opus", "vorbis"),
    "subtitles_max_size": kind.SIZE,
    # the cover of a video
    "cover": kind.TEXT,
    "cover_required": kind.FLAG,
    "cover_formats": _FORMATS,
    "cover_max_size": kind.SIZE,
    "cover_ratio": kind.RATIO,
    "cover_best_sizes": kind.DIMENSIONS_LIST,
    # words that go with it
    "alt": kind.FLAG,
    "caption": kind.FLAG,
    "caption_max_chars": kind.COUNT,
    "title_max_chars": kind.COUNT,
    "description_max_chars": kind.COUNT,
}
