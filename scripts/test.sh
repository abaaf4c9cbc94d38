#!/bin/bash
# Builds everything in debug and runs every test. Arguments go to `swift test`, such as --filter NAME.
set -uo pipefail
failed=()

scripts/quietly.sh "Building everything in debug (the first time takes some minutes)" \
    swift build --build-tests || exit 1

if [ $# -eq 0 ] && compgen -G 'Tests/WebTests/*.test.*js' >/dev/null; then
    echo "Testing the page's modules"
    node --test Tests/WebTests/ | tail -n 12
    [ "${PIPESTATUS[0]}" -eq 0 ] || failed+=("the page's modules")
fi

echo "Testing with swift test"
log=.build/tests/swift-test.log
mkdir -p .build/tests
# The executables were built above. A pass of thousands of lines is kept in the log; the end of it says how it went.
swift test --skip-build --parallel "$@" </dev/null >"$log" 2>&1
status=$?
if [ $status -ne 0 ]; then
    grep -vE '^(◇|✔)|^\[[0-9]+/[0-9]+\]' "$log" | tail -n 400
    failed+=("swift test")
fi
# `swift test` also runs an empty pass of the older test library; its line would only confuse.
grep -E '^(✔|✘|􁁛|􀢄).* Test run with' "$log" || tail -n 5 "$log"

if [ ${#failed[@]} -gt 0 ]; then
    echo "FAILED: ${failed[*]} (all output: $log)"
    exit 1
fi
echo "All tests passed. All output: $log"
