"""Rules about ids and names: every id is defined once, references meet the right kind, no name means two things."""

import difflib
from collections.abc import Iterator

from abilitytrace.diagnostics import Diagnostic, article, either
from abilitytrace.names import fold
from abilitytrace.reading.draft import Draft
from abilitytrace.records import Source, Term, Thing

__all__ = ["duplicate_ids", "shared_names", "unknown_references"]


def duplicate_ids(draft: Draft) -> Iterator[Diagnostic]:
    """E201: an id is defined twice, in any kind or file."""
    first: dict[str, str] = {}
    for definition in draft.definitions:
        identifier = definition.record.id
        where = definition.document.place(definition.keys)
        if identifier in first:
            message = f"`{identifier}` is already defined in {first[identifier]}"
            yield definition.document.diagnostic("E201", definition.keys, message, "choose another id", identifier)
        first.setdefault(identifier, f"{where.path}:{where.line}")


def unknown_references(draft: Draft) -> Iterator[Diagnostic]:
    """E202: a reference meets nothing. E203: it meets a record of another kind."""
    kinds = {definition.record.id: definition.kind for definition in draft.definitions}
    for identifier, wanted, document, keys in draft.references:
        kind = kinds.get(identifier)
        expected = either(wanted)
        if kind is None and identifier in draft.broken:
            continue
        if kind is None:
            candidates = [key for key, of_kind in kinds.items() if not wanted or of_kind in wanted]
            near = difflib.get_close_matches(identifier, candidates, 1, 0.6)
            way_out = f"did you mean `{near[0]}`? ({kinds[near[0]]}, {draft.where(near[0]).path})" if near else ""
            message = f"`{identifier}` is not a known {expected}"
            yield document.diagnostic("E202", keys, message, way_out, identifier)
        elif wanted and kind not in wanted:
            message = f"`{identifier}` is {article(kind)}; this needs {article(expected)}"
            yield document.diagnostic("E203", keys, message, "", identifier)


def shared_names(draft: Draft) -> Iterator[Diagnostic]:
    """E204: two records answer to one name. Attributes and terms have name spaces of their own."""
    owners: dict[tuple[str, str], str] = {}
    for definition in draft.definitions:
        record = definition.record
        space = definition.kind if definition.kind in ("attribute", "term") else "thing"
        names = (*record.name, *record.aliases) if isinstance(record, Thing | Source | Term) else ()
        for name in dict.fromkeys((record.id, *names)):
            if not name:
                continue
            owner = owners.setdefault((space, fold(name)), record.id)
            if owner != record.id:
                message = f"the name `{name}` of `{record.id}` already belongs to `{owner}`"
                yield definition.document.diagnostic("E204", definition.keys, message, "drop it from one of them", name)
