"""Measured scores beside claimed marks: the blocks that `diff`, `compare`, `tradeoffs` and `counterparts` share."""

from collections.abc import Sequence

from abilitytrace.questions.measured import Measured, Measurements, Pair
from abilitytrace.questions.setting import Apart
from abilitytrace.render.page import Block, Bullets, Item, Line, Para, Span
from abilitytrace.render.pages.parts import heading, name
from abilitytrace.render.pages.setting import change, decimals, differs, setting, source_id, value
from abilitytrace.render.words import Words

__all__ = ["apart_line", "disagreement", "measured_blocks", "measured_rows"]

# pairs shown of an ability with a mark, and those beyond noise of one without; `compare` shows all
_PAIRS, _SURE = 4, 2
_SIGNS = {"up": ("+", "gain"), "down": ("-", "loss"), "same": ("=", "dim")}


def measured_blocks(words: Words, found: Measurements, *, under: bool = False, listed: bool = False) -> list[Block]:
    """Every ability with its scores, then what is known of noise and what cannot be compared; nothing without scores.

    `under` a heading of the page, the title is a line and no heading. `listed`: the page lists all scores itself.
    """
    if not found.abilities:
        return []
    a, b = words.pick(found.a.name), words.pick(found.b.name)
    items = tuple(_ability(words, found, measured, listed=listed) for measured in found.abilities)
    title: list[Block] = [heading(words, "measured.heading", a=a, b=b)]
    if under:
        title = [Para(()), Para(words.line("measured.heading", "strong", a=a, b=b))]
    blocks: list[Block] = [*title, Bullets(items), _noise(words, found)]
    if found.apart and not listed:
        blocks.append(Para(apart_line(words, found.apart)))
    return blocks


def disagreement(words: Words, found: Sequence[Measurements]) -> list[Line]:
    """What the scores speak against, in a sentence; in another one, where that rests on a single setting."""
    firm: dict[str, Line] = {}
    thin: dict[str, Line] = {}
    for measurements in found:
        for measured in measurements.abilities:
            if measured.agreement == "disagree":
                held = firm if measured.up + measured.down + measured.same > 1 else thin
                held[measured.ability.id] = (name(words, measured.ability),)
    said = (("measured.lead-disagree", firm), ("measured.lead-disagree-one", thin))
    return [words.line(phrase, abilities=words.joined(abilities.values())) for phrase, abilities in said if abilities]


def _ability(words: Words, found: Measurements, measured: Measured, *, listed: bool) -> Item:
    """An ability with the largest changes of those that its mark speaks of; without a mark, with those beyond noise."""
    gaps: dict[str, str | Span | Line] = {
        "ability": name(words, measured.ability),
        "marked": words.say(f"measured.mark.{measured.marked or 'none'}"),
        "counts": _counts(words, measured),
    }
    disagrees = measured.agreement == "disagree"
    if measured.agreement:
        verdict = words.say(f"measured.{measured.agreement}")
        gaps["agreement"] = Span(verdict, "warn") if disagrees else verdict
    line = words.line("measured.marked-verdict" if measured.agreement else "measured.marked", **gaps)
    if measured.marked in ("up", "down"):
        below = _pairs(words, found, measured.pairs, listed=listed)
    else:
        below = () if listed else _sure(words, measured.pairs)
    return Item(line, "!" if disagrees else "•", (), below, "warn" if disagrees else "")


def _counts(words: Words, measured: Measured) -> str:
    """In how many settings the scores went which way, the commonest first."""
    counts = [(way, getattr(measured, way)) for way in ("up", "down", "same") if getattr(measured, way)]
    counts.sort(key=lambda pair: -pair[1])
    if not counts:
        return words.say("measured.none-counts")
    total = sum(count for _, count in counts)
    if total == 1:
        return words.say(f"measured.only.{counts[0][0]}")
    how = "of" if len(counts) > 1 else "both" if total == 2 else "all"
    parts = [words.say(f"measured.{how}.{counts[0][0]}", count=counts[0][1], total=total)]
    parts += [words.say(f"measured.rest.{way}", count=count) for way, count in counts[1:]]
    return words.say("list.comma").join(parts)


def _pairs(words: Words, found: Measurements, pairs: tuple[Pair, ...], *, listed: bool) -> tuple[Item, ...]:
    """The largest changes, pairs in doubt after the others; then the parts of suites, counted."""
    whole = sorted((pair for pair in pairs if pair.suite is None), key=lambda pair: (bool(pair.doubts), -_size(pair)))
    items = [_pair(words, pair) for pair in whole[:_PAIRS]]
    left = len(whole) - _PAIRS
    if left > 0 and not listed:
        more = words.plural("measured.more", left, a=found.a.id, b=found.b.id)
        items.append(Item((Span(more, "dim"),), "." if words.ascii_only else "…"))
    return (*items, *_parts(words, pairs))


