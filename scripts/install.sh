#!/bin/bash
# Installs a build: see `make install`. Never overwrites the configuration that is there.
set -euo pipefail
: "${DESTDIR=}" "${PREFIX:=/usr}" "${SYSCONFDIR:=/etc}" "${BIN_DIR:=.build/release}"
library=$PREFIX/lib/roundhouse

for program in roundhouse roundhouse-worker; do
    [ -x "$BIN_DIR/$program" ] || { echo "There is no $BIN_DIR/$program; run 'make build' first." >&2; exit 1; }
done

# The worker is found beside the server, so both stay together and only a link is on the path.
install -D -m 755 "$BIN_DIR/roundhouse" "$DESTDIR$library/roundhouse"
install -D -m 755 "$BIN_DIR/roundhouse-worker" "$DESTDIR$library/roundhouse-worker"
install -d "$DESTDIR$PREFIX/bin"
ln -sfn ../lib/roundhouse/roundhouse "$DESTDIR$PREFIX/bin/roundhouse"

put() { # file, folder, name
    [ -f "$1" ] || return 0
    install -d "$DESTDIR$2"
    sed "s#/usr/bin/roundhouse#$PREFIX/bin/roundhouse#g; s#/usr/lib/roundhouse#$library#g" "$1" >"$DESTDIR$2/$3"
    chmod 644 "$DESTDIR$2/$3"
}

for unit in deploy/systemd/*.service deploy/systemd/*.socket; do
    put "$unit" "$PREFIX/lib/systemd/system" "$(basename "$unit")"
done
put deploy/systemd/roundhouse.sysusers "$PREFIX/lib/sysusers.d" roundhouse.conf
put deploy/systemd/roundhouse.tmpfiles "$PREFIX/lib/tmpfiles.d" roundhouse.conf
put deploy/systemd/roundhouse.yaml "$PREFIX/share/doc/roundhouse/examples" roundhouse.yaml
for example in deploy/systemd/drop-ins/*.conf; do
    put "$example" "$PREFIX/share/doc/roundhouse/examples" "$(basename "$example")"
done
put LICENSE "$PREFIX/share/doc/roundhouse" LICENSE
if [ ! -e "$DESTDIR$SYSCONFDIR/roundhouse/roundhouse.yaml" ]; then
    put deploy/systemd/roundhouse.yaml "$SYSCONFDIR/roundhouse" roundhouse.yaml
fi

echo "Installed in $DESTDIR$PREFIX."
if [ -z "$DESTDIR" ] && [ -d /run/systemd/system ]; then
    echo "Next: systemctl daemon-reload && systemctl enable --now roundhouse.socket roundhouse.service"
fi
