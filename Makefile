# One command each: `make demo` shows the tool at work, `make test` checks all of it.
PREFIX ?= /usr/local
BINARY = .build/release/xqr-campaign
RELEASE = swift build -c release --static-swift-stdlib --product xqr-campaign

.PHONY: deps build test demo lint format bench fuzz soak transitions faults install clean

# Debian packages that are missing; quiet when all are there.
deps:
	@.ci/deps

build: deps
	$(RELEASE)

# Every end-to-end test starts servers and processes: more of them at once only wait for each other.
# Pages are looked at in a browser.
test:
	@.ci/deps chromium-driver
	swift test --experimental-maximum-parallelization-width 12

# Plans, applies and applies again 1,680 links against a sandbox, in demo/.
demo: build
	@.ci/demo

# That tests take every line and every known transition of the engine.
transitions: deps
	@.ci/transitions

# Every fault at every place of a run, with what comes of it, as a table.
faults: deps
	@.ci/faults faults.md

# Format, and that no target imports what it doesn't declare (look at the status, not the words).
lint: deps
	swift format lint --strict -r --parallel Package.swift Sources Tests
	swift build --explicit-target-dependency-import-check error

format:
	swift format -i -r --parallel Package.swift Sources Tests

# Whole-process figures as ratios to a bare program, where that yardstick is at hand.
bench: build
	@.ci/bench

# Each fuzz target in turn, SECONDS each: `make fuzz SECONDS=600`.
SECONDS ?= 60
fuzz: deps
	SECONDS_EACH=$(SECONDS) .ci/fuzz

# Random campaigns under random faults, kills and interrupts, MINUTES long: `make soak MINUTES=30`.
# A case that breaks a promise is shrunk into Tests/EndToEndTests/Troubles/Cases.
MINUTES ?= 10
soak: deps
	SOAK_SECONDS=$$(($(MINUTES) * 60)) TROUBLE_WIDTH=3 \
	  swift test --filter 'EndToEndTests.TroubleTests|ApplyPropertyTests'

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -s -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/xqr-campaign
	install -D -s -m 755 $(dir $(BINARY))xqr-lua-worker \
	  $(DESTDIR)$(PREFIX)/libexec/xqr-campaign/xqr-lua-worker
	$(BINARY) --generate-completion-script bash \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/xqr-campaign
	$(BINARY) --generate-completion-script zsh \
	  > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_xqr-campaign
	$(BINARY) --generate-completion-script fish \
	  > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/xqr-campaign.fish

clean:
	rm -rf .build demo
