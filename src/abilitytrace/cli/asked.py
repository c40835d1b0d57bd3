"""Runs the commands that a question was read as, through the functions and pages of those commands themselves."""

import inspect
from importlib import import_module
from typing import Any, NamedTuple, get_args

from typer.models import ArgumentInfo, OptionInfo

from abilitytrace.cli.app import COMMANDS
from abilitytrace.cli.errors import EXIT_NO
from abilitytrace.cli.output import show
from abilitytrace.cli.session import Session
from abilitytrace.questions.ask import Ask, Call, Talk
from abilitytrace.render.page import Page
from abilitytrace.render.pages import ask as pages
from abilitytrace.render.words import Words

__all__ = ["answer_question"]


# commands whose exit code 1 says no, which answers a question; that of the others says that nothing is known
_NO_IS_AN_ANSWER = frozenset({"path"})


class _Given(NamedTuple):
    """What a command answered: the answer, its page module, and the name and version of its JSON schema."""

    answer: Any
    pages: Any
    name: str
    version: int


class _Asked(Session):
    """The session of a command run for a question: keeps its answers instead of printing them."""

    def __init__(self, session: Session, answer: Ask) -> None:
        self.__dict__.update(session.__dict__)
        self.given: list[_Given] = []
        if answer.as_of and not self._common["as_of"]:
            self._common = {**self._common, "as_of": answer.as_of}
            self._lineage = None
        if not self._common["lang"]:
            # people are answered in the language they ask in
            self.words = Words(answer.language, ascii_only=self.screen.ascii_only)

    def answer(self, answer: Any, pages: Any, *, version: int = 1, name: str = "") -> None:
        """Keeps an answer."""
        self.given.append(_Given(answer, pages, name or self.name, version))

    def print(self, text: str) -> None:
        """Prints text, through the pager if need be."""
        show(text, self.screen, pager=not self._common["no_pager"])

    def run(self, call: Call) -> int:
        """Runs the command of a call; its exit code."""
        self.name = call.command
        command = import_module(f"abilitytrace.cli.commands.{COMMANDS[call.command].module}").command
        return command(self, **_parameters(command, call)) or 0

    def json(self, query: dict[str, Any], given: _Given) -> str:
        """An answer in the envelope of its command, with what was asked and run in its query."""
        self.query = query
        return self.rendered(given.answer, given.pages, version=given.version, name=given.name)


def _parameters(command: Any, call: Call) -> dict[str, Any]:
    """The keyword arguments of a command's function for a call, as Typer would give them."""
    options, arguments = dict(call.options), list(call.arguments)
    values: dict[str, Any] = {}
    for name, parameter in list(inspect.signature(command).parameters.items())[1:]:
        kind, *about = get_args(parameter.annotation)
        takes_list = "list" in str(kind)
        if any(isinstance(item, ArgumentInfo) for item in about) and arguments:
            values[name] = arguments if takes_list else arguments.pop(0)
            arguments = [] if takes_list else arguments
        declared = next((_names(item, name) for item in about if isinstance(item, OptionInfo)), ())
        for option in options.keys() & set(declared):
            value = options.pop(option)
            values[name] = True if kind is bool else [value] if takes_list else value
    assert not options, f"{call.command} has no {options}"
    assert not arguments, f"{call.command} does not take {arguments}"
    return values


def _names(option: OptionInfo, parameter: str) -> tuple[str, ...]:
    """The names of an option without dashes: in an annotation, Typer keeps the first one as its default."""
    declared = [str(name) for name in (option.default, *(option.param_decls or ())) if str(name).startswith("-")]
    return tuple(name.lstrip("-") for name in declared) or (parameter.replace("_", "-"),)


def answer_question(session: Session, question: str, talk: Talk | None = None) -> int:
    """Prints the answer to a question with the commands that gave it, or a refusal; the exit code.

    In a `talk`, a question may point back at what the one before it was about.
    """
    answer = (talk or Talk(session.lineage)).ask(question)
    asked = _Asked(session, answer)
    if not answer.calls:
        asked.name, asked.query = "ask", {"question": question}
        asked.print(asked.rendered(answer, pages))
        return EXIT_NO
    if asked.lineage is not session.lineage:
        answer = Talk(asked.lineage).ask(question)
    codes = [0 if asked.run(call) == 0 or call.command in _NO_IS_AN_ANSWER else EXIT_NO for call in answer.calls]
    asked.print(_json(asked, answer) if asked.format == "json" else _drawn(asked, answer))
    # one answer is an answer, though another part of the question found none
    return 0 if 0 in codes else max(codes)


def _drawn(asked: _Asked, answer: Ask) -> str:
    """The answers below one another, each under the command that gave it."""
    texts = []
    for i, (call, given) in enumerate(zip(answer.calls, asked.given, strict=True)):
        head = pages.ran(call, asked.words)
        body = given.pages.page(given.answer, asked.words)
        notes = () if i else pages.notes(answer, asked.words)
        first = () if i else pages.quoted(answer, asked.words)
        more = pages.tries(asked.words, answer) if call in answer.missing and not answer.unknown else ()
        lead = (*first, *head.lead, *notes, *body.lead, *more)
        last = i + 1 == len(answer.calls)
        end = pages.see_also(answer, asked.words) if last else Page((), (), ())
        texts.append(asked.drawn(Page(lead, (*body.blocks, *end.blocks), (*head.rows, *body.rows, *end.rows))))
    return ("" if asked.format == "plain" else "\n").join(texts)


def _json(asked: _Asked, answer: Ask) -> str:
    """The envelope of the command that was run, with the call in its query; of `ask` around several answers."""
    question = {"question": answer.question, "unknown": list(answer.unknown)}
    calls = [list(call.words) for call in answer.calls]
    if len(asked.given) == 1:
        return asked.json({**question, "call": calls[0]}, asked.given[0])
    from abilitytrace.questions.ask.answers import Answer, Answers

    answers = tuple(
        Answer(f"abilitytrace/{given.name}@{given.version}", call.words, given.answer)
        for call, given in zip(answer.calls, asked.given, strict=True)
    )
    return asked.json({**question, "calls": calls}, _Given(Answers(answers), pages, "ask-answers", 1))
