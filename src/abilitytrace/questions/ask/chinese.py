"""What a run of Chinese characters says beside particles: there are no blanks to part its words by."""

from functools import cache

from abilitytrace.questions.ask.lexicon import FILLERS_ZH
from abilitytrace.wording.groups import ALIKE, SYNONYMS
from abilitytrace.wording.units import Unit

__all__ = ["said_in_chinese"]

_ASKING_ZH = ("什么", "哪个", "哪些", "哪种")
_FIRM_ZH = frozenset(
    "的了吗呢啊呀吧嘛是在和与跟或及会被把就都也还又才很更最太这那我你他她它们对从到于为以而且但么之其谁哪啥咋地着过能让使给由向用"
)
_LOOSE_ZH = frozenset(word for word in FILLERS_ZH if len(word) == 1)


@cache
def _long_fillers() -> tuple[str, ...]:
    """The fillers of several characters, the longest first."""
    return tuple(sorted((word for word in FILLERS_ZH if len(word) > 1), key=len, reverse=True))


@cache
def _words() -> frozenset[str]:
    """Chinese words that particles stand in: 性能 is no 能."""
    from abilitytrace.questions.ask.everyday import EVERYDAY_ZH

    alike = (word for group in (*SYNONYMS, *ALIKE) for word in group.split())
    return EVERYDAY_ZH | {word for word in alike if word[0] >= "\u3400"}


def said_in_chinese(units: tuple[Unit, ...], run: list[int], mentioned: set[int]) -> list[int]:
    """A run of Chinese without its fillers: first the long ones, then firm particles, then runs of nothing else."""
    text = "".join(units[i].text for i in run)
    keep = [True] * len(run)
    for word in _long_fillers():
        at = text.find(word)
        while at >= 0:
            if all(keep[at : at + len(word)]):
                keep[at : at + len(word)] = [False] * len(word)
            at = text.find(word, at + 1)
    whole = [i for i in range(len(text) - 1) if keep[i] and keep[i + 1] and text[i : i + 2] in _words()]
    words = {j for i in whole for j in (i, i + 1)}
    keep = [kept and (i in words or text[i] not in _FIRM_ZH) for i, kept in enumerate(keep)]
    pieces: list[list[int]] = [[]]
    for i, kept in enumerate(keep):
        if kept:
            pieces[-1].append(i)
        elif pieces[-1]:
            pieces.append([])
    said = [_trimmed(piece, text) for piece in pieces if not all(text[i] in _LOOSE_ZH for i in piece)]
    # a single character is too little to go by, unless it makes a word with the name beside it, as 税 in 对齐税
    return [
        run[i]
        for piece in said
        if len(piece) > 1 or _hangs(units, mentioned, run[piece[0]]) or text[: piece[0]].endswith(_ASKING_ZH)
        for i in piece
    ]


def _trimmed(piece: list[int], text: str) -> list[int]:
    """A piece without loose particles at its ends, as long as a word is left: 做严格 is 严格, 中国 stays."""
    while len(piece) > 2 and text[piece[0]] in _LOOSE_ZH and text[piece[0] : piece[0] + 2] not in _words():
        piece = piece[1:]
    while len(piece) > 2 and text[piece[-1]] in _LOOSE_ZH and text[piece[-1] - 1 : piece[-1] + 1] not in _words():
        piece = piece[:-1]
    return piece


def _hangs(units: tuple[Unit, ...], mentioned: set[int], i: int) -> bool:
    """Whether a Chinese character follows one that belongs to a name."""
    return i - 1 in mentioned and units[i - 1].is_chinese
