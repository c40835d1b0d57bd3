"""`abilitytrace tradeoffs`."""

from abilitytrace.cli.options import Model
from abilitytrace.cli.session import Session
from abilitytrace.questions.tradeoffs import tradeoffs
from abilitytrace.render.pages import tradeoffs as pages

__all__ = ["command"]


def command(session: Session, model: Model) -> None:
    """What did a model give up, and what did it get for it?

    Step by step from the model back to the root, with both confidences and what later measurements say.

    Examples: `abilitytrace tradeoffs chatgpt` · `abilitytrace tradeoffs text-davinci-002 --as-of 2022-12`
    """
    session.answer(tradeoffs(session.lineage, model), pages)
