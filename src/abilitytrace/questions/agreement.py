"""Whether two values that sources give for one attribute say the same: dates and figures are compared, words are not."""

from typing import NamedTuple

from abilitytrace.dates import first_day, is_date, last_day
from abilitytrace.names import fold
from abilitytrace.questions.specs import Value

__all__ = ["UNPUBLISHED", "agreement", "between"]

# what a file writes for a value that is known to be unpublished
UNPUBLISHED = "unpublished"

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
# months that `early 2022` and the like may mean
_PARTS = {"early": ("01", "04"), "mid": ("05", "08"), "late": ("09", "12")}


class _Amount(NamedTuple):
    """A figure in single units of something, which is empty where the value does not say of what."""

    number: float
    noun: str


def between(values: tuple[Value, ...]) -> str:
    """How several values for one attribute stand to each other: the gravest that holds for any two.

    `differ`: dates or figures that exclude each other. `unpublished`: one source says that it is unpublished, another
    gives a value. `wording`: told in words that only a reader can compare. `same`: equal up to form.
    """
    found = {agreement(a, b) for i, a in enumerate(values) for b in values[:i]}
    return next((verdict for verdict in ("differ", "unpublished", "wording") if verdict in found), "same")


def agreement(a: Value, b: Value) -> str:
    """How two values stand to each other, as `between` has it; the order never matters."""
    if fold(a.value.en) == fold(b.value.en) and a.unit == b.unit:
        return "same"
    if UNPUBLISHED in (a.value.en, b.value.en):
        return "unpublished"
    span_a, span_b = _span(a), _span(b)
    if span_a and span_b:
        return "same" if _within(span_a, span_b) or _within(span_b, span_a) else "differ"
    amount_a, amount_b = _amount(a), _amount(b)
    if amount_a and amount_b:
        same_noun = amount_a.noun == amount_b.noun or not (amount_a.noun and amount_b.noun)
        return "same" if same_noun and amount_a.number == amount_b.number else "differ"
    return "wording"


def _within(inner: tuple[str, str], outer: tuple[str, str]) -> bool:
    """Whether a span of days lies in another: a date known better, not another one."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _span(value: Value) -> tuple[str, str] | None:
    """The first and last day that a value can mean: of a date, `2022-04 to 2022-07`, `June 2021`, `early 2022`."""
    if value.unit:
        return None
    # a remark in brackets does not change the date
    text = value.value.en.partition(" (")[0].strip()
    first, _, last = text.partition(" to ")
    ends = [_days(end.strip()) for end in (first, last or first)]
    return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None


def _days(text: str) -> tuple[str, str] | None:
    """The first and last day of one date in figures or in words."""
    if is_date(text):
        return first_day(text), last_day(text)
    *before, year = text.lower().replace(",", "").split()[-3:] or [""]
    if not (len(year) == 4 and is_date(year)) or not before:
        return None
    if len(before) == 1 and before[0].rstrip("-") in _PARTS:
        first, last = _PARTS[before[0].rstrip("-")]
        return first_day(f"{year}-{first}"), last_day(f"{year}-{last}")
    months = [word for word in before if word in _MONTHS]
    days = [word for word in before if word.isdecimal() and word.isascii()]
    if len(months) != 1 or len(months) + len(days) != len(before):
        return None
    date = "-".join([year, f"{_MONTHS.index(months[0]) + 1:02d}", *(day.zfill(2) for day in days)])
    return (first_day(date), last_day(date)) if is_date(date) else None


def _amount(value: Value) -> _Amount | None:
    """A value as a figure, scales worked in: `175 billion`, `1,300 million tokens`, `5 %`."""
    number, _, unit = f"{value.value.en} {value.unit}".strip().replace("%", " %").partition(" ")
    figure = number.replace(",", "")
    if not (figure.isascii() and figure.replace(".", "", 1).isdigit()):
        return None
    scale, _, noun = unit.strip().partition(" ")
    if scale in _SCALES:
        return _amount_of(figure, _SCALES[scale], noun)
    # more than a figure and what it counts is a sentence
    return _amount_of(figure, 1.0, unit.strip()) if value.unit or not unit.strip() or unit.strip() == "%" else None


def _amount_of(figure: str, scale: float, noun: str) -> _Amount:
    # rounded: 0.3 billion is 300 million
    return _Amount(round(float(figure) * scale, 6), noun.strip())
