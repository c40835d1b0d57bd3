"""Every code of a problem, in one table: `explain`, docs/codes.md and the rules in SARIF all come from it.

files        E1: what can be wrong with a file
references   E2: ids and names
descent      E3: who descends from whom
evidence     E4: what claims rest on
values       E5: specs and scores
settings     E6: settings files
"""

from abilitytrace.checks.codes import descent, evidence, files, references, settings, values
from abilitytrace.checks.codes.code import Code

__all__ = ["CODES", "Code"]

_GROUPS = (files, references, descent, evidence, values, settings)

# code → what is said of it, in order of their numbers
CODES: dict[str, Code] = {code.code: code for group in _GROUPS for code in group.CODES}
