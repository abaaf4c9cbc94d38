# Roundhouse: what people run. `make help` lists it. The steps are in scripts/.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Where `make run` serves.
HOST ?= 127.0.0.1
PORT ?= 8000
# Where `make install` puts things; DESTDIR is for packagers.
DESTDIR ?=
PREFIX ?= /usr
SYSCONFDIR ?= /etc
# The executables that `make install` takes.
BIN_DIR ?= .build/release

# Of `make chaos`: which faults happen when, and for how long; at most 280 s.
SEED ?= 1
DURATION ?= 120

RELEASE := -c release --static-swift-stdlib

.PHONY: help setup setup-tests build run dev test test-systemd chaos lint bench install clean

help: ## List the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## Check the toolchain and install the libraries that a build needs
	@scripts/setup.sh build

setup-tests:
	@scripts/setup.sh build test

build: setup ## Build a release into .build/release, the Swift library linked in
	@scripts/quietly.sh "Building the release (the first time takes some minutes)" \
		swift build $(RELEASE)

run: build ## Serve on http://127.0.0.1:8000/ with data in ./.roundhouse (PORT=… for another port)
	@exec .build/release/roundhouse serve \
		--set listen.host=$(HOST) --set listen.port=$(PORT) --set store.path=.roundhouse

dev: setup ## Serve a debug build; rebuild and restart when a source changes
	@HOST=$(HOST) PORT=$(PORT) scripts/dev.sh

test: setup-tests ## Run every test: Swift, the page's modules, real processes, a browser
	@scripts/test.sh

test-systemd: build ## Boot a Debian 12 with this build in a container and check the service in it (root)
	@scripts/test-systemd.sh

chaos: build ## Hurt a server for minutes and check that nothing is lost (SEED=1, DURATION=120)
	@.build/release/roundhouse-chaos --seed $(SEED) --seconds $(DURATION)

lint: ## Check the format of the Swift sources and the syntax of the scripts
	@scripts/lint.sh

bench: build ## Measure throughput, latency and memory, and print them with the machine's figures
	@Benchmarks/run.sh

install: ## Install what `make build` built (DESTDIR=, PREFIX=/usr)
	@DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" SYSCONFDIR="$(SYSCONFDIR)" BIN_DIR="$(BIN_DIR)" scripts/install.sh

clean: ## Remove what was built; ./.roundhouse stays
	@swift package clean
	@rm -rf .build/tests
