"""Writes what the program really prints into README, the pages under docs and their picture.

    python -m tests.docs.rewrite [PAGE…]

Look at the changes before you keep them: this makes the pages true, not good. A page with a command that fails is left
as it is, and the exit code is 1.
"""

import sys
import tempfile
from functools import cache, partial
from pathlib import Path

from tests.docs.blocks import ROOT, pages, rewritten, run
from tests.docs.folders import played, replay, starts_empty
from tests.docs.generated import Run, regenerated, relabelled
from tests.docs.picture import PICTURE, picture

__all__: list[str] = []


def main(wanted: list[str]) -> int:
    """Rewrites every page that is out of date, or of those that are named, and names it; returns how many failed."""
    failed = 0
    chosen = [Path(name).resolve() for name in wanted] or [*pages(), PICTURE]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)
        once = cache(partial(run, cache=store))
        for page in chosen:
            try:
                text = picture(store) if page == PICTURE else _page(page.read_text(encoding="utf-8"), once, store)
            except AssertionError as error:
                failed += 1
                sys.stderr.write(f"left as it is: {page.relative_to(ROOT)}\n{error}\n")
                continue
            if not page.exists() or page.read_text(encoding="utf-8") != text:
                page.write_text(text, encoding="utf-8", newline="\n")
                sys.stdout.write(f"rewritten: {page.relative_to(ROOT)}\n")
    return failed


def _page(text: str, once: Run, store: Path) -> str:
    if starts_empty(text):
        return rewritten(text, replay(played(text, store)))
    return relabelled(rewritten(regenerated(text, once), once))


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
