# shellcheck shell=bash
# What the scripts beside it that try what is shipped have in common; they read it first, from the project's folder.
failed=0
tried() { if [ "$1" -eq 0 ]; then echo "ok      $2"; else echo "FAILED  $2"; failed=1; fi; }
skipped() { echo "not tried: $1"; }
give_up() { tried 1 "$1"; tail -20 "$work/log"; exit 1; }
has() { command -v "$1" >/dev/null; }
# The Node.js that was here before, and the one that `npm ci` brings.
machine_path=${PATH//"$PWD/node_modules/.bin:"/}
export PATH="$PWD/node_modules/.bin:$machine_path"
# As Telegram's tokens look, for a Telegram that has nothing to say (quiet-telegram.cjs).
token="123456:$(printf 'x%.0s' {1..35})"
# Any command, until it succeeds: at most so many seconds.
within() { local left=$1; shift; until "$@" >/dev/null 2>&1; do [ $((left -= 1)) -gt 0 ] || return 1; sleep 1; done; }
