# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
DATA ?=
FULL ?=
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo test check format eval bench bench-full bar serve clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## create .venv, install, export the embedding model once

$(STAMP): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip -c constraints.txt
	$(BIN)/python -m pip install --quiet -c constraints.txt -e ".[dev,postgres]"
	$(BIN)/companion setup
	@touch $@

demo: $(STAMP) ## the whole journey on the invented sample programme, offline
	@$(BIN)/companion demo

test: $(STAMP) ## all tests; the last line says which lanes did not run and why
	$(BIN)/python -m pytest -n 2

check: $(STAMP) ## lint, format, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(STAMP) ## quality beside the baselines; DATA=DIR adds the public sets, FULL=1 all samples
	$(BIN)/python -m evals $(if $(DATA),--data $(DATA)) $(if $(FULL),--full)

bench: $(STAMP) ## speed and memory, beside the plain assembly, in about four minutes
	$(BIN)/python -m benchmarks --write benchmarks/results.md

bench-full: $(STAMP) ## the same, and how search and cohorts grow; DATA=DIR takes passages of the public sets
	$(BIN)/python -m benchmarks --full $(if $(DATA),--data $(DATA)) --write benchmarks/results-full.md

bar: $(STAMP) ## what must never happen, in long loops: kills, damage, fuzz, load; some hours
	$(BIN)/python -m tests.bar --full --write tests/bar/results.md

serve: $(STAMP) ## the HTTP API on 127.0.0.1:8000
	$(BIN)/companion serve

clean: ## remove the virtual environment and caches
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
