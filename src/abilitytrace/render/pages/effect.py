"""The page of `effect`: which abilities a method gains and costs on average, then a forest plot for each."""

from collections.abc import Sequence
from math import sqrt

from abilitytrace.lineage import Named
from abilitytrace.questions.effect import Effect, FamilyEffect, PooledEffect, Trial
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span, Table
from abilitytrace.render.pages.parts import as_of_line, name
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.setting import own_to, source_id
from abilitytrace.render.words import Words

__all__ = ["page"]

# cells of the forest plot, and trials of a family that are written out
_PLOT, _TRIALS = 21, 3
# families in a plot: of more, those with most trials
_FAMILIES = 20
# abilities and benchmarks with a plot, and those of one verdict that the answer names
_SUBJECTS, _NAMED = 10, 5
_STYLES = {"gains": "gain", "costs": "loss", "none": "dim", "too-few": "dim"}


def page(answer: Effect, words: Words) -> Page:
    """Lays out an effect."""
    blocks: list[Block] = []
    for one in answer.effects[:_SUBJECTS]:
        blocks += _subject(words, one)
    notes: list[Line] = []
    if (left := len(answer.effects) - _SUBJECTS) > 0:
        notes.append((Span(words.plural("effect.subjects-more", left, id=answer.method.id), "dim"),))
    if answer.unjudged:
        notes.append(words.line("effect.unjudged-all", "dim", subjects=_names(words, answer.unjudged)))
    if answer.aside:
        notes.append((Span(words.plural("effect.aside", answer.aside), "dim"),))
    if answer.apart:
        notes.append((Span(words.plural("effect.apart", answer.apart), "dim"),))
    if answer.not_shares:
        notes.append((Span(words.plural("effect.not-shares", answer.not_shares), "dim"),))
    if any(trial.assumed for one in answer.effects for family in one.families for trial in family.trials):
        notes.append(words.line("effect.assumed", "dim"))
    notes.append(words.line("effect.marks", "dim", id=answer.method.id))
    blocks += [Para(spaced(words, line)) for line in notes]
    return Page((_lead(words, answer), *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer))


def _lead(words: Words, answer: Effect) -> Line:
    phrase = f"effect.lead.{'one' if answer.steps == 1 else 'many'}"
    sentences = [words.line(phrase, method=name(words, answer.method), count=answer.steps, measured=answer.measured)]
    for verdict in ("gains", "costs", "each-gains", "each-costs", "none", "too-few"):
        if held := [one for one in answer.effects if _told(one) == verdict]:
            shown = words.joined([_named(words, one) for one in held[:_NAMED]])
            if (left := len(held) - _NAMED) > 0:
                shown = words.line("effect.and-more", subjects=shown, count=left)
            sentences.append(words.line(f"effect.{verdict}", subjects=shown))
    if not answer.effects:
        sentences.append(words.line("effect.nothing"))
    return spaced(words, words.sentences(sentences))


def _told(one: PooledEffect) -> str:
    """The verdict, or that each family alone went one way although their mean is not sure to have."""
    if one.verdict == "none" and all(family.low > 0 for family in one.families):
        return "each-gains"
    if one.verdict == "none" and all(family.high < 0 for family in one.families):
        return "each-costs"
    return one.verdict


def _named(words: Words, one: PooledEffect) -> Line:
    """An ability with its mean change."""
    moved = Span(_points(one.change), _STYLES[one.verdict])
    return words.line("effect.subject", subject=name(words, one.subject), change=moved)


def _subject(words: Words, one: PooledEffect) -> list[Block]:
    families = words.plural("effect.families", len(one.families))
    title = words.line(
        "effect.heading",
        "heading",
        subject=words.pick(one.subject.name),
        change=_points(one.change),
        low=_points(_possible(one.low)),
        high=_points(_possible(one.high)),
        families=families,
    )
    notes = _notes(words, one)
    shown = _shown(one)
    trials = Bullets(tuple(item for family in shown for item in _trials(words, family)))
    left = len(one.families) - len(shown)
    more = [Para(words.line("effect.families-more", "dim", count=f"{left:,}"))] if left else []
    return [
        Heading(spaced(words, title)),
        _table(words, one, shown),
        *more,
        trials,
        *([Para(spaced(words, words.sentences(notes)))] if notes else []),
    ]


def _shown(one: PooledEffect) -> Sequence[FamilyEffect]:
    """The families that the plot has room for."""
    if len(one.families) <= _FAMILIES:
        return one.families
    return sorted(one.families, key=lambda family: -family.total)[:_FAMILIES]


def _table(words: Words, one: PooledEffect, families: Sequence[FamilyEffect]) -> Table:
    """A row a family with its plot, and the mean below."""
    ends = [(_possible(family.low), _possible(family.high)) for family in families]
    ends.append((_possible(one.low), _possible(one.high)))
    scale = _Scale(min(0.0, *(low for low, _ in ends)), max(0.0, *(high for _, high in ends)), words)
    rows: list[tuple[Line, ...]] = [
        (
            (name(words, family.family),),
            (Span(str(family.total)),),
            (Span(_points(family.change)),),
            (Span(_interval(words, low, high)),),
            (Span(f"{round(family.weight * 100)} %"),),
            (Span(scale.drawn(family.change, low, high), "level"),),
        )
        for family, (low, high) in zip(families, ends, strict=False)
    ]
    if one.pooled is not None:
        style = _STYLES[one.verdict]
        rows.append(
            (
                (Span(words.say("effect.mean"), "strong"),),
                (Span(str(sum(family.total for family in one.families))),),
                (Span(_points(one.change), style),),
                (Span(_interval(words, *ends[-1]), style),),
                (),
                (Span(scale.drawn(one.change, *ends[-1], mean=True), style),),
            )
        )
    columns = ("family", "trials", "change", "interval", "weight")
    heads = tuple(words.say(f"effect.column.{column}") for column in columns)
    return Table((*heads, scale.head()), tuple(rows), (0,))


