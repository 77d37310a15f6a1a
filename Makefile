# Shortcuts over Meson.  `make demo` and `make test` install what is missing.

BUILD = build
DATA = ../shared

.PHONY: all packages demo test bench accuracy models weights fuzz check-style format install clean

all: $(BUILD)/stemma

# Asked for each time, because a build folder does not tell that its packages are still there.
packages:
	@tools/setup.sh build

$(BUILD)/build.ninja: | packages
	meson setup $(BUILD)

$(BUILD)/stemma: $(BUILD)/build.ninja FORCE
	@ninja -C $(BUILD) --quiet stemma

FORCE:

# The edition of nine made-up reports, in the terminal and as a web page.
demo: $(BUILD)/stemma
	$(BUILD)/stemma collate examples/pages -o $(BUILD)/demo
	@echo "The same as a web page: $(CURDIR)/$(BUILD)/demo/index.html"

# gcc and clang, release and sanitizers.  The last line says how many passed.
test:
	tools/setup.sh test
	python3 tools/run_tests.py

bench: $(BUILD)/stemma
	python3 bench/speed.py --stemma $(BUILD)/stemma --data $(DATA)

accuracy: $(BUILD)/stemma
	python3 bench/accuracy.py --stemma $(BUILD)/stemma --data $(DATA)

# Learn the models of the language stage anew; the same data give the same bytes.
models: $(BUILD)/build.ninja
	ninja -C $(BUILD) --quiet train/language_train
	$(BUILD)/train/language_train $(DATA) data/models/language.model

# Learn the weights of the claim stage anew, likewise.
weights: $(BUILD)/build.ninja
	ninja -C $(BUILD) --quiet train/claim_train
	$(BUILD)/train/claim_train $(DATA) data/claim_weights.tsv

fuzz:
	tools/setup.sh test
	tools/fuzz.sh

check-style: $(BUILD)/build.ninja
	ninja -C $(BUILD) --quiet
	meson test -C $(BUILD) --suite style --suite headers

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

install: $(BUILD)/stemma
	ninja -C $(BUILD) --quiet
	meson install -C $(BUILD)

clean:
	rm -rf $(BUILD) build-*
