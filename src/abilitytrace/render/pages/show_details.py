"""The parts of the page of `show` that differ by kind: descent, marks, uses, what a source gives."""

from collections.abc import Iterable

from abilitytrace.lineage import Named
from abilitytrace.questions.citations import SourceDetails, SourceUse
from abilitytrace.questions.details import ClaimDetails, MarkRow, StepDetails, ThingDetails
from abilitytrace.questions.parts import StepView
from abilitytrace.questions.rows import Subject
from abilitytrace.questions.show import EntryDetails, Shown
from abilitytrace.render.page import Block, Bullets, Item, Line, Para, Span
from abilitytrace.render.pages.parts import heading, name, note_items, source_line
from abilitytrace.render.pages.sentences import claim_line, evidence_ways, graded_line, spaced, step_sentence
from abilitytrace.render.pages.specs import score_table, spec_table
from abilitytrace.render.words import Words

# scores shown; plain and JSON have all
_SCORES = 20
# claims and steps that a source speaks to; `evidence` lists all
_USES = 20

__all__ = ["claim_blocks", "entry_blocks", "rows", "source_blocks", "step_blocks", "thing_blocks"]


def thing_blocks(words: Words, answer: Shown, held: ThingDetails) -> list[Block]:
    """Names and relatives, steps, marks, scores, and the values of an attribute."""
    facts = _names(words, answer)
    if held.retired:
        facts.append(words.line("show.retired", date=words.date(held.retired)))
    for phrase in ("member_of", "broader", "narrower", "measures"):
        facts += _related(words, phrase.replace("_", "-"), getattr(held, phrase))
    blocks: list[Block] = [_bullets(facts)]
    rivals = len(held.steps_to) > 1
    titled = (("made-rivals" if rivals else "made", held.steps_to), ("makes", held.steps_from), ("used", held.used_in))
    for phrase, steps in titled:
        if steps:
            blocks += [heading(words, f"show.{phrase}", count=len(steps)), _steps(words, steps)]
    return [*blocks, *_measured(words, answer, held)]


def _measured(words: Words, answer: Shown, held: ThingDetails) -> list[Block]:
    """What was gained and lost, measured, and recorded as values."""
    blocks: list[Block] = []
    if held.marks:
        of_ability = answer.kind == "ability"
        title = heading(words, "show.marks-ability" if of_ability else "show.marks")
        blocks += [title, Bullets(tuple(_mark(words, mark, of_ability=of_ability) for mark in held.marks))]
    if held.scores:
        title = heading(words, "show.scores", count=len(held.scores))
        blocks += [title, score_table(words, held.scores[:_SCORES], of=answer.kind)]
        blocks += _more_scores(words, len(held.scores) - _SCORES, answer.id)
    if held.values:
        table = spec_table(words, "record", [(of.record.name, of.spec.values) for of in held.values])
        blocks += [heading(words, "show.values"), table]
    return blocks


def _more_scores(words: Words, left: int, identifier: str) -> list[Block]:
    """How many scores are not shown, if any, and where they are."""
    return [Para(words.line("show.scores-more", "dim", count=left, id=identifier))] if left > 0 else []


def source_blocks(words: Words, answer: Shown, held: SourceDetails) -> list[Block]:
    """Where it was published, what it gives evidence on, and what else rests on it."""
    blocks: list[Block] = [_bullets([*_names(words, answer), *_citation(words, held)])]
    if held.uses:
        items = [_use(words, use) for use in held.uses[:_USES]]
        if (left := len(held.uses) - _USES) > 0:
            more = words.line("show.uses-more", "dim", count=left, id=answer.id)
            items.append(Item(more, "." if words.ascii_only else "…"))
        blocks += [heading(words, "show.uses"), Bullets(tuple(items))]
    if held.gives:
        records = words.joined([(Span(words.pick(record.name)),) for record in held.gives])
        blocks += [Para(()), Para(spaced(words, words.line("show.gives-values", records=records)))]
    return blocks


def _citation(words: Words, held: SourceDetails) -> list[Line]:
    """Where a source was published, whose work it is, and how often others repeat or report it."""
    facts: list[Line] = [
        words.line(f"show.{phrase}", what=what)
        for phrase, what in (("venue", held.venue), ("group", held.group), ("url", held.citation.url))
        if what
    ]
    for phrase, count in (("states", len(held.states)), ("repeats", held.repeats), ("reported", held.reported)):
        if count:
            facts.append((Span(words.plural(f"show.{phrase}", count)),))
    return facts


def step_blocks(words: Words, answer: Shown, held: StepDetails) -> list[Block]:
    """Its data and confidence, rival accounts, and what it did to each ability."""
    facts = _names(words, answer)
    facts += _related(words, "datasets", held.datasets)
    facts.append(graded_line(words, held.step.confidence))
    facts += _evidence(words, answer.id, held)
    blocks: list[Block] = [_bullets(facts)]
    if held.rivals:
        title = heading(words, "show.rival-steps", output=words.pick(held.step.output.name))
        blocks += [title, _steps(words, held.rivals)]
    if held.marks:
        items = tuple(_mark(words, mark, of_ability=False) for mark in held.marks)
        blocks += [heading(words, "show.marks-step"), Bullets(items)]
    return blocks


