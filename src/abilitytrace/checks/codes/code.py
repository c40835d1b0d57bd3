"""What is said of one code of a problem."""

from typing import NamedTuple

from abilitytrace.records import Text

__all__ = ["Code"]


class Code(NamedTuple):
    """One code: what it means, why it matters, and a file that has the problem beside one that has not.

    `code` begins with `E` (forbids use) or `W` (worth knowing). `wrong` and `right` are whole files by the name `file`;
    `beside` are further files, (name, text), that lie next to both.
    """

    code: str
    title: Text
    says: Text
    wrong: str
    right: str
    beside: tuple[tuple[str, str], ...] = ()
    file: str = "lineage.yaml"
