.POSIX:
SWIFT = swift
PREFIX = /usr/local
# One module's small functions are used in another without a call; the linker takes functions one by
# one, and leaves out what nobody calls; libraries are looked for where they are installed only; and
# what lld links, where the toolchain has it, starts sooner: 3 ms of the 30 that a short document takes.
RELEASE = -c release --static-swift-stdlib --product hanjang \
	-Xswiftc -cross-module-optimization -Xswiftc -Xfrontend -Xswiftc -function-sections \
	--disable-local-rpath
LINKER = $$(if [ "$$(uname)" = Linux ] && command -v ld.lld >/dev/null; then echo '-Xswiftc -use-ld=lld'; fi)
BINARY = .build/release/hanjang
FORMATTED = Sources Tests styles Package.swift

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/'

sample: release ## export every sample to out/
	@mkdir -p out
	@for file in samples/*.md samples/*.json; do \
	  name=$$(basename "$$file"); pdf=out/$${name%.*}.pdf; \
	  $(BINARY) export "$$file" -o "$$pdf" && echo "$$pdf" || exit 1; \
	done

pictures: release ## draw the pages that the README shows, in docs/images/
	@scripts/pictures $(BINARY)

test: setup ## run all tests
	$(SWIFT) test

setup: ## install what is missing
	@scripts/setup

build: setup ## build for debugging
	$(SWIFT) build

release: setup ## build for use
	$(SWIFT) build $(RELEASE) $(LINKER)

lint: ## check the format
	$(SWIFT) format lint --strict --recursive $(FORMATTED)

format: ## apply the format
	$(SWIFT) format --in-place --recursive $(FORMATTED)

check: setup lint test ## format lint, build and all tests: what continuous integration runs

LABELLED = Tests/Recognition
RECOGNITION = .build/debug/RecognitionTool

recognition: ## print how well labelled documents are recognised: held-out ones, by the old code and the new
	@$(SWIFT) build --product RecognitionTool
	@echo "rules:"; $(RECOGNITION) score --old --held $(LABELLED)
	@echo "model:"; $(RECOGNITION) score --held $(LABELLED)

fit-weights: ## fit the weights of recognition on two thirds of the labelled documents (needs python-crfsuite)
	@$(SWIFT) build --product RecognitionTool
	@mkdir -p .build/recognition
	$(RECOGNITION) features --supplement $(LABELLED)/supplement $(LABELLED) > .build/recognition/features.txt
	scripts/fit-weights .build/recognition/features.txt Sources/HanjangResume/Scoring/Weights+Data.swift

cross-validate: ## print five-fold cross-validation of recognition over the labelled documents
	@$(SWIFT) build --product RecognitionTool
	@mkdir -p .build/recognition
	$(RECOGNITION) features --supplement $(LABELLED)/supplement $(LABELLED) > .build/recognition/features.txt
	scripts/fit-weights .build/recognition/features.txt - --folds 5 --score '$(RECOGNITION) score $(LABELLED)'

conformance: release ## ask veraPDF whether every sample in every style keeps what it claims
	@scripts/conformance

extractors: release ## compare what other programs read from the samples with what they show
	@scripts/extractors

ends: release ## look in the samples' files, in every style and on three sizes, for what never ends a page
	@scripts/page-ends

independence: release ## make documents in random orders in one worker, and compare their bytes with those made alone
	@scripts/independence

bench: release ## time and memory against the reference program and Typst
	@Benchmarks/run

profile: release ## count the instructions of one export with callgrind (docs/profiling.md)
	@scripts/profile

scale-test: release ## share a folder on a Spark cluster of this machine, and kill half of it
	@scripts/scale-test

batch-test: release ## thousands of documents, poisoned ones among them, and kills at random moments
	@scripts/batch-test

install: release ## install below PREFIX (/usr/local): the binary, completions and the man page
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

clean: ## remove what was built
	rm -rf .build out

.PHONY: help sample pictures test setup build release lint format check recognition fit-weights cross-validate \
	conformance extractors ends independence bench profile scale-test batch-test install clean
