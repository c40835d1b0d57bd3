"""How names are compared: one folding for aliases, questions and search."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

__all__ = ["fold", "holds", "is_cjk", "runs", "words"]

# ASCII in small letters, and what separates words in it but the point: most names are in ASCII, and there may be millions
_LOWER = bytes(range(128)).lower() + bytes(range(128, 256))
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum() and code != ord("."))


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    """A compiled pattern. Ranges beyond Latin are slow to compile, so only on demand."""
    return re.compile(pattern)


def fold(name: str) -> str:
    """The name without what people vary: case, width, spaces, hyphens and other punctuation but the point in a number."""
    if name.isascii():
        # a point between digits tells 1.3B from 13B
        pointed = _pattern(r"\.(?![0-9])|(?<![0-9])\.").sub("", name) if "." in name else name
        folded = pointed.encode().translate(_LOWER, _SIGNS).decode()
    else:
        plain = unicodedata.normalize("NFKC", name).casefold()
        folded = _pattern(r"(?:(?!(?<=\d)\.(?=\d))[\W_])+").sub("", plain)
    # a name of signs alone is kept; half a character, as from a file name, is none
    return folded or name.casefold().strip().encode(errors="replace").decode()


def is_cjk(character: str) -> bool:
    """Whether a character is a Chinese one, which no space separates from the next word."""
    return "\u3400" <= character <= "\u9fff"


def words(text: str) -> list[str]:
    """Words of a text for searching: Latin words and numbers whole, Chinese by single characters."""
    if text.isascii():
        return _pattern(r"[a-z0-9]+").findall(text.lower())
    return _marked(text).replace(_MARK, " ").split()


def runs(text: str) -> list[str]:
    """Words of a query: Latin words and numbers as `words` has them, Chinese characters that stand together whole."""
    # between two Chinese characters there are two marks
    return words(text) if text.isascii() else _marked(text).replace(_MARK * 2, "").replace(_MARK, " ").split()


_MARK = "\0"


class _Marks(dict[int, str]):
    """Code of a character → what stands for it: a Latin letter or digit itself, a Chinese character between marks, else a blank.

    A pattern with the range of all Chinese characters takes longer to compile than most of what is looked for with it.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        is_latin = character.isascii() and character.isalnum()
        mark = self[code] = character if is_latin else f"{_MARK}{character}{_MARK}" if is_cjk(character) else " "
        return mark


_MARKS = _Marks()


def _marked(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().translate(_MARKS)


def holds(text: str, wanted: Iterable[str]) -> bool:
    """Whether a text has all words of a query (as `runs` cuts it): Latin ones by their beginning, Chinese anywhere."""
    own = words(text)
    together = "".join(own)
    return all(run in together if is_cjk(run[0]) else any(word.startswith(run) for word in own) for run in wanted)
