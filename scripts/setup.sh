#!/bin/bash
# Checks the Swift toolchain and installs missing Debian packages: setup.sh build [test]
set -euo pipefail

fail() {
    echo "$*" >&2
    exit 1
}

need_swift() {
    command -v swift >/dev/null ||
        fail "Swift is not installed. Roundhouse needs Swift 6.3 or later: https://www.swift.org/install/linux/"
    local version major minor
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    [ -n "$version" ] || fail "Cannot tell which Swift this is: 'swift --version' names no version."
    major=${version%%.*}
    minor=${version#*.}
    [ "$major" -gt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -ge 3 ]; } ||
        fail "This is Swift $version; Roundhouse needs 6.3 or later: https://www.swift.org/install/linux/"
}

# A package and the command or file that shows that it is there: some machines have node from elsewhere, for example.
missing=()
want_file() { [ -e "$2" ] || compgen -G "$2" >/dev/null || missing+=("$1"); }
want_command() { command -v "$2" >/dev/null || missing+=("$1"); }

wanted_to_build() {
    want_file libsqlite3-dev /usr/include/sqlite3.h
    want_file libsystemd-dev /usr/include/systemd/sd-daemon.h
    want_file zlib1g-dev /usr/include/zlib.h
    want_file liblz4-dev /usr/include/lz4.h
    want_command pkg-config pkg-config
}

wanted_to_test() {
    want_command libxml2-utils xmllint
    want_command python3 python3
    python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv)
    want_command unzip unzip
    want_command curl curl
    want_command chromium chromium
    want_command nodejs node
}

install_missing() {
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "Please install as root: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    command -v apt-get >/dev/null ||
        fail "This is not Debian or a relative of it. Please install what these packages hold there: ${missing[*]}"
    echo "Installing ${missing[*]}"
    local log
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    local install=("${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}")
    # The list of packages may be old, or absent on a fresh image.
    if ! "${install[@]}" >"$log" 2>&1; then
        "${as_root[@]}" apt-get update -qq >>"$log" 2>&1 && "${install[@]}" >>"$log" 2>&1 || {
            cat "$log" >&2
            rm -f "$log"
            fail "Could not install ${missing[*]}; the reason is above."
        }
    fi
    rm -f "$log"
}

need_swift
for what in "$@"; do
    case $what in
        build) wanted_to_build ;;
        test) wanted_to_test ;;
        *) fail "usage: setup.sh build [test]" ;;
    esac
done
install_missing
