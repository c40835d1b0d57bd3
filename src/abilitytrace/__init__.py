"""git blame for what a language model can do.

Holds the version only: importing the package must stay free of cost.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
