# Everything runs in .venv/, which is made on first use and renewed when the pinned dependencies change.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --requirement
# Node is only needed by the tests of the pages; where there is none they are skipped.
NODE_MODULES := $(if $(shell command -v npm),node_modules/.package-lock.json)
# Two workers; a file's tests stay together, so that they share what they set up.
PYTEST := $(BIN)/pytest --numprocesses 2 --dist loadfile

.PHONY: help site serve test bench format golden words lock clean
.DEFAULT_GOAL := help

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' Makefile

site: .venv/run ## build the archive in content/ into output/
	$(BIN)/python build.py build

serve: .venv/run ## build, show the site at http://127.0.0.1:8000/, build again on change
	$(BIN)/python build.py serve

test: .venv/dev $(NODE_MODULES) ## check style and types, run the tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(PYTEST)

bench: .venv/bench ## measure builds and searches at 1,000 and 10,000 cables, with FULL=1 also at 251,287
	$(BIN)/python -m tests.bench $(if $(FULL),--full)

format: .venv/dev ## put the code into its standard form
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

golden: .venv/dev ## write the expected output of the tests anew; look at the difference before you commit it
	$(BIN)/pytest --quiet --golden

words: .venv/dev ## bring the catalogues in generator/locale up to date with the words in templates and program
	$(BIN)/python -m tests.catalogues

lock: .venv/python ## pin in requirements*.txt all that pyproject.toml needs
	$(BIN)/python tests/lock.py

clean: ## remove everything that is made
	rm -rf .venv node_modules output .output.reftel .bench .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run: requirements.txt | .venv/python
	$(PIP) requirements.txt
	@touch $@

.venv/dev: requirements.txt requirements-cluster.txt requirements-dev.txt | .venv/python
	$(PIP) requirements-dev.txt
	@touch $@

.venv/bench: requirements-bench.txt | .venv/dev
	$(PIP) requirements-bench.txt
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel error
	@touch $@
