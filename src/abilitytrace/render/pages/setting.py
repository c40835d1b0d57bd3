"""Settings, metrics and values in words; shared by every page that shows scores."""

from collections.abc import Iterable, Sequence

from abilitytrace.questions.setting import UNSTATED, ScoreView, SettingView
from abilitytrace.render.page import Span
from abilitytrace.render.phrases.setting import METRICS, PROMPTING
from abilitytrace.render.words import Words

__all__ = ["change", "decimals", "differs", "metric", "own_to", "prompting", "setting", "shown", "source_id", "value"]


def metric(words: Words, setting: SettingView) -> str:
    """The metric's name; for one that is not known here, with its unit."""
    if setting.metric in METRICS:
        return METRICS[setting.metric][words.language == "zh"]
    if setting.unit in ("", "%", "fraction"):
        return setting.metric
    return words.say("setting.unit", metric=setting.metric, unit=setting.unit)


def prompting(words: Words, setting: SettingView) -> str:
    """How the model was asked, as `8-shot chain of thought`."""
    way = setting.prompting
    asked = PROMPTING.get(way or "unknown", (way, way))[words.language == "zh"]
    if setting.shots in UNSTATED:
        parts = [asked] if way in UNSTATED else [asked, words.say("setting.shots-unstated")]
        return words.say("list.comma").join(parts)
    shots = _shots(words, setting.shots)
    if way == "zero-shot" and setting.shots == "0":
        return shots
    if way in UNSTATED:
        return words.say("list.comma").join([shots, asked])
    return words.say("setting.by-number" if shots.isascii() else "setting.by", shots=shots, prompting=asked)


def _shots(words: Words, shots: str) -> str:
    """How many examples stood in the prompt; `few` where a source gives no number."""
    if shots in ("0", "few"):
        return words.say("setting.zero" if shots == "0" else "setting.few")
    if shots.startswith("few (") and shots.endswith(")"):
        return words.say("setting.few-of", range=shots.removeprefix("few (").removesuffix(")"))
    return words.say("setting.shots", count=shots)


def setting(words: Words, shown: SettingView) -> str:
    """A whole setting without its source, as `8-shot chain of thought, exact match`."""
    text = words.say("setting.all", prompting=prompting(words, shown), metric=metric(words, shown))
    more = _more(words, shown)
    return words.say("setting.more", setting=text, more=words.say("list.comma").join(more)) if more else text


def own_to(words: Words, shown: SettingView, others: Iterable[SettingView]) -> str:
    """What of a setting the others do not all share, as `filter strict-match`; empty where they are alike."""
    told = [_told(words, other) for other in others]
    own = [part for part in _told(words, shown) if any(part not in other for other in told)]
    return words.say("list.comma").join(own)


def _told(words: Words, shown: SettingView) -> list[str]:
    return [prompting(words, shown), metric(words, shown), *_more(words, shown)]


def _more(words: Words, shown: SettingView) -> list[str]:
    """What else was set, part by part."""
    more = [words.say("setting.version", version=shown.version)] if shown.version else []
    more += [words.say("setting.filter", filter=shown.filter)] if shown.filter else []
    more += [f"{name}={value}" for name, value in shown.settings]
    return [*more, shown.place] if shown.place else more


def differs(words: Words, fields: Sequence[str]) -> str:
    """In what the nearest settings of two models differ; `value` alone where one setting has two values."""
    if tuple(fields) == ("value",):
        return words.say("measured.differs-value")
    shown = [(Span(words.say(f"measured.field.{field}")),) for field in fields]
    return words.say("measured.differs", fields=words.joined(shown))


def source_id(words: Words, shown: SettingView) -> str:
    """The id of the source, which a reader can give back to the program."""
    return shown.source.id if shown.source else words.say("setting.no-source")


def decimals(values: Iterable[float]) -> int:
    """How many decimals a column of values needs so that none loses any; one of 47.3 and 60 needs one."""
    return max((len(text.partition(".")[2].rstrip("0")) for text in map(_plain, values)), default=0)


def _plain(number: float) -> str:
    text = f"{number:.12g}"
    return text if "e" not in text else f"{number:.12f}"


def value(number: float, unit: str, places: int | None = None) -> str:
    """A value with its unit: `47.3%`, `0.538`, `827 characters`; fractions and bare numbers have none."""
    text = f"{number:.{decimals([number]) if places is None else places}f}"
    return f"{text}%" if unit == "%" else text


def change(number: float, places: int) -> str:
    """A difference with its sign; `0` for none."""
    return f"{number:+.{places}f}" if number else "0"


def shown(words: Words, score: ScoreView, unit: str, places: int | None = None) -> str:
    """A score with its standard error where that is known."""
    text = value(score.value, unit, places)
    if score.stderr is None:
        return text
    return words.say("setting.stderr", value=text, error=value(score.stderr, unit))
