# make run | test | lint | bench | quality | pin     everything else is in pyproject.toml
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DATA   ?= $(or $(DRAFTING_DATA),.data)
PORT   ?= 8501
ADDRESS ?= 127.0.0.1
AXE    := tests/axe/node_modules/.package-lock.json
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

# the command .venv/bin/drafting, which works from every directory
define COMMAND
printf '%s\n' "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/drafting.pth"
printf '#!%s\nimport sys\nfrom drafting.__main__ import run\nsys.exit(run())\n' "$(CURDIR)/$(BIN)/python" > $(BIN)/drafting
chmod +x $(BIN)/drafting
endef

.PHONY: run test lint bench quality pin clean
.DEFAULT_GOAL := run

run: $(VENV)/.run            ## the app on the seeded workspace, on this machine only
	DRAFTING_DATA="$(DATA)" $(BIN)/python -m drafting serve --port $(PORT) --address $(ADDRESS)

test: $(VENV)/.dev $(AXE)    ## every test, with Chromium and LibreOffice where they can be had
	@sh tests/system-packages.sh
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python -m bench $(ARGS)

quality: $(VENV)/.dev        ## measure everything anew and write docs/quality.md
	$(BIN)/python -m bench.quality $(ARGS)

pin: $(VENV)/.dev            ## resolve the dependencies anew, by version and hash, for every platform
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements/dev.txt

$(VENV)/.run: requirements/run.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/run.txt
	$(COMMAND)
	touch $@

$(VENV)/.dev: requirements/dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/dev.txt
	$(COMMAND)
	touch $@ $(VENV)/.run

$(AXE): tests/axe/package-lock.json   # the accessibility checker; without npm its tests are skipped
	@command -v npm >/dev/null 2>&1 && cd tests/axe && npm ci --silent || echo "axe-core could not be had: its tests are skipped" >&2

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
