"""The details of the page of `gate`: what would settle a comparison, how each was judged, and what was not judged."""

from collections.abc import Sequence

from abilitytrace.questions.gate import Gate, GateLine
from abilitytrace.questions.setting import Apart
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Para, Span, flat
from abilitytrace.render.pages.parts import name
from abilitytrace.render.pages.sentences import spaced
from abilitytrace.render.pages.setting import metric, prompting, setting, source_id
from abilitytrace.render.words import Words

__all__ = ["judged", "label", "left_out", "not_comparable", "settling", "settling_items", "some"]

# how many settings the page tells, how many comparisons say what would settle them; benchmarks of a list
_JUDGED, _SETTLED, _LISTED = 12, 12, 8
# characters of a value of a setting
_SHORT = 24


def label(words: Words, answer: Gate, line: GateLine) -> Line:
    """The benchmark, with what tells the comparison from others of it."""
    shown = name(words, line.benchmark)
    own = _traits(words, line)
    others = [_traits(words, one) for one in answer.lines if one.benchmark == line.benchmark and one is not line]
    told = [text for i, text in enumerate(own) if text and any(text != traits[i] for traits in others)]
    alone = [text for i, text in enumerate(own) if text and all(text != traits[i] for traits in others)]
    if not told or not others:
        return (shown,)
    if alone:
        return words.line("gate.several", benchmark=shown, setting=alone[0])
    return words.line("gate.several", benchmark=shown, setting=words.say("list.comma").join(told))


def _traits(words: Words, line: GateLine) -> tuple[str, ...]:
    """What two comparisons of one benchmark may differ in."""
    one = line.setting
    rest = words.say("list.comma").join(f"{key}={value}" for key, value in one.settings)
    return metric(words, one), prompting(words, one), one.filter, one.version, rest, source_id(words, one), one.place


def some(words: Words, shown: Sequence[Line], most: int) -> Line:
    """A list of at most some things, the others counted."""
    line = words.joined(shown[:most], "list.comma")
    if len(shown) <= most:
        return line
    phrase = "gate.some-more.one" if len(shown) == most + 1 else "gate.some-more.many"
    return words.line(phrase, shown=line, count=len(shown) - most)


def settling(words: Words, answer: Gate, line: GateLine) -> Line:
    """What would settle a comparison that cannot tell; empty for one that can."""
    about = label(words, answer, line)
    if line.outcome == "unknown":
        return words.line("gate.needs-noise", benchmark=about)
    if line.outcome != "inconclusive":
        return ()
    if line.factor is None:
        return words.line("gate.close" if line.margin else "gate.no-margin", benchmark=about)
    if line.needed is None:
        return words.line("gate.needs-factor", benchmark=about, factor=_times(line.factor))
    return words.line("gate.needs", benchmark=about, needed=f"{line.needed:,}", factor=_times(line.factor))


def settling_items(words: Words, answer: Gate) -> tuple[Item, ...]:
    """What would settle the comparisons that cannot tell: the first ones, then those whose noise is unknown together."""
    lines = [line for line in answer.lines if line.outcome == "inconclusive"]
    shown = [Item(spaced(words, settling(words, answer, line)), "•") for line in lines[:_SETTLED]]
    if len(lines) > _SETTLED:
        shown.append(Item((Span(words.plural("gate.settling-more", len(lines) - _SETTLED), "dim"),), "•"))
    unknown = [label(words, answer, line) for line in answer.lines if line.outcome == "unknown"]
    if unknown:
        told = words.line("gate.needs-noise", benchmark=some(words, unknown, _LISTED))
        shown.append(Item(spaced(words, told), "•"))
    return tuple(shown)


def _times(factor: float) -> str:
    return f"{factor:.1f}" if factor < 10 else f"{factor:,.0f}"


def judged(words: Words, answer: Gate) -> tuple[Item, ...]:
    """The settings and methods of the comparisons, those that share them together."""
    groups: dict[tuple[str, str, str], list[GateLine]] = {}
    methods: dict[str, Line] = {}
    for line in answer.lines:
        method = _judged(words, line)
        methods[flat(method)] = method
        key = setting(words, line.setting), source_id(words, line.setting), flat(method)
        groups.setdefault(key, []).append(line)
    items = []
    for (told, source, method_text), lines in groups.items():
        shown = some(words, [(name(words, line.benchmark),) for line in lines], _LISTED)
        about = words.line("gate.judged", benchmarks=shown, setting=told, source=source, method=methods[method_text])
        items.append(Item(spaced(words, (*about, *_visible(words, lines))), "•"))
    if len(items) > _JUDGED:
        more = words.plural("gate.judged-more", len(items) - _JUDGED)
        items[_JUDGED:] = [Item((Span(more, "dim"),), "•")]
    return tuple(items)


