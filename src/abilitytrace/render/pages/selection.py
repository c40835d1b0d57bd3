"""Why selectors kept each row, for pages that list records."""

from abilitytrace.questions.reason import Reason
from abilitytrace.questions.rows import Row
from abilitytrace.render.page import Line, Page, Para, Span, Table
from abilitytrace.render.words import Words

__all__ = ["explained"]

_LABELS = {"kind": "kind", "kind-claim": "claim-kind", "stated": "stated", "stated-step": "stated"}
_COUNTED = ("ancestor", "descendant", "before-descendant")


def explained(
    words: Words, lead: tuple[Line, ...], rows: tuple[Row, ...], reasons: dict[str, tuple[Reason, ...]]
) -> Page:
    """The ids that are listed, each with why."""
    texts = {row.id: tuple(_reason(words, reason) for reason in reasons[row.id]) for row in rows}
    columns = (words.say("selection.id"), words.say("selection.why"))
    drawn = tuple(
        ((Span(identifier, "name"),), (Span(words.say("list.semicolon").join(because)),))
        for identifier, because in texts.items()
    )
    plain = tuple((identifier, *because) for identifier, because in texts.items())
    return Page(lead, (Para(()), Table(columns, drawn, (1,))), plain)


def _reason(words: Words, reason: Reason) -> str:
    """One condition and how it holds."""
    of = words.pick(reason.of.name) if reason.of else ""
    phrase = f"selection.{reason.how}"
    if reason.how in _COUNTED:
        text = words.plural(phrase, reason.hops, of=of)
    else:
        text = words.say(phrase, of=of, detail=_detail(words, reason))
    return words.say("selection.because", reason=text, term=reason.term)


def _detail(words: Words, reason: Reason) -> str:
    """The record's own date, level or name that counted, as people write it."""
    if reason.how == "year":
        return words.date(reason.detail)
    if reason.how in ("graded", "graded-step"):
        return words.label("graded", reason.detail)
    return words.label(_LABELS[reason.how], reason.detail) if reason.how in _LABELS else reason.detail
