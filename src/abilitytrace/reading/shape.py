"""The shape of a lineage file, section by section, as pydantic models: what keys may stand where, and of what type.

Says nothing about what ids mean: references are checked once all files are together (`checks`).
"""

import re
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from abilitytrace import vocabulary
from abilitytrace.dates import is_date
from abilitytrace.records import Text

__all__ = [
    "DATE_SCHEMA",
    "ID_SCHEMA",
    "MAX_ID",
    "SCALAR_SCHEMA",
    "TEXT_SCHEMA",
    "ClaimShape",
    "EvidenceShape",
    "FileShape",
    "SourceShape",
    "SpecShape",
    "StepShape",
    "ThingShape",
    "is_id",
    "not_an_id",
]

_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*", re.ASCII)
MAX_TEXT = 4000
MAX_ID = 120


def _text(value: Any) -> Text:
    """A text from a string or from `{en, zh}`."""
    if isinstance(value, str):
        words = Text(value.strip())
    elif isinstance(value, dict) and value and set(value) <= {"en", "zh"}:
        parts = {key: part for key, part in value.items() if part is not None}
        if not all(isinstance(part, str) for part in parts.values()):
            raise ValueError("`en` and `zh` must be plain text")
        words = Text(parts.get("en", parts.get("zh", "")).strip(), parts.get("zh", "").strip())
    else:
        raise ValueError("expected a text: a string, or a mapping with `en` and `zh`")
    if max(map(len, words)) > MAX_TEXT:
        raise ValueError(f"a text may have {MAX_TEXT} characters")
    return words


def _said(value: Any) -> Text:
    """A text that says something."""
    words = _text(value)
    if not words.en:
        raise ValueError("expected some words, not an empty text")
    return words


def _name(value: str) -> str:
    if not value.strip():
        raise ValueError("a name must not be empty")
    return value


def is_id(value: str) -> bool:
    """Whether a text can be an id."""
    return len(value) <= MAX_ID and _ID.fullmatch(value) is not None


def not_an_id(value: str) -> tuple[str, str]:
    """What is wrong with a text that stands where an id must, and the id it may mean."""
    if len(value) > MAX_ID:
        return f"`{value[:60]}…` is too long for an id, which may have {MAX_ID} characters", ""
    meant = "-".join(_ID.findall(value[:MAX_ID].lower()))
    return f"`{value[:60]}` is not an id: lower-case letters, digits, `-` and `.`", meant


# a large file says the same dates over and over
@lru_cache(1 << 12)
def _date(value: str) -> str:
    if not is_date(value):
        meant = "-".join(part.zfill(2) for part in re.split(r"[-/.]", value[:10]))
        message = f"`{value[:40]}` is not a date: write 2022, 2022-12 or 2022-12-18"
        raise _mistake("not_written_so", message, meant=meant if is_date(meant) else "")
    return value


def _flag(value: Any) -> bool:
    """A truth value; YAML's many other words for one are not taken."""
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise _mistake("not_a_word", f"`{str(value)[:40]}` is neither `true` nor `false`", words=("true", "false"))
    return bool(value == "true")


def _mistake(kind: str, message: str, **context: Any) -> PydanticCustomError:
    """An error that `files` turns into a diagnostic with a way out. Braces in the message stay as they are."""
    return PydanticCustomError(kind, "{message}", {"message": message, **context})


def _listed(value: Any) -> Any:
    """One value where a list may stand is a list of one."""
    return value if isinstance(value, list) else [value]


