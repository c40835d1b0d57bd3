"""What every number must be before anything is computed from it: a fault is a ValueError that names the number."""

from math import isfinite

__all__ = ["require_count", "require_error", "require_finite", "require_inside", "require_share"]


def require_finite(**numbers: float) -> None:
    """Raises ValueError for NaN and infinity."""
    for name, number in numbers.items():
        if not isfinite(number):
            raise ValueError(f"{name} is {number}: it must be a finite number")


def require_error(**errors: float) -> None:
    """Raises ValueError unless every standard error is finite and not negative."""
    require_finite(**errors)
    for name, error in errors.items():
        if error < 0:
            raise ValueError(f"{name} is {error:g}: a standard error cannot be negative")


def require_inside(low: float, high: float, **numbers: float) -> None:
    """Raises ValueError unless every number lies strictly between low and high."""
    for name, number in numbers.items():
        if not low < number < high:
            raise ValueError(f"{name} is {number:g}: it must lie between {low:g} and {high:g}")


def require_share(**shares: float) -> None:
    """Raises ValueError unless every share lies in 0 to 1, ends included."""
    for name, share in shares.items():
        if not 0 <= share <= 1:
            raise ValueError(f"{name} is {share:g}: a share must lie in 0 to 1")


def require_count(k: float, n: float) -> None:
    """Raises ValueError unless k of n items can be: at least one item, and no more right than there are."""
    require_finite(k=k, n=n)
    if n < 1:
        raise ValueError(f"n is {n:g}: there must be at least one item")
    if not 0 <= k <= n:
        raise ValueError(f"k is {k:g}: it must lie between 0 and n = {n:g}")
