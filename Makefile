# Two commands: `make run` and `make test`. Each makes .venv when it is missing or of another folder, and brings it
# up to date when pyproject.toml or constraints.txt changed. Plain POSIX make; for Windows see docs/installing.md.

VENV = .venv
BIN = $(VENV)/bin
# Another Python to make .venv with: make setup PYTHON=/path/to/python3
PYTHON =
# How many tests run beside each other: a number, or as many as there are processors
WORKERS = logical
# More for `make mutants`, like MUTANTS='--only deadline --each 20'
MUTANTS =
# What is copied into .venv at installation, beside the package itself
COPIED = lib/section55/notebook/lab/voila/conf.json lib/section55/notebook/lab/voila/index.html.j2
# More for `make lock`, like LOCK=--upgrade or LOCK='--upgrade-package pandas'
LOCK =
# More for `make bench`, like BENCH='--memory 10000' or BENCH='--only compare'
BENCH =

# --compile, and the compileall below: bytecode is wanted in .venv even where PYTHONDONTWRITEBYTECODE is
# set, for without it each run of a notebook compiles every library again, and takes twice as long.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --compile -c constraints.txt

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

setup: $(VENV)/run.stamp ## make .venv and install the workbook into it

run: setup ## build every inspection in parameters/ into outputs/
	$(BIN)/section55 build

test: $(VENV)/test.stamp browser ## run all the tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

lint: $(VENV)/test.stamp ## check the code's and the notebooks' style, and the package's types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

bench: $(VENV)/test.stamp ## measure how long things take
	$(BIN)/python benchmarks/bench.py $(BENCH)

mutants: $(VENV)/test.stamp ## plant small faults in the rules, and say which ones the tests catch
	$(BIN)/python tests/plant_faults.py $(MUTANTS)

reference: $(VENV)/test.stamp ## record the documents that tests compare with
	$(BIN)/python tests/record_reference.py

approve: $(VENV)/test.stamp ## accept the pictures and sentences that tests compare with; look at them first
	SECTION55_ACCEPT=1 $(BIN)/python -m pytest -q tests/documents/test_pictures.py tests/form/view/test_pictures.py \
	    tests/files/test_refused.py tests/checks/test_checks.py

pages: $(VENV)/test.stamp ## write the pages that are made from the code
	$(BIN)/python docs/make_pages.py
	$(BIN)/python -m section55.commands.data_dictionary
	$(BIN)/python -m section55.commands.register_columns
	$(BIN)/section55 schema > parameters/inspection.schema.json
	$(BIN)/section55 schema --office > parameters/offices/office.schema.json

# The Chromium that is there, else Debian's package where apt-get may install it, else Playwright's own.
browser: $(VENV)/test.stamp ## find a Chromium for the tests, or install one
	@for name in chromium chromium-browser google-chrome; do \
	    if command -v $$name >/dev/null 2>&1; then exit 0; fi; \
	done; \
	if $(BIN)/python -c 'import os, sys; from playwright.sync_api import sync_playwright as start; \
	p = start().start(); path = p.chromium.executable_path; p.stop(); sys.exit(not os.path.exists(path))'; then \
	    exit 0; \
	fi; \
	as_root=; \
	if [ "`id -u`" = 0 ]; then as_root=env; elif sudo -n true 2>/dev/null; then as_root='sudo -n env'; fi; \
	if [ -n "$$as_root" ] && command -v apt-get >/dev/null 2>&1; then \
	    echo "No Chromium here yet: installing the package chromium."; \
	    $$as_root apt-get update -q && $$as_root DEBIAN_FRONTEND=noninteractive \
	        apt-get install -q -y --no-install-recommends chromium && exit 0; \
	fi; \
	echo "No Chromium here yet: fetching Playwright's."; \
	$(BIN)/python -m playwright install chromium || \
	echo "No Chromium: the tests marked browser will fail. On Debian or Ubuntu: sudo apt-get install chromium"

lock: $(VENV)/pyvenv.cfg ## pin every dependency, for all platforms, in constraints.txt
	@$(BIN)/python -c 'import uv' 2>/dev/null || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra test $(LOCK) \
	    --annotation-style line --custom-compile-command 'make lock' --output-file constraints.txt pyproject.toml

