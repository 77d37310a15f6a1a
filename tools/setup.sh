#!/bin/sh
# Installs what building stemma needs and is missing: Debian 12 or Ubuntu packages.
#
#   tools/setup.sh build    compiler, build system, libraries
#   tools/setup.sh test     the same, and what the tests need (clang, sanitizers)
#
# Uses sudo only when not root.  Says what it does.  Installs nothing that is
# there already, and nothing else.
set -eu

build="gcc libc6-dev meson ninja-build pkg-config python3
    zlib1g-dev libdeflate-dev libicu-dev libutf8proc-dev libuchardet-dev libstemmer-dev libssl-dev libsqlite3-dev"
test="clang libclang-rt-dev python3-jsonschema sqlite3"

case "${1:-build}" in
build) wanted=$build ;;
test) wanted="$build $test" ;;
*)
    echo "usage: tools/setup.sh build|test" >&2
    exit 2
    ;;
esac

is_installed() {
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'
}

# What clang depends on: as installed, or else as the package lists say.
clang_depends() {
    dpkg-query -W -f '${Depends}\n' clang 2>/dev/null || apt-cache depends clang 2>/dev/null || true
}

# Debian names the sanitizer runtime after clang's version: libclang-rt-14-dev.
real_name() {
    if [ "$1" = libclang-rt-dev ]; then
        clang_depends | sed -n 's/.*clang-\([0-9][0-9]*\).*/libclang-rt-\1-dev/p' | head -n 1
    else
        echo "$1"
    fi
}

if ! command -v dpkg-query >/dev/null; then
    echo "setup: not a Debian or Ubuntu system; needed are: $wanted" >&2
    exit 0
fi

missing=
for package in $wanted; do
    name=$(real_name "$package")
    if [ -z "$name" ] || ! is_installed "$name"; then
        missing="$missing $package"
    fi
done
if [ -z "$missing" ]; then
    exit 0
fi

as_root=
if [ "$(id -u)" -ne 0 ]; then
    as_root=sudo
fi
export DEBIAN_FRONTEND=noninteractive
echo "setup: updating the package lists"
$as_root apt-get update -qq
names=
for package in $missing; do
    names="$names $(real_name "$package")"
done
echo "setup: installing$names"
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $names >/dev/null
