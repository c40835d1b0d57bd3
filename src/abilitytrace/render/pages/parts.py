"""Lines and blocks that several pages share: confidences, claims with their evidence, steps."""

import re

from abilitytrace.lineage import Named
from abilitytrace.questions.parts import (
    CitedSource,
    ClaimSummary,
    ClaimView,
    Confidence,
    EvidenceView,
    NoteView,
    SpecValue,
    StepView,
)
from abilitytrace.render.page import Bullets, Heading, Item, Line, Span
from abilitytrace.render.quantity import quantity
from abilitytrace.render.words import Words

_ASIDE = re.compile(r"\s*\([^)]*\)")

__all__ = [
    "as_of_line",
    "capital",
    "claim_item",
    "computed_items",
    "confidence_lines",
    "evidence_items",
    "heading",
    "in_text",
    "name",
    "note_items",
    "source_line",
    "spec_value",
    "step_item",
    "step_line",
]


def heading(words: Words, phrase: str, **gaps: str | int) -> Heading:
    """A heading from a phrase."""
    return Heading(words.line(phrase, "heading", **gaps))


def name(words: Words, named: Named, style: str = "name") -> Span:
    """A record's name."""
    return Span(words.pick(named.name), style)


def capital(line: Line) -> Line:
    """The line with a capital first letter, as a sentence needs it; names such as text-davinci-002 keep theirs."""
    if not line or not line[0].text:
        return line
    first = line[0].text
    word = first.split(maxsplit=1)[0] if first.split() else ""
    if any(character.isdigit() for character in word):
        return line
    return (line[0]._replace(text=first[:1].upper() + first[1:]), *line[1:])


def as_of_line(words: Words, as_of: str) -> tuple[Line, ...]:
    """The reminder that an answer is that of a date; nothing for today's."""
    return (words.line("as-of", "dim", date=words.date(as_of)),) if as_of else ()


def _short_authors(source: CitedSource) -> str:
    """`Fu et al.` for several authors, the name for one; empty where no author is given."""
    authors = _ASIDE.sub("", source.authors)
    people = [person.strip() for person in authors.split(",") if person.strip()]
    if not people:
        return ""
    first = people[0].split(" et al")[0]
    several = len(people) > 1 or " et al" in authors
    # family names come last in Latin script; a team has no family name
    return f"{first.split()[-1]} et al." if several and first.isascii() else first


def source_line(words: Words, source: CitedSource) -> Line:
    """A source in one line: authors and year with the id, the place, the date."""
    authors = _short_authors(source)
    shown = f"{authors} [{source.id}]" if authors else f"{words.pick(source.name)} [{source.id}]"
    phrase = "evidence.place" if source.at else "evidence.source"
    return words.line(phrase, "source", source=shown, at=source.at, date=words.date(source.published))


def in_text(words: Words, source: CitedSource) -> str:
    """A source as it stands inside a sentence: authors and place, or the title without authors."""
    shown = _short_authors(source) or words.pick(source.name)
    return words.say("sentences.source-place", source=shown, at=source.at) if source.at else shown


def confidence_lines(words: Words, confidence: Confidence) -> tuple[Line, ...]:
    """Both confidences: what was stated, each level with the date of its first source, then what is graded and why."""
    lines: list[Line] = []
    if confidence.stated:
        by_date: dict[str, dict[str, None]] = {}
        seen: set[str] = set()
        for stated in confidence.stated:
            if stated.level not in seen:
                by_date.setdefault(stated.source.published, {})[words.label("stated", stated.level)] = None
                seen.add(stated.level)
        shown = [
            words.say("confidence.stated-when", levels=words.say("list.comma").join(levels), date=words.date(date))
            for date, levels in by_date.items()
        ]
        lines.append(words.line("confidence.stated-all", levels=words.say("list.semicolon").join(shown)))
    else:
        lines.append(words.line("confidence.unstated", "dim"))
    graded = confidence.graded
    level = words.level(graded.level, contested=graded.contested)
    if graded.date:
        line = words.line("confidence.graded", level=level, account=words.account(graded), date=words.date(graded.date))
    else:
        line = words.line("confidence.ungraded", level=level)
    if confidence.standing in ("ahead", "behind"):
        line = (*line, Span(" · "), Span(words.label("standing", confidence.standing), "warn"))
    lines.append(line)
    if confidence.overridden:
        lines.append(words.line("confidence.overridden", level=words.level(confidence.overridden)))
    return tuple(lines)


