"""Whatever a reader finds, however odd: the file written from it is a sound lineage, and adding it again adds nothing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from abilitytrace.checks import check
from abilitytrace.importing.append import append
from abilitytrace.importing.assemble import assemble
from abilitytrace.importing.found import Descent, Found, FoundModel, FoundScore
from abilitytrace.importing.imported import Labels
from abilitytrace.importing.naming import NOTHING_KNOWN
from abilitytrace.importing.write import document
from abilitytrace.reading.files import read_files

_NAMES = st.sampled_from(
    ["org/toy", "toy", "Toy", "org/toy@step1", "toy@step20", "opt-1.3b", "opt-13b", "/home/x/out/final", "/y/out/final",
     "../../x", "constructor", "\u202e\u200b", "书生", "a: b # {c}", "null", "results", "piqa", "x" * 5000, "a\nb", "@", "\x00"]
) | st.text(min_size=1, max_size=8)  # fmt: skip
_WORDS = st.sampled_from(["", "x", "5", "no", 'a "b": {c} # d\n', "y" * 6000, "\ufeff", "é"])
_SCORES = st.builds(
    FoundScore,
    _NAMES,
    _NAMES,
    st.sampled_from(["acc", "acc", "f1", "z" * 5000]),
    st.floats(allow_nan=False, allow_infinity=False),
    shots=_WORDS,
    prompting=_WORDS,
    n=st.none() | st.integers(1, 10**6),
    stderr=st.none() | st.floats(0, 1e9),
    settings=st.lists(st.tuples(_WORDS, _WORDS), max_size=2).map(tuple),
    unit=_WORDS,
    version=_WORDS,
    filter=_WORDS,
    better=st.sampled_from(["", "higher", "lower", "sideways"]),
    at=_WORDS,
    items=st.sampled_from(["", "/x/items.jsonl"]),
    date=st.sampled_from(["", "2025-01-02", "soon"]),
    note=_WORDS,
    parts=st.lists(_NAMES, max_size=2).map(tuple),
)
_MODELS = st.builds(
    FoundModel, _NAMES, st.sampled_from(["", "step1", "step20", "main v"]), _WORDS, st.sampled_from(["", "2025", "x"]),
    st.lists(_NAMES, max_size=2).map(tuple), _WORDS, st.booleans(), st.sampled_from(["", "file", "some words"]),
)  # fmt: skip
_DESCENTS = st.builds(
    Descent, _NAMES, st.lists(_NAMES, max_size=3).map(tuple), st.sampled_from(["", "merge", "successor", "odd"]), _WORDS,
    st.lists(_NAMES, max_size=2).map(tuple), st.lists(_NAMES, max_size=1).map(tuple), date=st.sampled_from(["", "2025", "x"]), at=_WORDS, kind=st.sampled_from(["statement", "rumour"]), says=_WORDS,
)  # fmt: skip


def _found(scores: list[FoundScore], models: list[FoundModel], descents: list[Descent]) -> Found:
    return Found(
        "a b/ü.json", "evaluation", "Results", scores=tuple(scores), models=tuple(models), descents=tuple(descents)
    )


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example])
@given(st.builds(_found, st.lists(_SCORES, max_size=6), st.lists(_MODELS, max_size=4), st.lists(_DESCENTS, max_size=4)))
def test_any_find_makes_a_sound_file(tmp_path_factory: pytest.TempPathFactory, found: Found) -> None:
    imported = assemble([found], NOTHING_KNOWN, Labels("results-1", "", "x", "2026-01-02"))
    path = tmp_path_factory.mktemp("any") / "ours.yaml"
    path.write_text(document(imported, "Imported x", str(path.parent)), encoding="utf-8")
    draft = read_files((path,)).draft
    assert draft.problems == []
    assert [problem for problem in check(draft) if problem.is_error] == []
    assert [(score.value, score.n, score.stderr) for score in draft.scores] == [
        (score.value, score.n, score.stderr) for score in imported.scores
    ]
    assert {score.value for score in imported.scores} == {score.value for score in found.scores}
    before = path.read_bytes()
    again = append(path, imported._replace(sections={name: {} for name in imported.sections}))
    assert again.already_there == len(imported.scores)
    assert path.read_bytes() == before