class _OneOf:
    """One of some words: validates, and is an `enum` to editors."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"enum": list(self.words)}

    def check(self, value: Any) -> str:
        if value not in self.words:
            message = f"`{str(value)[:40]}` is not one of: {', '.join(self.words)}"
            raise _mistake("not_a_word", message, words=self.words)
        return str(value)


# what an editor makes of a scalar: to it, `8` is a number and `2022` too
SCALAR_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"], "maxLength": MAX_TEXT}
TEXT_SCHEMA: dict[str, Any] = {
    "anyOf": [
        SCALAR_SCHEMA,
        {
            "type": "object",
            "properties": {
                "en": {**SCALAR_SCHEMA, "description": "English"},
                "zh": {**SCALAR_SCHEMA, "description": "Chinese"},
            },
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
DATE_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
        {"type": "integer", "minimum": 1000, "maximum": 9999},
    ]
}
ID_SCHEMA: dict[str, Any] = {"type": ["string", "number"], "pattern": f"^{_ID.pattern}$", "maxLength": MAX_ID}

TextField = Annotated[Text, PlainValidator(_text), WithJsonSchema(TEXT_SCHEMA)]
SaidField = Annotated[Text, PlainValidator(_said), WithJsonSchema(TEXT_SCHEMA)]
# checked by pydantic itself: most of a large file is ids; `not_an_id` says what is wrong with one
Id = Annotated[str, Field(pattern=f"^{_ID.pattern}$", max_length=MAX_ID), WithJsonSchema(ID_SCHEMA)]
Date = Annotated[str, AfterValidator(_date), WithJsonSchema(DATE_SCHEMA)]
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
Words = Annotated[str, Field(max_length=MAX_TEXT), WithJsonSchema(SCALAR_SCHEMA)]
Name = Annotated[Words, AfterValidator(_name), WithJsonSchema({**SCALAR_SCHEMA, "minLength": 1})]


EvidenceKind = Annotated[str, _OneOf(tuple(dict.fromkeys((*vocabulary.EVIDENCE_KINDS, *vocabulary.LINEAGE_KINDS))))]
Stated = Annotated[str, _OneOf(tuple(vocabulary.STATED))]
Hedge = Annotated[str, _OneOf(("", *vocabulary.STATED))]
Graded = Annotated[str, _OneOf(vocabulary.GRADED)]
Mark = Annotated[str, _OneOf(tuple(vocabulary.MARKS))]
ClaimKind = Annotated[str, _OneOf(vocabulary.CLAIM_KINDS)]
Relation = Annotated[str, _OneOf(vocabulary.RELATIONS)]
SourceKind = Annotated[str, _OneOf(vocabulary.SOURCE_KINDS)]
Concern = Annotated[str, _OneOf(vocabulary.CONCERNS)]
Upgrade = Annotated[str, _OneOf(vocabulary.UPGRADES)]
Dating = Annotated[str, _OneOf(("stated", "inferred"))]
Direction = Annotated[str, _OneOf(("", "higher", "lower"))]
Ids = Annotated[list[Id], BeforeValidator(_listed, json_schema_input_type=list[Id] | Id)]


# a list or mapping as default would be copied, slowly, for every record that lacks it
_EMPTY: Any = ()
_DICT: Any = Field(default_factory=dict)


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class PlaceShape(_Shape):
    """A source and the place in it."""

    source: Id
    at: Words = ""


Places = Annotated[list[PlaceShape], BeforeValidator(_listed, json_schema_input_type=list[PlaceShape] | PlaceShape)]


class NoteShape(_Shape):
    """A remark with its source."""

    en: Words
    zh: Words = ""
    source: Id | None = None
    at: Words = ""


class StatedShape(_Shape):
    """A source's own confidence."""

    level: Stated
    source: Id | None = None
    at: Words = ""


StatedList = Annotated[
    list[StatedShape], BeforeValidator(_listed, json_schema_input_type=list[StatedShape] | StatedShape)
]


class SpecShape(_Shape):
    """One value of an attribute."""

    value: TextField
    unit: Words = ""
    source: Id | None = None
    at: Words = ""
    also: list[PlaceShape] = _EMPTY
    stated: Hedge = ""
    note: TextField = Text("")


Specs = dict[
    Id, Annotated[list[SpecShape], BeforeValidator(_listed, json_schema_input_type=list[SpecShape] | SpecShape)]
]


class _Named(_Shape):
    """What all named things share."""

    zh: Words = ""
    aliases: list[Name] = _EMPTY
    says: TextField = Text("")
    specs: Specs = _DICT
    notes: list[NoteShape] = _EMPTY


class ThingShape(_Named):
    """A model, method, dataset, ability, benchmark or attribute."""

    name: Name
    developer: Words = ""
    released: Date | None = None
    retired: Date | None = None
    placeholder: Flag = False
    members: list[Id] = _EMPTY
    broader: list[Id] = _EMPTY
    measures: list[Id] = _EMPTY
    chance: float | None = Field(default=None, ge=0, le=1)
    items: int | None = Field(default=None, gt=0)
    trains: Flag = True


