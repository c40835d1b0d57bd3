"""How names are compared: one folding for aliases, questions and search."""

import re
import unicodedata

__all__ = ["fold", "is_cjk", "words"]

_SEPARATORS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff]")


def fold(name: str) -> str:
    """The name without what people vary: case, width, spaces, hyphens and other punctuation."""
    folded = _SEPARATORS.sub("", unicodedata.normalize("NFKC", name).casefold())
    return folded or name.casefold().strip()


def is_cjk(character: str) -> bool:
    """Whether a character is a Chinese one, which no space separates from the next word."""
    return "\u3400" <= character <= "\u9fff"


def words(text: str) -> list[str]:
    """Words of a text for searching: Latin words and numbers whole, Chinese by single characters."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