wheelhouse: $(VENV)/pyvenv.cfg ## fetch all that an installation without a network needs into wheelhouse/
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check -c constraints.txt -w wheelhouse . 'hatchling>=1.27,<2' editables

$(VENV)/run.stamp: $(VENV)/pyvenv.cfg pyproject.toml constraints.txt $(COPIED)
	@echo "Installing the workbook into $(VENV)"
	@$(INSTALL) --editable .
	@$(BIN)/python -m compileall -q lib
	@touch $@

# What the tests need holds all that a run needs, so both stamps are new.
$(VENV)/test.stamp: $(VENV)/pyvenv.cfg pyproject.toml constraints.txt $(COPIED)
	@echo "Installing the workbook and what its tests need into $(VENV)"
	@$(INSTALL) --editable '.[test]'
	@$(BIN)/python -m compileall -q lib
	@touch $(VENV)/run.stamp $@

# What decides whether the installation in .venv is that of these files. Their times do not: a zip that is unpacked
# over an older workbook brings files that are older than the installation.
INSTALLED_FROM = cat pyproject.toml constraints.txt $(COPIED) | cksum

# Whether Python in .venv runs, has pip, and runs the package of this folder where it has one. A .venv that was
# copied or moved with its folder, whose Python is gone, or that uv made, is of no use here.
OF_HERE = import importlib.util, os, pip, re, shlex, sys; \
    found = importlib.util.find_spec("section55"); \
    scripts = open("$(BIN)/activate", encoding="utf-8").read() if os.path.exists("$(BIN)/activate") else ""; \
    made = [shlex.split(each)[0] for each in re.findall("VIRTUAL_ENV=(.?/.*)", scripts)]; \
    sys.exit(bool(found and not os.path.samefile(os.path.dirname(found.origin), "lib/section55")) \
        or any(not os.path.exists(each) or not os.path.samefile(each, "$(VENV)") for each in made))

# Looks at each call. Takes the first Python that is new enough and can make an environment; says which of the two
# is lacking.
$(VENV)/pyvenv.cfg: look
	@if [ -f $@ ]; then \
	    installed=yes; \
	    [ -f $(VENV)/run.stamp ] || [ -f $(VENV)/test.stamp ] || installed=; \
	    if $(BIN)/python -I -c '$(OF_HERE)' >/dev/null 2>&1 && \
	        { [ -z "$$installed" ] || $(BIN)/python -I -c 'import section55' >/dev/null 2>&1; }; then \
	        if [ "`cat $(VENV)/installed.from 2>/dev/null`" != "`$(INSTALLED_FROM)`" ]; then \
	            $(INSTALLED_FROM) >$(VENV)/installed.from; \
	            touch $@; \
	        fi; \
	        exit 0; \
	    fi; \
	    echo "The $(VENV) here was made for another folder, or its Python is gone. Making it anew."; \
	fi; \
	named='$(PYTHON)'; old=; bare=; \
	for python in $${named:-python3.13 python3.12 python3.11 python3}; do \
	    version=`$$python -c 'import platform; print(platform.python_version())' 2>/dev/null` || continue; \
	    if ! $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
	        old="Python $$version ($$python)"; \
	    elif ! $$python -c 'import ensurepip, venv' 2>/dev/null; then \
	        bare=`basename $$python`; \
	    else \
	        echo "Making $(VENV) with Python $$version"; \
	        rm -rf $(VENV); \
	        $$python -m venv $(VENV) && $(INSTALLED_FROM) >$(VENV)/installed.from && exit 0; \
	        rm -rf $(VENV); \
	        exit 1; \
	    fi; \
	done; \
	if [ -n "$$bare" ]; then \
	    echo "$$bare cannot make a virtual environment: its ensurepip is missing." \
	        "On Debian or Ubuntu: sudo apt-get install $$bare-venv" >&2; \
	else \
	    echo "The workbook needs Python 3.11 or later, and found $${old:-none}." \
	        "Install one, or name one: make setup PYTHON=/path/to/python3" >&2; \
	fi; \
	exit 1

look:

.PHONY: help look setup run test lint bench mutants reference approve pages browser lock wheelhouse
