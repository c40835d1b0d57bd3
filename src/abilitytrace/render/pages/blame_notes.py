"""What stands below the table of `blame`: chance, the peak, items and what they could show, models that are left out."""

from abilitytrace.lineage import Named
from abilitytrace.questions.blame import Series
from abilitytrace.questions.elsewhere import Elsewhere
from abilitytrace.render.page import Block, Line, Para, Span, flat
from abilitytrace.render.pages.blame_table import decimals_of, short_name
from abilitytrace.render.pages.parts import name
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.setting import change, differs, value
from abilitytrace.render.words import Words

__all__ = ["notes_on"]

# names that are written out
_NAMED = 6


def notes_on(words: Words, series: Series) -> list[Block]:
    """What bears on the whole table: emergence, items, direction, models left out."""
    notes: list[Line] = []
    if series.emergence is not None:
        notes.append(_emergence(words, series))
    if series.peak is not None:
        notes.append(_peak(words, series))
    if series.lower:
        notes.append(words.line("blame.lower"))
    notes += _noise(words, series)
    if any(line.verdict == "unknown" for line in series.lines):
        notes.append(words.line("blame.noise-unknown"))
    others = {held.model for held in series.elsewhere}
    if series.elsewhere:
        shown = words.joined([_elsewhere(words, held) for held in series.elsewhere[:_NAMED]], "list.comma")
        notes.append(words.line("blame.elsewhere", models=_more(words, shown, len(series.elsewhere))))
    if unmeasured := tuple(model for model in series.unmeasured if model not in others):
        notes.append(words.line("blame.unmeasured", models=_some(words, unmeasured)))
    if series.conflicting:
        notes.append(words.line("blame.conflicting", models=_some(words, series.conflicting)))
    return [Para(spaced(words, words.sentences(notes)))] if notes else []


def _noise(words: Words, series: Series) -> list[Line]:
    """How many items stand behind the scores, whether they are the same, and how small a change they would show."""
    notes: list[Line] = []
    paired = [line for line in series.lines if line.change.method in ("pairs", "paired-values", "clusters")]
    if paired:
        phrase = "all" if len(paired) == len(series.lines) else "some"
        notes.append(words.line(f"blame.paired.{phrase}", count=len(paired), changes=len(series.lines)))
    groups = sorted({line.clusters for line in paired if line.clusters})
    if groups:
        shown = f"{groups[0]:,}" if len(groups) == 1 else words.say("blame.range", low=groups[0], high=groups[-1])
        notes.append(words.line("blame.clusters", count=shown))
    for reason in dict.fromkeys(line.unpaired for line in series.lines if line.unpaired):
        models = words.joined(
            [(short_name(words, series, line.model),) for line in series.lines if line.unpaired == reason]
        )
        told = words.say("blame.unpaired.prompts" if reason == "prompts" else f"gate.unpaired.{reason}")
        notes.append(words.line("blame.unpaired", "warn", models=models, reason=told))
    counts = sorted({n for line in series.lines for n in line.change.n if n})
    if counts:
        phrase = "blame.items-assumed" if any(line.change.assumed for line in series.lines) else "blame.items"
        ends = (f"{counts[0]:,}", f"{counts[-1]:,}")
        count = ends[0] if len(counts) == 1 else words.say("blame.range", low=ends[0], high=ends[1])
        notes.append(words.line(phrase, count=count))
    places = max(decimals_of(series), 1)
    smallest = sorted(
        {f"{line.change.smallest:.{places}f}" for line in series.lines if line.change.smallest is not None}, key=float
    )
    if smallest:
        shown = smallest[0]
        if len(smallest) > 1:
            shown = words.say("blame.range", low=smallest[0], high=smallest[-1])
        notes.append(words.line("blame.smallest", smallest=shown))
    return notes


def _elsewhere(words: Words, held: Elsewhere) -> Line:
    return words.line("blame.elsewhere-one", model=name(words, held.model), differs=differs(words, held.differs))


def _emergence(words: Words, series: Series) -> Line:
    held = series.emergence
    assert held is not None
    chance = f"{held.chance * 100:g}%"
    if held.model is None:
        return words.line("blame.not-emerged", chance=chance)
    if held.before is None:
        return words.line("blame.emerged-first", chance=chance, model=short_name(words, series, held.model))
    before = short_name(words, series, held.before)
    return words.line("blame.emerged", chance=chance, model=short_name(words, series, held.model), before=before)


def _peak(words: Words, series: Series) -> Line:
    """What several steps together lost since the best point."""
    held = series.peak
    assert held is not None
    best = value(held.score.value, series.setting.unit, decimals_of(series))
    return words.line(
        "blame.peak" if held.beyond else "blame.peak-within",
        model=short_name(words, series, held.model),
        best=best,
        change=change(round(held.change.change, decimals_of(series)), decimals_of(series)),
    )


def _some(words: Words, models: tuple[Named, ...]) -> Line:
    return _more(words, words.joined([(name(words, model),) for model in models[:_NAMED]], "list.comma"), len(models))


def _more(words: Words, shown: Line, count: int) -> Line:
    """The first few of many, with how many more there are."""
    if count <= _NAMED:
        return shown
    return (Span(words.plural("blame.unmeasured-more", count - _NAMED, models=flat(shown))),)
