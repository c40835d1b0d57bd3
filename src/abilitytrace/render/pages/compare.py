"""The page of `compare`: how the models are related and differ in a few sentences, then everything side by side."""

from collections.abc import Sequence

from abilitytrace.lineage import Named
from abilitytrace.questions.compare import Against, Compare, MarkCell, SpecRow
from abilitytrace.questions.specs import Value
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Para, Span, Table
from abilitytrace.render.pages.compare_scores import score_blocks
from abilitytrace.render.pages.measured import disagreement, measured_blocks, measured_rows
from abilitytrace.render.pages.parts import as_of_line, heading, name
from abilitytrace.render.pages.score_tables import legend, letters
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.specs import shown_value
from abilitytrace.render.words import Words

__all__ = ["page"]

# models whose texts fit side by side; more of them stand below one another
_ABREAST = 3
# names in a sentence
_NAMES = 3


def page(answer: Compare, words: Words) -> Page:
    """Lays out models side by side."""
    blocks: list[Block] = [heading(words, "compare.glance"), *_glance(words, answer)]
    if answer.specs:
        blocks += [heading(words, "compare.specs"), *_specs(words, answer)]
    blocks += [heading(words, "compare.marks"), *_marks(words, answer)]
    for against in answer.against:
        blocks += measured_blocks(words, against.measured, listed=True)
    blocks += score_blocks(words, answer)
    return Page((_lead(words, answer), *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer, words))


# -- the lead


def _lead(words: Words, answer: Compare) -> Line:
    """How the models are related; of two, what marks, scores and specs tell apart."""
    first = answer.models[0].model
    if len(answer.models) > 2:
        sentences = [_kinship(words, answer)]
        sentences += [_measured(words, first, against) for against in answer.against]
    else:
        (against,) = answer.against
        sentences = [_relation(words, first, against), *_marked(words, first, against)]
        sentences += [_measured(words, first, against), _differing(words, answer)]
    sentences += disagreement(words, [against.measured for against in answer.against])
    return words.sentences([spaced(words, sentence) for sentence in sentences if sentence])


def _kinship(words: Words, answer: Compare) -> Line:
    """What all models descend from."""
    count = len(answer.models)
    if not answer.common:
        return words.line("compare.no-common", count=count)
    common = words.joined([(name(words, model),) for model in answer.common])
    among = {profile.model.id for profile in answer.models}
    is_one = len(answer.common) == 1 and answer.common[0].id in among
    return words.line("compare.common-is" if is_one else "compare.common", count=count, common=common)


def _relation(words: Words, first: Named, against: Against) -> Line:
    a, b = name(words, first), name(words, against.model)
    if against.relation == "unrelated":
        return words.line("compare.unrelated", a=a, b=b)
    bases = words.joined([(name(words, base),) for base in against.bases])
    line = words.line(f"diff.{against.relation}", a=a, b=b, bases=bases)
    return words.sentences([line, words.line("diff.refuted", "warn")]) if against.refuted else line


def _marked(words: Words, first: Named, against: Against) -> list[Line]:
    """What the second model gained, got back and lost, a sentence each."""
    if against.relation == "unrelated":
        return []
    a, b = name(words, first), name(words, against.model)
    sentences = [
        words.line(f"compare.{verdict}", a=a, b=b, abilities=_some(words, abilities))
        for verdict, abilities in (("gained", against.gained), ("restored", against.restored), ("lost", against.lost))
        if abilities
    ]
    return sentences or [words.line("compare.nothing", a=a, b=b)]


def _some(words: Words, named: Sequence[Named]) -> Line:
    """A few names, and how many more there are."""
    shown = [(name(words, one),) for one in named]
    if len(shown) <= _NAMES + 1:
        return words.joined(shown)
    left = len(shown) - _NAMES
    count = len(shown) if words.language == "zh" else left
    return words.line("compare.more", names=words.joined(shown[:_NAMES], "list.comma"), count=count)


def _measured(words: Words, first: Named, against: Against) -> Line:
    """In how many settings a model is above the first."""
    a, b = name(words, first), name(words, against.model)
    counts = {"ahead": against.ahead, "behind": against.behind, "level": against.level}
    total = sum(counts.values())
    if not total:
        has_pairs = bool(against.measured.pairs)
        return words.line("compare.doubted" if has_pairs else "compare.unmeasured", a=a, b=b)
    if total == 1:
        way = next(way for way, count in counts.items() if count)
        return words.line("compare.measured-one", a=a, b=b, way=words.say(f"compare.way.{way}"))
    return words.line("compare.measured", a=a, b=b, total=total, **counts)


def _differing(words: Words, answer: Compare) -> Line:
    """The specs of two models that differ, among those known for both."""
    both = [row for row in answer.specs if all(row.values)]
    if not both:
        return words.line("compare.specs-none")
    # a quantity tells more than a name
    differing = [row.attribute for row in sorted(both, key=lambda row: not _is_quantity(row)) if row.differs]
    if not differing:
        return words.line("compare.specs-same")
    return words.line("compare.specs-differ", names=_some(words, differing))


def _is_quantity(row: SpecRow) -> bool:
    return any(value.unit for values in row.values for value in values)


# -- side by side


def _heads(words: Words, answer: Compare) -> tuple[str, ...]:
    """The heads of the models' columns: names while they fit, then letters."""
    models = [profile.model for profile in answer.models]
    return tuple(words.pick(model.name) for model in models) if len(models) <= _ABREAST else letters(len(models))


