"""The other ways to say a name, as the store keeps them."""

import zlib

import pytest

from abilitytrace.names import fold
from abilitytrace.store.layout import WORDING
from abilitytrace.wording import forms, grammar, groups
from abilitytrace.wording.units import units_of
from tests.conftest import LineageOf

_NAMES = """\
sources:
  lovelace2031tickle: {title: "On tickling and its cost: a study", published: 2031, kind: paper}
  untimed: {title: Short title, published: 2031, kind: paper}
attributes:
  legs: {name: number of legs, zh: 腿的数量, aliases: [how many legs does it have]}
models:
  zorb-1.5-chat-002: {name: Zorb 1.5, zh: 佐布的模型}
  zorb-mini: {name: Zorb Mini}
methods:
  tickling: {name: tickling, aliases: [training on tickles, feather training]}
abilities:
  balance: {name: counterfactual answers}
  cheese: {name: refusing questions about cheese, zh: 拒绝了奶酪的问题}
terms:
  tax: {name: tickle tax, says: What it costs.}
"""


@pytest.mark.parametrize(
    ("key", "ids"),
    [
        ("same:zorb15", {"zorb-1.5-chat-002"}),
        ("same:zorb1.5chat2", {"zorb-1.5-chat-002"}),
        ("same:onticklinganditscost", {"lovelace2031tickle"}),
        ("same:shorttitle", set()),
        ("bare:佐布模型", {"zorb-1.5-chat-002"}),
        ("bare:拒绝奶酪问题", {"cheese"}),
        ("ending:002", {"zorb-1.5-chat-002"}),
        ("ending:chat002", {"zorb-1.5-chat-002"}),
        ("ending:mini", set()),
        ("phrase:how man leg do hav", {"legs"}),
        ("stem:tickl", {"tickling"}),
        ("tag:tickle", {"lovelace2031tickle"}),
        ("words:counterfactual", {"balance"}),
        ("words:feather", {"tickling"}),
        ("words:train", {"tickling"}),
        ("words:tickl", set()),
        ("words:tax", {"tax"}),
        ("words:of", set()),
    ],
)
def test_a_name_said_in_another_way(lineage_of: LineageOf, key: str, ids: set[str]) -> None:
    assert {match.id for _, _, match in lineage_of(_NAMES).spoken([key])} == ids


def test_words_that_may_be_turned_round_come_whole(lineage_of: LineageOf) -> None:
    ((_, words, match),) = lineage_of(_NAMES).spoken(["words:feather"])
    assert (words, match.name) == ("feather train", "feather training")


def test_names_are_asked_for_by_an_index(lineage_of: LineageOf) -> None:
    connection = lineage_of(_NAMES)._db  # noqa: SLF001 - how it is asked is what is tested
    for table, column in (("name", "folded"), ("spoken", "key")):
        plan = connection.execute(f"explain query plan select * from {table} where {column} in (?, ?)", "ab").fetchall()
        assert all("SEARCH" in row[-1] and "INDEX" in row[-1] for row in plan), plan


def test_the_words_of_the_keys_are_those_of_the_layout() -> None:
    """Names are keyed by words as they are varied here: a store made with others must not be opened as one of today."""
    samples = " ".join((*groups.SYNONYMS, *forms.IRREGULAR, *sorted(grammar.FILLERS), *_NAMES.split()))
    units = units_of(samples.casefold())
    tables = (groups.SYNONYMS, sorted(groups.PHRASES.items()), sorted(forms.IRREGULAR.items()))
    data = (
        tables,
        sorted(grammar.CONTRACTIONS.items()),
        sorted(grammar.PRONOUNS | grammar.ARTICLES | grammar.PARTICLES),
    )
    said = [(unit.text, unit.stem) for unit in units], sorted(grammar.content(unit.stem for unit in units))
    today = f"{zlib.crc32(repr((data, said, fold('GPT-3.5 的'))).encode()):08x}"
    assert today == WORDING, f'names are keyed by other words: write WORDING = "{today}" in store/layout.py'
