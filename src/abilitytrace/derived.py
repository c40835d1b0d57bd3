"""Measured changes as evidence: what the scores on both sides of a step say for or against the claims about that step.

A change counts where it is more than noise after all changes tested here are taken together. Each group of measurers
speaks once for each ability, and not at all where a line in the files already tells what it measured: nobody counts twice.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from abilitytrace.movement import Movement, beyond_noise, is_share, items_behind, movement
from abilitytrace.records import Claim, Evidence, Record, Score, Source, Step, Text, Thing
from abilitytrace.vocabulary import MARKS

__all__ = ["is_run", "measured_evidence", "told_apart_by_place"]

# kinds of evidence that already tell a measurement
_TOLD = ("measured", "comparison", "ablation")

# kinds of source whose places are files, and not tables with prompts of their own
_RUNS = ("card", "config", "evaluation")
# what two scores must share to be comparable
_Key = tuple[object, ...]


class _Pair(NamedTuple):
    """A claim's ability with the scores before and after its step in one setting, and what changed."""

    claim: Claim
    ability: str
    mark: str
    before: Score
    after: Score
    moved: Movement


def measured_evidence(
    records: Mapping[str, Record], scores: Sequence[Score], places: Mapping[int, str], evidence: Iterable[Evidence]
) -> list[Evidence]:
    """The evidence that scores give on claims that one step did something to an ability, in the order of the claims.

    `places` are those of `told_apart_by_place`, `evidence` is what the files hold, with groups filled in.
    """
    told = {(item.target, item.group) for item in evidence if item.kind in _TOLD}
    claims = [
        record
        for record in records.values()
        if isinstance(record, Claim) and len(record.cause) == 1 and isinstance(records.get(record.cause[0]), Step)
    ]
    wanted = {model for claim in claims for model in _models(records, claim)}
    by_model = _settings(scores, places, wanted) if wanted else {}
    pairs = [pair for claim in claims for pair in _pairs(records, claim, by_model)]
    noises = beyond_noise([pair.moved.p for pair in pairs])
    found: dict[tuple[str, str, str], list[_Pair]] = {}
    for pair, noise in zip(pairs, noises, strict=True):
        if noise == "beyond":
            key = (pair.claim.id, pair.ability, _group(records, pair.after.source))
            found.setdefault(key, []).append(pair)
    return [_line(records, group, held) for (claim, _, group), held in found.items() if (claim, group) not in told]


def is_run(source: Record | None) -> bool:
    """Whether a source is files, such as the results of a harness, and not tables with prompts of their own."""
    return isinstance(source, Source) and source.source_kind in _RUNS


def told_apart_by_place(records: Mapping[str, Record], scores: Sequence[Score]) -> dict[int, str]:
    """Position of a score → its place in the source, where that alone tells prompts apart.

    It does where a source has two scores of one model that differ in nothing else; then for every model it scores there.
    Never in the files of a harness: two such scores are two runs that disagree.
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    for i, s in enumerate(scores):
        if not is_run(records.get(s.source)):
            alike.setdefault((s.source, s.benchmark, s.metric, s.unit, s.shots, s.prompting), []).append(i)
    return {
        i: scores[i].at for group in alike.values() if len({scores[i].model for i in group}) < len(group) for i in group
    }


def _models(records: Mapping[str, Record], claim: Claim) -> tuple[str, ...]:
    """The output of a claim's step, then the models it is compared with."""
    step = records[claim.cause[0]]
    assert isinstance(step, Step)
    return (step.output, *((claim.versus,) if claim.versus else step.inputs))


def _settings(
    scores: Sequence[Score], places: Mapping[int, str], wanted: set[str]
) -> dict[str, dict[_Key, list[Score]]]:
    """The shares of right items of some models, by model and setting."""
    found: dict[str, dict[_Key, list[Score]]] = {}
    for i, score in enumerate(scores):
        if score.model in wanted and score.source and is_share(score):
            about = (score.benchmark, score.source, score.metric, score.unit, score.shots, score.prompting)
            key = (*about, places.get(i, ""), score.version, score.filter, score.settings)
            found.setdefault(score.model, {}).setdefault(key, []).append(score)
    return found


