"""`abilitytrace tree`."""

from typing import Annotated

import typer

from abilitytrace.cli.complete import complete
from abilitytrace.cli.selecting import Exclude, Select, kept_by
from abilitytrace.cli.session import Session
from abilitytrace.questions.tree import Options, tree
from abilitytrace.render.pages import tree as pages
from abilitytrace.vocabulary import RELATIONS, WALKED

__all__ = ["command"]


def command(
    session: Session,
    root: Annotated[
        str,
        typer.Argument(help="The model to start from; every root if none is given.", autocompletion=complete("model")),
    ] = "",
    invert: Annotated[
        bool, typer.Option("--invert", "-i", help="What the model was made from, back to the roots.")
    ] = False,
    depth: Annotated[
        int, typer.Option("--depth", "-d", min=0, help="How many steps to show; 1 is direct ones, 0 all.")
    ] = 0,
    prune: Annotated[
        list[str] | None,
        typer.Option(
            "--prune", help="Leave out this model and what hangs on it; repeatable.", autocompletion=complete("model")
        ),
    ] = None,
    ability: Annotated[
        str,
        typer.Option(
            "--ability", "-a", help="Show the marks of this ability only.", autocompletion=complete("ability")
        ),
    ] = "",
    edges: Annotated[
        str,
        typer.Option(
            "--edges", "-e", help="Relations to follow: derives, succeeds, imitates, all; no-KIND takes one away."
        ),
    ] = "",
    no_dedupe: Annotated[bool, typer.Option("--no-dedupe", help="Show repeated subtrees in full.")] = False,
    select: Select = None,
    exclude: Exclude = None,
) -> None:
    """The family tree, with dates, methods and marks.

    Models with several parents stand under each of them; a subtree already shown is folded and marked (*). Rival
    accounts of a model's origin are all shown, with how well each is founded. A selector keeps some models only; one
    whose parents are left out is a root.

    Examples: `abilitytrace tree` · `abilitytrace tree --invert chatgpt` · `abilitytrace tree gpt-3 --ability icl --depth 2` ·
    `abilitytrace tree --select "+chatgpt,org:openai"`
    """
    options = Options(invert, depth, tuple(prune or ()), ability, _edges(session, edges), not no_dedupe)
    if kept := kept_by(session, select, exclude):
        selected = None if kept.selected is None else frozenset(kept.selected)
        options = options._replace(selected=selected, excluded=kept.excluded)
    if not (root or select) and session.lineage.is_large:
        session.usage("the whole tree has more models than anyone can read: name one, or --select some")
    session.answer(tree(session.lineage, root, options), pages)


def _edges(session: Session, chosen: str) -> tuple[str, ...]:
    """The relations that `--edges` names; those of descent without it."""
    kinds = [kind.strip() for kind in chosen.split(",") if kind.strip()]
    kept = set() if kinds and not kinds[0].startswith("no-") else set(WALKED)
    for kind in kinds:
        name = kind.removeprefix("no-")
        if name not in (*RELATIONS, "all"):
            session.usage(f"--edges: `{name}` is not one of {', '.join(RELATIONS)}, all")
        named = set(RELATIONS) if name == "all" else {name}
        kept = kept - named if kind.startswith("no-") else kept | named
    return tuple(relation for relation in RELATIONS if relation in kept)
