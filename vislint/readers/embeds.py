"""Where the embeds of Obsidian lead: `![[hall.png]]` names a file wherever it lies in the vault.

It writes the shortest name that is enough, or a path; of several files of a name the one with the shortest
path is meant (kiln.talesign.com/features/navigation/wikilinks, read on 2026-11-27).
"""

from __future__ import annotations

from dataclasses import replace

from vislint.model import Resolution
from vislint.readers.drafting import folder_of
from vislint.repository import Repository

NOTE = "written as Obsidian writes it: other programs show the brackets"


def resolve_embed(repository: Repository, path: str, reference: str) -> Resolution:
    """The file that the note at `path` embeds: beside it, from the top, else the least deep of that name."""
    found = repository.resolve(reference, [folder_of(path), ""])
    if found.standing == "missing":
        named = [other for other in repository.files if other.endswith(f"/{reference}")]
        if named:
            nearest = min(named, key=lambda other: (other.count("/"), other))
            return Resolution("local", nearest, tried=found.tried, note=NOTE)
    return replace(found, note=found.note or NOTE) if found.path else found
