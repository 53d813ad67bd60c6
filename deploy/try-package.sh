#!/usr/bin/env bash
# Makes the package, installs it in the three ways that npm knows, and operates it: deploy/try-package.sh FOLDER
# FOLDER is empty, and afterwards has the package, what `npm install` makes of it in app/ and what `npm install --global` makes in global/.
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/trial.sh
work=$(readlink -f "${1:?an empty folder}")
backup=$PWD/test/fixtures/gunungan-0.1.0.backup

npm pack --silent --pack-destination "$work" >"$work/log" && package=$(ls "$work"/gunungan-*.tgz) || give_up 'the package is made'
mkdir "$work/app" "$work/elsewhere" "$work/empty" && (cd "$work/app" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund "$package"); tried $? 'the package is made and installed'
version=$(node -p 'require("./package.json").version')
[ "$(cd "$work/empty" && npx --yes --package="$package" gunungan --version)" = "$version" ] && [ -z "$(ls -A "$work/empty")" ]; tried $? 'npx runs it in an empty folder, and leaves nothing there'
npm install --silent --global --no-audit --no-fund --prefix "$work/global" "$package" >"$work/log" 2>&1; tried $? 'npm install --global installs it'
# As it is carried to where no registry is: packed here, unpacked elsewhere.
tar cf - -C "$work/global" bin lib | tar xf - -C "$work/elsewhere"
bot="$work/elsewhere/bin/gunungan"
cd "$work/empty"
# Without any network but this machine's own address, which root alone can arrange, since PostgreSQL takes no user of a user namespace.
alike=''
alone() { "$@"; }
if [ "$(id -u)" = 0 ] && unshare -n ip link set lo up 2>/dev/null; then
  alone() { unshare -n sh -c 'ip link set lo up && exec "$@"' alone "$@"; }
  alike=" without any network"
else skipped 'running it without any network (not root, or no unshare or ip)'; fi
"$bot" --help | grep -q '^Usage: gunungan \[' && "$bot" backup --help | grep -q '^Usage: gunungan backup '; tried $? 'its help says what is typed'
"$bot" start 2>"$work/said"; [ $? -eq 78 ] && grep -q 'gunungan demo' "$work/said"; tried $? 'gunungan start without settings ends with 78, and says what to do'
alone timeout 300 "$bot" demo --script >"$work/log" 2>&1; tried $? "gunungan demo --script plays to its end$alike"
export DATA_DIR="$work/data" ADMIN_IDS=telegram:1 TELEGRAM_BOT_TOKEN="$token" TELEGRAM_API_ROOT=http://127.0.0.1:9
chmod 711 "$work"
"$bot" restore "$backup" >"$work/log" 2>&1; tried $? 'gunungan restore takes a backup of 0.1.0'
"$bot" export before.csv >"$work/log" 2>&1 && "$bot" backup own.backup >"$work/log" 2>&1 && [ "$(stat -c %a own.backup)" = 600 ] && ! "$bot" backup own.backup >"$work/log" 2>&1; tried $? 'gunungan backup writes a file for its owner alone, and replaces none'
! "$bot" restore own.backup >"$work/log" 2>&1 && "$bot" restore own.backup --replace >"$work/log" 2>&1 && "$bot" export after.csv >"$work/log" 2>&1 && cmp before.csv after.csv; tried $? 'gunungan restore --replace puts it back, and the members are the same'
"$bot" doctor >"$work/said" 2>&1; [ $? -eq 1 ] && grep -q 'ok   database: the schema is up to date' "$work/said" && grep -q 'fail telegram' "$work/said"; tried $? 'gunungan doctor finds the database good and Telegram out of reach'
unset DATA_DIR ADMIN_IDS TELEGRAM_BOT_TOKEN TELEGRAM_API_ROOT

major=$(PATH=$machine_path node -p 'parseInt(process.versions.node, 10)' 2>/dev/null)
if [ "${major:-24}" -lt 24 ]; then
  PATH=$machine_path "$bot" doctor 2>"$work/said"; [ $? -eq 1 ] && grep -q '^gunungan needs Node.js 24 or later, and this is ' "$work/said"; tried $? "under Node.js $major it says which it needs"
else skipped 'an older Node.js (none here)'; fi
exit $failed