def _visible(words: Words, lines: Sequence[GateLine]) -> Line:
    """The smallest true change that the scores would show; from the least to the most of several."""
    smallest = sorted(line.change.smallest for line in lines if line.change.smallest is not None)
    if not smallest:
        return ()
    ends = list(dict.fromkeys(f"{number:.0f}" if number >= 100 else f"{number:.2g}" for number in smallest))
    told = ends[0] if len(ends) == 1 else words.say("gate.range", low=ends[0], high=ends[-1])
    return words.line("gate.visible", "dim", smallest=told)


def _judged(words: Words, line: GateLine) -> Line:
    """How one comparison was judged, with what is to be kept in mind of it."""
    parts: list[Line] = [(Span(_method(words, line)),)]
    pairing = line.pairing
    if pairing and (pairing.only_a or pairing.only_b):
        parts.append(words.line("gate.unmatched", a=f"{pairing.only_a:,}", b=f"{pairing.only_b:,}"))
    if pairing and pairing.left_out:
        parts.append(words.line("gate.lines-left-out", "warn", count=f"{pairing.left_out:,}"))
    if line.unpaired:
        parts.append(words.line("gate.unpaired", "warn", reason=words.say(f"gate.unpaired.{line.unpaired}")))
    if line.forced:
        parts.append(words.line("gate.forced", "warn", fields=_fields(words, line.forced)))
    apart = words.say("list.semicolon")
    return tuple(span for part in parts for span in (*part, Span(apart)))[:-1]


def _method(words: Words, line: GateLine) -> str:
    a, b = line.change.n
    if line.change.method == "counts" and a and b:
        n = words.say("gate.n", a=f"{a:,}") if a == b else words.say("gate.n-two", a=f"{a:,}", b=f"{b:,}")
        return words.say("gate.method.counts", n=n)
    clusters = line.pairing.clusters if line.pairing and line.pairing.clusters else 0
    return words.say(f"gate.method.{line.change.method}", n=f"{a or 0:,}", clusters=f"{clusters:,}")


def _fields(words: Words, fields: Sequence[str]) -> Line:
    return words.joined([(Span(_field(words, field)),) for field in fields])


def _field(words: Words, field: str) -> str:
    return words.say(f"gate.field.{field}" if field == "prompts" else f"measured.field.{field}")


def not_comparable(words: Words, answer: Gate) -> list[Block]:
    """The benchmarks on which the two cannot be compared, each with what differs."""
    if not answer.apart:
        return []
    items = [
        Item(
            spaced(
                words, words.line("gate.apart-one", benchmark=name(words, one.benchmark), fields=_differs(words, one))
            ),
            "•",
        )
        for one in answer.apart
    ]
    never = all({"metric", "unit"} & set(one.differs) for one in answer.apart)
    note = words.line("gate.apart-never" if never else "gate.apart-force", "dim")
    return [Heading(words.line("gate.apart", "heading")), Bullets(tuple(items)), Para(note)]


def _differs(words: Words, one: Apart) -> Line:
    """What differs between two settings, with both values."""
    shown = []
    for field in one.differs:
        if field == "settings":
            a, b = dict(one.a.settings), dict(one.b.settings)
            names = [key for key in {**a, **b} if a.get(key) != b.get(key)]
            shown += [
                words.line("gate.field-values", field=key, a=_short(a.get(key)), b=_short(b.get(key))) for key in names
            ]
        elif field == "source":
            sides = {"a": source_id(words, one.a), "b": source_id(words, one.b)}
            shown.append(words.line("gate.field-values", field=_field(words, field), **sides))
        elif field in one.a._fields:
            sides = {"a": _short(getattr(one.a, field)), "b": _short(getattr(one.b, field))}
            shown.append(words.line("gate.field-values", field=_field(words, field), **sides))
        else:
            shown.append((Span(_field(words, field)),))
    return words.joined(shown, "list.comma")


def _short(value: str | None) -> str:
    """A value that fits into a line; a dash for none."""
    return "–" if not value else value if len(value) <= _SHORT else f"{value[: _SHORT - 1]}…"


def left_out(words: Words, answer: Gate) -> list[Block]:
    """What was not judged for another reason, by reason."""
    items = []
    for reason in dict.fromkeys(one.reason for one in answer.left_out):
        names = dict.fromkeys(one.benchmark for one in answer.left_out if one.reason == reason)
        shown = some(words, [(name(words, one),) for one in names], _LISTED)
        items.append(Item(spaced(words, words.line(f"gate.left-out.{reason}", benchmarks=shown)), "•"))
    for model in dict.fromkeys(one.model for one in answer.missing):
        shown = some(words, [(name(words, one.benchmark),) for one in answer.missing if one.model == model], _LISTED)
        gaps = {"model": (name(words, model),), "benchmarks": shown}
        items.append(Item(spaced(words, words.line("gate.missing", **gaps)), "•"))
    return [Heading(words.line("gate.left-out", "heading")), Bullets(tuple(items))] if items else []
