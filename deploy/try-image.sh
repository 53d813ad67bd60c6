#!/usr/bin/env bash
# Builds the image and runs it as compose.yaml does: nobody's user, read-only files, no capability, 256 MB. `deploy/try.sh --image` calls it.
# As root, with buildah, mmdebstrap, runc and PostgreSQL (apt-get install buildah mmdebstrap runc postgresql): no daemon and no registry of
# images is needed, since the base image is made of Debian and this Node.js. npm's registry is the one that npm is set to here.
set -uo pipefail
cd "$(dirname "$0")/.."
for tool in buildah mmdebstrap runc; do command -v $tool >/dev/null || { echo "not tried: the image (no $tool)"; exit 0; }; done
postgres=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
[ -n "$postgres" ] || { echo 'not tried: the image (no PostgreSQL of Debian)'; exit 0; }
work=$(mktemp -d) failed=0 group="gunungan-try-$$"
storage="--root $work/storage --runroot $work/run --storage-driver vfs"
nobody='setpriv --reuid 65534 --regid 65534 --clear-groups'
finish() { runc --root "$work/runc" delete -f bot; $nobody "$postgres/pg_ctl" -D "$work/pg/data" -m immediate stop; kill $(jobs -p); buildah $storage umount -a; rm -rf "$work"; }
trap 'finish >/dev/null 2>&1' EXIT
tried() { if [ "$1" -eq 0 ]; then echo "ok      $2"; else echo "FAILED  $2"; failed=1; fi; }
give_up() { tried 1 "$1"; tail -20 "$work/log"; exit 1; }
chmod 711 "$work" && mkdir "$work/old" "$work/one" && install -d -o 65534 -g 65534 -m 700 "$work/pg" "$work/backups"

