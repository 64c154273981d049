# The commands of this project; `make` prints them. Each does all of its own set-up.

.DEFAULT_GOAL := help
PORT ?= 8000
export PYTHONS
export NO_MKDOCS_2_WARNING = 1
unexport PYTHONUNBUFFERED

PY := .venv/bin/python
READY := .venv/ready
PACKAGES := build/site-packages/requirements.txt

# Set up again if another Python is asked for, or if the one in .venv has gone.
MADE_WITH := $(shell $(PY) -c "" 2>/dev/null && cat $(READY) 2>/dev/null)
ifneq ($(or $(PYTHON),$(MADE_WITH),none),$(MADE_WITH))
$(READY): again
endif
PYTHON ?= $(shell publish/find-pythons --for-venv)
MKDOCS := $(PY) -m mkdocs
# More than there may be cores: most blocks wait.
PARALLEL := -n 4 --dist worksteal

help: ## print these lines
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s %s\n", $$1, $$2}' Makefile

serve: $(READY) ## serve the site with live reload on http://127.0.0.1:$PORT/interleave/ (PORT=, PYTHON=)
	$(MKDOCS) serve --dev-addr 127.0.0.1:$(PORT)

test: $(READY) $(PACKAGES) browser ## run everything: checks, tests, every block, the site in a browser (PYTHONS=)
	@$(PY) -m tests.stages \
	  "format, lint, types and workflow" \
	  "$(MAKE) --no-print-directory check" \
	  "every block on each Python, recorded runs, tests of examples" \
	  "$(PY) -m pytest --codeblocks $(PARALLEL) docs tests/snippets" \
	  "tests of the recorder, the drawing and the tools" \
	  "$(PY) -m pytest $(PARALLEL) tests/interleave tests/publish" \
	  "the site, built strictly, and its gate" \
	  "$(MAKE) --no-print-directory site" \
	  "the site in a browser" \
	  "$(PY) -m pytest -n 2 --dist worksteal tests/site"

page: $(READY) $(PACKAGES) browser ## run everything that concerns one page, blocks to browser (PAGE=learn/threads.md, PYTHONS=)
	@PYTHONS="$(or $(PYTHONS),$$(cat $(READY)))" $(PY) -m tests.page "$(PAGE)"

blocks: $(READY) $(PACKAGES) ## run every block of every page and write the ledger (PYTHONS=)
	$(PY) -m pytest --codeblocks $(PARALLEL) docs

site: $(READY) $(PACKAGES) ## build the site strictly into site/, unless it shows a block that has not run
	@$(PY) -m publish.judge.ledger || $(MAKE) --no-print-directory blocks
	rm -rf build/site site
	$(MKDOCS) build --site-dir build/site
	$(PY) -m publish.judge.gate build/site
	mv build/site site

notebooks: $(READY) ## run the notebooks and store their figures for make serve
	$(PY) -m publish.runs.notebooks

record: $(READY) $(PACKAGES) ## record the runs of the examples that are new or have changed
	$(PY) -m publish.judge.record

check: $(READY) ## check format, lint, types and workflow
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/zizmor --offline --pedantic --quiet .github
	.venv/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	.venv/bin/check-jsonschema --schemafile publish/site/coverage.schema.json docs/coverage.yml

browser: ## install Chromium if it is missing and this is a Debian that we may change
	@publish/find-browser

$(READY): requirements.txt
	@test -n "$(PYTHON)"
	@echo "setting up .venv with $(PYTHON) (about a minute)"
	rm -rf .venv
	"$(PYTHON)" -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@echo "$(PYTHON)" > $(READY)

# What examples may name. Wheels of pure Python alone: one folder serves every Python.
$(PACKAGES): snippets/requirements.txt | $(READY)
	rm -rf $(@D)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
	  --only-binary :all: --platform any --python-version 3.11 --target $(@D) -r $<
	cp $< $@

.PHONY: help serve test page blocks site notebooks record check browser again
