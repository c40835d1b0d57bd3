"""What machine formats of a gate say of one comparison, in English on one line: the words of the page, without its layout."""

from abilitytrace.questions.gate import Gate, GateLine
from abilitytrace.render.page import flat, visible
from abilitytrace.render.pages import gate as pages
from abilitytrace.render.pages.gate_details import label, settling
from abilitytrace.render.pages.setting import setting
from abilitytrace.render.words import Words

__all__ = ["comparison", "label_of", "setting_of", "summary"]

_WORDS = Words("en")


def summary(answer: Gate) -> str:
    """The straight answer."""
    return flat(pages.lead(answer, _WORDS))


def label_of(answer: Gate, line: GateLine) -> str:
    """The benchmark, with its metric where there are several comparisons of it."""
    return flat(label(_WORDS, answer, line))


def setting_of(line: GateLine) -> str:
    """The setting with its source."""
    source = f" [{line.setting.source.id}]" if line.setting.source else ""
    return visible(setting(_WORDS, line.setting)) + source


def comparison(answer: Gate, line: GateLine) -> str:
    """The two scores, the change with its interval, the margin, and what would settle it."""
    moved = line.change
    interval = "" if moved.low is None else f", 95 % interval {moved.low:+.4g} to {moved.high:+.4g}"
    told = (
        f"{line.outcome}: {line.a.value:.6g} -> {line.b.value:.6g} "
        f"(change {moved.change:+.4g}{interval}, margin {line.margin:g}"
        f"{', lower is better' if line.lower else ''}; {moved.method})"
    )
    if line.forced:
        told += f"; compared by force despite another {', '.join(line.forced)}"
    wanted = flat(settling(_WORDS, answer, line))
    # the label stands in the title already
    return told + (f"; {wanted.removeprefix(f'{label_of(answer, line)}: ')}" if wanted else "")