base() {
  mmdebstrap --variant=minbase --include=libstdc++6 bookworm "$work/base.tar" && npm pack --silent --pack-destination "$work" npm@11 &&
    mkdir "$work/npm" && tar xzf "$work"/npm-*.tgz -C "$work/npm" --strip-components=1 && chmod +x "$work"/npm/bin/*.js || return 1
  local container; container=$(buildah $storage from scratch) && buildah $storage add -q "$container" "$work/base.tar" / &&
    buildah $storage copy -q "$container" "$work/npm" /usr/local/lib/node_modules/npm &&
    buildah $storage copy -q "$container" "$(readlink -f node_modules/.bin/node)" /usr/local/bin/node &&
    ln -s ../lib/node_modules/npm/bin/npm-cli.js "$(buildah $storage mount "$container")/usr/local/bin/npm" &&
    # The Dockerfile's own name, in a storage that nobody else reads.
    buildah $storage commit -q --rm "$container" docker.io/library/node:24-bookworm-slim
}
build() {
  printf 'registry=%s\ncafile=/ca.crt\n' "$(npm config get registry)" >"$work/npmrc"
  local ca="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
  buildah $storage build --isolation chroot --network host --pull-never --format docker -v "$work/npmrc:/root/.npmrc:ro" -v "$ca:/ca.crt:ro" -f deploy/Dockerfile -t gunungan .
}
base >"$work/log" 2>&1 && tried 0 'a base image is made of Debian and this Node.js' || give_up 'a base image is made of Debian and this Node.js'
build >"$work/log" 2>&1 && tried 0 'the image is built' || give_up 'the image is built'
root=$(buildah $storage mount "$(buildah $storage from --pull-never gunungan)")
echo "        $(du -sm "$root" | cut -f1) MB, $(du -sm "$root/app" | cut -f1) of them the bot, $(du -sm "$root/usr/local" | cut -f1) Node.js and npm"
! grep -rqF "$(npm config get registry)" "$root/app/package.json" "$root/root" "$root/etc" && [ ! -e "$root/app/package-lock.json" ]; tried $? 'the image does not name the registry it was built from'

$nobody "$postgres/initdb" -D "$work/pg/data" -U gunungan -A trust -E UTF8 >"$work/log" && $nobody "$postgres/pg_ctl" -D "$work/pg/data" -o "-p 15439 -k $work/pg -h 127.0.0.1" -l "$work/pg/log" -w start >"$work/log" &&
  "$postgres/createdb" -h 127.0.0.1 -p 15439 -U gunungan gunungan || give_up 'a PostgreSQL is started'
# A Telegram that has nothing to say.
node -e 'require("node:http").createServer((request, response) => { request.resume(); request.on("end", () => {
  const known = { getMe: { id: 1, is_bot: true, first_name: "x", username: "x_bot" }, getUpdates: [], getWebhookInfo: { url: "", has_custom_certificate: false, pending_update_count: 0 } };
  const method = request.url.split("/").pop().split("?")[0];
  setTimeout(() => response.end(JSON.stringify({ ok: true, result: known[method] ?? true })), method === "getUpdates" ? 1000 : 0);
}); }).listen(18099, "127.0.0.1")' &

# What the image says of itself and what compose.yaml adds, as runc reads it: a folder for the bundle, its group, and what is run.
bundle() {
  mkdir -p "$1" && rm -f "$1/config.json" && (cd "$1" && runc spec) &&
    buildah $storage inspect --type image gunungan | node -e '
      const [, folder, group, work, root, ...args] = process.argv, { readFileSync, writeFileSync } = require("node:fs");
      const { config } = JSON.parse(readFileSync(0)).Docker, file = `${folder}/config.json`, spec = JSON.parse(readFileSync(file));
      const [uid, gid] = config.User.split(":").map(Number);
      const env = [...config.Env, "DATABASE_URL=postgresql://gunungan@127.0.0.1:15439/gunungan", "BACKUP_DIR=/backups", "PORT=18088", "ADMIN_IDS=telegram:1", `TELEGRAM_BOT_TOKEN=123456:${"x".repeat(35)}`, "TELEGRAM_API_ROOT=http://127.0.0.1:18099"];
      spec.root = { path: root, readonly: true };
      Object.assign(spec.process, { terminal: false, user: { uid, gid }, noNewPrivileges: true, cwd: config.WorkingDir, env, args: [...config.Entrypoint, ...(args.length ? args : config.Cmd)], capabilities: {} });
      delete spec.process.rlimits;
      spec.linux.namespaces = spec.linux.namespaces.filter(({ type }) => type !== "network");
      spec.linux.resources = { memory: { limit: 256 * 1024 * 1024 } };
      spec.linux.cgroupsPath = `/${group}`;
      const bind = (source, destination, mode) => ({ source, destination, type: "bind", options: ["rbind", mode] });
      spec.mounts.push({ source: "tmpfs", destination: "/tmp", type: "tmpfs", options: ["nosuid", "nodev", "mode=1777"] }, bind(`${work}/backups`, "/backups", "rw"), bind(`${work}/old`, "/old", "ro"));
      writeFileSync(file, JSON.stringify(spec));
      writeFileSync(`${work}/health.json`, JSON.stringify(config.Healthcheck.Test.slice(1)));
    ' "$1" "$2" "$work" "$root" "${@:3}"
}
run() { runc --root "$work/runc" run -b "$1" "$2"; }
once() { bundle "$work/one" "$group-one" "$@" && run "$work/one" one; }
healthy() { for _ in $(seq 60); do runc --root "$work/runc" exec bot $(node -p 'JSON.parse(fs.readFileSync(process.argv[1]))[0]' "$work/health.json") -e "$(node -p 'JSON.parse(fs.readFileSync(process.argv[1]))[2]' "$work/health.json")" && return 0; sleep 1; done; return 1; }
start() { bundle "$work/bot" "$group" && { run "$work/bot" bot >"$work/bot.log" 2>&1 & bot=$!; } && healthy; }
stop() { runc --root "$work/runc" kill bot TERM && wait $bot; }

cp test/fixtures/gunungan-0.1.0.backup "$work/old/" && chmod 644 "$work/old"/*
once restore /old/gunungan-0.1.0.backup >"$work/log" 2>&1; tried $? 'a backup of 0.1.0 is restored by the image'
start >"$work/log" 2>&1; tried $? 'the image runs, and its health check says so'
limit=$(cat "/sys/fs/cgroup/memory/$group/memory.limit_in_bytes" "/sys/fs/cgroup/$group/memory.max" 2>/dev/null); most=$(cat "/sys/fs/cgroup/memory/$group/memory.max_usage_in_bytes" "/sys/fs/cgroup/$group/memory.peak" 2>/dev/null)
[ "${limit:-0}" -eq 268435456 ]; tried $? "the kernel holds it to 256 MB (most used: $((${most:-0} / 1048576)) MB)"
runc --root "$work/runc" exec bot sh -c '[ "$(id -u)" = 65534 ] && ! touch /app/x 2>/dev/null && touch /tmp/x && touch /backups/x && rm /backups/x'; tried $? 'it is nobody, and may write to /tmp and /backups alone'
runc --root "$work/runc" exec bot /app/node_modules/.bin/gunungan backup /backups/hand.backup >"$work/log" 2>&1; tried $? 'a backup is made within it'
for _ in $(seq 60); do ls "$work"/backups/gunungan-*.backup >/dev/null 2>&1 && break; sleep 1; done
ls "$work"/backups/gunungan-*.backup >/dev/null 2>&1; tried $? 'it makes a backup by itself'
stop; tried $? 'SIGTERM ends it in order'
once restore /backups/hand.backup --replace >"$work/log" 2>&1; tried $? 'that backup is put back'
exit $failed
