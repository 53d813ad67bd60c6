#!/usr/bin/env bash
# Takes a running 0.1.0, as it stands in the history of this project, to the installed bot: deploy/try-upgrade.sh COMMAND
# COMMAND is the installed bot's, such as /usr/local/bin/gunungan; deploy/try.sh makes and installs it, and calls this.
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/trial.sh
new=${1:?the command of the installed bot}
# The changelog's line about 0.2.0 came when 0.1.0 was done, and changed nothing else.
last=$(git log --reverse --format=%H -S'## [0.2.0]' -- CHANGELOG.md 2>/dev/null | head -1)
git show "${last:-none}:package.json" 2>/dev/null | grep -q '"version": "0.1.0"' || { skipped 'the upgrade from a running 0.1.0 (its history is not here)'; exit 0; }
postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
[ -n "$postgres" ] || { skipped 'the upgrade from a running 0.1.0 (no PostgreSQL of Debian)'; exit 0; }
work=$(mktemp -d) old="" now=""
# PostgreSQL does not run as root.
nobody=''; [ "$(id -u)" = 0 ] && nobody='setpriv --reuid 65534 --regid 65534 --clear-groups'
finish() { kill $old $now; $nobody "$postgres/pg_ctl" -D "$work/pg/data" -m immediate stop; kill $(jobs -p); rm -rf "$work"; }
trap 'finish >/dev/null 2>&1' EXIT

mkdir "$work/0.1.0" && git archive "$last" | tar -xC "$work/0.1.0" && (cd "$work/0.1.0" && npm ci --silent --no-audit --no-fund >"$work/log" 2>&1) || give_up '0.1.0 is installed'
chmod 711 "$work" && mkdir -m 700 "$work/pg" && { [ -z "$nobody" ] || chown 65534:65534 "$work/pg"; }
$nobody "$postgres/initdb" -D "$work/pg/data" -U gunungan -A trust -E UTF8 >"$work/log" && $nobody "$postgres/pg_ctl" -D "$work/pg/data" -o "-p 15438 -k $work/pg -h 127.0.0.1" -l "$work/pg/log" -w start >"$work/log" &&
  "$postgres/createdb" -h 127.0.0.1 -p 15438 -U gunungan gunungan && "$postgres/createdb" -h 127.0.0.1 -p 15438 -U gunungan other || give_up 'a PostgreSQL is started'
export DATABASE_URL=postgresql://gunungan@127.0.0.1:15438/gunungan PORT=18081 ADMIN_IDS=telegram:1 TELEGRAM_BOT_TOKEN="$token" TELEGRAM_API_ROOT=http://127.0.0.1:18098 LOG_LEVEL=info
node deploy/quiet-telegram.cjs 18098 &
first() { (cd "$work/0.1.0" && node src/cli.ts "$@"); }
answers() { curl -sf http://127.0.0.1:$PORT/healthz; }
said() { grep -q "$1" "$work/said"; }

first restore "$PWD/test/fixtures/gunungan-0.1.0.backup" >"$work/log" 2>&1; tried $? 'a database of 0.1.0 is filled by 0.1.0'
(cd "$work/0.1.0" && exec node src/main.ts) >"$work/old.log" 2>&1 & old=$!
within 60 answers; tried $? '0.1.0 runs on it'
printf '%s\n' kode,instansi,singkatan,zona,nama,jabatan,telegram_id,slack_id 'UJI,Badan Uji,BU,WIB,Ratna,Sekretaris,9000001,' 'UJI,Badan Uji,BU,WIB,Andi,Ajudan,9000002,' >"$work/members.csv"
first import "$work/members.csv" >"$work/log" 2>&1; tried $? '0.1.0 takes members over'
first backup "$work/old.backup" >"$work/log" 2>&1; tried $? '0.1.0 makes a backup of it'
(cd "$work" && PORT=18082 timeout 60 "$new" start) >"$work/said" 2>&1; [ $? -eq 78 ] && said 0.1.0; tried $? 'beside it the new version refuses to start, with 78 and the reason'
answers >/dev/null && first doctor >"$work/said" 2>&1 && said 'schema is up to date'; tried $? 'nothing was changed beneath 0.1.0, which goes on'
kill $old; wait $old; tried $? '0.1.0 ends in order'; old=""
(cd "$work" && "$new" doctor) >"$work/said" 2>&1; said 'migrations are to be applied'; tried $? 'the new doctor says what is to be applied'
(cd "$work" && exec "$new" start) >"$work/new.log" 2>&1 & now=$!
within 90 answers; tried $? 'the new version starts on the same data'
(cd "$work" && "$new" doctor) >"$work/said" 2>&1; said 'the schema is up to date'; tried $? 'its doctor says that the schema is up to date'
(cd "$work/0.1.0" && timeout 60 node src/main.ts) >"$work/said" 2>&1; [ $? -ne 0 ] && said 'newer version'; tried $? '0.1.0 refuses to start again'
members() { (cd "$work" && "$new" export) 2>/dev/null | grep -c '^"UJI","Badan Uji","BU",.*\("Ratna","Sekretaris","9000001"\|"Andi","Ajudan","9000002"\)'; }
[ "$(members)" = 2 ]; tried $? 'its members are still there'
kill $now; wait $now; tried $? 'the new version ends in order'; now=""
DATABASE_URL=${DATABASE_URL%/*}/other; (cd "$work" && "$new" restore old.backup) >"$work/log" 2>&1 && [ "$(members)" = 2 ]; tried $? 'the backup that 0.1.0 made is restored by the new version, members and all'
exit $failed