def claim_blocks(words: Words, answer: Shown, held: ClaimDetails) -> list[Block]:
    """Its kind, cause and effects, how much evidence there is, and where to see it."""
    facts = _names(words, answer)
    facts.append(words.line("show.claim-kind", kind=words.label("claim-kind", held.claim_kind)))
    facts += _related(words, "cause", held.cause)
    if held.effects:
        effects = [
            words.line("show.effect", ability=name(words, effect.ability), mark=words.label("mark", effect.mark))
            for effect in held.effects
        ]
        facts.append(words.line("show.effects", effects=words.joined(effects, "list.comma")))
    if held.versus is not None:
        facts.append(words.line("show.versus", model=name(words, held.versus)))
    facts += _about(words, held.about)
    facts += _evidence(words, answer.id, held)
    blocks: list[Block] = [_bullets(facts)]
    if held.rivals:
        items = tuple(claim_line(words, rival) for rival in held.rivals)
        blocks += [heading(words, "show.rivals"), Bullets(items)]
    return blocks


def entry_blocks(words: Words, answer: Shown, held: EntryDetails) -> list[Block]:
    """What a question, event or term is about and rests on; the experiment and the answers to a question."""
    facts = [*_names(words, answer), *_about(words, held.about)]
    phrase = "show.raised" if answer.kind == "question" else "show.source-line"
    facts += [words.line(phrase, source=source_line(words, source)) for source in held.sources]
    if held.experiment.en:
        facts.append(words.line("show.experiment", experiment=words.pick(held.experiment)))
    blocks: list[Block] = [_bullets(facts)]
    if held.answered:
        blocks += [heading(words, "show.answers"), note_items(words, held.answered)]
    return blocks


def rows(answer: Shown) -> list[tuple[str, ...]]:
    """The rows of plain output for what differs by kind."""
    held = answer.details
    if isinstance(held, SourceDetails):
        return [("evidence", use.target, str(use.supports), str(use.disputes), str(use.neutral)) for use in held.uses]
    if isinstance(held, ThingDetails):
        found: list[tuple[str, ...]] = [(role, step.id, step.date) for role in _STEPS for step in getattr(held, role)]
        found += [
            (mark.mark, mark.step.output.id, mark.step.date, mark.ability.id, mark.claim.id) for mark in held.marks
        ]
        found += [
            ("score", score.model.id, score.benchmark.id, score.metric, f"{score.value:g}", score.unit, score.shots)
            for score in held.scores
        ]
        for of in held.values:
            found += [("value", of.record.id, value.value.en, value.unit) for value in of.spec.values]
        return found
    return []


_STEPS = ("steps_to", "steps_from", "used_in")


def _bullets(lines: Iterable[Line]) -> Bullets:
    """Facts as a list, set off from the sentences above them."""
    return Bullets(tuple(Item(line) for line in lines))


def _names(words: Words, answer: Shown) -> list[Line]:
    """The id and the other names."""
    lines = [words.line("show.id", id=answer.id)]
    aliases = list(answer.aliases)
    if answer.name.zh and answer.kind not in ("claim", "question", "event", "step"):
        # the name in the other language is a name people ask by
        aliases.insert(0, answer.name.en if words.language == "zh" else answer.name.zh)
    if aliases:
        lines.append(words.line("show.aliases", aliases=words.say("list.comma").join(aliases)))
    return lines


def _related(words: Words, phrase: str, records: tuple[Named, ...]) -> list[Line]:
    """A fact that names other records; nothing without any."""
    if not records:
        return []
    names = words.joined([(name(words, record, ""),) for record in records])
    return [words.line(f"show.{phrase}", things=names)]


def _about(words: Words, about: tuple[Subject, ...]) -> list[Line]:
    """What a record speaks of: by name, or by id where the name is a sentence."""
    if not about:
        return []
    sentences = ("claim", "question", "event", "step")
    shown = [(Span(subject.id if subject.kind in sentences else words.pick(subject.name)),) for subject in about]
    return [words.line("show.about", things=words.joined(shown))]


def _evidence(words: Words, identifier: str, held: StepDetails | ClaimDetails) -> list[Line]:
    """How much evidence there is on each side, and the command that shows it."""
    ways = evidence_ways(words, held.supports, held.disputes, held.neutral)
    counts = words.line("show.claim-counts", ways=ways)
    return [counts, words.line("show.evidence", "dim", id=identifier)]


def _steps(words: Words, steps: tuple[StepView, ...]) -> Bullets:
    items = tuple(
        Item((*step_sentence(words, step), Span(f"  [{step.id}]", "dim")), "•", (graded_line(words, step.confidence),))
        for step in steps
    )
    return Bullets(items)


def _mark(words: Words, mark: MarkRow, *, of_ability: bool) -> Item:
    """A mark: on an ability's page by the model it was made on, elsewhere by the ability."""
    sign = words.mark(mark.mark)
    what = mark.step.output if of_ability else mark.ability
    date = f"  {words.date(mark.step.date)}" if of_ability and mark.step.date else ""
    line: Line = (
        name(words, what),
        Span(date, "dim"),
        Span(f"  {words.label('mark', mark.mark)}", sign.style),
        Span(f"  [{mark.claim.id}]", "dim"),
    )
    return Item(line, sign.text, (graded_line(words, mark.claim.confidence),), style=sign.style)


def _use(words: Words, use: SourceUse) -> Item:
    """What a source gives evidence on, and which way."""
    says: Line = (Span(words.pick(use.says)),)
    if use.kind == "step":
        says = spaced(words, words.line("show.use-step", output=words.pick(use.says)))
    ways = (Span(evidence_ways(words, use.supports, use.disputes, use.neutral), "source"),)
    return Item((*says, Span(f"  [{use.target}]", "dim")), "•", (ways,))
