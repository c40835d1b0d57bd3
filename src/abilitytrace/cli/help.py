"""The help page of a command: plain text under headings, like that of the program. Loads no Rich, and reads well in a pipe."""

from typing import Any

from typer.core import TyperCommand

__all__ = ["PlainHelp"]


class PlainHelp(TyperCommand):
    """A command whose help lists arguments, its own options, then those of all commands under the heading they are given."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Writes arguments and options, as Typer asks for them."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            is_argument = parameter.param_type_name == "argument"
            heading = getattr(parameter, "rich_help_panel", None) or ("Arguments" if is_argument else "Options")
            if record := parameter.get_help_record(ctx):
                sections.setdefault(heading, []).append(record)
        # what is the command's own comes first, wherever Typer puts `--help`
        for heading in sorted(sections, key=lambda heading: heading not in ("Arguments", "Options")):
            with formatter.section(heading):
                formatter.write_dl(sections[heading])
