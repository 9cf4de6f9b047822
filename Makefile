# The two commands a newcomer needs are `make demo` and `make test`; the rest serves development. CMake presets do the work.
.DEFAULT_GOAL := help
.PHONY: help setup build demo test bench eval eval-actors asan clang other-compiler vectors fuzz page at-once format lint lint-optionals readme install clean

PROGRAM := build/release/rapporteur
GOLD ?=
WAVE ?=
SOURCES = $(shell git ls-files '*.cc' '*.h')

help:
	@echo "make demo            install what is missing, build, and read the reports in examples/"
	@echo "make test            the same, and run the tests"
	@echo "make build           $(PROGRAM)"
	@echo "make bench           speed of each stage and of the whole"
	@echo "make eval GOLD=DIR   scores against what people annotated; WAVE=K: of one wave of reports alone"
	@echo "make eval-actors     every holder of a top office in every frame, on days inside his tenure"
	@echo "make asan            build and test with sanitizers"
	@echo "make clang           the same with the other compiler"
	@echo "make other-compiler  build and test with the other compiler, without sanitizers: minutes less"
	@echo "make fuzz            feed every reader of bytes from outside for FUZZ_SECONDS=60 each"
	@echo "make page            the page's views in Debian's chromium; screenshots in build/screenshots"
	@echo "make at-once         four writers and four readers on one record for a minute"
	@echo "make format, lint    clang-format; clang-format and clang-tidy as checks, and no word of a language in src/"
	@echo "make lint-optionals  a later clang-tidy, for optionals that nobody looked into"
	@echo "make readme          rewrite the output that README.md shows"
	@echo "sudo make install    program, library, man page, completions (PREFIX=/usr/local)"

setup:
	@cmake/setup.sh

build: setup
	@cmake --preset release $(if $(wildcard build/release/build.ninja),>/dev/null,)
	@cmake --build --preset release

demo: build
	@rm -f build/demo.db
	$(PROGRAM) read examples --db build/demo.db
	$(PROGRAM) talks --db build/demo.db
	$(PROGRAM) show statements --by Ryabkov --db build/demo.db
	@echo "To look at it in a browser: $(PROGRAM) serve --db build/demo.db, and open http://127.0.0.1:8080/"

test: build
	ctest --preset release

bench: build
	build/release/bench/rapporteur_bench $(BENCH_ARGS)

eval: build
	@python3 evaluation/run.py "$(GOLD)" $(PROGRAM) $(if $(WAVE),--wave $(WAVE))

eval-actors: build
	RAPPORTEUR_ALL_HOLDERS=1 build/release/tests/rapporteur_tests --gtest_filter='Holders.*'

asan: setup
	cmake --preset asan
	cmake --build --preset asan
	ctest --preset asan

clang:
	@cmake/setup.sh clang libclang-rt-14-dev
	cmake --preset clang
	cmake --build --preset clang
	ctest --preset clang

# What takes long and does not hang on the compiler is left to `make test`.
other-compiler:
	@cmake/setup.sh clang
	@cmake --preset other-compiler >/dev/null
	@cmake --build --preset other-compiler
	build/other-compiler/tests/rapporteur_tests --gtest_brief=1 --gtest_filter='-Scale.*:Holders.*:Metamorphic*'

# The vector code and its test with the other compiler: seconds.
vectors:
	@cmake/setup.sh clang
	@cmake --preset other-compiler >/dev/null
	@cmake --build --preset other-compiler --target vector_tests
	build/other-compiler/tests/vector_tests --gtest_brief=1

FUZZ_SECONDS ?= 60
FUZZ = build/clang/fuzz/rapporteur_fuzz
READERS = $(notdir $(wildcard fuzz/seeds/*))
fuzz: setup
	@cmake/setup.sh clang libclang-rt-14-dev
	cmake --preset clang
	cmake --build --preset clang --target rapporteur_fuzz
	@for reader in $(READERS); do \
	  mkdir -p build/fuzz/$$reader; \
	  echo "== $$reader"; \
	  $(FUZZ) --reader=$$reader -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=2048 -print_final_stats=1 -verbosity=0 \
	    -artifact_prefix=build/fuzz/$$reader- build/fuzz/$$reader fuzz/seeds/$$reader || exit 1; \
	done

page: build
	@cmake/setup.sh chromium
	tests/page/test.sh $(PROGRAM)

at-once: build
	tests/cli/at_once.py $(PROGRAM) 60

format:
	clang-format -i $(SOURCES)

lint: build
	tools/check_literals.py
	tools/check_circles.py
	tools/check_licences.py
	clang-format --dry-run -Werror $(SOURCES)
	run-clang-tidy -quiet -p build/release 'src/.*\.cc' >build/lint.txt 2>&1 || (grep -E 'error|warning' build/lint.txt; exit 1)

# A later clang-tidy, which follows optionals; minutes more.
lint-optionals: build
	@cmake/setup.sh clang-tidy-19
	run-clang-tidy-19 -quiet -p build/release -warnings-as-errors='bugprone*' -checks='-*,bugprone-unchecked-optional-access' \
	  -extra-arg=-Wno-deprecated-declarations 'src/.*\.cc' >build/lint-optionals.txt 2>&1 || \
	  (grep -E 'error:|warning:' build/lint-optionals.txt; exit 1)

PREFIX ?= /usr/local
install:
	cmake --install build/release --prefix $(PREFIX)

readme: build
	tools/refresh_readme.py $(PROGRAM)

clean:
	rm -rf build