def _pairs(
    records: Mapping[str, Record], claim: Claim, by_model: Mapping[str, Mapping[_Key, list[Score]]]
) -> Iterator[_Pair]:
    output, *before = _models(records, claim)
    ours = by_model.get(output, {})
    for model in before:
        theirs = by_model.get(model, {})
        shared = [key for key in ours if key in theirs and _is_one(ours[key]) and _is_one(theirs[key])]
        measured = {(key[0], key[1]) for key in shared}
        for key in shared:
            a, b = theirs[key][0], ours[key][0]
            benchmark = records.get(b.benchmark)
            # the average of a suite speaks for its parts
            if not isinstance(benchmark, Thing) or any((suite, key[1]) in measured for suite in benchmark.broader):
                continue
            moved = movement(a, b, items_behind((a, b)), benchmark.items)
            for ability, mark in claim.effects:
                if ability in benchmark.measures:
                    yield _Pair(claim, ability, mark, a, b, moved)


def _is_one(scores: list[Score]) -> bool:
    return len({score.value for score in scores}) == 1


def _group(records: Mapping[str, Record], source: str) -> str:
    record = records.get(source)
    return (record.group if isinstance(record, Source) else "") or source


def _line(records: Mapping[str, Record], group: str, pairs: list[_Pair]) -> Evidence:
    """One group's measurements of one ability: the largest change speaks, unless others of the same group speak against it."""
    pairs = sorted(pairs, key=lambda pair: -abs(pair.moved.change))
    stances = {_stance(pair) for pair in pairs}
    largest = pairs[0]
    source = records.get(largest.after.source)
    published = source.published if isinstance(source, Source) else ""
    return Evidence(
        target=largest.claim.id,
        stance=stances.pop() if len(stances) == 1 else "neutral",
        source=largest.after.source,
        at=largest.after.at,
        kind="measured",
        finding=_finding(records, pairs),
        date=max(largest.before.date, largest.after.date) or published,
        group=group,
        concerns=_concerns(source, pairs),
        derived=True,
    )


def _stance(pair: _Pair) -> str:
    """Whether a change beyond noise goes the way that the mark says."""
    way = -1 if pair.after.better == "lower" else 1
    rank = MARKS[pair.mark].rank
    return "supports" if rank * pair.moved.change * way > 0 else "disputes"


def _concerns(source: Record | None, pairs: list[_Pair]) -> tuple[str, ...]:
    """`imprecise` where the number of items is only assumed, `bias` where a model card reports on its own model."""
    by_its_maker = isinstance(source, Source) and source.source_kind == "card"
    assumed = all(pair.moved.assumed for pair in pairs)
    return (*(("bias",) if by_its_maker else ()), *(("imprecise",) if assumed else ()))


def _finding(records: Mapping[str, Record], pairs: list[_Pair]) -> Text:
    shown = [_shown(records, pair) for pair in pairs[:3]]
    more = len(pairs) - len(shown)
    en, zh = "; ".join(text.en for text in shown), "；".join(text.zh for text in shown)
    return Text(
        f"Computed from the scores here: {en}{f'; and {more} more' if more else ''}.",
        f"由这里的分数算出：{zh}{f'；另有 {more} 项' if more else ''}。",
    )


def _shown(records: Mapping[str, Record], pair: _Pair) -> Text:
    """A change with its interval, as `GSM8K 60.2% to 47.3% (-12.9, 95 % interval -16.6 to -9.1)`."""
    benchmark = records[pair.after.benchmark]
    name = benchmark.name if isinstance(benchmark, Thing) else Text(pair.after.benchmark)
    sign = "%" if pair.after.unit == "%" else ""
    places = 1 if sign else 3
    a, b = (f"{score.value:.{places}f}{sign}" for score in (pair.before, pair.after))
    moved, low, high = (f"{number or 0:+.{places}f}" for number in (pair.moved.change, pair.moved.low, pair.moved.high))
    return Text(
        f"{name.en} {a} to {b} ({moved}, 95 % interval {low} to {high})",
        f"{name.in_language('zh')} {a} → {b}（{moved}，95% 区间 {low} 至 {high}）",
    )
