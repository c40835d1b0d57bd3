"""The page of `explain`: what a code means, wrong and right; and Markdown of it, which has fences for the examples."""

from itertools import groupby

from abilitytrace.questions.explain import Code, Codes, Explained
from abilitytrace.render.page import Block, Bullets, Heading, Item, Line, Page, Para, Span
from abilitytrace.render.words import Words

__all__ = ["as_markdown", "page"]

# of an example made long by repetition, so much is shown
_SHOWN = 78
_GLUE = "\N{NO-BREAK SPACE}"


def page(answer: Explained | Codes, words: Words) -> Page:
    """A code with its examples, or the list of all."""
    return _all(answer.codes, words) if isinstance(answer, Codes) else _one(answer.code, words)


def _one(code: Code, words: Words) -> Page:
    lead: list[Line] = [(Span(_title(code, words), "strong"),), (Span(words.pick(code.says)),)]
    blocks: list[Block] = []
    for name, text in (("wrong", code.wrong), ("right", code.right)):
        blocks.append(Heading((Span(words.say(f"explain.{name}") + _file(code, words)),)))
        blocks.append(Bullets(tuple(_verbatim(line) for line in _shown(text))))
    if code.beside:
        blocks += [Para(()), Para((Span(_beside(code, words)),))]
    rows = [(code.code, _severity(code), words.pick(code.title), words.pick(code.says), code.wrong, code.right)]
    return Page(tuple(lead), tuple(blocks), tuple(rows))


def _all(codes: tuple[Code, ...], words: Words) -> Page:
    blocks: list[Block] = []
    for group, members in groupby(codes, lambda code: code.code[1]):
        blocks.append(Heading((Span(words.say(f"explain.group-{group}")),)))
        blocks.append(Bullets(tuple(Item((Span(words.pick(code.title)),), code.code) for code in members)))
    blocks += [Para(()), Para(words.line("explain.try", code=codes[0].code))]
    rows = [(code.code, _severity(code), words.pick(code.title)) for code in codes]
    return Page((words.line("explain.severity"),), tuple(blocks), tuple(rows))


def as_markdown(answer: Explained | Codes, words: Words, *, level: int = 1) -> str:
    """The same as Markdown: a code with its examples in fences; the list of all as one section a code."""
    if isinstance(answer, Explained):
        return _section(answer.code, words, level)
    parts = [words.say("explain.severity")]
    for group, members in groupby(answer.codes, lambda code: code.code[1]):
        parts.append(f"{'#' * level} {words.say(f'explain.group-{group}')}")
        parts += [_section(code, words, level + 1).rstrip("\n") for code in members]
    return "\n\n".join(parts) + "\n"


def _section(code: Code, words: Words, level: int) -> str:
    parts = [f"{'#' * level} {_title(code, words)}", words.pick(code.says)]
    language = "toml" if code.file.endswith(".toml") else "yaml"
    for name, text in (("wrong", code.wrong), ("right", code.right)):
        parts.append(words.say(f"explain.{name}") + _file(code, words) + ("：" if words.language == "zh" else ":"))
        parts.append("\n".join((f"```{language}", *_shown(text), "```")))
    if code.beside:
        parts.append(_beside(code, words))
    return "\n\n".join(parts) + "\n"


def _severity(code: Code) -> str:
    return "error" if code.code.startswith("E") else "warning"


def _title(code: Code, words: Words) -> str:
    severity = words.say(f"explain.{_severity(code)}")
    return words.say("explain.title", code=code.code, title=words.pick(code.title), severity=severity)


def _file(code: Code, words: Words) -> str:
    return words.say("explain.file", file=code.file) if code.file != "lineage.yaml" or code.beside else ""


def _beside(code: Code, words: Words) -> str:
    return words.say("explain.beside", files=", ".join(f"`{name}`" for name, _ in code.beside))


def _shown(text: str) -> list[str]:
    return [line if len(line) <= _SHOWN else f"{line[:50]}…{line[-20:]}" for line in text.splitlines()]


def _verbatim(line: str) -> Item:
    return Item((Span(line.replace(" ", _GLUE)),), "")
