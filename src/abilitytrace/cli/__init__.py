"""The command line: argv → question → renderer → exit code. Nothing below this package knows a terminal."""

from abilitytrace.cli.app import run

__all__ = ["run"]
