"""The page of `import`: what came of it in one sentence, then every conflict, guess, match and omission."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from abilitytrace.importing.imported import Conflict, Guess, Left, Matched
from abilitytrace.importing.report import Report
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Span
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.words import Words

__all__ = ["page"]

_T = TypeVar("_T")
# items of a list that the screen shows; JSON has them all
_SHOWN = 6
_PLACES = 2
_LARGE = 1e7


def page(answer: Report, words: Words) -> Page:
    """Lays out an import."""
    blocks: list[Block] = []
    for title, items in (
        ("conflicts", [_conflict(words, conflict) for conflict in answer.conflicts]),
        ("guesses", [_guess(words, guess) for guess in answer.guesses]),
        ("matched", [_matched(words, matched) for matched in answer.matched]),
        ("notes", _left(words, answer.notes)),
        ("left", _left(words, answer.left)),
    ):
        if items:
            count = len(getattr(answer, title))
            blocks += [Heading(_plural(words, f"importing.{title}", count, "heading")), _bullets(words, items)]
    return Page((_lead(words, answer), *_after(words, answer)), tuple(blocks), _rows(answer))


def _plural(words: Words, phrase: str, count: int, style: str = "", **gaps: str | Line) -> Line:
    """A phrase for one or many as a line, thousands set apart."""
    return words.line(f"{phrase}.{'one' if count == 1 else 'many'}", style, count=f"{count:,}", **gaps)


def _lead(words: Words, answer: Report) -> Line:
    """How much was read, and what came of it."""
    counts = [(name, getattr(answer, name)) for name in ("scores", "models", "steps", "benchmarks", "datasets")]
    parts = [_plural(words, f"importing.{name}", count) for name, count in counts if count]
    if not parts and not answer.already_there and not answer.matched:
        return _plural(words, "importing.nothing", answer.files, kind=answer.kind)
    shown = words.joined(parts) if parts else words.line("importing.nothing-new")
    return spaced(words, _plural(words, "importing.lead", answer.files, kind=answer.kind, parts=shown))


def _after(words: Words, answer: Report) -> Iterable[Line]:
    """What counts once, and where the records are now."""
    if answer.repeated:
        yield _plural(words, "importing.repeated", answer.repeated)
    if answer.already_there:
        yield _plural(words, "importing.already", answer.already_there)
    if answer.completed:
        yield _plural(words, "importing.completed", answer.completed)
    if answer.target:
        counts = (answer.scores, answer.models, answer.steps, answer.benchmarks, answer.datasets, answer.completed)
        is_new = any(counts)
        phrase = ("appended" if is_new else "unchanged") if answer.appended else "written"
        yield words.line(f"importing.{phrase}", target=Span(answer.target, "name"))


def _bullets(words: Words, items: Sequence[Item]) -> Bullets:
    """The first items of a list, and how many more there are."""
    shown, rest = _cut(items, _SHOWN)
    more = [Item(_plural(words, "importing.more", rest, "dim"), "…")] if rest else []
    return Bullets((*shown, *more))


def _cut(items: Sequence[_T], most: int) -> tuple[Sequence[_T], int]:
    """The first items and the number of the rest; one more than fits is shown rather than counted."""
    return (items, 0) if len(items) <= most + 1 else (items[:most], len(items) - most)


def _conflict(words: Words, conflict: Conflict) -> Item:
    shown, rest = _cut(_distinct(conflict.values), _SHOWN)
    values = ", ".join(shown) + (" …" if rest else "")
    line = words.line(
        "importing.conflict",
        model=Span(conflict.model, "name"),
        benchmark=conflict.benchmark,
        metric=conflict.metric,
        values=Span(values, "warn"),
    )
    places, rest = _cut(conflict.places, _PLACES)
    more = [(Span(place, "dim"),) for place in places]
    return Item(line, more=(*more, *([_plural(words, "importing.more", rest, "dim")] if rest else [])))


def _distinct(values: Sequence[float]) -> list[str]:
    """Values with as many digits as tell them apart."""
    for digits in (4, 6, 10, 17):
        shown = [_number(value, digits) for value in values]
        if len(set(shown)) == len(values):
            break
    return shown


def _number(value: float, digits: int) -> str:
    """A value with so many digits, in full where that is not longer than a power of ten."""
    short = f"{value:.{digits}g}"
    return f"{value:.0f}" if "e+" in short and abs(value) < _LARGE else short


def _guess(words: Words, guess: Guess) -> Item:
    known = guess.after in ("file", "folder", "path", "repository", "leaderboard", "cache")
    phrase = f"importing.guess.{guess.after if known else 'other'}"
    return Item(words.line(phrase, name=Span(guess.name, "name"), after=guess.after))


def _matched(words: Words, matched: Matched) -> Item:
    phrase = "importing.matched.item" if matched.name == matched.id else "importing.matched.other"
    kind = words.label("kind", matched.kind)
    return Item(words.line(phrase, kind=kind, id=Span(matched.id, "name"), name=matched.name))


def _left(words: Words, left: Iterable[Left]) -> list[Item]:
    """What was left out, by reason, the most frequent first, each with its first places."""
    by_reason: dict[str, list[Left]] = {}
    for item in left:
        by_reason.setdefault(item.reason, []).append(item)
    items = []
    for reason, alike in sorted(by_reason.items(), key=lambda entry: -len(entry[1])):
        line: Line = (Span(reason),)
        if len(alike) > 1:
            line = words.line("importing.left.times", reason=reason, count=f"{len(alike):,}")
        places, rest = _cut(alike, _PLACES if len(by_reason) > 1 else _SHOWN)
        more = [(Span(_place(place), "dim"),) for place in places]
        items.append(Item(line, more=(*more, *([_plural(words, "importing.more", rest, "dim")] if rest else []))))
    return items


def _place(left: Left) -> str:
    """`results.json:12:5 config.model_args`."""
    where = f"{left.path}:{left.line}:{left.column}" if left.line else left.path
    return f"{where} {left.at}".rstrip()


def _rows(answer: Report) -> tuple[tuple[str, ...], ...]:
    counts = (
        *("files", "scores", "models", "steps", "benchmarks", "datasets"),
        *("repeated", "already_there", "completed"),
    )
    return (
        *((name.replace("_", "-"), str(getattr(answer, name))) for name in counts),
        *(("conflict", c.model, c.benchmark, c.metric, ",".join(map(repr, c.values))) for c in answer.conflicts),
        *(("guessed", guess.id, guess.name, guess.after) for guess in answer.guesses),
        *(("matched", matched.kind, matched.id, matched.name) for matched in answer.matched),
        *(("note", note.path, str(note.line), note.at, note.reason) for note in answer.notes),
        *(("skipped", left.path, str(left.line), left.at, left.reason) for left in answer.left),
    )
