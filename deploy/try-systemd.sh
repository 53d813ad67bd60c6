#!/usr/bin/env bash
# Runs the shipped unit under a systemd of its own, in a container: deploy/try-systemd.sh FOLDER
# FOLDER is what `npm install --global --prefix FOLDER` made of the package; deploy/try.sh --image makes it, and calls this. As root, with
# mmdebstrap and systemd-nspawn (apt-get install mmdebstrap systemd-container); the container shares this machine's network.
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/trial.sh
global=$(readlink -f "${1:?the folder of npm install --global --prefix}")
for tool in mmdebstrap systemd-nspawn nsenter; do has $tool || { skipped "the unit under a running systemd (no $tool)"; exit 0; }; done
[ "$(id -u)" = 0 ] || { skipped 'the unit under a running systemd (not root)'; exit 0; }
work=$(mktemp -d)
finish() { [ -z "$nspawn" ] || kill -KILL "$leader" "$nspawn"; wait "$nspawn"; kill $(jobs -p); rm -rf "$work"; }
nspawn="" leader=""
trap 'finish >/dev/null 2>&1' EXIT
root="$work/root"

# libnss-systemd gives the unit's user a name, without which PostgreSQL does not run; systemd-run needs dbus, and Node.js libstdc++6.
mmdebstrap --variant=minbase --include=systemd-sysv,libnss-systemd,dbus,libstdc++6 bookworm "$root" >"$work/log" 2>&1 || give_up 'a Debian with systemd is made'
tried 0 'a Debian with systemd is made'
cp "$(readlink -f node_modules/.bin/node)" "$root/usr/local/bin/node" && cp -a "$global/bin" "$global/lib" "$root/usr/local/" && cp deploy/gunungan-operator "$root/usr/local/bin/" &&
  cp deploy/gunungan.service "$root/etc/systemd/system/" && mkdir -m 700 "$root/etc/gunungan"
printf '%s\n' "TELEGRAM_BOT_TOKEN=$token" TELEGRAM_API_ROOT=http://127.0.0.1:18097 PORT=18087 ADMIN_IDS=telegram:1 BACKUP_DIR=/var/lib/gunungan/backups >"$root/etc/gunungan/env" && chmod 600 "$root/etc/gunungan/env"
node deploy/quiet-telegram.cjs 18097 &
systemd-nspawn --quiet --register=no --keep-unit --directory="$root" --machine=gunungan-try --console=read-only --boot </dev/null >"$work/console" 2>&1 & nspawn=$!
leads() { leader=$(pgrep -P "$nspawn" | head -1) && [ -n "$leader" ]; }
# What is typed within; nothing here may hang.
inside() { timeout 120 nsenter -t "$leader" -m -u -i -p -C "$@"; }
booted() { leads && inside systemctl is-active multi-user.target; }
within 60 booted || { cp "$work/console" "$work/log"; give_up 'systemd starts in a container'; }
tried 0 'systemd starts in a container'
answers() { curl -sf http://127.0.0.1:18087/healthz; }
is() { [ "$(inside systemctl show -P "$1" gunungan)" = "$2" ]; }

inside systemctl enable --now gunungan >"$work/log" 2>&1 && within 90 answers; tried $? 'the unit starts, with PostgreSQL of its own, and the bot is healthy'
pid=$(inside systemctl show -P MainPID gunungan)
[ "$(inside stat -c %U "/proc/$pid")" = gunungan ] && [ "$(inside stat -c %a /var/lib/private/gunungan)" = 700 ]; tried $? 'it is a user of its own, and its data nobody else’s'
inside systemd-analyze security --threshold=30 gunungan >"$work/log" 2>&1; tried $? "as it runs, it is exposed below 3.0 ($(sed -n 's/.*gunungan.service: //p' "$work/log"))"
inside gunungan-operator doctor >"$work/log" 2>&1; tried $? 'gunungan-operator doctor finds nothing that fails'
inside gunungan-operator backup hand.backup >"$work/log" 2>&1 && inside test -s /var/lib/gunungan/hand.backup; tried $? 'gunungan-operator backup writes to /var/lib/gunungan'
! inside gunungan-operator backup /root/hand.backup >"$work/log" 2>&1; tried $? 'and nowhere else'
inside gunungan-operator nonsense >"$work/log" 2>&1; [ $? -eq 64 ]; tried $? 'an exit code of a command is passed on'
has_backup() { inside sh -c 'ls /var/lib/gunungan/backups/gunungan-*Z.backup'; }
within 60 has_backup; tried $? 'it makes a backup by itself'
inside systemctl kill --signal=KILL gunungan; within 60 is NRestarts 1 && within 90 answers; tried $? 'killed with everything that is its own, it is started again, and healthy'
started=$SECONDS; inside systemctl stop gunungan; is Result success && is ExecMainStatus 0 && [ $((SECONDS - started)) -lt 30 ]; tried $? "systemctl stop ends it in order, within its 30 s ($((SECONDS - started)) s)"
inside gunungan-operator restore hand.backup --replace >"$work/log" 2>&1; tried $? 'gunungan-operator restore puts the backup back'
inside systemctl start gunungan && within 90 answers; tried $? 'it starts on what was restored'
inside sh -c 'echo PORT=x >>/etc/gunungan/env' && inside systemctl restart gunungan
ended() { is ActiveState failed && is ExecMainStatus 78; }
within 60 ended; tried $? 'wrong settings end it with 78'
# Longer than RestartSec.
! within 6 is NRestarts 1 && ended && is NRestarts 0; tried $? 'and it is not started again'
skipped 'the unit after a restart of the machine, and beside a PostgreSQL of the system'
exit $failed
