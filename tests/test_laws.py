"""Laws that hold for every lineage: what must not change an answer, and what turns round with the question."""

import json
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from abilitytrace.lineage import Lineage
from abilitytrace.questions.diff import Diff, diff
from abilitytrace.questions.origin import origin
from abilitytrace.questions.tradeoffs import tradeoffs
from abilitytrace.questions.tree import Node, Options, tree
from abilitytrace.records import Step, Thing
from abilitytrace.render.json import as_data
from tests.strategies import Family, compiled, families

_MODELS = st.sampled_from([f"m{i}" for i in range(6)])
_ABILITIES = st.sampled_from(["maths", "chat", "recall"])
# each example compiles lineages
_FEW = settings(max_examples=50)


def answers(lineage: Lineage, model: str, other: str, ability: str) -> dict[str, Any]:
    """What the four questions say, as data."""
    return {
        "origin": as_data(origin(lineage, ability)),
        "origin within": as_data(origin(lineage, ability, model)),
        "diff": as_data(diff(lineage, other, model)),
        "tradeoffs": as_data(tradeoffs(lineage, model)),
        "tree": as_data(tree(lineage, model)),
        "tree inverted": as_data(tree(lineage, model, Options(invert=True))),
    }


# lists whose order is the order of the files; every other order means something
_AS_IN_FILES = {
    *("supports", "disputes", "neutral", "unmarked", "changes", "open", "marks", "specs"),
    *("gave_up", "got", "of_a", "of_b", "before"),
}


def without_file_order(value: Any, name: str = "") -> Any:
    """Data with those lists sorted that follow the order of the files where all else is equal."""
    if isinstance(value, dict):
        return {key: without_file_order(part, key) for key, part in value.items()}
    if isinstance(value, list):
        parts = [without_file_order(part) for part in value]
        return sorted(parts, key=json.dumps) if name in _AS_IN_FILES else parts
    return value


@_FEW
@given(families(), _MODELS, _MODELS, _ABILITIES, st.randoms(use_true_random=False))
def test_the_order_of_records_never_changes_an_answer(
    family: Family, model: str, other: str, ability: str, random: Random
) -> None:
    shuffled = {}
    for section, records in random.sample(sorted(family.items()), len(family)):
        shuffled[section] = dict(random.sample(sorted(records.items()), len(records)))
    one, two = (answers(compiled(data), model, other, ability) for data in (family, shuffled))
    assert without_file_order(one) == without_file_order(two)


@_FEW
@given(families(), _MODELS, _MODELS, _ABILITIES, st.sets(st.sampled_from(["steps", "claims", "specs", "abilities"])))
def test_cutting_a_file_in_two_never_changes_an_answer(
    family: Family, model: str, other: str, ability: str, moved: set[str]
) -> None:
    first = {section: records for section, records in family.items() if section not in moved}
    second = {section: records for section, records in family.items() if section in moved}
    one, two = (answers(compiled(*files), model, other, ability) for files in ((family,), (first, second)))
    assert without_file_order(one) == without_file_order(two)


@_FEW
@given(families(), _MODELS, _MODELS, _ABILITIES)
def test_an_unrelated_step_never_changes_an_answer(family: Family, model: str, other: str, ability: str) -> None:
    more = {
        "models": {"x1": {"name": "X1"}, "x2": {"name": "X2"}},
        "methods": {"alchemy": {"name": "Alchemy"}},
        "steps": {"to-x2": {"inputs": ["x1"], "output": "x2", "methods": ["alchemy"], "date": "2021"}},
    }
    assert answers(compiled(family), model, other, ability) == answers(compiled(family, more), model, other, ability)


@_FEW
@given(families(), _MODELS, _MODELS)
def test_a_diff_turned_round_is_its_mirror(family: Family, a: str, b: str) -> None:
    lineage = compiled(family)
    one, two = diff(lineage, a, b), diff(lineage, b, a)
    assert mirrored(one) == mirrored(two, swapped=True)
    turned = {"gained": {"lost"}, "restored": {"lost"}, "lost": {"gained", "restored"}}
    verdicts = {change.ability.id: change.verdict for change in two.changes}
    assert set(verdicts) == {change.ability.id for change in one.changes}
    for change in one.changes:
        assert verdicts[change.ability.id] in turned.get(change.verdict, {change.verdict})


