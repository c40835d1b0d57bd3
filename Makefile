# `make check` before a pull request; the checks themselves stand in .ci/checks, which CI and pre-commit call too.
.PHONY: setup check format rewrite bench ci

BIN = .venv/bin

setup: $(BIN)/pytest
$(BIN)/pytest: pyproject.toml
	python3 -m venv .venv
	$(BIN)/pip install -q -e '.[dev]'
	touch $@

check: setup
	.ci/checks
	$(BIN)/pytest

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# what snapshots and pages show becomes what the program prints: look at the changes before you keep them
rewrite: setup
	$(BIN)/python -m tests.docs.rewrite
	$(BIN)/pytest --snapshot-update

bench: setup
	$(BIN)/python benchmarks/run

# what CI runs, on a copy with an environment of its own
ci:
	.ci/run
