# The commands of the house. Each first sees to it that .venv holds what it needs, which costs nothing when it does.
#   PYTHON=python3.12  the Python to make .venv with        ARGS="-k cloze"  further arguments for pytest

SHELL := /bin/sh
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help demo test browser-test check bench decks docs lock clean runtime everything

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

demo: runtime ## turn the articles in seeds/ into a deck and an Anki package in demo/, and practise it
	@sh scripts/demo.sh

test: everything ## run the tests
	@$(BIN)/python -m pytest $(ARGS)

browser-test: everything ## look at the Anki cards in Chromium, with Anki's own reviewer page (fetches both)
	@sh scripts/browser_test_setup.sh $(BIN)/python
	@$(BIN)/python -m pytest tests/exports/browser $(ARGS)

check: everything ## lint, formatting, types and the rules on who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: everything ## run the benchmarks; each prints a ratio and its goal
	@$(BIN)/python benchmarks $(ARGS)

decks: runtime ## rebuild decks/ from seeds/
	@rm -f decks/colombia.yaml
	@$(BIN)/quiz make seeds -o decks/colombia.yaml

docs: runtime ## write what the pages take from the program: verbs, rules, the README's card, pictures
	@for page in verbs rules readme pictures; do $(BIN)/python scripts/$$page.py || exit 1; done

lock: everything ## write requirements.lock anew from pyproject.toml (ARGS=--upgrade for newer versions)
	@$(BIN)/python scripts/lock.py $(ARGS)

clean: ## remove what the commands above have made
	rm -rf .venv .browser demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

runtime everything:
	@sh scripts/environment.sh $@
