"""The frames about documents: who wrote which, what somebody published, the number or title of a paper."""

from abilitytrace.names import fold
from abilitytrace.questions.ask.found import ranked
from abilitytrace.questions.ask.leftovers import Bit, leftovers, words_of
from abilitytrace.questions.ask.mentions import Mention
from abilitytrace.questions.ask.plan import Call, Plan, Reading, plans_of
from abilitytrace.questions.ask.topics import Topics
from abilitytrace.questions.fields import FIELDS
from abilitytrace.records import Source
from abilitytrace.wording.forms import stem

__all__ = ["sources"]

# what may be asked of a source by the name of its field
_FIELDS = ("authors", "arxiv", "name", "published", "venue", "url", "group")
_MORE_NAMES = {"name": ("题目", "题名"), "authors": ("作者", "authors", "who wrote", "谁写")}
# fields whose names are asked of nothing but sources
_YEAR = r"(?:19|20)\d\d"
_WRITING = frozenset(stem(word) for word in ("write", "author", "publish", "translate", "coauthor", "report"))
_SEVERAL = frozenset({"papers", "articles", "sources", "studies", "publications", "references", "works", "documents"})
_SAYING = frozenset(
    {"find", "found", "finding", "findings", "say", "says", "claim", "claims", "argue", "conclude", "discover"}
)
_SAYING_ZH = ("说", "讲", "发现", "认为", "提出", "结论", "观点")
_WRITING_ZH = ("写", "作者", "发表", "翻译", "译")
# so many words of a title tell which is meant
_TITLE = 2
_FEW = 3
_MOST_WORDS, _ALL = 4, 400
_OWN_FIELDS = frozenset({"authors", "arxiv", "venue", "url"})


def sources(reading: Reading, topics: Topics) -> list[Plan]:
    """A field of the source that is meant, the source itself, or all that fit."""
    asked = _asked_fields(reading)
    named = reading.ids("source")
    if named:
        told = [Call("sources", (source,)) for source in named] if not asked and _asks_what_it_says(reading) else []
        findings = [plan._replace(words=_SAYING) for plan in plans_of("sources", told, *_things(reading), bonus=0.5)]
        return findings + _fields(topics, named, asked, reading, bonus=1.2)
    kinds = {*reading.asked_kinds, *(hit.meaning for hit in reading.kind_words)}
    wanted = "source" in kinds or (reading.wants("who") and _is_on_writing(reading))
    if reading.wants("quantity") and not asked.keys() & _OWN_FIELDS:
        return []
    if not (wanted or asked.keys() & _OWN_FIELDS or _authors(reading, topics)):
        return []
    fields = {word for said in asked.values() for name in said for word in name.split()}
    found = _meant(reading, topics, fields)
    if not found:
        return []
    plans = _fields(topics, found[:_FEW], asked, reading, bonus=0.4)
    said = [word for word in _words(reading) if any(topics.says(source, word) for source in found)]
    text = " ".join(said[:_MOST_WORDS])
    listed = sum(kind == "source" for _, kind in topics.lineage.search(text, _ALL)) if len(found) > 1 and text else 0
    several = listed > 1 and (_asks_for_several(reading) or bool(_authors(reading, topics)))
    # what it says is told by what rests on it
    one = Call("show" if reading.wants("who") or asked else "sources", (found[0],))
    call = Call("sources", (text,)) if several else one
    shown = plans_of("sources", [call], *_things(reading), *found)
    return plans + [plan._replace(words=frozenset((*said, *fields)), wide=False) for plan in shown]


def _asks_for_several(reading: Reading) -> bool:
    words = {unit.text for unit in reading.clause.units}
    return reading.wants("list") or not words.isdisjoint(_SEVERAL)


def _asks_what_it_says(reading: Reading) -> bool:
    words = {unit.text for unit in reading.clause.units}
    return not words.isdisjoint(_SAYING) or any(word in reading.clause.text for word in _SAYING_ZH)


def _is_on_writing(reading: Reading) -> bool:
    words = {unit.stem for unit in reading.clause.units}
    return not words.isdisjoint(_WRITING) or any(word in reading.clause.text for word in _WRITING_ZH)