class _Scale:
    """Where changes stand in a row of `_PLOT` cells; the zero line is drawn through."""

    def __init__(self, low: float, high: float, words: Words) -> None:
        self._low, self._high = low, max(high, low + 1e-9)
        self._bar, self._dot, self._mean = ("-", "o", "#") if words.ascii_only else ("─", "●", "◆")
        self._zero = "|" if words.ascii_only else "│"

    def head(self) -> str:
        """The two ends of the scale, in points."""
        low, high = _points(self._low), _points(self._high)
        return low + " " * max(_PLOT - len(low) - len(high), 1) + high

    def drawn(self, change: float, low: float, high: float, *, mean: bool = False) -> str:
        """An interval with its middle."""
        cells = [" "] * _PLOT
        cells[self._at(0.0)] = self._zero
        for i in range(self._at(low), self._at(high) + 1):
            cells[i] = self._bar
        cells[self._at(change)] = self._mean if mean else self._dot
        return "".join(cells).rstrip()

    def _at(self, change: float) -> int:
        return round((change - self._low) / (self._high - self._low) * (_PLOT - 1))


def _trials(words: Words, family: FamilyEffect) -> list[Item]:
    """The changes that moved most, and how many more there are."""
    moved = sorted(family.trials, key=lambda trial: -abs(trial.change))
    items = [Item(spaced(words, _trial(words, trial, family.trials))) for trial in moved[:_TRIALS]]
    if (left := family.total - len(items)) > 0:
        told = words.plural("effect.trials-more", left)
        items.append(Item((Span(told, "dim"),), "." if words.ascii_only else "…"))
    return items


def _trial(words: Words, trial: Trial, others: Sequence[Trial]) -> Line:
    """A change with its source; where that measured it twice, with what is particular to the setting."""
    about = (trial.before.id, trial.model.id, trial.benchmark.id, source_id(words, trial.setting))
    alike = [
        other.setting
        for other in others
        if (other.before.id, other.model.id, other.benchmark.id, source_id(words, other.setting)) == about
    ]
    benchmark = words.pick(trial.benchmark.name)
    if own := own_to(words, trial.setting, alike):
        benchmark = words.say("effect.in-setting", benchmark=benchmark, setting=own)
    return words.line(
        "effect.trial",
        before=name(words, trial.before),
        model=name(words, trial.model),
        benchmark=benchmark,
        change=_points(trial.change),
        source=Span(about[-1], "dim"),
    )


def _notes(words: Words, one: PooledEffect) -> list[Line]:
    notes: list[Line] = []
    found = one.pooled
    if found is not None:
        if found.is_few:
            notes.append(words.line("effect.few", "warn"))
        notes.append(words.line("effect.heterogeneity", i2=round(found.i2 * 100), tau=f"{sqrt(found.tau2) * 100:.1f}"))
        if found.prediction is not None:
            low, high = map(_possible, found.prediction)
            phrase = "effect.prediction-open" if (low, high) == (-1, 1) else "effect.prediction"
            notes.append(words.line(phrase, low=_points(low), high=_points(high)))
    if one.without:
        ends = [without.change for without in one.without]
        notes.append(words.line("effect.without", low=_points(min(ends)), high=_points(max(ends))))
        crosses = one.low <= 0 <= one.high
        turning = [without.family for without in one.without if (without.low <= 0 <= without.high) != crosses]
        if turning:
            notes.append(
                words.line(f"effect.turns.{'one' if len(turning) == 1 else 'many'}", families=_names(words, turning))
            )
    beside = list(
        dict.fromkeys(method for family in one.families for trial in family.trials for method in trial.beside)
    )
    if beside:
        notes.append(words.line("effect.beside", methods=_names(words, beside)))
    if one.unjudged:
        notes.append((Span(words.plural("effect.unjudged", one.unjudged)),))
    return notes


def _names(words: Words, items: Sequence[Named]) -> Line:
    return words.joined([(name(words, item),) for item in items])


def _points(share: float) -> str:
    """A share as points of percent with its sign."""
    return f"{share * 100:+.1f}" if round(share * 100, 1) else "0"


def _possible(bound: float) -> float:
    """The end of an interval, no further out than a share of right items can change."""
    return min(max(bound, -1.0), 1.0)


def _interval(words: Words, low: float, high: float) -> str:
    return words.say("effect.interval", low=_points(low), high=_points(high))


def _rows(answer: Effect) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    for one in answer.effects:
        numbers = tuple(f"{number:.6g}" for number in (one.change, one.low, one.high))
        rows.append(("effect", answer.method.id, one.subject.id, str(len(one.families)), *numbers, one.verdict))
        for family in one.families:
            numbers = tuple(f"{number:.6g}" for number in (family.change, family.low, family.high, family.weight))
            rows.append(("family", one.subject.id, family.family.id, str(family.total), *numbers))
            rows += [
                (
                    *("trial", one.subject.id, trial.before.id, trial.model.id, trial.benchmark.id),
                    *(f"{trial.change:.6g}", "" if trial.se is None else f"{trial.se:.6g}"),
                    trial.setting.source.id if trial.setting.source else "",
                )
                for trial in family.trials
            ]
    return tuple(rows)
