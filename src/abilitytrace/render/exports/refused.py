"""Why an export cannot be made: reasons that a user can do something about."""

__all__ = ["CannotExport", "MissingLibrary", "TooLarge"]


class CannotExport(Exception):
    """There is no export; `help` is the way out."""

    def __init__(self, message: str, way_out: str) -> None:
        super().__init__(message)
        self.message, self.help = message, way_out


class TooLarge(CannotExport):
    """More is selected than programs that read the format can show."""


class MissingLibrary(CannotExport):
    """The format is written by a library that is not installed: an extra."""
