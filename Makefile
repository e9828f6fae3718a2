.POSIX:
SWIFT = swift
PREFIX = /usr/local
# Cross-module optimization inlines small functions across modules. Function sections let the linker drop
# unused functions. Without a local rpath, libraries are only looked up where they are installed. lld, if the
# toolchain has it, links a binary that starts 3 ms sooner, of the 30 ms that a short document takes.
RELEASE = -c release --static-swift-stdlib --product hanjang \
	-Xswiftc -cross-module-optimization -Xswiftc -Xfrontend -Xswiftc -function-sections \
	--disable-local-rpath
LINKER = $$(if [ "$$(uname)" = Linux ] && command -v ld.lld >/dev/null; then echo '-Xswiftc -use-ld=lld'; fi)
BINARY = .build/release/hanjang
FORMATTED = Sources Tests styles Package.swift

help: ## list all targets
	@grep -hE '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/'

sample: release ## export every sample to out/
	@mkdir -p out
	@for file in samples/*.md samples/*.json; do \
	  name=$$(basename "$$file"); pdf=out/$${name%.*}.pdf; \
	  $(BINARY) export "$$file" -o "$$pdf" && echo "$$pdf" || exit 1; \
	done

pictures: release ## redraw docs/images/ for the README
	@scripts/pictures $(BINARY)

test: setup ## run all tests
	$(SWIFT) test

setup: ## install missing libraries and fonts
	@scripts/setup

build: setup ## build for debugging
	$(SWIFT) build

release: setup ## build for release
	$(SWIFT) build $(RELEASE) $(LINKER)

lint: ## check the format, the wording, links in the documentation, and sizes
	$(SWIFT) format lint --strict --recursive $(FORMATTED)
	@if command -v python3 >/dev/null && git rev-parse --git-dir >/dev/null 2>&1; then scripts/prose-lint; \
	else echo 'lint: scripts/prose-lint needs python3 and git: skipped'; fi

format: ## apply the format
	$(SWIFT) format --in-place --recursive $(FORMATTED)

check: setup lint test ## lint, build and run all tests, like CI

LABELLED = Tests/Recognition
RECOGNITION = .build/debug/RecognitionTool

recognition: ## score recognition on held-out labelled documents: rules, model and program
	@$(SWIFT) build --product RecognitionTool
	@echo "rules:"; $(RECOGNITION) score --old --held $(LABELLED)
	@echo "model:"; $(RECOGNITION) score --held $(LABELLED)
	@echo "program:"; $(RECOGNITION) score --program --held $(LABELLED)

fit-weights: ## fit the recognition model on the labelled documents (needs python-crfsuite)
	@$(SWIFT) build --product RecognitionTool
	scripts/fit-weights $(LABELLED) Sources/HanjangResume/Scoring/Weights+Data.swift --all

cross-validate: ## cross-validate the recognition model, five-fold
	@$(SWIFT) build --product RecognitionTool
	scripts/fit-weights $(LABELLED) - --folds 5

conformance: release ## validate every sample in every style with veraPDF
	@scripts/conformance

extractors: release ## compare text that other programs extract with the pages
	@scripts/extractors

ends: release ## search the samples, in every style and on three paper sizes, for bad page ends
	@scripts/page-ends

independence: release ## compare documents exported in random orders with single exports
	@scripts/independence

fuzz: release ## export thousands of damaged and generated inputs (scripts/fuzz --help)
	@scripts/fuzz $(FUZZ)

growth: release ## check that time grows with the length of a document, for twenty constructs
	@scripts/growth

outside-suites: release ## export other projects' Markdown suites (FOLDERS: checkouts of them)
	@scripts/outside-suites $(FOLDERS)

bench: release ## compare time and memory with a reference program and Typst
	@Benchmarks/run

profile: release ## count the instructions of one export with callgrind (docs/profiling.md)
	@scripts/profile

scale-test: release ## share a folder on a local Spark cluster, and kill half of it
	@scripts/scale-test

batch-test: release ## export thousands of documents, some hostile, and kill the batch at random moments
	@scripts/batch-test

dist: release ## make the Debian package and the portable tarball, in dist/
	@scripts/dist $(BINARY)

test-dist: dist ## install both in bare systems without Swift, and compare what they export
	@scripts/test-dist
	@scripts/test-action

install: release ## install the binary, completions and the man page below PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/hanjang
	install -m 644 docs/hanjang.1 $(DESTDIR)$(PREFIX)/share/man/man1/hanjang.1
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions
	install -d $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	$(BINARY) --generate-completion-script bash \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/hanjang
	$(BINARY) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_hanjang
	$(BINARY) --generate-completion-script fish \
	  > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/hanjang.fish

clean: ## remove build products
	rm -rf .build out dist

.PHONY: help sample pictures test setup build release lint format check recognition fit-weights cross-validate \
	conformance extractors ends independence fuzz growth outside-suites bench profile scale-test batch-test dist test-dist install clean
