"""Foreign names → ids of a lineage: what the graph knows already keeps its id, the rest get one that says the name.

Two names are one where they differ only in case, width, spaces and signs other than `/`, `@` and the point between digits
(OPT-1.3B is not OPT-13B). Nothing is matched by likeness. What comes out depends on the names alone, never on the order of
files.
"""

import re
import unicodedata
import zlib
from collections.abc import Callable, Iterable
from typing import NamedTuple

from abilitytrace.names import fold

__all__ = [
    "NOTHING_KNOWN",
    "Candidate",
    "Known",
    "Names",
    "clean",
    "kinds_of",
    "same",
    "short",
    "shorten_paths",
    "slug",
    "split_revision",
]

_MAX_NAME, _MAX_TEXT = 200, 1000
# ids may have 120 characters; some are kept for what tells two of them apart
_MAX_SLUG = 90
# so many records may share a name before one that is known is no longer found
_TRIES = 20
_NO_ID = re.compile(r"[^a-z0-9.]+", re.ASCII)
_DOTS = re.compile(r"(?<![a-z0-9])\.+|\.+(?![a-z0-9])|\.{2,}", re.ASCII)
_SIGNS = re.compile(r"(?<!\d)\.|\.(?!\d)|[^\w./@]+|_+")
_LOCAL = re.compile(r"/|\.{1,2}[/\\]|~|[A-Za-z]:[/\\]|\\\\")
_SNAPSHOT = re.compile(r"models--([^/\\]+?)--([^/\\]+?)(?:[/\\]snapshots[/\\].*)?$")


class Candidate(NamedTuple):
    """A record that answers to a name after folding: its id, its kind, and the name of its own that did. Developer if any."""

    id: str
    kind: str
    name: str
    developer: str = ""
    is_alias: bool = False


class Known(NamedTuple):
    """What the graph knows: the records that answer to a name, whether an id is in use, the inputs of steps to a model."""

    match: Callable[[str], Iterable[Candidate]]
    is_taken: Callable[[str], bool]
    inputs_of: Callable[[str], Iterable[tuple[str, ...]]]


NOTHING_KNOWN = Known(lambda _name: (), lambda _identifier: False, lambda _identifier: ())