def _asked_fields(reading: Reading) -> dict[str, list[str]]:
    """The fields that a clause asks for by name, with the words that do so."""
    text, words = reading.clause.text.casefold(), {unit.text for unit in reading.clause.units}
    found: dict[str, list[str]] = {}
    for field in _FIELDS:
        told = (*FIELDS[field].name, *FIELDS[field].aliases, *_MORE_NAMES.get(field, (field,)))
        names = [name.casefold() for name in told]
        said = [
            name for name in names if name and (name in words if name.isascii() and " " not in name else name in text)
        ]
        if said:
            found[field] = said
    return found


def _fields(
    topics: Topics, named: tuple[str, ...] | list[str], asked: dict[str, list[str]], reading: Reading, *, bonus: float
) -> list[Plan]:
    plans: list[Plan] = []
    for field, said in asked.items():
        calls = [
            Call("show", (source,), () if field == "name" else (("field", field),))
            for source in named
            if getattr(topics.lineage.get(source), field, "")
        ]
        found = plans_of("spec", calls[:1], *named, *_things(reading), bonus=bonus)
        plans += [plan._replace(words=frozenset((*said, *_words(reading))), wide=False) for plan in found]
    return plans


def _things(reading: Reading) -> list[str]:
    named = {i for hit in reading.kind_words for i in hit.span}
    return [
        match.id
        for mention in reading.all_mentions
        if mention.kinds != {"attribute"} or named.intersection(mention.span)
        for match in mention.matches
    ]


def _words(reading: Reading) -> list[str]:
    """The words that tell which source is meant."""
    units = reading.clause.units
    latin = [units[i].text for i in reading.content if not units[i].is_chinese]
    return latin + [
        text for mention in reading.mentions if mention.kinds != {"attribute"} for text in words_of(reading, mention)
    ]


def _authors(reading: Reading, topics: Topics) -> list[Bit]:
    """The words that are names of authors."""
    bits = [bit for bit in leftovers(reading, topics) if bit.is_name and bit.is_heard]
    return [bit for bit in bits if any(_writes(topics, record, bit.text) for record in topics.found(bit.text))]


def _writes(topics: Topics, record: str, text: str) -> bool:
    held = topics.lineage.get(record)
    return isinstance(held, Source) and text in held.authors.casefold()


def _meant(reading: Reading, topics: Topics, fields: set[str]) -> list[str]:
    """The sources that name all that a clause names, best first; without names, none."""
    bits = [bit for bit in leftovers(reading, topics) if bit.is_heard and bit.text not in fields]
    mentions = [mention for mention in reading.mentions if mention.kinds != {"attribute"}]
    telling = [bit for bit in bits if bit.is_name] or ([] if mentions else bits)
    if not mentions and not any(bit.is_name for bit in telling) and len(telling) < _TITLE:
        return []
    # of two that fit alike, the one with the words in its title, then the one that more evidence rests on
    ids = {match.id for mention in mentions for match in mention.matches}
    tagged = [source for mention in mentions for source in _tagged(topics, mention)]
    found = [*tagged, *(item.id for item in ranked(topics, reading, ("source",)) if item.id not in tagged)]
    uses = {source: len(topics.lineage.evidence_naming(source)) for source in found}
    found.sort(key=lambda source: (source not in tagged, -_titled(topics, source, ids), -uses[source]))
    fits = [source for source in found if all(topics.says(source, bit.text) for bit in telling)]
    if tagged and not any(source in fits for source in tagged):
        return []
    return [
        source
        for source in fits
        if all(source in tagged or _names(reading, topics, source, mention) for mention in mentions)
    ]


def _titled(topics: Topics, source: str, ids: set[str]) -> int:
    """How many of some things the title of a source names."""
    title = topics.lineage.named(source).name.en.casefold()
    return sum(topics.is_called(title, identifier) for identifier in ids)


def _tagged(topics: Topics, mention: Mention) -> list[str]:
    """The sources whose id ends in a name of what is mentioned: sanh2021t0 for the paper of T0."""
    names = {fold(match.name) for match in mention.matches}
    for match in mention.matches:
        record = topics.lineage.get(match.id)
        names.update(
            fold(text) for text in (*getattr(record, "name", ()), *getattr(record, "aliases", ()), match.id) if text
        )
    found = topics.lineage.spoken(f"tag:{name}" for name in sorted(names))
    return [match.id for _, _, match in found if topics.lineage.is_known(match.id)]


def _names(reading: Reading, topics: Topics, source: str, mention: Mention) -> bool:
    """Whether a source has a mention in its title or other names."""
    words = words_of(reading, mention)
    said = bool(words) and all(topics.says(source, text) for text in words)
    return said or any(topics.names(topics.own(source), match.id) for match in mention.matches)