def _sure(words: Words, pairs: tuple[Pair, ...]) -> tuple[Item, ...]:
    """The largest changes beyond noise, those that count before others; none where the sources' remarks differ."""
    sure = [pair for pair in pairs if pair.noise == "beyond" and pair.suite is None and "notes" not in pair.doubts]
    return tuple(
        _pair(words, pair) for pair in sorted(sure, key=lambda pair: (bool(pair.doubts), -_size(pair)))[:_SURE]
    )


def _size(pair: Pair) -> float:
    """How large a change is, in points of a hundred where the unit tells."""
    return abs(pair.change) * (100 if pair.setting.unit == "fraction" else 1)


def _pair(words: Words, pair: Pair) -> Item:
    unit = pair.setting.unit
    places = decimals([pair.a.value, pair.b.value])
    line = words.line(
        "measured.pair",
        benchmark=words.pick(pair.benchmark.name),
        setting=setting(words, pair.setting),
        source=source_id(words, pair.setting),
        a=Span(value(pair.a.value, unit, places), "strong"),
        arrow="->" if words.ascii_only else "→",
        b=Span(value(pair.b.value, unit, places), "strong"),
        change=_change(words, pair, places),
    )
    flags = [words.say(f"measured.{pair.noise}")] if pair.noise != "unknown" else []
    flags += [words.say(f"measured.doubt.{doubt}") for doubt in pair.doubts]
    line = (*line, *(Span(words.say("measured.flag", flag=flag), "dim") for flag in flags))
    sign, style = _SIGNS[pair.moved]
    return Item(line, sign, style=style)


def _change(words: Words, pair: Pair, places: int) -> str:
    """A change, with its interval where its noise is known."""
    told = change(pair.change, places)
    if pair.low is None or pair.high is None:
        return told
    places = max(places, 1)
    low, high = (change(round(bound, places), places) for bound in (pair.low, pair.high))
    return words.say("measured.interval", change=told, low=low, high=high)


def _parts(words: Words, pairs: tuple[Pair, ...]) -> list[Item]:
    """The parts of each suite in each setting, counted in one line."""
    grouped: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        if pair.suite is not None:
            grouped.setdefault((pair.suite.id, repr(pair.setting)), []).append(pair)
    items = []
    for parts in grouped.values():
        moves = [pair.moved for pair in parts]
        assert parts[0].suite is not None
        line = words.line(
            "measured.parts",
            "dim",
            count=len(parts),
            suite=words.pick(parts[0].suite.name),
            setting=setting(words, parts[0].setting),
            source=source_id(words, parts[0].setting),
            up=moves.count("up"),
            down=moves.count("down"),
            same=moves.count("same"),
            beyond=sum(pair.noise == "beyond" for pair in parts),
        )
        items.append(Item(line, "•"))
    return items


def _noise(words: Words, found: Measurements) -> Para:
    if not found.judged:
        return Para(words.line("measured.noise-unknown", "dim"))
    phrase = "measured.noise-known" if found.judged == found.pairs else "measured.noise-partly"
    told = words.line(phrase, "dim", judged=found.judged, pairs=found.pairs)
    if found.assumed:
        told = words.sentences([told, (Span(words.plural("measured.assumed", found.assumed), "dim"),)])
    return Para(told)


def apart_line(words: Words, apart: tuple[Apart, ...]) -> Line:
    """The benchmarks on which two models cannot be compared, each with what differs."""
    shown = [
        words.line(
            "measured.apart-one", "dim", benchmark=words.pick(one.benchmark.name), differs=differs(words, one.differs)
        )
        for one in apart
    ]
    return words.line("measured.apart", "dim", benchmarks=words.joined(shown, "list.comma"))


def measured_rows(found: Measurements) -> list[tuple[str, ...]]:
    """The rows of plain output: a line an ability, a line a pair."""
    rows: list[tuple[str, ...]] = []
    seen: set[Pair] = set()
    for measured in found.abilities:
        counts = (f"{measured.up} up", f"{measured.down} down", f"{measured.same} same")
        about = (found.a.id, found.b.id, measured.ability.id, measured.marked or "unmarked", *counts)
        rows.append(("measured", *about, measured.agreement))
        for pair in measured.pairs:
            if pair not in seen:
                seen.add(pair)
                rows.append(("score", found.a.id, found.b.id, *_row(pair)))
    return rows


def _row(pair: Pair) -> tuple[str, ...]:
    shown = pair.setting
    about = (pair.benchmark.id, shown.source.id if shown.source else "", shown.metric, shown.shots, shown.prompting)
    bounds = ("" if bound is None else f"{bound:+.6g}" for bound in (pair.low, pair.high))
    return (
        *about,
        f"{pair.a.value:.12g}",
        f"{pair.b.value:.12g}",
        f"{pair.change:+.12g}",
        pair.moved,
        pair.noise,
        *bounds,
    )
