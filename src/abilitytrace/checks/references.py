"""Rules about ids and names: every id is defined once, references meet the right kind, no name means two things."""

from collections.abc import Iterator
from pathlib import Path

from abilitytrace.builtin import builtin_lineage
from abilitytrace.diagnostics import Diagnostic, Position, article, either
from abilitytrace.names import fold
from abilitytrace.reading.draft import Draft
from abilitytrace.records import Claim, Source, Term, Thing
from abilitytrace.vocabulary import SECTIONS

__all__ = ["defined_under", "duplicate_ids", "rivals_not_mutual", "shared_names", "unknown_references"]

# unknown ids beyond so many are not compared with all that are known
_SUGGESTED = 200


def duplicate_ids(draft: Draft) -> Iterator[Diagnostic]:
    """E201: an id is defined twice, in any kind or file."""
    first: dict[str, tuple[str, Position]] = {}
    for definition in draft.definitions:
        identifier = definition.record.id
        if identifier not in first:
            first[identifier] = definition.kind, definition.document.place(definition.keys)
            continue
        kind, where = first[identifier]
        message = f"`{identifier}` is already defined in {where.path}:{where.line}, as {article(kind)}"
        help_ = "delete it if it is the same, else choose another id; `evidence`, `specs` and `notes` add to a record"
        yield definition.document.diagnostic("E201", definition.keys, message, help_ + _way_out(where), identifier)


def _way_out(where: Position) -> str:
    """What helps at once against a clash with the built-in lineage, which grows: files that were sound may come to clash."""
    is_builtin = Path(where.path).is_relative_to(builtin_lineage().parent)
    return "; --no-builtin leaves the built-in lineage out" if is_builtin else ""


def unknown_references(draft: Draft) -> Iterator[Diagnostic]:
    """E202: a reference meets nothing. E203: it meets a record of another kind."""
    kinds = {definition.record.id: definition.kind for definition in draft.definitions}
    meant = _Meant(draft)
    for identifier, wanted, document, keys in draft.references():
        kind = kinds.get(identifier)
        expected = either(wanted)
        if kind is None and identifier in draft.broken:
            continue
        if kind is None:
            message = f"`{identifier}` is not a known {expected}"
            way_out = meant.way_out(identifier, wanted) or defined_under(wanted)
            yield document.diagnostic("E202", keys, message, way_out, identifier)
        elif wanted and kind not in wanted:
            message = f"`{identifier}` is {article(kind)}; this needs {article(expected)}"
            yield document.diagnostic("E203", keys, message, meant.defined(identifier), identifier)


def defined_under(kinds: tuple[str, ...]) -> str:
    """Where a record of these kinds is defined."""
    sections = [section for section, kind in SECTIONS.items() if kind in kinds]
    return f"define it under {either(tuple(f'`{section}`' for section in sections))}" if sections else ""


class _Meant:
    """Finds the record that an unknown id means: by another name of it, else by its letters."""

    def __init__(self, draft: Draft) -> None:
        self.places: dict[str, tuple[str, Position]] = {}
        self.names: dict[str, list[str]] = {}
        self.asked: dict[tuple[str, tuple[str, ...]], str] = {}
        for kind, record, document, keys in draft.definitions:
            self.places.setdefault(record.id, (kind, document.place(keys)))
            names = (*record.name, *record.aliases) if isinstance(record, Thing | Source | Term) else ()
            for name in {record.id, *names}:
                self.names.setdefault(fold(name), []).append(record.id)

    def way_out(self, identifier: str, wanted: tuple[str, ...]) -> str:
        """The question whether some other id is meant; empty for none."""
        asked = (identifier, wanted)
        if asked not in self.asked and len(self.asked) < _SUGGESTED:
            near = self._near(identifier, wanted)
            self.asked[asked] = f"did you mean `{near}`? ({self._where(near)})" if near else ""
        return self.asked.get(asked, "")

    def defined(self, identifier: str) -> str:
        """Where an id is defined."""
        return f"`{identifier}` is defined in {self._where(identifier).partition(', ')[2]}"

    def _near(self, identifier: str, wanted: tuple[str, ...]) -> str:
        from abilitytrace.reading.nearest import nearest

        named = [known for known in self.names.get(fold(identifier), ()) if self._fits(known, wanted)]
        return named[0] if named else nearest(identifier, [key for key in self.places if self._fits(key, wanted)])

    def _fits(self, identifier: str, wanted: tuple[str, ...]) -> bool:
        return not wanted or self.places[identifier][0] in wanted

    def _where(self, identifier: str) -> str:
        kind, where = self.places[identifier]
        return f"{kind}, {where.path}:{where.line}"


def rivals_not_mutual(draft: Draft) -> Iterator[Diagnostic]:
    """W205: a claim names a rival that does not name it."""
    claims = {d.record.id: d.record for d in draft.definitions if isinstance(d.record, Claim)}
    for _, claim, document, keys in draft.definitions:
        for i, rival in enumerate(claim.rivals if isinstance(claim, Claim) else ()):
            if rival in claims and claim.id not in claims[rival].rivals:
                message = f"`{claim.id}` is a rival of `{rival}`, but not the other way round"
                help_ = f"add `{claim.id}` to the `rivals` of `{rival}`"
                yield document.diagnostic("W205", (*keys, "rivals", i), message, help_, rival)


def shared_names(draft: Draft) -> Iterator[Diagnostic]:
    """E204: two records answer to one name. Attributes and terms have name spaces of their own."""
    owners: dict[tuple[str, str], tuple[str, Position]] = {}
    for definition in draft.definitions:
        record = definition.record
        space = definition.kind if definition.kind in ("attribute", "term") else "thing"
        names = (*record.name, *record.aliases) if isinstance(record, Thing | Source | Term) else ()
        here = definition.document.place(definition.keys)
        for name in dict.fromkeys((record.id, *names)):
            if not name:
                continue
            owner, where = owners.setdefault((space, fold(name)), (record.id, here))
            if owner != record.id:
                message = f"the name `{name}` of `{record.id}` already belongs to `{owner}` ({where.path}:{where.line})"
                help_ = f"drop it from one of them{_way_out(where)}"
                yield definition.document.diagnostic("E204", definition.keys, message, help_, name)
