#!/bin/sh
# Runs every fuzz target with libFuzzer: tools/fuzz.sh [SECONDS] [TARGET...]
# A finding stops the run and leaves its input beside the corpus.
set -eu
cd "$(dirname "$0")/.."

seconds=${1:-300}
[ $# -gt 0 ] && shift
build=build-fuzz
if [ ! -f $build/build.ninja ]; then
    CC=clang meson setup $build -Dfuzz=true -Dbuildtype=debugoptimized -Db_ndebug=false \
        -Db_sanitize=address,undefined -Db_lundef=false -Dc_args=-fsanitize=fuzzer-no-link
fi
ninja -C $build --quiet
if [ $# -eq 0 ]; then
    set -- $(cd fuzz/targets && ls ./*_fuzz.c | sed 's|^\./||; s|_fuzz\.c$||')
fi
for name in "$@"; do
    echo "== $name, $seconds s"
    mkdir -p "$build/found/$name"
    "$build/fuzz/${name}_fuzz" -max_total_time="$seconds" -rss_limit_mb=4096 -timeout=20 \
        -artifact_prefix="$build/found/$name-" -print_final_stats=1 \
        "$build/found/$name" "fuzz/corpus/$name" 2>&1 | tail -n 12
done
