"""How a grade came about, and the grading rule itself, for the page of `evidence`."""

from abilitytrace.grading import Tally, Thresholds
from abilitytrace.questions.evidence import Case, KindPoints, Rule
from abilitytrace.render.page import Block, Bullets, Item, Line, Page, Span, Table
from abilitytrace.render.pages.parts import heading
from abilitytrace.render.words import Words

__all__ = ["account_blocks", "rule_page", "verdict"]

_GATES = ("weak-kinds", "all-indirect", "one-group")


def verdict(words: Words, answer: Case) -> list[Line]:
    """How sure the sources and the evidence are, a sentence each, and what decided the grade."""
    held = answer.confidence
    sentences = [words.line("evidence.case-unstated")]
    if held.stated:
        first = held.stated[0]
        stated = words.label("stated", first.level)
        sentences = [words.line("evidence.case-stated", stated=stated, date=words.date(first.source.published))]
    graded = held.graded
    if not graded.date:
        return [*sentences, words.line("evidence.case-no-evidence")]
    level = words.level(graded.level, contested=graded.contested)
    sides = [
        words.plural(
            "evidence.case-side",
            len(views),
            points=words.plural("evidence.case-points", 1 if points == 1 else 2, points=f"{points:g}"),
        )
        if views
        else words.say("evidence.case-side-none")
        for views, points in ((answer.supports, graded.supports), (answer.disputes, graded.disputes))
    ]
    sentences.append(
        words.line(
            "evidence.case-graded", date=words.date(graded.date), level=level, supports=sides[0], disputes=sides[1]
        )
    )
    sentences += _why(words, answer)
    if held.overridden:
        by_hand = words.level(held.overridden)
        sentences.append(words.line("evidence.case-overridden", level=by_hand, graded=words.level(graded.level)))
    return sentences


def _why(words: Words, answer: Case) -> list[Line]:
    """What decided the level: gates, disputes, or the points alone; and how it compares with what was stated."""
    graded = answer.confidence.graded
    if graded.level in ("disputed", "refuted"):
        reasons = [words.line(f"evidence.why-{graded.level}")]
    else:
        reasons = [words.line(f"evidence.why-{limit}") for limit in graded.limits]
    if not reasons:
        reasons = [words.line("evidence.why-ladder", points=f"{graded.supports:g}")]
    if answer.confidence.standing in ("ahead", "behind"):
        reasons.append(words.line(f"evidence.why-{answer.confidence.standing}"))
    return reasons


def account_blocks(words: Words, answer: Case) -> list[Block]:
    """The points of every kind on both sides, then the way from points to the level; nothing without evidence."""
    account = answer.account
    if not account.supports and not account.disputes:
        return []
    sides = (("supports", account.supports), ("disputes", account.disputes))
    rows = [_tally_row(words, side, kind) for side, kinds in sides for kind in kinds]
    columns = ("side", "kind", "lines", "groups", "points", "cap", "counts")
    table = Table(tuple(words.say(f"evidence.case-{column}") for column in columns), tuple(rows))
    steps = tuple(Item(line, f"{i}.") for i, line in enumerate(_steps(words, answer), 1))
    title = heading(words, "evidence.case-account", rule=answer.confidence.graded.rule)
    return [title, table, Bullets(steps)]


def _tally_row(words: Words, side: str, kind: Tally) -> tuple[Line, ...]:
    numbers = (str(kind.items), str(kind.groups), f"{kind.points:g}", f"{kind.cap:g}", f"{kind.counted:g}")
    texts = (words.say(f"evidence.case-{side}"), words.label("evidence", kind.kind), *numbers)
    return tuple((Span(text),) for text in texts)


