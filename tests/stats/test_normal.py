"""The normal distribution against SciPy, and the import it spares."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from abilitytrace.stats.normal import critical, quantile, smallest_visible, two_sided, upper_tail


@given(st.floats(-37, 37))
def test_tails_are_those_of_scipy(z: float) -> None:
    assert two_sided(z) == pytest.approx(2 * norm.sf(abs(z)), rel=1e-12)
    assert upper_tail(z) == pytest.approx(norm.sf(z), rel=1e-12)


@given(st.floats(1e-12, 1 - 1e-12))
def test_quantiles_are_those_of_scipy(p: float) -> None:
    assert quantile(p) == pytest.approx(norm.ppf(p), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("p", [0.975, 0.8])
def test_quantiles_that_are_written_down_are_right(p: float) -> None:
    assert quantile(p) == pytest.approx(norm.ppf(p), rel=1e-15)


def test_a_change_of_two_point_eight_errors_is_visible() -> None:
    assert critical(0.95) == pytest.approx(1.959964, abs=1e-6)
    assert smallest_visible(1.0) == pytest.approx(2.8016, abs=1e-4)
    # by definition: at that true change, four in five tests are significant
    assert norm.sf(critical(0.95) - smallest_visible(1.0)) == pytest.approx(0.8)


@pytest.mark.parametrize("level", [0, 1, -0.5, 1.5, float("nan")])
def test_a_level_lies_between_none_and_all(level: float) -> None:
    with pytest.raises(ValueError, match=r"level is .*: it must lie between 0 and 1"):
        critical(level)


def test_the_usual_level_needs_neither_statistics_nor_scipy() -> None:
    program = (
        "import sys; from abilitytrace.stats import bisect, change, families, noninferiority, pooling, reported\n"
        "change.from_counts(60, 100, 45, 100); change.from_errors(1, 1, 2, 1); change.from_pairs([0, 1], [1, 1])\n"
        "print(sorted({'scipy', 'numpy', 'statistics', 'fractions', 'decimal'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
