"""`abilitytrace counterparts`."""

from abilitytrace.cli.options import Model
from abilitytrace.cli.session import Session
from abilitytrace.questions.counterparts import counterparts
from abilitytrace.render.pages import counterparts as pages

__all__ = ["command"]


def command(session: Session, model: Model) -> None:
    """Which open model stands in for a closed one, and how well?

    Who is named as its counterpart or was rebuilt after it, with both confidences and the evidence, why it may fall
    short, and what measurements of both in the same setting say. A model without any says so.

    Examples: `abilitytrace counterparts GPT-3` · `abilitytrace counterparts chatgpt`
    """
    session.answer(counterparts(session.lineage, model), pages)
