"""How names are compared: one folding for aliases, questions and search."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

__all__ = ["fold", "holds", "is_cjk", "runs", "words"]

# a point between digits tells 1.3B from 13B
_SEPARATORS = re.compile(r"(?:(?!(?<=\d)\.(?=\d))[\W_])+")


@cache
def _pattern(chinese: str) -> re.Pattern[str]:
    """Latin words and numbers, and Chinese characters. Ranges beyond Latin are slow to compile, so only on demand."""
    return re.compile(rf"[a-z0-9]+|{chinese}")


def fold(name: str) -> str:
    """The name without what people vary: case, width, spaces, hyphens and other punctuation but the point in a number."""
    folded = _SEPARATORS.sub("", unicodedata.normalize("NFKC", name).casefold())
    # a name of signs alone is kept; half a character, as from a file name, is none
    return folded or name.casefold().strip().encode(errors="replace").decode()


def is_cjk(character: str) -> bool:
    """Whether a character is a Chinese one, which no space separates from the next word."""
    return "\u3400" <= character <= "\u9fff"


def words(text: str) -> list[str]:
    """Words of a text for searching: Latin words and numbers whole, Chinese by single characters."""
    return _pattern(r"[\u3400-\u9fff]").findall(unicodedata.normalize("NFKC", text).casefold())


def runs(text: str) -> list[str]:
    """Words of a query: Latin words and numbers as `words` has them, Chinese characters that stand together whole."""
    return _pattern(r"[\u3400-\u9fff]+").findall(unicodedata.normalize("NFKC", text).casefold())


def holds(text: str, wanted: Iterable[str]) -> bool:
    """Whether a text has all words of a query (as `runs` cuts it): Latin ones by their beginning, Chinese anywhere."""
    own = words(text)
    together = "".join(own)
    return all(run in together if is_cjk(run[0]) else any(word.startswith(run) for word in own) for run in wanted)
