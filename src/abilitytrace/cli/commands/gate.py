"""`abilitytrace gate`."""

from math import isfinite
from typing import Annotated, Any

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.items import Cluster, ItemFiles
from abilitytrace.cli.session import Session
from abilitytrace.questions.gate import Gate, Rules, WrongRules, gate
from abilitytrace.render.pages import gate as pages

__all__ = ["FORMATS", "command"]

_MODEL = complete("model")


def command(
    session: Session,
    base: Annotated[str, typer.Argument(help="The model in use.", autocompletion=_MODEL)],
    candidate: Annotated[str, typer.Argument(help="The model that is to replace it.", autocompletion=_MODEL)],
    margin: Annotated[
        list[str] | None,
        typer.Option(
            "--margin",
            "-m",
            metavar="[BENCHMARK=]DROP",
            help="The drop to accept, on one benchmark or on all others. A fraction of the full scale where scores are"
            " in percent or fractions (0.02 is 2 points of 100), else in the unit of the metric. Repeatable.",
        ),
    ] = None,
    benchmark: Annotated[
        list[str] | None,
        typer.Option("--benchmark", help="Only this one. Repeatable.", autocompletion=complete("benchmark")),
    ] = None,
    metric: Annotated[list[str] | None, typer.Option("--metric", help="Only this metric. Repeatable.")] = None,
    source: Annotated[
        str, typer.Option("--source", "-s", help="Only scores from this source.", autocompletion=complete("source"))
    ] = "",
    cluster: Cluster = "",
    force: Annotated[
        bool, typer.Option("--force", help="Compare across settings and sources, and mark what differs.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit code 4 where the data cannot tell, instead of a warning.")
    ] = False,
) -> int:
    """May CANDIDATE replace BASE? For CI: has a score dropped by more than its margin?

    Each benchmark in one source and setting: regressed, ok, or inconclusive with the items that would settle it. All
    comparisons are one family (Holm). Results of single items are paired where the scores name them. With margins for named
    benchmarks only, only those are judged. Formats junit and github are for CI servers.

    Exit codes: 0 passed, or undecided without --strict; 1 regressed; 3 what was asked for is not there to compare; 4
    undecided under --strict.

    Examples: `abilitytrace gate text-davinci-002 text-davinci-003 --margin 0.02` ·
    `abilitytrace gate text-davinci-002 text-davinci-003 -m 0.05 -s fu2023cothub`
    """
    default, named = _margins(session, margin or [])
    rules = Rules(default, named, tuple(benchmark or ()), tuple(metric or ()), source, force, strict)
    items = ItemFiles(session, cluster)
    try:
        answer = gate(session.lineage, base, candidate, rules, items)
    except WrongRules as error:
        session.usage(str(error))
    items.require_groups()
    session.answer(answer, pages)
    return answer.exit_code


def _margins(session: Session, texts: list[str]) -> tuple[float | None, tuple[tuple[str, float], ...]]:
    """The margin for all, and those of single benchmarks, as the options say them."""
    found: dict[str, float] = {}
    for text in texts:
        name, _, number = text.rpartition("=")
        try:
            drop = float(number)
        except ValueError:
            session.usage(f"--margin {text}: `{number}` is not a number; write BENCHMARK=0.02, or 0.02 for all")
        if not isfinite(drop) or drop < 0:
            session.usage(f"--margin {text}: a margin is the size of a drop, 0 or more")
        if found.get(name.strip(), drop) != drop:
            session.usage(
                f"--margin {text}: {name.strip() or 'the margin for all'} is given twice with different values"
            )
        found[name.strip()] = drop
    return found.pop("", None), tuple(found.items())


def _junit(answer: Any) -> str:
    from abilitytrace.render.gates.junit import render_junit

    assert isinstance(answer, Gate)
    return render_junit(answer)


def _github(answer: Any) -> str:
    from abilitytrace.render.gates.github import render_github

    assert isinstance(answer, Gate)
    return render_github(answer)


# formats of this command alone
FORMATS = {"junit": _junit, "github": _github}