def _glance(words: Words, answer: Compare) -> list[Block]:
    """Maker, date, parents and number of scores of each."""
    profiles = answer.models
    facts: list[tuple[str, tuple[Line, ...]]] = [
        ("developer", tuple((Span(profile.developer),) for profile in profiles)),
        ("released", tuple((Span(words.date(profile.released) if profile.released else ""),) for profile in profiles)),
        (
            "made-from",
            tuple(words.joined([(name(words, one, ""),) for one in profile.made_from]) for profile in profiles),
        ),
        ("scores", tuple((Span(str(profile.scores)),) for profile in profiles)),
    ]
    rows = tuple(((Span(words.say(f"compare.row.{key}")),), *cells) for key, cells in facts)
    table = Table((words.say("compare.column.model"), *_heads(words, answer)), rows, tuple(range(1, len(profiles) + 1)))
    if len(profiles) <= _ABREAST:
        return [table]
    return [legend(words, [profile.model for profile in profiles]), table]


def _specs(words: Words, answer: Compare) -> list[Block]:
    """Every attribute with its values: side by side, or below one another where there are many models."""
    if len(answer.models) > _ABREAST:
        shared = (row for row in answer.specs if sum(map(bool, row.values)) > 1)
        return [Bullets(tuple(_spec_item(words, answer, row) for row in shared)), *_alone(words, answer)]
    rows = [
        ((Span(words.pick(row.attribute.name)),), *(_values(words, values) for values in row.values))
        for row in answer.specs
    ]
    heads = (words.say("compare.column.attribute"), *_heads(words, answer))
    blank = any(not values for row in answer.specs for values in row.values)
    table = Table(heads, tuple(rows), tuple(range(len(heads))))
    return [table, *([Para(words.line("compare.blank", "dim"))] if blank else [])]


def _alone(words: Words, answer: Compare) -> list[Block]:
    """What is known of one of many models only, by name."""
    blocks: list[Block] = []
    for i, profile in enumerate(answer.models):
        own = [row.attribute for row in answer.specs if row.values[i] and sum(map(bool, row.values)) == 1]
        if own:
            attributes = words.joined([(name(words, one, ""),) for one in own], "list.comma")
            line = words.line("compare.alone", "dim", model=words.pick(profile.model.name), attributes=attributes)
            blocks.append(Para(spaced(words, line)))
    return blocks


def _spec_item(words: Words, answer: Compare, row: SpecRow) -> Item:
    lines = []
    unknown = []
    for profile, values in zip(answer.models, row.values, strict=True):
        if values:
            model = name(words, profile.model, "dim")
            lines.append(words.line("compare.value", model=model, value=_values(words, values)))
        else:
            unknown.append((name(words, profile.model, ""),))
    if unknown:
        lines.append(words.line("compare.unknown", "dim", models=words.joined(unknown, "list.comma")))
    return Item((name(words, row.attribute),), "•", tuple(lines))


def _values(words: Words, values: tuple[Value, ...]) -> Line:
    """The values of one model; several, on which sources differ, each with who gives it."""
    shown: list[Line] = []
    for value in values:
        line: Line = (Span(shown_value(words, value)),)
        if len(values) > 1 and value.sources:
            line = (*line, Span(f" [{value.sources[0].id}]", "dim"))
        shown.append(line)
    return words.joined(shown, "list.versus")


def _marks(words: Words, answer: Compare) -> list[Block]:
    """Every ability with the mark of each model's own step."""
    if not answer.marks:
        return [Para(words.line("compare.no-marks"))]
    rows = tuple(
        (
            (name(words, row.ability, ""),),
            *(words.joined([_mark(words, mark) for mark in marks], "list.versus") for marks in row.marks),
        )
        for row in answer.marks
    )
    heads = (words.say("compare.column.ability"), *_heads(words, answer))
    lettered = [] if len(answer.models) <= _ABREAST else [legend(words, [profile.model for profile in answer.models])]
    return [*lettered, Table(heads, rows, tuple(range(len(heads)))), Para(words.line("compare.marks-note", "dim"))]


def _mark(words: Words, cell: MarkCell) -> Line:
    """A mark's sign with the graded level of the claim behind it."""
    confidence = cell.claim.confidence
    line: Line = (words.mark(cell.mark), Span(" "), Span(words.label("graded", confidence.level)))
    if cell.versus is not None:
        versus = words.line("compare.mark-versus", "dim", model=words.pick(cell.versus.name))
        line = (*line, Span(", "), *versus)
    return line


def _rows(answer: Compare, words: Words) -> tuple[tuple[str, ...], ...]:
    ids = [profile.model.id for profile in answer.models]
    rows: list[tuple[str, ...]] = [("models", *ids), ("common", *(model.id for model in answer.common))]
    rows += [("relation", ids[0], against.model.id, against.relation) for against in answer.against]
    for spec in answer.specs:
        cells = (" | ".join(shown_value(words, value) for value in values) for values in spec.values)
        rows.append(("spec", spec.attribute.id, *cells))
    for mark in answer.marks:
        rows.append(("mark", mark.ability.id, *(" ".join(cell.mark for cell in cells) for cells in mark.marks)))
    for against in answer.against:
        rows += [row for row in measured_rows(against.measured) if row[0] == "measured"]
    for score in answer.scores:
        way = score.setting
        about = (way.source.id if way.source else "", way.metric, way.shots, way.prompting)
        rows.append(
            ("score", score.benchmark.id, *about, *(f"{one.value:.12g}" if one else "" for one in score.scores))
        )
    return tuple(rows)
