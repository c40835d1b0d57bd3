"""A gate's answer for machines that run tests: one module a format, each from answer to text."""

__all__: list[str] = []
