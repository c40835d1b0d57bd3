"""The page of `gate`: the verdict, a row a comparison, what would settle the open ones, how each was judged, what was not."""

from collections.abc import Iterable

from abilitytrace.questions.gate import Gate, GateLine
from abilitytrace.render.page import Block, Bullets, Heading, Line, Page, Para, Span, Table
from abilitytrace.render.pages.gate_details import judged, label, left_out, not_comparable, settling_items, some
from abilitytrace.render.pages.parts import as_of_line, name
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.setting import change, decimals, value
from abilitytrace.render.words import Words

__all__ = ["lead", "page"]

_STYLES = {"regressed": "loss", "ok": "", "inconclusive": "warn", "unknown": "warn"}
# benchmarks that the straight answer names
_NAMED = 3


def page(answer: Gate, words: Words) -> Page:
    """Lays out a gate."""
    blocks: list[Block] = []
    if answer.lines:
        gaps = {"base": name(words, answer.base), "candidate": name(words, answer.candidate)}
        blocks += [Heading(words.line("gate.heading", "heading", **gaps)), _table(words, answer)]
        blocks += [Para(spaced(words, line)) for line in _notes(words, answer)]
    open_ones = settling_items(words, answer)
    if open_ones:
        blocks.append(Heading(words.line("gate.more", "heading")))
        if any(line.factor is not None for line in answer.lines):
            blocks.append(Para(words.line("gate.more-items", "dim")))
        blocks.append(Bullets(open_ones))
    if answer.lines:
        blocks += [Heading(words.line("gate.how", "heading")), Bullets(judged(words, answer))]
    if answer.family:
        blocks.append(Para((Span(words.plural("gate.family", answer.family), "dim"),)))
    blocks += not_comparable(words, answer)
    blocks += left_out(words, answer)
    return Page((lead(answer, words), *as_of_line(words, answer.as_of)), tuple(blocks), _rows(answer))


def lead(answer: Gate, words: Words) -> Line:
    """The verdict in a sentence or three; the same for every format."""
    sides = {"base": name(words, answer.base), "candidate": name(words, answer.candidate)}
    sentences = [_verdict(words, answer, sides)]
    counts = {outcome: sum(line.outcome == outcome for line in answer.lines) for outcome in _STYLES}
    if answer.outcome != "passed" and len(answer.lines) > 1:
        unclear = counts["inconclusive"] + counts["unknown"]
        tally = words.say(
            "gate.tally", count=len(answer.lines), regressed=counts["regressed"], unclear=unclear, ok=counts["ok"]
        )
        sentences.append((Span(tally),))
    if answer.uncompared and answer.outcome == "regressed":
        sentences.append(_incomplete(words, answer, sides))
    others = {one.benchmark for one in answer.apart}
    others |= {one.benchmark for one in answer.missing if one.model == answer.candidate}
    others -= {line.benchmark for line in answer.lines} | set(answer.uncompared)
    if others and answer.lines:
        sentences.append((Span(words.plural("gate.others", len(others))),))
    if answer.outcome == "undecided":
        sentences.append(words.line("gate.undecided-strict" if answer.strict else "gate.undecided-warn"))
    return spaced(words, words.sentences(sentences))


def _verdict(words: Words, answer: Gate, sides: dict[str, Span]) -> Line:
    if answer.outcome == "passed":
        one = len(answer.lines) == 1
        return words.line("gate.passed.one" if one else "gate.passed.many", count=len(answer.lines), **sides)
    if answer.outcome == "incomplete":
        return _incomplete(words, answer, sides)
    wanted = ("regressed",) if answer.outcome == "regressed" else ("inconclusive", "unknown")
    shown = [_moved(words, answer, line) for line in answer.lines if line.outcome in wanted]
    return words.line(f"gate.{answer.outcome}", benchmarks=some(words, shown, _NAMED), **sides)


