# make run: from a clone to the live page. make test: everything that a change must pass.

SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

# What the program needs, what the tests need besides, and what the speed comparison needs.
RUN_PACKAGES := libsqlite3-dev libssl-dev zlib1g-dev pkg-config libjs-chart.js python3 python3-openpyxl python3-docx \
	weasyprint fonts-croscore fonts-arphic-uming
TEST_PACKAGES := python3-venv chromium fonts-noto-core fonts-noto-cjk prometheus golang-go golang-golang-x-mod-dev \
	poppler-utils
BENCH_PACKAGES := golang-go

# Debian's own Python; python3-venv belongs to it.
PYTHON ?= /usr/bin/python3
VENV := .venv
SWIFT_SOURCES := Sources Tests Benchmarks Package.swift
# Every import must be a declared dependency: the arrows between the rooms hold.
BUILD := swift build --explicit-target-dependency-import-check error

# For example: make run ARGS="--date 2024-08-22 --speed 300"
ARGS ?=

.PHONY: help
help: ## Say what can be made.
	@echo "Hữu Nghị: the gate of a land border."; echo
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

.PHONY: run
run: release ## Build the program and open a sample day; its address is printed.
	@exec .build/release/huunghi demo $(ARGS)

.PHONY: build
build: run-packages ## Build for developing.
	@$(BUILD)

.PHONY: release
release: run-packages
	@$(BUILD) -c release --product huunghi

.PHONY: test
test: run-packages test-packages $(VENV)/.installed lint ## Build, check the style, and run every test.
	@$(BUILD) --build-tests
	@HUUNGHI_PYTHON="$(CURDIR)/$(VENV)/bin/python" swift test --skip-build
	@HUUNGHI_BINARY="$(CURDIR)/.build/debug/huunghi" $(VENV)/bin/python -m pytest Tests/System
	@HUUNGHI_LOG_FOLDER="$(CURDIR)/.build/debug/tlog-folder" $(VENV)/bin/python -m pytest Tests/Judges

.PHONY: bench
bench: run-packages ## Measure; takes some minutes on an idle machine.
	@scripts/install-packages $(BENCH_PACKAGES)
	@scripts/bench $(ARGS)

.PHONY: lint
lint: ## Check style, catalogues and scripts.
	@swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)
	@scripts/check-catalogues
	@scripts/check-scripts

.PHONY: format
format: ## Lay the Swift sources out as the style wants it.
	@swift format --in-place --parallel --recursive $(SWIFT_SOURCES)

.PHONY: clean
clean: ## Remove everything that was built or unpacked.
	@rm -rf .build .cache $(VENV) Tests/System/screenshots Sources/SteeringWeb/Assets/chart.min.js

# Steps of the above.

.PHONY: run-packages
run-packages:
	@scripts/install-packages $(RUN_PACKAGES)
	@scripts/unpack-front-end

.PHONY: test-packages
test-packages:
	@scripts/install-packages $(TEST_PACKAGES)

$(VENV)/.installed: Tests/System/requirements.txt Tests/System/constraints.txt | test-packages
	@[[ -x $(VENV)/bin/python ]] || $(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		--requirement Tests/System/requirements.txt --constraint Tests/System/constraints.txt
	@touch $@