def mirrored(answer: Diff, *, swapped: bool = False) -> dict[str, Any]:
    """What a diff says of each side, the sides swapped if asked; verdicts apart."""
    relations = {"ancestor": "descendant", "descendant": "ancestor"} if swapped else {}
    a, b = ("b", "a") if swapped else ("a", "b")
    return {
        "models": (getattr(answer, a), getattr(answer, b)),
        "relation": relations.get(answer.relation, answer.relation),
        "bases": answer.bases,
        "steps": (getattr(answer, f"steps_{a}"), getattr(answer, f"steps_{b}")),
        "changes": {
            change.ability.id: (
                getattr(change, f"of_{a}"),
                getattr(change, f"of_{b}"),
                sorted(change.before),
                change.one_sided,
            )
            for change in answer.changes
        },
        "unmarked": answer.unmarked,
        "specs": {spec.attribute.id: (getattr(spec, f"of_{a}"), getattr(spec, f"of_{b}")) for spec in answer.specs},
        "tradeoffs": answer.tradeoffs,
    }


@_FEW
@given(families(), _MODELS)
def test_a_diff_with_itself_is_empty(family: Family, model: str) -> None:
    answer = diff(compiled(family), model, model)
    assert answer.relation == "same"
    assert (answer.steps_a, answer.steps_b, answer.changes, answer.specs) == ((), (), (), ())


# -- trees


def reachable(lineage: Lineage, start: str, options: Options) -> dict[str, int]:
    """Model → fewest steps from the start, by a walk of our own over all steps."""
    pairs = [
        (step.output, parent) if options.invert else (parent, step.output)
        for step in lineage.all("step", Step)
        if step.relation in options.edges
        for parent in step.inputs
    ]
    found, hops, level = {start: 0}, 0, {start}
    while level:
        hops += 1
        level = {after for before, after in pairs if before in level and after not in found}
        found.update(dict.fromkeys(level, hops))
    return found


def nodes(roots: tuple[Node, ...]) -> list[Node]:
    return [node for root in roots for node in (root, *nodes(root.branches))]


def _options(invert: bool, depth: int, edges: tuple[str, ...], dedupe: bool) -> Options:
    return Options(invert=invert, depth=depth, edges=edges, dedupe=dedupe)


all_options = st.builds(
    _options,
    invert=st.booleans(),
    depth=st.integers(0, 3),
    edges=st.sampled_from([("derives", "succeeds"), ("derives",), ("derives", "succeeds", "imitates")]),
    dedupe=st.booleans(),
)


@_FEW
@given(families(), _MODELS, all_options)
def test_a_tree_shows_every_model_within_its_depth(family: Family, model: str, options: Options) -> None:
    lineage = compiled(family)
    answer = tree(lineage, model, options)
    wanted = {
        found
        for found, hops in reachable(lineage, model, options).items()
        if not options.depth or hops <= options.depth
    }
    assert {node.model.id for node in nodes(answer.roots)} == wanted
    assert answer.models == len(wanted)


@_FEW
@given(families(), all_options)
def test_what_a_tree_folds_it_shows_in_full_once(family: Family, options: Options) -> None:
    lineage = compiled(family)
    shown = nodes(tree(lineage, "", options).roots)
    full = [node.model.id for node in shown if node.branches]
    folded = {node.model.id for node in shown if node.folded}
    if options.dedupe and not options.depth:
        assert len(full) == len(set(full))
        assert folded <= set(full)
    if not options.dedupe:
        assert folded == set()


@_FEW
@given(families(), all_options)
def test_the_forest_holds_every_model(family: Family, options: Options) -> None:
    lineage = compiled(family)
    answer = tree(lineage, "", options._replace(depth=0))
    shown = {node.model.id for node in nodes(answer.roots)} | {named.id for named in answer.alone}
    assert shown == {thing.id for thing in lineage.all("model", Thing)}


@_FEW
@given(families(), _MODELS, st.sampled_from([f"m{i}" for i in range(6)]))
def test_pruning_removes_a_model_and_keeps_the_rest_it_does_not_carry(family: Family, model: str, pruned: str) -> None:
    lineage = compiled(family)
    shown = {node.model.id for node in nodes(tree(lineage, model).roots)}
    left = {node.model.id for node in nodes(tree(lineage, model, Options(prune=(pruned,))).roots)}
    assert pruned not in left
    assert left <= shown


# -- dates


@_FEW
@given(families(), _MODELS, _MODELS, _ABILITIES)
def test_as_of_the_far_future_is_now(family: Family, model: str, other: str, ability: str) -> None:
    now, later = (answers(compiled(family, as_of=date), model, other, ability) for date in ("", "2999"))
    for name, answer in later.items():
        assert answer.pop("as_of") == "2999", name
        assert now[name].pop("as_of") == ""
    assert now == later


@_FEW
@given(families(), _ABILITIES, st.sampled_from(["2021", "2022-12", "2023"]))
def test_as_of_a_date_cites_nothing_younger(family: Family, ability: str, date: str) -> None:
    lineage = compiled(family, as_of=date)
    text = json.dumps(as_data(origin(lineage, ability)))
    published = {"s1": "2021", "s2": "2022-12", "s3": "2024-02-01"}
    assert [source for source, day in published.items() if day > date and f'"{source}"' in text] == []
