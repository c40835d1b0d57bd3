"""Student's t and chi-squared, by SciPy: the only module here that needs the extra `stats`."""

from types import ModuleType

from abilitytrace.stats.inputs import require_finite, require_inside

__all__ = ["INSTALL", "MissingExtra", "chi_squared_tail", "critical", "two_sided"]

INSTALL = "pip install 'abilitytrace[stats]'"


class MissingExtra(ImportError):
    """SciPy is not installed; the message says how to install it. `extra` is the name of the extra that brings it."""

    extra = "stats"

    def __init__(self) -> None:
        super().__init__(f"this needs Student's t distribution from SciPy, which is not installed\nhelp: {INSTALL}")


def _special() -> ModuleType:
    try:
        # a third of the time that `scipy.stats` takes to import
        from scipy import special
    except ImportError as error:
        raise MissingExtra from error
    return special


def critical(level: float, df: float) -> float:
    """How many standard errors a two-sided interval of this level reaches to each side, with df degrees of freedom.

    Raises:
        MissingExtra: SciPy is not installed.
        ValueError: the level is not strictly between 0 and 1, or df is not above 0.
    """
    require_inside(0, 1, level=level)
    _require_freedom(df)
    return float(_special().stdtrit(df, (1 + level) / 2))


def two_sided(t: float, df: float) -> float:
    """The chance of a deviation at least as far from zero as t, in either direction, with df degrees of freedom.

    Raises:
        MissingExtra: SciPy is not installed.
        ValueError: t is NaN or infinite, or df is not above 0.
    """
    require_finite(t=t)
    _require_freedom(df)
    return 2 * float(_special().stdtr(df, -abs(t)))


def chi_squared_tail(value: float, df: float) -> float:
    """The chance of a value at least this large, with df degrees of freedom.

    Raises:
        MissingExtra: SciPy is not installed.
        ValueError: the value is NaN or infinite, or df is not above 0.
    """
    require_finite(value=value)
    _require_freedom(df)
    return float(_special().chdtrc(df, max(value, 0.0)))


def _require_freedom(df: float) -> None:
    require_finite(df=df)
    if df <= 0:
        raise ValueError(f"df is {df:g}: there must be more than 0 degrees of freedom")
