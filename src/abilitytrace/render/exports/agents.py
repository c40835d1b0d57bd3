"""The organisations of an export, each with an id of its own."""

import re
import zlib

from abilitytrace.names import fold
from abilitytrace.questions.export import Export

__all__ = ["agents"]


def agents(export: Export) -> dict[str, str]:
    """Name of a developer or group of sources → a slug `[a-z0-9-]+`; names that only case tells apart share one."""
    names = [thing.developer for thing in (*export.models, *export.methods, *export.datasets)]
    names += [source.group for source in export.sources] + [item.group for item in export.evidence]
    owners: dict[str, str] = {}
    found: dict[str, str] = {}
    for name in dict.fromkeys(filter(None, names)):
        slug = re.sub("[^a-z0-9]+", "-", name.casefold()).strip("-")
        if not slug or owners.setdefault(slug, fold(name)) != fold(name):
            # letters of another script, or signs that a slug has not
            slug = f"{slug or 'org'}-{zlib.crc32(fold(name).encode(errors='replace')):08x}"
        found[name] = slug
    return found
