# Two commands for a new user: make demo, make test. Each sets up all that it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The examples live in this day, so that their deadlines neither pass nor move.
EXAMPLE_DAY := 2026-03-02
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: installed demo check test soak lint fix docs site bench mutants templates catalogue office clean

demo: $(VENV)/.used ## The documents of all example dossiers, in outputs/
	$(BIN)/saksflyt build inputs --output outputs --as-of $(EXAMPLE_DAY)
	@echo "The documents are in $(CURDIR)/outputs, a folder for each dossier:"
	@ls -d outputs/*/

check: lint test ## Every linter and every test, as CI runs them: green before each commit

test: $(VENV)/.developed office ## Every test, as CI runs them
	$(BIN)/pytest -n 2 --dist loadgroup

soak: $(VENV)/.developed ## The tests that repeat themselves, as long as they should
	SAKSFLYT_FACTS=1 SAKSFLYT_KILLS=200 SAKSFLYT_STEPS=10000 \
		SAKSFLYT_TEMPLATES=1000 SAKSFLYT_EDITS=1000 \
		$(BIN)/pytest tests/test_kills.py tests/test_survival.py tests/word/test_follow.py \
		tests/living/test_redline.py tests/living/test_merge.py tests/views/test_views.py

lint: $(VENV)/.developed ## Every linter, as CI runs them
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(VENV)/.developed ## What the linters can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.developed ## The generated pages of docs/reference
	$(BIN)/python -m tools.reference

site: $(VENV)/.developed ## The pages of docs as a site, in build/site
	$(INSTALL) '.[docs]'
	rm -rf build/site
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going docs build/site
	@echo "Open $(CURDIR)/build/site/index.html"

catalogue: $(VENV)/.developed ## The Norwegian messages: gather new ones, compile
	$(BIN)/python tools/catalogue.py

# make bench AGAINST=REV measures that revision too; QUICK=1 takes minutes where all takes an hour
BENCH = $(if $(AGAINST),--against $(AGAINST)) $(if $(QUICK),--quick)
bench: $(VENV)/.developed ## This engine beside its peers and its past, measured in one run
	@if command -v npm >/dev/null; then npm ci --prefix bench --silent --no-audit --no-fund; fi
	$(BIN)/python bench/engine.py $(BENCH)
	$(BIN)/python bench/documents.py $(BENCH)
	$(BIN)/python bench/process.py $(if $(QUICK),--quick)
	$(BIN)/python bench/long.py
	$(BIN)/python bench/templates.py
	$(BIN)/python bench/country.py $(BENCH)

mutants: $(VENV)/.developed ## What no test would miss in the rules and the sandbox: an hour, not in CI
	$(BIN)/python -m tests.mutation $(ONLY)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.used: $(VENV)/bin/python pyproject.toml constraints.txt
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.developed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(INSTALL) --editable '.[test,lint]'
	@touch $@ $(VENV)/.used

# LibreOffice and poppler show documents as pages. Where they cannot be installed, the tests
# that need them are skipped; under CI=true a skipped test is a failure.
office:
	@if command -v soffice >/dev/null && command -v pdftotext >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing LibreOffice from Debian's packages"; \
	  (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	    --no-install-recommends libreoffice-writer-nogui poppler-utils fonts-crosextra-carlito \
	    >/dev/null) || true; \
	else echo "LibreOffice is not here; the tests that need it will be skipped"; fi

# The wheel, in an environment and a folder that know nothing of this checkout.
installed: $(VENV)/bin/python
	rm -rf dist && $(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	$(BIN)/python -m tools.wheel dist/*.whl
	set -e; there=$$(mktemp -d); trap 'rm -rf "$$there"' EXIT; \
	$(PYTHON) -m venv $$there/venv; \
	$$there/venv/bin/python -m pip install --quiet --disable-pip-version-check \
	  --constraint constraints.txt dist/*.whl; \
	mkdir $$there/empty; cd $$there/empty; \
	../venv/bin/saksflyt doctor; \
	../venv/bin/saksflyt init inputs/new.yaml --municipality 9950; ../venv/bin/saksflyt check; \
	cd - >/dev/null; cp -r inputs $$there/inputs; cd $$there; \
	venv/bin/saksflyt build inputs --as-of $(EXAMPLE_DAY); test -n "$$(ls outputs/*/*.docx)"

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
