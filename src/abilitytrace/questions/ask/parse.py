"""Clause → reading: finds mentions, cues and kinds of record in it, and what is left over."""

from collections.abc import Iterator

from abilitytrace.questions.ask.chinese import said_in_chinese
from abilitytrace.questions.ask.cues import CUES, KIND_WORDS, YES_NO, YES_NO_ZH
from abilitytrace.questions.ask.hits import hits_of, longest
from abilitytrace.questions.ask.lexicon import GREETINGS, PRONOUNS_ZH, VAGUE
from abilitytrace.questions.ask.mentions import Mention, scan
from abilitytrace.questions.ask.names import Names
from abilitytrace.questions.ask.plan import Reading
from abilitytrace.questions.ask.reading import Clause
from abilitytrace.wording.grammar import FILLERS, PRONOUNS
from abilitytrace.wording.units import Unit

__all__ = ["parse"]

# digits of a version; more are a year or an amount
_VERSION = 2
_JOINING = frozenset({"when", "who", "whose"})
_BESIDE = frozenset({"before", "after"})
_BEFORE_ASKING = frozenset(
    [
        "and",
        "or",
        "but",
        "so",
        "is",
        "was",
        "by",
        "to",
        "of",
        "for",
        "from",
        "exactly",
        "me",
        "know",
        "since",
        "until",
        "till",
    ]
)


def parse(clause: Clause, names: Names, carried: tuple[Mention, ...] = ()) -> Reading:
    """The reading of a clause; `carried` mentions are taken over when it has a pronoun or names no thing itself."""
    scanned, strangers = scan(names, clause)
    mentions = _without_sizes(scanned)
    units = clause.units
    firm = {i for mention in mentions if mention.kinds - {"attribute", "term"} for i in mention.span}
    hits = longest([hit for hit in hits_of(units, CUES) if firm.isdisjoint(hit.span) and _asks(units, hit.span, firm)])
    strange = {i for span in strangers for i in span}
    mentioned = {i for mention in mentions for i in mention.span} | strange
    kind_hits = hits_of(units, KIND_WORDS)
    kinds = [hit for hit in longest(kind_hits) if mentioned.isdisjoint(hit.span)]
    cued = {i for hit in hits for i in hit.span}
    left = [i for i in range(len(units)) if i not in mentioned | cued | {i for hit in kinds for i in hit.span}]
    content = _content(units, left, mentioned)
    numbered = [(i, i + 1) for i in content if i + 1 in content and _is_version_of(units[i], units[i + 1])]
    strangers += numbered + _compounds(units, content)
    content = [i for i in content if not any(i in span for span in numbered)]
    things = [mention for mention in mentions if mention.kinds - {"attribute"}]
    takes_over = bool(carried) and (not things or (_has_pronoun(clause) and not _has_model(things)))
    intents = {hit.meaning for hit in hits}
    if any("attribute" in mention.kinds for mention in mentions):
        intents.add("spec")
    if any("benchmark" in mention.kinds for mention in mentions) and _has_model(list(mentions)):
        intents.add("scores")
    return Reading(
        clause=clause,
        mentions=mentions,
        intents=frozenset(intents),
        asked_kinds=tuple(dict.fromkeys(hit.meaning for hit in kinds)),
        kind_words=tuple(hit for hit in kind_hits if not mentioned.isdisjoint(hit.span)),
        kind_hits=tuple(kinds),
        content=tuple(content),
        cues=tuple(
            dict.fromkeys("".join(units[i].text for i in run) for hit in hits for run in _runs(units, hit.span))
        ),
        strangers=tuple(strangers),
        hits=tuple(hits),
        carried=carried if takes_over else (),
        points_back=takes_over and _has_pronoun(clause),
        is_yes_no=bool(units) and (units[0].text in YES_NO or any(word in clause.text for word in YES_NO_ZH)),
    )


def _without_sizes(mentions: list[Mention]) -> tuple[Mention, ...]:
    """The mentions without "how big" and the like where no model is named: that asks for whatever number there is."""
    named = {kind for mention in mentions for kind in mention.kinds} - {"attribute", "term"}
    vague = bool(named) and "model" not in named
    return tuple(mention for mention in mentions if not (vague and mention.matches[0].name.casefold() in VAGUE))


def _asks(units: tuple[Unit, ...], span: tuple[int, ...], firm: set[int]) -> bool:
    """Whether "who" and "when" ask, and do not join: "labellers who were slow" asks nothing; nor does "before cleaning"."""
    first = span[0]
    if len(span) == 1 and units[first].text in _BESIDE:
        return first + 1 >= len(units) or first + 1 in firm or units[first + 1].text in PRONOUNS | {"the"}
    if len(span) > 1 or units[first].text not in _JOINING:
        return True
    return not first or first == len(units) - 1 or units[first - 1].text in _BEFORE_ASKING


def _runs(units: tuple[Unit, ...], span: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """The words of a cue: Latin ones one by one, Chinese ones by runs of characters."""
    run: list[int] = []
    for i in span:
        if run and (i != run[-1] + 1 or not units[i].is_chinese):
            yield tuple(run)
            run = []
        run.append(i)
    if run:
        yield tuple(run)


def _has_model(mentions: list[Mention]) -> bool:
    return any("model" in mention.kinds for mention in mentions)


def _has_pronoun(clause: Clause) -> bool:
    return any(unit.text in PRONOUNS for unit in clause.units) or any(word in clause.text for word in PRONOUNS_ZH)


def _is_version_of(word: Unit, number: Unit) -> bool:
    """Whether a small number after a word that is no name here makes a name of the two: Frobnik 3."""
    return (
        not word.is_chinese
        and word.text.isalpha()
        and len(word.text) > _VERSION
        and number.text.isdigit()
        and len(number.text) <= _VERSION
    )


def _compounds(units: tuple[Unit, ...], content: list[int]) -> list[tuple[int, ...]]:
    """The names made of words and a number with hyphens between that are not known as a whole: zorblax-chat-004."""
    found = []
    for end in content:
        start = end
        while start - 1 in content and units[start].joined and not units[start - 1].is_chinese:
            start -= 1
        if end > start and units[end].text.isdigit() and units[start].text.isalpha():
            found.append(tuple(range(start, end + 1)))
    return found


def _content(units: tuple[Unit, ...], left: list[int], mentioned: set[int]) -> list[int]:
    """The units left that are no grammar: Latin words that are no fillers, and runs of Chinese that hold more than fillers."""
    found = [
        i
        for i in left
        if not units[i].is_chinese and units[i].text not in FILLERS and not (i == 0 and units[i].text in GREETINGS)
    ]
    run: list[int] = []
    for i in [*left, -1]:
        if run and (i < 0 or i != run[-1] + 1 or not units[i].is_chinese):
            found += said_in_chinese(units, run, mentioned)
            run = []
        if i >= 0 and units[i].is_chinese:
            run.append(i)
    return sorted(found)
