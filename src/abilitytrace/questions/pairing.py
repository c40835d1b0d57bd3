"""Two models on the same items: which items they have in common, and the change over those.

Items are matched by what they say, then by their number. Reads no files: whoever asks hands over the items.
"""

from collections.abc import Callable, Container, Sequence
from math import fsum
from typing import NamedTuple

from abilitytrace.importing.formats.items import Item, Items, Unread
from abilitytrace.movement import Movement
from abilitytrace.records import Score
from abilitytrace.stats.change import Change, from_paired_values, from_pairs, scaled

__all__ = ["ItemsOf", "Paired", "Pairing", "Unpaired", "pair", "paired_movement"]

ItemsOf = Callable[[Score], Items | Unread]


class Pairing(NamedTuple):
    """The items of two models: how many both answered, and how many only one of them.

    `left_out` are lines of the two files that are no use, `prompts` matched items whose prompts differ. `clusters` are groups
    of items that share a passage, None where items stand for themselves.
    """

    matched: int
    only_a: int
    only_b: int
    left_out: int = 0
    prompts: int = 0
    clusters: int | None = None


class Paired(NamedTuple):
    """The change over the matched items, in the unit of the scores."""

    change: Change
    pairing: Pairing


class Unpaired(NamedTuple):
    """Why items could not be paired.

    Besides the reasons of Unread: `same-file`, `none-in-common`, `other-mean` (the items of a file do not average to the
    score that names it), `no-difference` (real-valued grades that differ nowhere tell nothing of their noise).
    """

    reason: str


def pair(a: Score, b: Score, items: ItemsOf) -> Paired | Unpaired | None:
    """The change from A to B over the items that both answered; None where one of them names no file of items.

    Raises:
        MissingExtra: fewer than 100 graded items or clusters, and SciPy is not installed.
    """
    if not a.items or not b.items:
        return None
    of_a, of_b = items(a), items(b)
    for found in (of_a, of_b):
        if isinstance(found, Unread):
            return Unpaired(found.reason)
    assert isinstance(of_a, Items)
    assert isinstance(of_b, Items)
    if of_a.path == of_b.path:
        return Unpaired("same-file")
    factor, other = _factor(a, of_a), _factor(b, of_b)
    if factor is None or factor != other:
        return Unpaired("other-mean")
    matched = _matched(of_a.items, of_b.items)
    if not matched:
        return Unpaired("none-in-common")
    change = _change(matched)
    if change is None:
        return Unpaired("no-difference")
    pairing = Pairing(
        matched=len(matched),
        only_a=len(of_a.items) - len(matched),
        only_b=len(of_b.items) - len(matched),
        left_out=of_a.left_out + of_b.left_out,
        prompts=sum(bool(one.prompt and two.prompt) and one.prompt != two.prompt for one, two in matched),
        clusters=change.clusters,
    )
    return Paired(scaled(change, factor), pairing)


def paired_movement(found: Paired) -> Movement:
    """The change over matched items as the change between two scores."""
    change = found.change
    return Movement(
        change.estimate,
        change.se,
        change.low,
        change.high,
        change.p,
        change.smallest_visible,
        change.method,
        (change.n_a, change.n_b),
    )


def _factor(score: Score, found: Items) -> float | None:
    """What turns the mean of the items into the score; None where nothing does, so that a wrong file is not believed."""
    mean = fsum(item.value for item in found.items) / len(found.items)
    decimals = len(f"{score.value:.12f}".rstrip("0").partition(".")[2])
    # half a unit of the last digit that the score is given with
    allowed = 0.5 * 10.0**-decimals + 1e-9 * abs(score.value)
    factors = (100.0, 1.0) if score.unit == "%" else (1.0,)
    return next((factor for factor in factors if abs(mean * factor - score.value) <= allowed), None)


def _change(matched: Sequence[tuple[Item, Item]]) -> Change | None:
    a, b = [one.value for one, _ in matched], [two.value for _, two in matched]
    if any(one.cluster for one, _ in matched):
        # an item that names no passage stands for itself
        clusters = [one.cluster or i for i, (one, _) in enumerate(matched)]
        return from_paired_values(a, b, clusters)
    if all(value in (0, 1) for value in (*a, *b)):
        return from_pairs(a, b)
    return from_paired_values(a, b)


def _matched(a: Sequence[Item], b: Sequence[Item]) -> list[tuple[Item, Item]]:
    """The items of A with those of B, in A's order: by text and number, then by text, then by number where a text is unknown.

    Only where one item of each side can be meant; items with different right answers are different items.
    """
    found: dict[int, int] = {}
    for key in (_by_both, _by_text, _by_number):
        ours, theirs = _unique(a, found.keys(), key), _unique(b, set(found.values()), key)
        for name, i in ours.items():
            j = theirs.get(name)
            if j is not None and _is_same(a[i], b[j]):
                found[i] = j
    return [(a[i], b[found[i]]) for i in sorted(found)]


def _by_both(item: Item) -> str:
    return f"{item.text} {item.number}" if item.text and item.number else ""


def _by_text(item: Item) -> str:
    return item.text


def _by_number(item: Item) -> str:
    return item.number


def _unique(items: Sequence[Item], taken: Container[int], key: Callable[[Item], str]) -> dict[str, int]:
    """The places of the items that are not taken, by a key that no other of them has."""
    places: dict[str, int] = {}
    doubled = set()
    for i, item in enumerate(items):
        name = key(item)
        if not name or i in taken:
            continue
        if name in places:
            doubled.add(name)
        places[name] = i
    return {name: i for name, i in places.items() if name not in doubled}


def _is_same(one: Item, two: Item) -> bool:
    """Whether nothing that both logs say tells two items apart."""
    return all(not x or not y or x == y for x, y in ((one.text, two.text), (one.target, two.target)))
