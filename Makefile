# Everything runs in .venv, made on first use from PYTHON. `make` alone lists the targets.

PYTHON ?= python3
python := .venv/bin/python

.PHONY: help demo test explore breaches reach mutation lint docs examples bench wheel clean
.NOTPARALLEL:  # one environment, one pip at a time

help:  ## list the targets
	@sed -n 's/^\([a-z-]*\): .*## /\1	/p' Makefile

demo: .venv/.package  ## show what the library does
	@$(python) -m medconsortium demo

test: .venv/.dev  ## run unit, property, golden and architecture tests and doctests, with coverage
	@$(python) -m pytest --cov --numprocesses auto

explore: .venv/.dev  ## run the property tests long, with fresh examples
	@$(python) -m pytest --hypothesis-profile explore --numprocesses auto tests/properties

breaches: .venv/.dev  ## draw 200 networks for every way to break a rule, and judge them
	@$(python) -m pytest --hypothesis-profile explore --numprocesses auto tests/properties/test_strategies.py

reach: .venv/.dev  ## count what 2,000 examples reach; fails where something does not occur
	@$(python) benchmarks/reach_of_strategies.py

mutation: .venv/.dev  ## see whether tests notice faults: 200 put into rules and referral, and named ones
	@$(python) -m tests.mutation

lint: .venv/.dev  ## check style, format, types and the direction of imports
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(python) -m mypy
	@PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(python) -m pyright --pythonpath $(python)
	@.venv/bin/lint-imports --no-logo

docs: .venv/.docs  ## build the documentation into site/
	@NO_MKDOCS_2_WARNING=1 $(python) -m mkdocs build --strict

examples: .venv/.examples  ## run every example
	@set -e; for script in $(sort $(wildcard examples/*.py)); do \
		echo "== $$script"; $(python) "$$script"; \
	done

bench: .venv/.dev  ## measure speed, beside a peer
	@set -e; for script in $(sort $(wildcard benchmarks/bench_*.py)); do \
		echo "== $$script"; $(python) "$$script"; \
	done

wheel: .venv/.package  ## build the wheel into dist/
	@$(python) -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .

clean:  ## remove everything that make and the tools have made
	rm -rf .venv build demo-output dist site .coverage .hypothesis .import_linter_cache
	rm -rf .mypy_cache .pytest_cache .ruff_cache
	find docs src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# --- The environment: one stamp per set of packages --------------------------------------------

.venv/.package: extra :=
.venv/.examples: extra := [tables,testing]
.venv/.dev: extra := [dev]
.venv/.docs: extra := [docs]

.venv/.package .venv/.examples .venv/.dev .venv/.docs: .venv/.python pyproject.toml
	@echo "Installing medconsortium$(extra) into .venv"
	@$(python) -m pip install --quiet --disable-pip-version-check --editable '.$(extra)'
	@touch $@

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "medconsortium needs Python 3.11 or later. On Debian or Ubuntu: apt install python3 python3-venv"; \
		echo "Another interpreter: make PYTHON=/path/to/python3.12"; exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make environments. On Debian or Ubuntu: apt install python3-venv"; \
		exit 1; } >&2
	@$(PYTHON) -m venv .venv
	@touch $@
