"""The rules of `checks` over the tables of a store, for lineages too large to be checked record by record.

They know ids and parts; where something wrong stands, `store.places` looks up. At most so many problems of a kind are told
as a file may have.
"""

import sqlite3
from collections.abc import Iterator
from itertools import chain

from abilitytrace import records as r
from abilitytrace.checks.evidence import kind_not_of_lineage
from abilitytrace.checks.lineage import ring
from abilitytrace.checks.references import defined_under
from abilitytrace.diagnostics import Diagnostic, article, either
from abilitytrace.graph import cycles
from abilitytrace.names import fold
from abilitytrace.reading.nodes import MAX_PROBLEMS
from abilitytrace.store.layout import decode, decode_evidence
from abilitytrace.store.places import at_definition, at_reference, drafts, in_place, part_numbered
from abilitytrace.store.rows import LAST
from abilitytrace.vocabulary import EVIDENCE_KINDS, LINEAGE_KINDS

__all__ = ["broken_rules", "descent_cycles", "duplicates", "listed"]

# of a longer ring, so many steps are told
_SHOWN = 20


def duplicates(connection: sqlite3.Connection) -> Iterator[Diagnostic]:
    """E201: an id is defined in two parts. Needs no index, since none can be made before this holds."""
    rows = connection.execute(
        "select id, min(seq), max(seq) from record group by id having count(*) > 1 limit ?", (MAX_PROBLEMS,)
    ).fetchall()
    for identifier, first, last in rows:
        (kind,) = connection.execute("select kind from record where seq = ?", (first,)).fetchone()
        message = f"`{identifier}` is already defined{in_place(connection, first, identifier)}, as {article(kind)}"
        help_ = "delete it if it is the same, else choose another id; `evidence`, `specs` and `notes` add to a record"
        yield at_definition(connection, last, identifier, ("E201", message, help_))


def broken_rules(connection: sqlite3.Connection) -> Iterator[Diagnostic]:
    """All errors between the records of a store that is being built, its indexes made."""
    yield from _unknown_references(connection)
    yield from _shared_names(connection)
    yield from _cycles(connection)
    yield from _broader_than_itself(connection)
    yield from _kind_not_of_lineage(connection)


def _unknown_references(connection: sqlite3.Connection) -> Iterator[Diagnostic]:
    """E202: a reference meets nothing. E203: it meets a record of another kind."""
    rows = connection.execute(
        "select identifier, kinds, part, kind, seq from reference left join record on id = identifier"
        " where kind is null or (kinds != '' and instr(' ' || kinds || ' ', ' ' || kind || ' ') = 0) limit ?",
        (MAX_PROBLEMS,),
    ).fetchall()
    for identifier, fitting, number, kind, seq in rows:
        wanted = tuple(fitting.split())
        expected = either(wanted)
        if kind is None:
            code, message = "E202", f"`{identifier}` is not a known {expected}"
            near = connection.execute("select id, kind from name where folded = ?", (fold(identifier),)).fetchall()
            meant = [f"did you mean `{known}`?" for known, kind in near if not wanted or kind in wanted]
            help_ = meant[0] if meant else defined_under(wanted)
        else:
            code, message = "E203", f"`{identifier}` is {article(kind)}; this needs {article(expected)}"
            place = in_place(connection, seq, identifier)
            help_ = f"`{identifier}` is defined{place}" if place else ""
        yield at_reference(part_numbered(connection, number), (identifier, wanted), (code, message, help_))


