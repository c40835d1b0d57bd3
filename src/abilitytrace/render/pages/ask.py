"""The page of `ask`: which command was run and how the question was read; for a refusal, what to try instead."""

from abilitytrace.questions.ask import Ask, Call, Quote
from abilitytrace.render.page import Bullets, Heading, Item, Line, Page, Span
from abilitytrace.render.pages.parts import source_line
from abilitytrace.render.words import Words

__all__ = ["command_line", "notes", "page", "quoted", "ran", "see_also", "tries"]


def command_line(call: Call) -> str:
    """The command that one would type for a call."""
    return " ".join(("abilitytrace", *map(_quoted_for_shell, call.words)))


def _quoted_for_shell(word: str) -> str:
    if _is_plain(word):
        return word
    import shlex

    return shlex.quote(word)


def _is_plain(word: str) -> bool:
    """Whether a shell takes a word as it is: Chinese needs no quotes, unlike what `shlex` thinks."""
    return bool(word) and all(character.isalnum() or character in "-_.+/@:," for character in word)


def page(answer: Ask, words: Words) -> Page:
    """Lays out a refusal: what is not known here, and the nearest commands."""
    lead = [*_repairs(words, answer), *_unknown(words, answer)]
    rows = [*(("unknown", part) for part in answer.unknown), *(("try", command_line(call)) for call in answer.tries)]
    return Page((*lead, *tries(words, answer)), (), tuple(rows))


def ran(call: Call, words: Words) -> Page:
    """The command that was run, to stand before its answer."""
    arrow = "->" if words.ascii_only else "→"
    line = words.line("ask.ran", "dim", arrow=arrow, command=Span(command_line(call), "id"))
    return Page((line,), (), (("ran", command_line(call)),))


def notes(answer: Ask, words: Words) -> tuple[Line, ...]:
    """How a question that was answered was read: words put right, its date, what of it stays unknown, with what to try."""
    lines = [*_repairs(words, answer)]
    if answer.as_of:
        lines.append(words.line("ask.as-of", "dim", date=words.date(answer.as_of)))
    if answer.unknown:
        commands = words.joined([(Span(command_line(call), "id"),) for call in answer.tries], "list.comma")
        lines.append(words.line("ask.half", "warn", words=_quoted(words, answer.unknown), commands=commands))
    return tuple(lines)


def quoted(answer: Ask, words: Words) -> tuple[Line, ...]:
    """The statements that answer, each with its source, to stand first."""
    return tuple(_quote(words, quote) for quote in answer.quotes)


def _quote(words: Words, quote: Quote) -> Line:
    says = words.pick(quote.says)
    if quote.source is None:
        return (Span(says),)
    return words.line("ask.quote", says=says, source=source_line(words, quote.source))


def see_also(answer: Ask, words: Words) -> Page:
    """What other records say about the same, at the end of an answer."""
    items = [
        Item(_quote(words, quote), more=(words.line("ask.see", "dim", command=Span(command_line(quote.call), "id")),))
        for quote in answer.see
    ]
    rows = tuple(("see", command_line(quote.call), words.pick(quote.says)) for quote in answer.see)
    return Page((), (Heading(words.line("ask.see-also")), Bullets(tuple(items))) if items else (), rows)


def _quoted(words: Words, texts: tuple[str, ...]) -> Line:
    return words.joined([_word(words, text) for text in texts])


def _word(words: Words, text: str) -> Line:
    return words.line("ask.word-ascii" if words.ascii_only else "ask.word", word=Span(text, "strong"))


def _repairs(words: Words, answer: Ask) -> list[Line]:
    return [
        words.line("ask.read-as", "dim", typed=_word(words, repair.typed), taken=_word(words, repair.taken))
        for repair in answer.repairs
    ]


def _unknown(words: Words, answer: Ask) -> list[Line]:
    """The sentences of a refusal."""
    if answer.unknown:
        return [words.line("ask.refused", words=_quoted(words, answer.unknown))]
    return [words.line("ask.refused-joined" if answer.named else "ask.refused-nothing")]


def tries(words: Words, answer: Ask) -> list[Line]:
    """The nearest commands, one a line."""
    if not answer.tries:
        return []
    return [words.line("ask.try"), *((Span(f"  {command_line(call)}", "id"),) for call in answer.tries)]
