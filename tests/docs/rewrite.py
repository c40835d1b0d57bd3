"""Writes what the program really prints into README, the pages under docs and their picture.

    python -m tests.docs.rewrite

Look at the changes before you keep them: this makes the pages true, not good.
"""

import tempfile
from functools import cache
from pathlib import Path

from tests.docs.blocks import ROOT, pages, rewritten, run
from tests.docs.generated import regenerated
from tests.docs.picture import PICTURE, picture

__all__: list[str] = []


def main() -> None:
    """Rewrites every page that is out of date and names it."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)

        @cache
        def once(text: str) -> tuple[int, tuple[str, ...]]:
            return run(text, store)

        wanted = {page: rewritten(regenerated(_read(page), once), once) for page in pages()}
        wanted[PICTURE] = picture(store)
    for page, text in wanted.items():
        if not page.exists() or _read(page) != text:
            page.write_text(text, encoding="utf-8", newline="\n")
            print(f"rewritten: {page.relative_to(ROOT)}")  # noqa: T201: a tool that says what it did


def _read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
