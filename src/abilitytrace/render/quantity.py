"""Values with their units as each language writes them: `175 billion` in English is `1750 亿` in Chinese."""

from abilitytrace.questions.specs import UNPUBLISHED
from abilitytrace.records import Text
from abilitytrace.render.words import Words

__all__ = ["UNPUBLISHED", "quantity"]

_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
# Chinese counts in ten thousands and their powers
_CHINESE = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"), (1.0, ""))


def quantity(words: Words, value: Text, unit: str) -> str:
    """A value with its unit, as `175 billion`, `2048 tokens` or `5%`; the text alone where it has no unit."""
    shown = words.pick(value)
    if shown == UNPUBLISHED:
        return words.say("sentences.unpublished")
    if not unit:
        return shown
    if unit == "%":
        return f"{shown}%"
    scale, _, noun = unit.partition(" ")
    if words.language == "zh" and scale in _SCALES and _is_number(shown):
        number, sign = _in_chinese(float(shown) * _SCALES[scale])
        return f"{number} {sign}{words.label('unit', noun) if noun else ''}"
    return f"{shown} {words.label('unit', unit)}"


def _is_number(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdigit()


def _in_chinese(number: float) -> tuple[str, str]:
    """The number of the largest Chinese unit that it reaches, and that unit."""
    size, sign = next((size, sign) for size, sign in _CHINESE if number >= size or size == 1.0)
    return f"{round(number / size, 6):.12g}", sign
