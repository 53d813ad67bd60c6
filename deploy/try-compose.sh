#!/usr/bin/env bash
# Brings compose.yaml up whole on the Docker engine that is there, operates it by the guide's commands, kills both, and takes all of it away.
# `deploy/try.sh --image` calls it. The images that it begins with (node:24-bookworm-slim, postgres:18) come from the engine or its registry;
# names, port and volumes are its own, so that a bot that runs here is left alone.
set -uo pipefail
cd "$(dirname "$0")/.."
docker info >/dev/null 2>&1 || { echo 'not tried: docker compose up (no Docker engine)'; exit 0; }
compose='docker compose'; docker compose version >/dev/null 2>&1 || compose=docker-compose
command -v "${compose%% *}" >/dev/null || { echo 'not tried: docker compose up (no compose)'; exit 0; }
work=$(mktemp -d) failed=0 port=18089
tried() { if [ "$1" -eq 0 ]; then echo "ok      $2"; else echo "FAILED  $2"; failed=1; fi; }
give_up() { tried 1 "$1"; tail -20 "$work/log"; exit 1; }

# A copy of the folder, in which .env is the trial's and the names are not a running bot's.
project="$work/gunungan-try" && mkdir "$project"
{ git ls-files -z; git ls-files -zo --exclude-standard; } | grep -zv '^test/' | tar cf - --null -T - --ignore-failed-read 2>/dev/null | tar xf - -C "$project"
sed -i -e "s/127.0.0.1:8080:8080/127.0.0.1:$port:8080/" -e 's/name: gunungan-/name: gunungan-try-/' -e 's/image: gunungan$/image: gunungan-try/' "$project/deploy/compose.yaml"
printf '%s\n' "TELEGRAM_BOT_TOKEN=123456:$(printf 'x%.0s' {1..35})" TELEGRAM_API_ROOT=http://telegram:18099 ADMIN_IDS=telegram:1 POSTGRES_PASSWORD=rahasia123 HOST= PORT= DATABASE_URL= >"$project/.env"
# A Telegram that has nothing to say.
cat >"$project/telegram.js" <<'FAKE'
require('node:http').createServer((request, response) => { request.resume(); request.on('end', () => {
  const known = { getMe: { id: 1, is_bot: true, first_name: 'x', username: 'x_bot' }, getUpdates: [], getWebhookInfo: { url: '', has_custom_certificate: false, pending_update_count: 0 } };
  const method = request.url.split('/').pop().split('?')[0];
  setTimeout(() => response.end(JSON.stringify({ ok: true, result: known[method] ?? true })), method === 'getUpdates' ? 1000 : 0);
}); }).listen(18099);
FAKE
printf 'services:\n  telegram:\n    image: docker.io/library/node:24-bookworm-slim\n    command: [node, /telegram.js]\n    volumes: ["%s/telegram.js:/telegram.js:ro"]\n' "$project" >"$project/telegram.yaml"
up() { (cd "$project" && $compose -p gunungan-try --env-file .env -f deploy/compose.yaml -f telegram.yaml "$@"); }
trap 'up down -v --rmi local >/dev/null 2>&1; rm -rf "$work"' EXIT
of() { docker inspect -f "$2" "$(up ps -q "$1")"; }
healthy() { for _ in $(seq 90); do [ "$(of bot '{{.State.Health.Status}}' 2>/dev/null)" = healthy ] && return 0; sleep 1; done; return 1; }
answers() { for _ in $(seq 60); do curl -sf "http://127.0.0.1:$port/healthz" >/dev/null && return 0; sleep 1; done; return 1; }
bot() { up exec -T bot /app/node_modules/.bin/gunungan "$@"; }

up build --build-arg "NPM_CONFIG_REGISTRY=$(npm config get registry)" bot >"$work/log" 2>&1 && tried 0 'compose builds the image' || give_up 'compose builds the image'
up up -d >"$work/log" 2>&1 && healthy && tried 0 'compose brings bot and database up, and both are healthy' || give_up 'compose brings bot and database up'
up exec -T bot sh -c '[ "$(id -u)" = 65534 ] && ! touch /app/x 2>/dev/null && grep -q "^CapEff:.0*$" /proc/1/status && grep -q "^NoNewPrivs:.1$" /proc/1/status'; tried $? 'it is nobody, without capabilities, and its files are read-only'
[ "$(of bot '{{.HostConfig.Memory}}')" = 268435456 ]; tried $? 'it is held to 256 MB'
bot doctor >"$work/log" 2>&1; tried $? 'doctor within it finds nothing that fails'
bot backup /backups/hand.backup >"$work/log" 2>&1; tried $? 'a backup is written to the volume'
for _ in $(seq 60); do up exec -T bot sh -c 'ls /backups/gunungan-*Z.backup' >/dev/null 2>&1 && break; sleep 1; done
up exec -T bot sh -c 'ls /backups/gunungan-*Z.backup' >/dev/null 2>&1; tried $? 'it makes a backup by itself'
up stop bot >/dev/null 2>&1; [ "$(docker inspect -f '{{.State.ExitCode}}' "$(up ps -aq bot 2>/dev/null || up ps -q bot)")" = 0 ]; tried $? 'stopping it ends it in order'
up run --rm bot restore /backups/hand.backup --replace >"$work/log" 2>&1; tried $? 'that backup is put back while it is stopped'
up up -d >"$work/log" 2>&1 && answers; tried $? 'it starts again'
kill -9 "$(of bot '{{.State.Pid}}')" 2>/dev/null; sleep 1; answers; tried $? 'killed, it is started again'
kill -9 "$(of database '{{.State.Pid}}')" 2>/dev/null; sleep 1; answers; tried $? 'it goes on once a killed database is back'
bot forum-add Uji >"$work/log" 2>&1; up down >/dev/null 2>&1; up up -d >"$work/log" 2>&1 && answers && bot export --forum Uji >"$work/log" 2>&1 && up exec -T bot test -s /backups/hand.backup; tried $? 'after down and up its data is still there'
exit $failed
