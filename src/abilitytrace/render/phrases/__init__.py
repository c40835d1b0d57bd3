"""Every phrase and label of the screen, English first, Chinese second, a module a page. Nothing else puts words on it."""

from abilitytrace.render.phrases import common, diff, origin, tradeoffs, tree
from abilitytrace.render.phrases.labels import LABELS

__all__ = ["LABELS", "PHRASES"]

PHRASES: dict[str, tuple[str, str]] = {
    key: phrase for page in (common, origin, diff, tree, tradeoffs) for key, phrase in page.PHRASES.items()
}
