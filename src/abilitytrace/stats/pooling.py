"""What a method does on average, and how much that varies: random effects over families of models.

Each family gives one estimate with its standard error (average within a family first). Families differ truly as well as by
noise; the variance of the true differences, tau², is estimated with the mean. The interval is Hartung and Knapp's with
Student's t, never narrower than the classical one: with few families that is what keeps its promise.
"""

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

from abilitytrace.stats import student
from abilitytrace.stats.inputs import require_error, require_finite
from abilitytrace.stats.normal import LEVEL

__all__ = ["FEW", "METHODS", "Pooled", "average", "leave_one_out", "pool", "tau_squared"]

METHODS = ("paule-mandel", "dersimonian-laird")

# below this many families a pooled mean deserves a warning
FEW = 5
_PREDICTABLE = 3
_HALVINGS = 200


class Pooled(NamedTuple):
    """The mean effect of `k` families, in their unit, with its interval of this `level`; `p` is two-sided, for no effect.

    `tau2` is the variance of the true effects between families, in the unit squared. `q` is Cochran's Q with its p value
    `q_p` (do families differ by more than noise), `i2` the share, 0 to 1, of the variance that is not noise. `prediction`
    is where the true effect in one more family is expected, None below 3 families. `weights` are the shares of the
    families in the mean, in their order, 1 in all. `correction` is Hartung and Knapp's factor on the variance before it
    is held at 1 or more.
    """

    k: int
    estimate: float
    se: float
    low: float
    high: float
    p: float
    tau2: float
    q: float
    q_p: float
    i2: float
    prediction: tuple[float, float] | None
    weights: tuple[float, ...]
    correction: float
    method: str
    level: float = LEVEL

    @property
    def is_few(self) -> bool:
        """Whether there are too few families to take the mean for more than a first impression."""
        return self.k < FEW


def pool(
    estimates: Sequence[float], errors: Sequence[float], method: str = "paule-mandel", level: float = LEVEL
) -> Pooled | None:
    """The mean effect of two families or more; None of fewer, for one family says nothing of others.

    Raises:
        MissingExtra: SciPy is not installed.
        ValueError: different lengths, a number that is not finite, a standard error that is not above 0, an unknown
            method, or a level outside 0 to 1.
    """
    _require(estimates, errors)
    tau2 = tau_squared(estimates, errors, method)
    k = len(estimates)
    if k < 2:
        return None
    weights = [1 / (error**2 + tau2) for error in errors]
    total = fsum(weights)
    mean, scatter = _scatter(estimates, weights)
    correction = scatter / (k - 1)
    se = sqrt(max(correction, 1.0) / total)
    reach = student.critical(level, k - 1) * se
    _, q = _scatter(estimates, [1 / error**2 for error in errors])
    return Pooled(
        k,
        mean,
        se,
        mean - reach,
        mean + reach,
        student.two_sided(mean / se, k - 1),
        tau2,
        q,
        student.chi_squared_tail(q, k - 1),
        max(1 - (k - 1) / q, 0.0) if q else 0.0,
        _prediction(mean, se, tau2, k, level),
        tuple(weight / total for weight in weights),
        correction,
        method,
        level,
    )


def leave_one_out(
    estimates: Sequence[float], errors: Sequence[float], method: str = "paule-mandel", level: float = LEVEL
) -> tuple[Pooled, ...]:
    """The mean effect without each family in turn, in their order; empty below 3 families. Raises what pool raises."""
    _require(estimates, errors)
    k = len(estimates)
    if k < _PREDICTABLE:
        return ()
    found = []
    for i in range(k):
        rest = [j for j in range(k) if j != i]
        one = pool([estimates[j] for j in rest], [errors[j] for j in rest], method, level)
        assert one is not None
        found.append(one)
    return tuple(found)


def average(estimates: Sequence[float], errors: Sequence[float], correlation: float = 1.0) -> tuple[float, float]:
    """The plain mean of several changes within one family and its standard error.

    Changes of one family share models and often items, so their noise is not independent. `correlation` (0 to 1) says how
    far it goes together; 1, the default, claims no more precision than the changes have on average.

    Raises:
        ValueError: nothing to average, different lengths, a number that is not finite, a standard error that is not above 0,
            or a correlation outside 0 to 1.
    """
    _require(estimates, errors)
    if not estimates:
        raise ValueError("nothing to average: there must be at least one change")
    if not 0 <= correlation <= 1:
        raise ValueError(f"correlation is {correlation:g}: it must lie in 0 to 1")
    k, alone = len(estimates), fsum(error**2 for error in errors)
    together = fsum(errors) ** 2
    return fsum(estimates) / k, sqrt(alone + correlation * (together - alone)) / k


def tau_squared(estimates: Sequence[float], errors: Sequence[float], method: str = "paule-mandel") -> float:
    """The variance of the true effects between families, in their unit squared; 0 if noise alone explains the spread.

    Paule and Mandel: the value at which the weighted scatter is what it should be, k - 1. DerSimonian and Laird: the first
    step towards it. 0 for fewer than two families.

    Raises:
        ValueError: as pool.
    """
    _require(estimates, errors)
    if method not in METHODS:
        raise ValueError(f"`{method}` is no method of pooling: {' or '.join(METHODS)}")
    if len(estimates) < 2:
        return 0.0
    return _paule_mandel(estimates, errors) if method == METHODS[0] else _dersimonian_laird(estimates, errors)


def _dersimonian_laird(estimates: Sequence[float], errors: Sequence[float]) -> float:
    weights = [1 / error**2 for error in errors]
    total = fsum(weights)
    _, q = _scatter(estimates, weights)
    return max((q - (len(estimates) - 1)) / (total - fsum(weight**2 for weight in weights) / total), 0.0)


def _paule_mandel(estimates: Sequence[float], errors: Sequence[float]) -> float:
    freedom = len(estimates) - 1

    def excess(tau2: float) -> float:
        return _scatter(estimates, [1 / (error**2 + tau2) for error in errors])[1] - freedom

    if excess(0.0) <= 0:
        return 0.0
    # the scatter falls with tau², and weights below 1 / tau² each bound it by the plain sum of squares
    low, high = 0.0, _scatter(estimates, [1.0] * len(estimates))[1] / freedom
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if excess(middle) > 0:
            low = middle
        else:
            high = middle
    return high


def _scatter(estimates: Sequence[float], weights: Sequence[float]) -> tuple[float, float]:
    """The weighted mean, and the weighted sum of squares about it."""
    mean = fsum(w * y for w, y in zip(weights, estimates, strict=True)) / fsum(weights)
    return mean, fsum(w * (y - mean) ** 2 for w, y in zip(weights, estimates, strict=True))


def _prediction(mean: float, se: float, tau2: float, k: int, level: float) -> tuple[float, float] | None:
    """Higgins, Thompson and Spiegelhalter's interval with k - 2 degrees of freedom."""
    if k < _PREDICTABLE:
        return None
    reach = student.critical(level, k - 2) * sqrt(tau2 + se**2)
    return mean - reach, mean + reach


def _require(estimates: Sequence[float], errors: Sequence[float]) -> None:
    if len(estimates) != len(errors):
        raise ValueError(f"{len(estimates)} estimates and {len(errors)} standard errors: there must be one for each")
    for estimate in estimates:
        require_finite(estimate=estimate)
    for error in errors:
        require_error(se=error)
        if not error:
            raise ValueError("a standard error is 0: such a change has no known noise and cannot be pooled")
