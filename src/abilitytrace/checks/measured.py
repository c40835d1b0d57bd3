"""Rules about values: specs have units, scores lie where such scores can lie, and no score says two things."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from abilitytrace.diagnostics import Diagnostic
from abilitytrace.reading.draft import Draft
from abilitytrace.records import Score, Text

__all__ = ["score_differs", "score_out_of_range", "score_undated", "spec_without_unit", "stderr_implausible"]

# unit → the value of all items right
_WHOLE = {"%": 100.0, "percent": 100.0, "fraction": 1.0, "share": 1.0}
# metrics that may lie outside their scale: changes, and errors counted against a reference that may be shorter
_UNBOUNDED = re.compile(
    r"change|differen|delta|gain|improve|relative|ratio|increase|decrease|drop|perplex|\bwer\b|\bcer\b|\bter\b"
    r"|error rate|elo\b|loss|bits|r2|correlation|kappa|mcc",
    re.ASCII | re.IGNORECASE,
)
# metrics whose items are right or wrong, so that their spread follows from their value
_RIGHT_OR_WRONG = re.compile(r"^(acc|accuracy|exact[ _-]?match|em|pass@1)$", re.ASCII | re.IGNORECASE)
# a standard error below the expected one by so much is in another unit
_FAR_BELOW = 20


def spec_without_unit(draft: Draft) -> Iterator[Diagnostic]:
    """W501: a bare number for an attribute that has a unit elsewhere."""
    units: dict[str, dict[str, None]] = {}
    for given in draft.specs():
        if given.spec.unit:
            units.setdefault(given.spec.attribute, {})[given.spec.unit] = None
    for target, spec, document, keys in draft.specs():
        if not spec.unit and spec.attribute in units and _is_number(spec.value.en):
            message = f"`{spec.attribute}` of `{target}` is a number without a unit"
            help_ = f"add `unit`; elsewhere it is {' or '.join(f'`{unit}`' for unit in units[spec.attribute])}"
            yield document.diagnostic("W501", keys, message, help_, "value")


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text.replace(",", "")))
    except ValueError:
        return False


def score_out_of_range(draft: Draft) -> Iterator[Diagnostic]:
    """E502: a score of a bounded metric lies outside its scale."""
    for score, document, keys in draft.scored:
        whole = _whole(score.metric, score.unit)
        if whole and not 0 <= score.value <= whole:
            message = f"{score.metric} of {score.value:g} {score.unit} lies outside 0 to {whole:g}"
            help_ = "check value and unit; a metric that is a change or an error rate says so in its name"
            yield document.diagnostic("E502", (*keys, "value"), message, help_, f"{score.value:g}")


@lru_cache
def _whole(metric: str, unit: str) -> float:
    """The highest value that such a score can have; 0 for none known."""
    return 0 if _UNBOUNDED.search(metric) else _WHOLE.get(unit.lower(), 0)


def score_differs(draft: Draft) -> Iterator[Diagnostic]:
    """W503: one place in one source gives two values for what looks like one measurement."""
    first: dict[Score, tuple[float, str]] = {}
    for score, document, keys in draft.scored:
        key = score._replace(value=0, n=None, stderr=None, note=Text(""), items="")
        where = document.place(keys)
        value, place = first.setdefault(key, (score.value, f"{where.path}:{where.line}"))
        if value != score.value:
            message = f"{score.value:g} here and {value:g} in {place} for one measurement"
            help_ = "say how they differ: `at`, `shots`, `prompting`, `version`, `filter` or `settings`"
            yield document.diagnostic("W503", (*keys, "value"), message, help_, f"{score.value:g}")


def stderr_implausible(draft: Draft) -> Iterator[Diagnostic]:
    """W504: a standard error that so many items cannot have.

    Items between 0 and 1 have a standard deviation of at most 1/2 (Popoviciu), items that are 0 or 1 one of √p(1-p).
    """
    for score, document, keys in draft.scored:
        whole = _whole(score.metric, score.unit)
        if not whole or score.stderr is None or not score.n or score.n < 2 or not 0 <= score.value <= whole:
            continue
        share, error, root = score.value / whole, score.stderr / whole, math.sqrt(score.n - 1)
        expected = math.sqrt(share * (1 - share)) / root
        if error > 0.5 / root * 1.01:
            message = f"{score.n} items cannot have a standard error above {_short(0.5 / root * whole)} {score.unit}"
        elif error and _RIGHT_OR_WRONG.match(score.metric) and error < expected / _FAR_BELOW:
            message = f"{score.n} items should have a standard error of about {_short(expected * whole)} {score.unit}"
        else:
            continue
        help_ = "`stderr` is in the unit of `value`"
        yield document.diagnostic("W504", (*keys, "stderr"), message, help_)


def _short(number: float) -> str:
    return f"{number:.2g}"


def score_undated(draft: Draft) -> Iterator[Diagnostic]:
    """W505: neither a score nor a source of it says when it was measured."""
    for score, document, keys in draft.scored:
        if not score.date and not score.source:
            message = f"nothing says when `{score.model}` was measured on `{score.benchmark}`, or by whom"
            yield document.diagnostic("W505", keys, message, "add `source`, or at least `date`")
