#!/bin/bash
# Measures a release build against its goals and prints them with the machine's figures. See README.md beside this file.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v cc >/dev/null || missing+=(gcc libc6-dev)
command -v python3 >/dev/null || missing+=(python3)
[ -e /usr/include/openssl/sha.h ] || missing+=(libssl-dev)
if [ ${#missing[@]} -gt 0 ]; then
    echo "The benchmarks need these Debian packages: sudo apt-get install ${missing[*]}" >&2
    exit 1
fi

exec python3 Benchmarks/run.py "$@"