def _incomplete(words: Words, answer: Gate, sides: dict[str, Span]) -> Line:
    if not answer.uncompared:
        return words.line("gate.empty", **sides)
    phrase = "gate.incomplete" if len(answer.uncompared) == 1 else "gate.incomplete-many"
    shown = some(words, [(name(words, one),) for one in answer.uncompared], _NAMED)
    return words.line(phrase, benchmarks=shown, **sides)


def _moved(words: Words, answer: Gate, line: GateLine) -> Line:
    moved = Span(change(round(line.change.change, _places(line)), _places(line)), _STYLES[line.outcome])
    return words.line("gate.regressed-one", benchmark=label(words, answer, line), change=moved)


def _table(words: Words, answer: Gate) -> Table:
    columns = ["benchmark", "base", "candidate", "change", "interval", "margin", "verdict"]
    rows = [_row(words, answer, line) for line in answer.lines]
    if _one_margin(words, answer) is not None:
        columns.remove("margin")
        rows = [(*row[:5], row[6]) for row in rows]
    return Table(tuple(words.say(f"gate.column.{column}") for column in columns), tuple(rows), (0,))


def _row(words: Words, answer: Gate, line: GateLine) -> tuple[Line, ...]:
    places, unit, moved = _places(line), line.setting.unit, line.change
    interval = ""
    if moved.low is not None and moved.high is not None:
        interval = ", ".join(change(round(bound, places), places) for bound in (moved.low, moved.high))
    style = _STYLES[line.outcome]
    return (
        label(words, answer, line),
        (Span(value(line.a.value, unit, places)),),
        (Span(value(line.b.value, unit, places)),),
        (Span(change(round(moved.change, places), places), style),),
        (Span(interval),),
        (Span(f"{line.margin:g}"),),
        (Span(words.say(f"gate.verdict.{line.outcome}"), style),),
    )


def _places(line: GateLine) -> int:
    """Decimals that keep what was published, and show a change against its margin."""
    least, most = (3, 4) if line.setting.unit == "fraction" else (1, 2)
    return max(min(decimals((line.a.value, line.b.value, line.margin)), most), least)


def _one_margin(words: Words, answer: Gate) -> str | None:
    """The margin of all lines where they have the same."""
    shown = {(line.margin, line.setting.unit == "%") for line in answer.lines}
    if len(shown) != 1:
        return None
    margin, is_percent = shown.pop()
    return words.say("gate.points", margin=f"{margin:g}") if is_percent else f"{margin:g}"


def _notes(words: Words, answer: Gate) -> Iterable[Line]:
    lower = [label(words, answer, line) for line in answer.lines if line.lower]
    if lower:
        yield words.line("gate.lower", benchmarks=some(words, lower, 2 * _NAMED))
    margin = _one_margin(words, answer)
    if margin is not None:
        yield words.line("gate.margin-lower" if lower else "gate.margin", margin=margin)


def _rows(answer: Gate) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = [
        ("gate", answer.base.id, answer.candidate.id, answer.outcome, str(answer.exit_code)),
    ]
    for line in answer.lines:
        shown, moved = line.setting, line.change
        about = (line.benchmark.id, shown.source.id if shown.source else "", shown.metric, shown.filter)
        numbers = (
            line.a.value,
            line.b.value,
            moved.change,
            moved.low,
            moved.high,
            line.margin,
            line.adjusted,
            line.needed,
        )
        rows.append(("line", line.outcome, *about, *map(_number, numbers), moved.method, " ".join(line.forced)))
    rows += [("apart", one.benchmark.id, " ".join(one.differs)) for one in answer.apart]
    rows += [("left-out", left.benchmark.id, left.reason) for left in answer.left_out]
    rows += [("missing", missing.benchmark.id, missing.model.id) for missing in answer.missing]
    rows += [("uncompared", one.id) for one in answer.uncompared]
    return tuple(rows)


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.6g}"