def clean(name: str) -> str:
    """A name without what nobody sees: control, format and half characters go, blanks become one; at most 200 characters."""
    shown = (" " if character.isspace() else character for character in name)
    kept = "".join(c for c in shown if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
    text = " ".join(kept.split())
    return text if len(text) <= _MAX_NAME else f"{text[: _MAX_NAME - 1].rstrip()}…"


def short(text: str) -> str:
    """A text that a lineage file can hold; of a very long one its beginning, and a checksum that tells it from others."""
    if len(text) <= _MAX_TEXT:
        return text
    return f"{text[:_MAX_TEXT]}… ({zlib.crc32(text.encode(errors='replace')):08x})"


def same(name: str) -> str:
    """What two spellings of one name share."""
    folded = _SIGNS.sub("", unicodedata.normalize("NFKC", clean(name)).casefold())
    return folded or clean(name)


def slug(name: str) -> str:
    """A name as an id: lower-case letters, digits, `-` and `.`; a checksum for a name that has none of them."""
    plain = unicodedata.normalize("NFKD", clean(name)).casefold()
    text = _DOTS.sub("-", _NO_ID.sub("-", "".join(c for c in plain if not unicodedata.combining(c))))
    text = re.sub(r"-?\.-|-\.-?|-{2,}", "-", text).strip("-.")
    mark = f"{zlib.crc32(name.encode(errors='replace')):08x}"
    if not text:
        return mark
    return text if len(text) <= _MAX_SLUG else f"{text[:_MAX_SLUG].rstrip('-.')}-{mark}"


def kinds_of(known: Known, name: str) -> set[str]:
    """The kinds of the records that the graph has under exactly this name."""
    return {candidate.kind for candidate in known.match(name) if same(candidate.name) == same(name)}


def split_revision(name: str) -> tuple[str, str]:
    """`NAME@REVISION` as both; the revision is empty without one."""
    base, at, revision = name.rpartition("@")
    return (base, revision) if at and base else (name, "")


def shorten_paths(names: Iterable[str]) -> dict[str, str]:
    """Each name that is a path of somebody's machine → what to call it: its last two parts.

    More of them where two paths would be called the same; `ORG/NAME` for a folder of the Hub's cache.
    """
    found: dict[str, str] = {}
    taken: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in sorted(set(names)):
        if not _LOCAL.match(name):
            continue
        if cached := _SNAPSHOT.search(name):
            found[name] = f"{cached[1]}/{cached[2]}"
            continue
        parts = tuple(part for part in re.split(r"[/\\]+", name) if part not in ("", ".", "..", "~"))
        taken.setdefault("/".join(parts[-2:]), []).append((name, parts))
    for short, alike in taken.items():
        longest = max(len(parts) for _, parts in alike)
        count = 2
        while count < longest and len({parts[-count:] for _, parts in alike}) < len({parts for _, parts in alike}):
            count += 1
        found.update({name: "/".join(parts[-count:]) or short or "path" for name, parts in alike})
    return found


def _numbered(name: str, kind: str, number: int) -> str:
    """What a record is called whose name belongs to another one: `MMLU (dataset)`, then `MMLU (2)`."""
    return f"{name} ({number + 1 if number else kind})"


class Names:
    """Gives ids to names, one kind after the other; no id and no name is given twice."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._ids: set[str] = set()
        self._folded: dict[str, str] = {}

    def known(self, kind: str, name: str) -> Candidate | None:
        """The record of this kind that the graph has under exactly this name; None without one.

        `ORG/NAME` is also found by NAME alone, where the record's developer is ORG.
        """
        wanted = same(name)
        # a record that is called so, before one that is also called so, before one that has it for an id
        alike = [found for found in self._known.match(name) if found.kind == kind and same(found.name) == wanted]
        alike.sort(key=lambda found: (found.name == found.id, found.is_alias))
        if alike and alike[0].name != alike[0].id:
            return alike[0]
        for number in range(_TRIES):
            told_apart = _numbered(name, kind, number)
            numbered = [found for found in self._known.match(told_apart) if same(found.name) == same(told_apart)]
            if not numbered:
                break
            if numbered[0].kind == kind:
                return numbered[0]
        if alike:
            return alike[0]
        organisation, slash, short = name.partition("/")
        if slash and short:
            for candidate in self._known.match(short):
                of_same = bool(candidate.developer) and same(candidate.developer) == same(organisation)
                if of_same and candidate.kind == kind and same(candidate.name) == same(short):
                    return candidate
        return None

    def new(self, *wanted: str) -> str:
        """An id that nothing has yet: the first of those wanted that is free, else the last with a number."""
        for identifier in wanted:
            if self._is_free(identifier):
                break
        else:
            number = 2
            while not self._is_free(f"{wanted[-1]}-{number}"):
                number += 1
            identifier = f"{wanted[-1]}-{number}"
        self._ids.add(identifier)
        # an id is a name too: no other record may answer to it
        self._folded.setdefault(fold(identifier), identifier)
        return identifier

    def _is_free(self, identifier: str) -> bool:
        owner = self._folded.get(fold(identifier), "")
        if identifier in self._ids or owner or self._known.is_taken(identifier):
            return False
        return not any(self._known.match(identifier))

    def name(self, wanted: str, owner: str, kind: str) -> str:
        """The name for a record of an id: the one wanted, with its kind or a number where it is another record's as well."""
        number, name = 0, wanted
        while not self.is_free_name(name, owner):
            name = _numbered(wanted, kind, number)
            number += 1
        return name

    def is_free_name(self, name: str, owner: str) -> bool:
        """Takes a further name for a record, unless it is another's already."""
        if any(candidate.id != owner for candidate in self._known.match(name)):
            return False
        return self._folded.setdefault(fold(name), owner) == owner
