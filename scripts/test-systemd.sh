#!/bin/bash
# Boots a Debian 12 with this build installed and checks the service from inside: see `make test-systemd`. The tree is made
# once, in .build/systemd-test. Needs root, debootstrap and systemd-nspawn; says so and does nothing where it cannot run.
set -euo pipefail
: "${BIN_DIR=.build/release}" "${MIRROR=}"
cache=.build/systemd-test
base=$cache/base
root=$cache/root

skip() { echo "SKIPPED: $1"; exit 0; }
[ "$(id -u)" = 0 ] || skip "booting a container needs root"
for tool in debootstrap systemd-nspawn; do
    command -v "$tool" >/dev/null || skip "there is no $tool (apt-get install debootstrap systemd-container)"
done
[ "$(uname -s)" = Linux ] || skip "containers of systemd are Linux's"

if [ ! -e "$base/complete" ]; then
    rm -rf "$base"
    mkdir -p "$cache"
    scripts/quietly.sh "Making a Debian 12 tree (once)" debootstrap --variant=minbase \
        --include=systemd,systemd-sysv,dbus,libsystemd0,libsqlite3-0,zlib1g,liblz4-1,libstdc++6,python3 \
        bookworm "$base" ${MIRROR:+"$MIRROR"} || skip "no Debian tree could be made"
    touch "$base/complete"
fi

rm -rf "$root"
cp -a --reflink=auto "$base" "$root"
DESTDIR=$PWD/$root PREFIX=/usr SYSCONFDIR=/etc BIN_DIR=$BIN_DIR scripts/install.sh >/dev/null
install -m 755 Tests/Systemd/checks.py "$root/checks.py"
cat >"$root/etc/systemd/system/checks.service" <<'UNIT'
[Unit]
Description=Checks of Roundhouse under systemd
After=multi-user.target

[Service]
Type=oneshot
Environment=PYTHONUNBUFFERED=1
ExecStart=/usr/bin/python3 /checks.py
ExecStopPost=/bin/systemctl --no-block poweroff
StandardOutput=file:/results
StandardError=inherit
TimeoutStartSec=300
UNIT
mkdir -p "$root/etc/systemd/system/multi-user.target.wants" "$root/etc/systemd/system/roundhouse.service.d"
ln -s ../checks.service "$root/etc/systemd/system/multi-user.target.wants/checks.service"
# The watchdog's time is for people; a test does not wait for a minute.
printf '[Service]\nWatchdogSec=5\n' >"$root/etc/systemd/system/roundhouse.service.d/test.conf"

# A release has the Swift library in it; a debug build finds it where it was built.
library=$(ldd "$BIN_DIR/roundhouse" | awk '/libswiftCore/ { print $3 }')
binds=()
[ -z "$library" ] || binds+=("--bind-ro=$(dirname "$library")")

echo "Booting Debian 12 and checking the service"
timeout --kill-after=10 360 systemd-nspawn --quiet --boot --directory="$root" --machine="roundhouse-$$" "${binds[@]}" \
    --register=no --keep-unit --private-network >"$cache/console.log" 2>&1 </dev/null || true
[ -s "$root/results" ] || { echo "FAILED: the container gave no results; see $cache/console.log"; exit 1; }
cat "$root/results"
if ! grep -q '^all checks passed' "$root/results"; then
    echo "FAILED (console: $cache/console.log)"
    exit 1
fi
rm -rf "$root"
