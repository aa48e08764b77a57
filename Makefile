# One command sets up and runs, one sets up and tests; the rest are parts of these.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup run test test-slow test-windows-rules bench bench-full bundle deb appdir pictures lock clean system

setup: .venv/.stamp system

.venv/.stamp: packaging/locks/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Tuckbox needs Python 3.11 or later")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r packaging/locks/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch .venv/.stamp

system: .venv/.stamp
	@$(BIN)/python packaging/system_libraries.py

run: setup
	env -u QT_QPA_PLATFORM $(BIN)/python -P -m ui --demo

# Thousands of small vaults are written and gone at once: where memory can be a folder, it is used
# (some 100 MB). A disk that is full, slow or fails is made by the tests for it themselves.
SHM := $(wildcard /dev/shm)
IN_MEMORY := $(shell test -w "$(SHM)" && test "$$(df -Pk "$(SHM)" | awk 'NR==2 {print $$4}')" -gt 2000000 && echo TMPDIR=$(SHM))

test: setup
	$(BIN)/ruff check vault ui tests packaging
	$(BIN)/ruff format --check vault ui tests packaging
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin
	$(BIN)/lint-imports
	$(IN_MEMORY) QT_QPA_PLATFORM=offscreen $(BIN)/pytest -n 2 --dist loadfile -q

test-slow: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/pytest -q -m "slow or hypothesis" --hypothesis-profile=full

# Suites that have files open beside new ones, under Windows' rules about that (tests/windows_rules.py).
# `make test` has the shortest ways of them (tests/faults/test_windows_rules.py).
WITH_FILES := $(addprefix tests/vault/,store exchange/backup exchange/transfer platform actions cli) \
	tests/vault/exchange/test_small_files.py $(wildcard tests/vault/test_*.py) tests/journeys
test-windows-rules: setup
	$(IN_MEMORY) QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -p tests.windows_rules $(WITH_FILES)

bench: setup
	$(BIN)/python -m tests.bench

bench-full: setup
	$(BIN)/python -m tests.bench --full

# The program in one folder with everything it needs (dist/tuckbox), and as a package.
bundle:
	$(PYTHON) packaging/system_libraries.py --to-build
	$(PYTHON) packaging/bundle/make_bundle.py

deb: bundle
	build/bundle/environment/bin/python packaging/linux/make_deb.py

appdir: bundle
	build/bundle/environment/bin/python packaging/linux/make_appdir.py

pictures: setup
	$(BIN)/python packaging/readme_pictures.py

lock:
	$(BIN)/pip-compile -q --generate-hashes --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe --extra dev -o packaging/locks/dev.txt pyproject.toml

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache demo-out bench-out
