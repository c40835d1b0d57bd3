"""Page → plain text: one record a line, fields separated by tabs, nothing cut. For grep, scripts and agents."""

from abilitytrace.render.page import Page, visible

__all__ = ["render_plain"]


def render_plain(page: Page) -> str:
    """The page's rows, a line each; empty text for no rows."""
    return "".join("\t".join(visible(cell) for cell in row) + "\n" for row in page.rows)
