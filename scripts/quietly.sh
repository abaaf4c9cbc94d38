#!/bin/bash
# Runs a command and shows its output only where it fails: quietly.sh "What it does" command argument…
set -u
what=$1
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "$what"
started=$SECONDS
if [ -t 1 ] || [ -n "${VERBOSE:-}" ]; then
    # A person watches: the tool's own progress is better than silence.
    "$@" || { status=$?; echo "Failed: $*" >&2; exit $status; }
else
    "$@" >"$log" 2>&1 || { status=$?; cat "$log" >&2; echo "Failed: $*" >&2; exit $status; }
fi
echo "  done in $((SECONDS - started)) s"