def _shared_names(connection: sqlite3.Connection) -> Iterator[Diagnostic]:
    """E204: two records answer to one name. Attributes and terms have name spaces of their own."""
    rows = connection.execute(
        "select folded, min(id), max(id) from"
        " (select folded from name group by folded having count(*) > 1) join name using (folded) where rank < ?"
        " group by folded, case when kind in ('attribute', 'term') then kind else '' end"
        " having count(distinct id) > 1 limit ?",
        (LAST, MAX_PROBLEMS),
    ).fetchall()
    for folded, one, other in rows:
        seqs = dict(connection.execute("select id, seq from record where id in (?, ?)", (one, other)).fetchall())
        first, last = sorted((one, other), key=seqs.__getitem__)
        (name,) = connection.execute("select shown from name where folded = ? and id = ?", (folded, last)).fetchone()
        place = in_place(connection, seqs[first], first).replace(" in ", "")
        message = f"the name `{name}` of `{last}` already belongs to `{first}`{f' ({place})' if place else ''}"
        yield at_definition(connection, seqs[last], last, ("E204", message, "drop it from one of them"), name)


def _cycles(connection: sqlite3.Connection) -> Iterator[Diagnostic]:
    """E301: steps lead from a model back to itself."""
    for models, steps in descent_cycles(connection):
        seqs = [connection.execute("select seq from record where id = ?", (step,)).fetchone()[0] for step in steps]
        last = steps[seqs.index(max(seqs))]
        message = f"models descend from themselves: {ring(models)}"
        help_ = f"remove one of these steps: {listed(steps)}"
        yield at_definition(connection, max(seqs), last, ("E301", message, help_))


def descent_cycles(connection: sqlite3.Connection) -> list[tuple[list[str], list[str]]]:
    """Models that descend from themselves, ring by ring, with the steps between them; none in a sound lineage.

    Only who has both parents and children can be in a ring: that is asked of the indexes, and of a million edges few are
    left by it.
    """
    edges: dict[tuple[str, str], str] = {}
    for parent, child, step in connection.execute(
        "select model, output, step from step_input edge"
        " where exists (select 1 from step_input below where below.model = edge.output)"
        " and exists (select 1 from step_output above where above.model = edge.model)"
    ):
        edges[parent, child] = step
    found = []
    for models in cycles(edges):
        following = chain(models[1:], models[:1])
        found.append((models, [edges[edge] for edge in zip(models, following, strict=True)]))
    return found


def listed(steps: list[str]) -> str:
    """Steps as text, the beginning of many; each once."""
    return ", ".join(list(dict.fromkeys(steps))[:_SHOWN]) + (", …" if len(steps) > _SHOWN else "")


def _broader_than_itself(connection: sqlite3.Connection) -> Iterator[Diagnostic]:
    """E303: `broader` or `members` lead from a thing back to itself."""
    for field, query in (
        ("broader", "select id, broader from narrower"),
        ("members", "select holder, id from member"),
    ):
        for models in cycles(connection.execute(query).fetchall()):
            rows = [connection.execute("select seq, id from record where id = ?", (one,)).fetchone() for one in models]
            seq, last = max(rows)
            following = models[(models.index(last) + 1) % len(models)]
            message = f"`{field}` leads back to where it began: {ring(models)}"
            help_ = f"take one of them out of `{field}`"
            yield at_definition(connection, seq, last, ("E303", message, help_), following)


def _kind_not_of_lineage(connection: sqlite3.Connection) -> Iterator[Diagnostic]:
    """E403: evidence that one part gives for a record of another has a kind that such records do not know."""
    rows = connection.execute(
        "select distinct target, part, kind, record.body from attached join record on id = target where kind in ('claim', 'step')"
    )
    for target, number, kind, body in rows.fetchall():
        record = decode(kind, body)
        lineage = isinstance(record, r.Step) or (isinstance(record, r.Claim) and record.kind == "lineage")
        allowed = LINEAGE_KINDS if lineage else EVIDENCE_KINDS
        given = connection.execute("select body from evidence where target = ?", (target,))
        if all(decode_evidence(item).kind in allowed for (item,) in given):
            continue
        for draft in drafts(part_numbered(connection, number), target):
            yield from kind_not_of_lineage(draft, (target,), (target,) if lineage else ())
