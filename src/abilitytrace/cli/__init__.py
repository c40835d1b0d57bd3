"""The command line: argv → question → renderer → exit code. Nothing below this package knows a terminal."""

import gc

# a run is short, and records form no rings: looking for some as often as Python does takes a quarter of it. Said before
# anything else is loaded, since loading makes most of what would be looked through
gc.set_threshold(100_000, 50, 1000)

from abilitytrace.cli.app import run  # noqa: E402

__all__ = ["run"]