class SourceShape(_Named):
    """A document."""

    title: Name
    authors: Words = ""
    published: Date
    dating: Dating = "stated"
    venue: Words = ""
    url: Words = ""
    arxiv: Words = ""
    kind: SourceKind
    group: Id | None = None


class EvidenceShape(_Shape):
    """One line of evidence."""

    source: Id
    at: Words = ""
    also: list[PlaceShape] = _EMPTY
    cites: Id | None = None
    kind: EvidenceKind
    finding: SaidField
    stated: Hedge = ""
    concerns: list[Concern] = _EMPTY
    upgrades: list[Upgrade] = _EMPTY
    group: Id | None = None
    date: Date | None = None


class BackedShape(_Shape):
    """Something with evidence: what steps, claims and the `evidence` section share."""

    supports: list[EvidenceShape] = _EMPTY
    disputes: list[EvidenceShape] = _EMPTY
    neutral: list[EvidenceShape] = _EMPTY


class StepShape(BackedShape):
    """A step."""

    inputs: list[Id] = _EMPTY
    methods: list[Id] = _EMPTY
    datasets: list[Id] = _EMPTY
    output: Id
    date: Date | None = None
    until: Date | None = None
    relation: Relation = "derives"
    says: TextField = Text("")
    stated: StatedList = _EMPTY
    notes: list[NoteShape] = _EMPTY


class OverrideShape(_Shape):
    """A graded level set by hand."""

    level: Graded
    reason: SaidField
    by: Words
    date: Date


class ClaimShape(BackedShape):
    """A claim."""

    kind: ClaimKind
    says: SaidField
    about: list[Id] = _EMPTY
    cause: Ids = _EMPTY
    effects: dict[Id, Mark] = _DICT
    versus: Id | None = None
    stated: StatedList = _EMPTY
    rivals: list[Id] = _EMPTY
    override: OverrideShape | None = None
    notes: list[NoteShape] = _EMPTY


class QuestionShape(_Shape):
    """An open question."""

    says: SaidField
    about: list[Id] = _EMPTY
    raised: Places = _EMPTY
    experiment: TextField = Text("")
    answered: list[NoteShape] = _EMPTY
    notes: list[NoteShape] = _EMPTY


class EventShape(_Shape):
    """An event."""

    says: SaidField
    date: Date | None = None
    about: list[Id] = _EMPTY
    source: Id | None = None
    at: Words = ""
    notes: list[NoteShape] = _EMPTY


class TermShape(_Shape):
    """A term."""

    name: Name
    zh: Words = ""
    aliases: list[Name] = _EMPTY
    says: SaidField
    about: list[Id] = _EMPTY
    source: Id | None = None
    at: Words = ""
    notes: list[NoteShape] = _EMPTY


class ScoreShape(_Shape):
    """A measured score."""

    # the fields stand in the order of the record's, for `convert.score`

    model: Id
    benchmark: Id
    metric: Words
    value: float = Field(allow_inf_nan=False)
    shots: Words = ""
    prompting: Words = ""
    unit: Words = ""
    n: int | None = Field(default=None, gt=0)
    stderr: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    source: Id | None = ""
    at: Words = ""
    note: TextField = Text("")
    version: Words = ""
    filter: Words = ""
    settings: dict[Words, Words] = _EMPTY
    better: Direction = ""
    date: Date | None = ""
    items: Words = ""


class FileShape(_Shape):
    """A whole file. Every section may be missing."""

    schema_: Literal["1"] = Field(default="1", alias="schema")
    title: TextField = Text("")
    include: list[Words] = _EMPTY
    models: dict[Id, ThingShape] = _DICT
    methods: dict[Id, ThingShape] = _DICT
    datasets: dict[Id, ThingShape] = _DICT
    abilities: dict[Id, ThingShape] = _DICT
    benchmarks: dict[Id, ThingShape] = _DICT
    attributes: dict[Id, ThingShape] = _DICT
    sources: dict[Id, SourceShape] = _DICT
    steps: dict[Id, StepShape] = _DICT
    claims: dict[Id, ClaimShape] = _DICT
    questions: dict[Id, QuestionShape] = _DICT
    events: dict[Id, EventShape] = _DICT
    terms: dict[Id, TermShape] = _DICT
    scores: list[ScoreShape] = _EMPTY
    evidence: dict[Id, BackedShape] = _DICT
    specs: dict[Id, Specs] = _DICT
    notes: dict[Id, list[NoteShape]] = _DICT
