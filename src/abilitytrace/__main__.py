"""Lets `python -m abilitytrace` do what `abilitytrace` does."""

from abilitytrace.cli import run

if __name__ == "__main__":
    run()
