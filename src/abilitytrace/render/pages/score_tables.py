"""Tables of scores for the pages of `scores` and `compare`: lettered columns, remarks as footnotes."""

from collections.abc import Mapping, Sequence

from abilitytrace.lineage import Named
from abilitytrace.questions.setting import ScoreView
from abilitytrace.records import Text
from abilitytrace.render.page import Block, Line, Para, Span
from abilitytrace.render.pages.setting import shown
from abilitytrace.render.words import Words

__all__ = ["Remarks", "legend", "letters"]


def letters(count: int) -> tuple[str, ...]:
    """A, B, C … for columns whose names are too long for a head."""
    return tuple(chr(ord("A") + i) for i in range(count))


def legend(words: Words, models: Sequence[Named]) -> Para:
    """What the letters at the head of a table stand for."""
    shown_models = [
        words.line("scores.legend", letter=letter, model=Span(words.pick(model.name), "name"))
        for letter, model in zip(letters(len(models)), models, strict=True)
    ]
    return Para(words.joined(shown_models, "list.comma"))


class Remarks:
    """The remarks on the scores of one table, numbered in the order in which they first come.

    A remark that holds for everything is said once; with `heads` for the models, so is one that holds for whole columns.
    """

    def __init__(
        self, words: Words, scores: Sequence[tuple[str, ScoreView]], heads: Mapping[str, str] | None = None
    ) -> None:
        self._words = words
        self._notes = list(dict.fromkeys(score.note for _, score in scores if score.note.en))
        of_model: dict[str, set[Text]] = {}
        for model, score in scores:
            of_model.setdefault(model, set()).add(score.note)
        self._on_all = len(scores) > 1 and len({score.note for _, score in scores}) == 1
        self._by_column: dict[Text, list[str]] = {}
        if heads and not self._on_all and all(len(notes) == 1 for notes in of_model.values()):
            for model, notes in of_model.items():
                self._by_column.setdefault(next(iter(notes)), []).append(heads[model])

    def value(self, score: ScoreView, unit: str, places: int | None = None) -> Line:
        """A score, with the number of its remark."""
        text = shown(self._words, score, unit, places)
        if score.note.en and not self._on_all and not self._by_column:
            text = self._words.say("scores.remark", value=text, mark=self._notes.index(score.note) + 1)
        return (Span(text),)

    def lines(self) -> list[Block]:
        """The remarks under a table."""
        if self._on_all:
            return [self._line("scores.remark-all", note) for note in self._notes]
        if self._by_column:
            comma = self._words.say("list.comma")
            columns = {note: comma.join(self._by_column[note]) for note in self._notes}
            return [self._line("scores.remark-column", note, columns=columns[note]) for note in self._notes]
        return [self._line("scores.remark-line", note, mark=mark) for mark, note in enumerate(self._notes, 1)]

    def _line(self, phrase: str, note: Text, **gaps: str | int) -> Para:
        return Para(self._words.line(phrase, "dim", note=self._words.pick(note), **gaps))
