"""The options that choose among claims, for `list` and `claims`."""

from typing import Annotated

import typer

from abilitytrace.cli.session import Session
from abilitytrace.questions.listing import Filter
from abilitytrace.vocabulary import CLAIM_KINDS, GRADED

__all__ = ["ClaimKind", "Contested", "MinConfidence", "check_claims"]

# the levels of the ladder: disputed and refuted are none of it
_LADDER = GRADED[GRADED.index("none") :]


def _complete_level(incomplete: str) -> list[str]:
    return [level for level in _LADDER if level.startswith(incomplete)]


def _complete_claim_kind(incomplete: str) -> list[str]:
    return [kind for kind in CLAIM_KINDS if kind.startswith(incomplete)]


Contested = Annotated[bool, typer.Option("--contested", help="Only claims that evidence speaks against.")]
MinConfidence = Annotated[
    str,
    typer.Option(
        "--min-confidence",
        metavar="LEVEL",
        help="Only claims graded at least none, limited, moderate, strong or established.",
        autocompletion=_complete_level,
    ),
]
ClaimKind = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="KIND",
        help=f"Only claims of this kind: {', '.join(CLAIM_KINDS)}.",
        autocompletion=_complete_claim_kind,
    ),
]


def check_claims(session: Session, wanted: Filter) -> None:
    """Ends the run for a kind of claim or a level that there is none of."""
    if wanted.claim_kind and wanted.claim_kind not in CLAIM_KINDS:
        session.usage(f"--kind: `{wanted.claim_kind}` is not one of {', '.join(CLAIM_KINDS)}")
    if wanted.min_confidence and wanted.min_confidence not in _LADDER:
        session.usage(f"--min-confidence: `{wanted.min_confidence}` is not one of {', '.join(_LADDER)}")