def evidence_items(words: Words, items: tuple[EvidenceView, ...]) -> tuple[Item, ...]:
    """Evidence, one item each: the finding, then its source, kind and worth."""
    signs = {"supports": "+", "disputes": "-", "neutral": "="}
    styles = {"supports": "gain", "disputes": "loss", "neutral": "dim"}
    shown = []
    for item in items:
        weight = words.plural(
            "evidence.weight",
            1 if item.points == 1 else 2,
            kind=words.label("evidence", item.kind),
            points=f"{item.points:g}",
        )
        flags = [words.label("concern", concern) for concern in item.concerns]
        flags += [words.label("upgrade", upgrade) for upgrade in item.upgrades]
        about = (
            words.say("evidence.flags", weight=weight, flags=words.say("list.comma").join(flags)) if flags else weight
        )
        if item.stance == "neutral":
            about = words.label("evidence", item.kind)
        line: Line = (*source_line(words, item.source), Span(" · " + about, "source"))
        if item.stated:
            line = (
                *line,
                Span(" · " + words.say("evidence.hedge", level=words.label("stated", item.stated)), "source"),
            )
        if item.cites is not None:
            line = (*line, Span(" · " + words.say("evidence.cites", source=_cited(item.cites)), "source"))
        shown.append(Item((Span(words.pick(item.finding)),), signs[item.stance], (line,), style=styles[item.stance]))
    return tuple(shown)


def computed_items(words: Words, claim: ClaimView) -> tuple[Item, ...]:
    """The evidence on a claim that follows from scores, one item each; nobody wrote it, so that no source has it in words."""
    return evidence_items(words, tuple(i for i in (*claim.supports, *claim.disputes, *claim.neutral) if i.derived))


def _cited(source: CitedSource) -> str:
    authors = _short_authors(source)
    return f"{authors} [{source.id}]" if authors else f"[{source.id}]"


def _some_evidence(words: Words, claim: ClaimView, limit: int | None) -> tuple[Item, ...]:
    """The most telling evidence on each side, and how many lines more there are."""
    shown: list[Item] = []
    left = 0
    for items in (claim.supports, claim.disputes):
        kept = items if limit is None else items[:limit]
        left += len(items) - len(kept)
        shown += evidence_items(words, kept)
    if left:
        more = words.plural("evidence.more", left, id=claim.id)
        shown.append(Item((Span(more, "dim"),), "…" if not words.ascii_only else "."))
    return tuple(shown)


def claim_item(words: Words, claim: ClaimView | ClaimSummary, *, evidence: int | None = 0) -> Item:
    """A claim as a list item: its sentence, id, both confidences, and up to `evidence` lines a side (None for all)."""
    line: Line = (Span(words.pick(claim.says), "strong"), Span(f"  [{claim.id}]", "dim"))
    shown = _some_evidence(words, claim, evidence) if isinstance(claim, ClaimView) else ()
    return Item(line, "•", confidence_lines(words, claim.confidence), shown)


def step_line(words: Words, step: StepView) -> Line:
    """A step in one line: output, date, methods."""
    line: Line = (name(words, step.output), Span("  " + words.date(step.date, step.until), "dim"))
    if step.rivals and step.inputs:
        line = (
            *line,
            Span("  "),
            *words.line("step.from", inputs=words.joined([(name(words, model),) for model in step.inputs])),
        )
    if step.methods:
        methods = words.joined([(Span(words.pick(method.name)),) for method in step.methods], "list.comma")
        line = (*line, Span("  "), *words.line("step.methods", methods=methods))
    return line


def step_item(words: Words, step: StepView, marker: str) -> Item:
    """A step as a list item, with its graded confidence and rival accounts under it."""
    graded = step.confidence.graded
    line: Line = words.line("step.founded", "dim", level=words.level(step.confidence.level, contested=graded.contested))
    if step.rivals:
        line = (*line, Span(" · " + words.plural("step.rivals", step.rivals), "warn"))
    return Item(step_line(words, step), marker, (line,))


def note_items(words: Words, notes: tuple[NoteView, ...]) -> Bullets:
    """Remarks with their sources."""
    return Bullets(
        tuple(
            Item((Span(words.pick(note.says)),), "•", (source_line(words, note.source),) if note.source else ())
            for note in notes
        )
    )


def spec_value(words: Words, value: SpecValue) -> str:
    """A value with its unit, as `175 billion` or `2048 tokens`."""
    return quantity(words, value.value, value.unit)
