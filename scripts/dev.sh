#!/bin/bash
# Serves a debug build; builds again and restarts when a source changes. Ctrl-C ends it.
set -uo pipefail
HOST=${HOST:-127.0.0.1}
PORT=${PORT:-8000}
server=

stop() {
    [ -n "$server" ] || return 0
    kill "$server" 2>/dev/null
    wait "$server" 2>/dev/null
    server=
}
trap 'stop; exit 0' INT TERM

sources() { find Sources Package.swift -type f -printf '%T@ %p\n' | sort | cksum; }

while true; do
    seen=$(sources)
    # A build that fails leaves the running server alone.
    if swift build; then
        stop
        .build/debug/roundhouse serve --set "listen.host=$HOST" --set "listen.port=$PORT" --set store.path=.roundhouse &
        server=$!
    else
        echo "The build failed; waiting for a change." >&2
    fi
    while [ "$(sources)" = "$seen" ]; do sleep 1; done
    echo "A source changed."
done
