"""Clause → reading: finds mentions, cues and kinds of record in it, and what is left over."""

from collections.abc import Iterator
from typing import NamedTuple

from abilitytrace.questions.ask.cues import CUES, KIND_WORDS, YES_NO, YES_NO_ZH
from abilitytrace.questions.ask.lexicon import FILLERS, FILLERS_ZH, GREETINGS, PRONOUNS, PRONOUNS_ZH, VAGUE
from abilitytrace.questions.ask.mentions import Mention, scan
from abilitytrace.questions.ask.names import Names
from abilitytrace.questions.ask.plan import Hit, Reading
from abilitytrace.questions.ask.reading import Clause, Unit, units_of
from abilitytrace.questions.ask.wording import CHINESE_WORDS

__all__ = ["parse"]

_GAP = 9
# digits of a version; more are a year or an amount
_VERSION = 2
_JOINING = frozenset({"when", "who", "whose"})
_ASKING_ZH = ("什么", "哪个", "哪些", "哪种")
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
_FIRM_ZH = frozenset(
    "的了吗呢啊呀吧嘛是在和与跟或及会被把就都也还又才很更最太这那我你他她它们对从到于为以而且但么之其谁哪啥咋地着过能让使给由向用"
)
_FILLERS_BY_LENGTH = sorted((word for word in FILLERS_ZH if len(word) > 1), key=len, reverse=True)
_LOOSE_ZH = frozenset(word for word in FILLERS_ZH if len(word) == 1)


class _Cue(NamedTuple):
    """A cue as stems or characters in order, None for a gap, and what it stands for."""

    meaning: str
    parts: tuple[str | None, ...]

    @property
    def weight(self) -> int:
        """How many units it fixes."""
        return sum(part is not None for part in self.parts)


def _compiled(table: dict[str, tuple[str, str]]) -> dict[str, list[_Cue]]:
    """Cues by their first part."""
    found: dict[str, list[_Cue]] = {}
    for meaning, pair in table.items():
        for cue in {text.strip() for texts in pair for text in texts.split(",")}:
            parts = tuple(None if unit == "_" else unit for piece in cue.split("_") for unit in _pieces(piece))
            cut = parts[:-1] if parts[-1] is None else parts
            assert cut[0] is not None
            found.setdefault(cut[0], []).append(_Cue(meaning, cut))
    return found


def _pieces(text: str) -> list[str]:
    return [*(unit.stem for unit in units_of(text)), "_"]


_CUES = _compiled(CUES)
_KINDS = _compiled(KIND_WORDS)


def parse(clause: Clause, names: Names, carried: tuple[Mention, ...] = ()) -> Reading:
    """The reading of a clause; `carried` mentions are taken over when it has a pronoun or names no thing itself."""
    scanned, strangers = scan(names, clause)
    mentions = _without_sizes(scanned)
    units = clause.units
    firm = {i for mention in mentions if mention.kinds - {"attribute", "term"} for i in mention.span}
    hits = _longest([hit for hit in _hits(units, _CUES) if firm.isdisjoint(hit.span) and _asks(units, hit.span, firm)])
    strange = {i for span in strangers for i in span}
    mentioned = {i for mention in mentions for i in mention.span} | strange
    kinds = [hit for hit in _longest(list(_hits(units, _KINDS))) if mentioned.isdisjoint(hit.span)]
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
        kind_words=tuple(hit for hit in _hits(units, _KINDS) if not mentioned.isdisjoint(hit.span)),
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


def _hits(units: tuple[Unit, ...], cues: dict[str, list[_Cue]]) -> Iterator[Hit]:
    """Every cue in the units."""
    for start, unit in enumerate(units):
        for cue in cues.get(unit.stem, ()):
            span = _match(units, start, cue.parts)
            if span is not None:
                yield Hit(cue.meaning, span)


def _match(units: tuple[Unit, ...], start: int, parts: tuple[str | None, ...]) -> tuple[int, ...] | None:
    """The units that a cue's parts stand on from `start`; a gap takes as few units as it can."""
    span: list[int] = []
    at, gap = start, False
    for part in parts:
        if part is None:
            gap = True
            continue
        last = min(len(units), at + _GAP) if gap else at + 1
        found = next((i for i in range(at, min(last, len(units))) if units[i].stem == part), None)
        if found is None:
            return None
        span.append(found)
        at, gap = found + 1, False
    return tuple(span)


def _longest(hits: list[Hit]) -> list[Hit]:
    """The hits that no longer hit of another meaning covers."""
    return [
        hit
        for hit in hits
        if not any(set(hit.span) < set(other.span) and other.meaning != hit.meaning for other in hits)
    ]


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
            found += _chinese_content(units, run, mentioned)
            run = []
        if i >= 0 and units[i].is_chinese:
            run.append(i)
    return sorted(found)


def _chinese_content(units: tuple[Unit, ...], run: list[int], mentioned: set[int]) -> list[int]:
    """A run of Chinese without its fillers: first the long ones, then firm particles, then runs of nothing else."""
    text = "".join(units[i].text for i in run)
    keep = [True] * len(run)
    for word in _FILLERS_BY_LENGTH:
        at = text.find(word)
        while at >= 0:
            if all(keep[at : at + len(word)]):
                keep[at : at + len(word)] = [False] * len(word)
            at = text.find(word, at + 1)
    whole = [i for i in range(len(text) - 1) if keep[i] and keep[i + 1] and text[i : i + 2] in CHINESE_WORDS]
    words = {j for i in whole for j in (i, i + 1)}
    keep = [kept and (i in words or text[i] not in _FIRM_ZH) for i, kept in enumerate(keep)]
    pieces: list[list[int]] = [[]]
    for i, kept in enumerate(keep):
        if kept:
            pieces[-1].append(i)
        elif pieces[-1]:
            pieces.append([])
    said = [_trimmed(piece, text) for piece in pieces if not all(text[i] in _LOOSE_ZH for i in piece)]
    # a single character is too little to go by, unless it makes a word with the name beside it, as 税 in 对齐税
    return [
        run[i]
        for piece in said
        if len(piece) > 1 or _hangs(units, mentioned, run[piece[0]]) or text[: piece[0]].endswith(_ASKING_ZH)
        for i in piece
    ]


def _trimmed(piece: list[int], text: str) -> list[int]:
    """A piece without loose particles at its ends, as long as a word is left: 做严格 is 严格, 中国 stays."""
    while len(piece) > 2 and text[piece[0]] in _LOOSE_ZH and text[piece[0] : piece[0] + 2] not in CHINESE_WORDS:
        piece = piece[1:]
    while len(piece) > 2 and text[piece[-1]] in _LOOSE_ZH and text[piece[-1] - 1 : piece[-1] + 1] not in CHINESE_WORDS:
        piece = piece[:-1]
    return piece


def _hangs(units: tuple[Unit, ...], mentioned: set[int], i: int) -> bool:
    """Whether a Chinese character follows one that belongs to a name."""
    return i - 1 in mentioned and units[i - 1].is_chinese
