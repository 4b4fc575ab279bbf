"""An image or video file can be opened.

Checked is what the bytes of each file are. A file of zero bytes, one that ends in the middle, a pointer of
Git LFS or git-annex, a link to nowhere, a web page saved as a picture and anything else that is no visual at
all are errors: the network refuses them, or the post goes out without its picture. Files that claim so many
pixels that opening them would bring a machine down are not opened and are errors too.

## What to do

Export or download the file again. For a Git LFS pointer run `git lfs pull`; on the machine that publishes,
check out with LFS enabled (`lfs: true` for actions/checkout). For a pointer of git-annex run `git annex get`.

## Example

A JPEG that any viewer opens passes. A text file named `photo.jpg` with these lines fails, because it only
says where Git LFS keeps the photo:

    version https://git-lfs.github.com/spec/v1
    oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
    size 1204224

## Sources

Git LFS pointer files, https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md. Pointers went out instead
of pictures, unnoticed, in codatio/codat-docs#1864, toddmedema/electrify#132 and positron-website#421.
"""

from collections.abc import Iterator

from vislint.model import Asset, DefectKind, Problem
from vislint.rule import NoOptions, rule

AGAIN = "export or copy the file again"

WORDS: dict[DefectKind, tuple[str, str]] = {
    "empty": ("the file is empty", AGAIN),
    "truncated": ("the file ends too early", AGAIN),
    "corrupt": ("the file is damaged", AGAIN),
    "lfs-pointer": (
        "the file itself was not fetched",
        "run `git lfs pull`; in CI, check out with LFS enabled",
    ),
    "annex-pointer": ("the file itself was not fetched", "run `git annex get` on it, also in CI"),
    "html": ("something else was saved under this name", "download the file itself, not the page around it"),
    "not-a-visual": ("this is nothing that can be shown", "name a picture, or export this file as one"),
    "bomb": ("too many pixels to be opened safely", "export it again at the size it is to be shown"),
    "not-a-file": ("this is no plain file", "name the picture itself"),
    "dangling-link": ("the file is a link that leads nowhere", "put the file itself there, or mend the link"),
    "unreadable": ("the file cannot be opened", "look at the permissions of the file"),
}


@rule(Asset, NoOptions, group="missing", severity="error")
def check(asset: Asset, _: NoOptions) -> Iterator[Problem]:
    defect = asset.header.defect
    if defect is not None:
        message, hint = WORDS[defect.kind]
        yield Problem(f"{message} ({defect.detail})" if defect.detail else message, hint=hint)
