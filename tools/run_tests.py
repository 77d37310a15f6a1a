#!/usr/bin/env python3
"""Build and test with gcc and clang, release and sanitizers; count what passed.

    run_tests.py [CONFIG...]      gcc, clang, gcc-san, clang-san; default: all

The last line is "N passed, N failed", or "N passed, N failed, N skipped".
"""
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SANITIZERS = ["-Doptimization=1", "-Ddebug=true", "-Db_sanitize=address,undefined", "-Db_ndebug=false",
              "-Db_lundef=false"]
CONFIGS = {  # a warning of either compiler is an error
    "gcc": ("gcc", []),
    "clang": ("clang", []),
    "gcc-san": ("gcc", SANITIZERS),
    "clang-san": ("clang", SANITIZERS),
}


def run(command, **options):
    return subprocess.run(command, cwd=ROOT, **options)


def build(folder, compiler, options):
    env = dict(os.environ, CC=compiler)
    if not (ROOT / folder / "build.ninja").exists():
        setup = run(["meson", "setup", folder, "-Dwerror=true", *options], env=env, stdout=subprocess.DEVNULL)
        if setup.returncode != 0:
            return False
    return run(["ninja", "-C", folder, "--quiet"]).returncode == 0


def results(folder):
    path = ROOT / folder / "meson-logs" / "testlog.json"
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def main():
    names = sys.argv[1:] or list(CONFIGS)
    passed = failed = skipped = 0
    for name in names:
        folder = f"build-test-{name}"
        print(f"== {name}", flush=True)
        if not build(folder, *CONFIGS[name]):
            print(f"{name}: does not build")
            failed += 1
            continue
        log = ROOT / folder / "meson-logs" / "testlog.json"
        log.unlink(missing_ok=True)
        run(["meson", "test", "-C", folder, "--quiet", "--print-errorlogs", "--timeout-multiplier", "10"])
        count = 0
        for test in results(folder):
            count += 1
            if test["result"] in ("OK", "EXPECTEDFAIL"):
                passed += 1
            elif test["result"] == "SKIP":
                skipped += 1
                print(f"skipped: {test['name']}: {test.get('stdout', '').strip().splitlines()[-1:] or ''}")
            else:
                failed += 1
                print(f"failed: {name}: {test['name']}")
        if count == 0:
            print(f"{name}: no test ran")
            failed += 1
    tail = f", {skipped} skipped" if skipped else ""
    print(f"{passed} passed, {failed} failed{tail}")
    sys.exit(1 if failed else 0)


main()
