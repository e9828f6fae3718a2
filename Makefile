.POSIX:
SWIFT = swift
FORMATTED = Sources Tests Package.swift

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

setup: ## install what is missing
	@scripts/setup

build: setup ## build for debugging
	$(SWIFT) build

test: setup ## run all tests
	$(SWIFT) test

lint: ## check the format
	$(SWIFT) format lint --strict --recursive $(FORMATTED)

format: ## apply the format
	$(SWIFT) format --in-place --recursive $(FORMATTED)

check: setup lint test ## what continuous integration runs

.PHONY: help setup build test lint format check