def _steps(words: Words, answer: Case) -> list[Line]:
    """From points to level, step by step."""
    graded = answer.confidence.graded
    numbers = Thresholds()
    gaps = {"moderate": f"{numbers.moderate:g}", "strong": f"{numbers.strong:g}"}
    ladder = words.level(answer.account.ladder)
    steps = [words.line("evidence.case-step-ladder", points=f"{graded.supports:g}", level=ladder, **gaps)]
    gates = [words.line(f"evidence.why-{limit}") for limit in graded.limits if limit in _GATES]
    if answer.account.table == "lineage":
        gates = [words.line("evidence.case-step-no-gates")]
    steps += gates or [words.line("evidence.case-step-gates-open")]
    steps.append(_against(words, answer))
    steps += [words.line(f"evidence.why-{limit}") for limit in graded.limits if limit == "two-groups-a-year-apart"]
    steps.append(words.line("evidence.case-result", level=words.level(graded.level, contested=graded.contested)))
    return steps


def _against(words: Words, answer: Case) -> Line:
    """What the points against do."""
    graded = answer.confidence.graded
    if not graded.contested:
        return words.line("evidence.case-step-nothing-against")
    effect = graded.level if graded.level in ("disputed", "refuted") else "contested"
    gaps = {"points": f"{graded.disputes:g}", "effect": words.say(f"evidence.case-effect-{effect}")}
    if not graded.supports:
        return words.line("evidence.case-step-against-only", **gaps)
    share = words.say("evidence.case-share", share=f"{graded.disputes / graded.supports:.2g}")
    return words.line("evidence.case-step-against", share=share, **gaps)


def rule_page(answer: Rule, words: Words) -> Page:
    """The grading table with the steps that lead from points to a level."""
    numbers = {key: f"{value:g}" for key, value in answer.thresholds._asdict().items() if not isinstance(value, tuple)}
    kinds = words.joined([(Span(words.label("evidence", kind)),) for kind in answer.thresholds.weak_kinds], "list.or")
    texts = (
        words.line(
            "evidence.rule-points",
            **_only(numbers, "floor", "upgrade"),
            concern=numbers["concern"],
            serious=numbers["serious_concern"],
        ),
        words.line("evidence.rule-sums"),
        words.line("evidence.rule-ladder", **_only(numbers, "moderate", "strong")),
        words.line("evidence.rule-gates", kinds=kinds),
        words.line(
            "evidence.rule-against",
            contested=numbers["contested_share"],
            refuted=numbers["refuted_share"],
            points=numbers["refuted_points"],
            groups=numbers["refuted_groups"],
        ),
        words.line(
            "evidence.rule-established", groups=numbers["established_groups"], years=numbers["established_years"]
        ),
        words.line("evidence.rule-not-probability"),
    )
    blocks: list[Block] = [
        heading(words, "evidence.rule-effect"),
        _table(words, answer.effect),
        heading(words, "evidence.rule-lineage"),
        _table(words, answer.lineage),
        heading(words, "evidence.rule-steps"),
        Bullets(tuple(Item(line, f"{i}.") for i, line in enumerate(texts, 1))),
    ]
    rows: list[tuple[str, ...]] = [
        (table, kind.kind, f"{kind.points:g}", f"{kind.cap:g}")
        for table, kinds_of in (("effect", answer.effect), ("lineage", answer.lineage))
        for kind in kinds_of
    ]
    rows += [("threshold", key, value) for key, value in numbers.items()]
    return Page((words.line("evidence.rule-lead", rule=answer.rule),), tuple(blocks), tuple(rows))


def _only(numbers: dict[str, str], *keys: str) -> dict[str, str]:
    return {key: numbers[key] for key in keys}


def _table(words: Words, kinds: tuple[KindPoints, ...]) -> Table:
    columns = tuple(words.say(f"evidence.case-{column}") for column in ("kind", "points", "cap"))
    rows = [
        ((Span(words.label("evidence", kind.kind)),), (Span(f"{kind.points:g}"),), (Span(f"{kind.cap:g}"),))
        for kind in kinds
    ]
    return Table(columns, tuple(rows))
