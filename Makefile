# run · test · scorecard · check · fix · bench · docs · schema · shots · clean
# GNU make 3.81 is enough. Needs Python 3.11+ and make; everything else is fetched by hash from the locks.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
UV := $(shell command -v uv 2>/dev/null || echo .boot/bin/uv)
PY := .venv/bin/python
RUN_LOCKS := requirements/run.txt requirements/embedded.txt
LOCKS := $(RUN_LOCKS) requirements/dev.txt
RUN_STAMP := .venv/.runs
STAMP := .venv/.synced
LOCK := $(UV) pip compile --universal --generate-hashes --python-version 3.11 --quiet \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate
export UV_PYTHON_DOWNLOADS := never
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test scorecard check fix bench docs schema shots lock clean

run: $(RUN_STAMP)
	@exec $(PY) -m dma.host.launcher --port $(PORT)

# A change is judged in the same order everywhere; EXPLORE=1 draws a new one, as does a bare pytest.
test: $(STAMP)
	$(PY) -m pytest -n $(WORKERS) --dist loadgroup $(if $(EXPLORE),,--randomly-seed=50) $(ARGS)

# The clicks of the ten most frequent tasks, counted in Chromium.
scorecard: $(STAMP)
	SCORECARD=write $(PY) -m pytest tests/browser/test_scorecard.py

check: $(STAMP)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy core sla
	$(PY) manage.py makemigrations --check --dry-run

fix: $(STAMP)
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: $(STAMP)
	$(PY) -m bench $(ARGS)

docs: $(STAMP)
	$(PY) manage.py docs

# What a fresh database is filled with; an old one works too, newer migrations run after it.
schema: $(STAMP)
	$(PY) -m dma.host.snapshot

shots: $(STAMP)
	$(PY) -m bench.shots

lock: $(UV)
	$(LOCK) requirements/run.in -o requirements/run.txt
	$(LOCK) requirements/embedded.in -c requirements/run.txt -o requirements/embedded.txt
	$(LOCK) requirements/dev.in -c requirements/run.txt -c requirements/embedded.txt -o requirements/dev.txt

clean:
	rm -rf .venv .boot .pytest_cache .mypy_cache .ruff_cache .hypothesis var/static

# To run needs less than to test, and does not wait for the rest.
$(RUN_STAMP): $(RUN_LOCKS) | $(UV)
	@test -x $(PY) || $(UV) venv --quiet --python $(PYTHON) .venv
	$(UV) pip install --quiet --python $(PY) $(RUN_LOCKS:%=-r %)
	@touch $@

$(STAMP): $(LOCKS) | $(UV)
	@test -x $(PY) || $(UV) venv --quiet --python $(PYTHON) .venv
	$(UV) pip sync --quiet --python $(PY) $(LOCKS)
	@touch $@ $(RUN_STAMP)

.boot/bin/uv:
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .boot uv==0.13.9
