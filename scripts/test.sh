#!/bin/bash
# Builds everything in debug and runs every test. Arguments go to `swift test`, such as --filter NAME.
set -uo pipefail
failed=()

mkdir -p .build/tests

scripts/quietly.sh "Building everything in debug (the first time takes some minutes)" \
    swift build --build-tests || exit 1

if [ $# -eq 0 ]; then
    echo "Testing the page: its modules, and the page itself in a browser"
    mapfile -t page_tests < <(find Tests/WebTests -name '*.test.mjs' | sort)
    WEB_TESTS_BINARY=$PWD/.build/debug/roundhouse WEB_TESTS_BROWSER=required \
        node --test "${page_tests[@]}" </dev/null >.build/tests/page.log 2>&1
    page_status=$?
    if [ $page_status -ne 0 ]; then
        grep -vE '^ *(#|ok|---|\.\.\.|duration_ms|type:)|^▶|^ *✔' .build/tests/page.log | tail -n 200
        failed+=("the page")
    fi
    tail -n 8 .build/tests/page.log | grep -E '^(#|ℹ) (tests|pass|fail|skipped)'
fi

echo "Testing with swift test"
log=.build/tests/swift-test.log
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
    echo "FAILED: ${failed[*]} (all output: .build/tests/)"
    exit 1
fi
echo "All tests passed. All output: .build/tests/"
