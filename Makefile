# make run          the dashboard, on http://localhost:8501
# make test         every test, those in a browser included, and the checks of make lint
# make observations the shipped tables, from the reports in CORPUS
# make accuracy     how right the extraction is, against the annotations in GOLD
# make lint         ruff and mypy
# make benchmark    how fast it is
# make compile      the extraction in about three quarters of the time, by a C compiler (gcc or clang)
# All of them set up what they need (Python 3.11 or newer is needed), and run from any folder.

.DEFAULT_GOAL := run
.PHONY: run test lint observations accuracy benchmark compile

ROOT := $(shell cd "$$(dirname "$(strip $(MAKEFILE_LIST))")" && pwd)
CORPUS ?= $(ROOT)/../shared/corpus
GOLD ?= $(ROOT)/../shared/gold
PYTHON ?=
PORT ?=
export PYTHON PORT

IN := cd "$(ROOT)" &&
PY := .venv/bin/python

run:
	@$(IN) sh scripts/setup.sh && exec $(PY) scripts/run.py

test: lint
	@$(IN) sh scripts/beside.sh
	@$(IN) CORPUS="$(CORPUS)" GOLD="$(GOLD)" $(PY) -m pytest -n auto --dist loadfile

lint:
	@$(IN) sh scripts/setup.sh dev
	@$(IN) $(PY) -m ruff check .
	@$(IN) $(PY) -m mypy

observations:
	@$(IN) sh scripts/setup.sh && $(PY) -m scripts.observations "$(CORPUS)"

accuracy:
	@$(IN) sh scripts/setup.sh && $(PY) -m scripts.accuracy "$(CORPUS)" "$(GOLD)"

benchmark:
	@$(IN) sh scripts/setup.sh dev
	@$(IN) sh scripts/setup.sh peers || echo "Measured without other libraries: they could not be installed." >&2
	@$(IN) CORPUS="$(CORPUS)" $(PY) -m benchmarks

compile:
	@$(IN) sh scripts/setup.sh dev && $(PY) -m scripts.compile
