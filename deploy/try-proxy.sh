#!/usr/bin/env bash
# Sets the shipped nginx.conf and Caddyfile, with TLS, before an installed bot that simulated platforms call: deploy/try-proxy.sh COMMAND
# COMMAND is the installed bot's, such as /usr/local/bin/gunungan; deploy/try.sh makes and installs it, and calls this.
# Another name, port and certificate apart, the proxies' files are what is shipped. Platforms are the playground's, so npm ci comes before.
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/trial.sh
bot=${1:?the command of the installed bot}
work=$(mktemp -d)
# The workers of nginx are nobody.
chmod 711 "$work"
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT
bot_port=18080
has openssl || { skipped 'proxies (no openssl)'; exit 0; }

# A certificate as an office's own authority makes them, for the name that this machine calls itself.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
  -keyout "$work/key.pem" -out "$work/certificate.pem" 2>"$work/log" || give_up 'a certificate is made'
# The port, and the proxy's name: everything that platforms and people do, through it.
proxied() {
  within 20 curl -s -o /dev/null --cacert "$work/certificate.pem" "https://localhost:$1/"
  NODE_EXTRA_CA_CERTS="$work/certificate.pem" timeout 180 node --import ./src/require-node.mjs deploy/try-proxy.ts "$bot" $bot_port "https://localhost:$1" "$2" 2>"$work/log" || { failed=1; tail -20 "$work/log"; }
}

if has nginx; then
  sed -e "s/listen 443 ssl/listen 127.0.0.1:18443 ssl/" -e '/listen \[::\]/d' -e "s/bot.example.go.id;/localhost;/" \
    -e "s|ssl_certificate .*|ssl_certificate $work/certificate.pem;|" -e "s|ssl_certificate_key .*|ssl_certificate_key $work/key.pem;|" \
    -e "s/127.0.0.1:8080/127.0.0.1:$bot_port/" -e "s|include gunungan-proxy.conf|include $PWD/deploy/gunungan-proxy.conf|" deploy/nginx.conf >"$work/site.conf"
  printf 'daemon off;\npid %s/pid;\nevents {}\nhttp {\n  client_body_temp_path %s/t1; proxy_temp_path %s/t2; fastcgi_temp_path %s/t3; uwsgi_temp_path %s/t4; scgi_temp_path %s/t5;\n  include %s/site.conf;\n}\n' \
    "$work" "$work" "$work" "$work" "$work" "$work" "$work" >"$work/nginx.conf"
  nginx -t -q -c "$work/nginx.conf" -e "$work/nginx.log"; tried $? 'the settings of nginx are valid'
  nginx -c "$work/nginx.conf" -e "$work/nginx.log" &
  proxied 18443 nginx
else skipped 'nginx (not here)'; fi
if has caddy; then
  export XDG_DATA_HOME="$work/caddy" XDG_CONFIG_HOME="$work/caddy"
  caddy validate --config deploy/Caddyfile --adapter caddyfile >/dev/null 2>&1; tried $? 'the settings of Caddy are valid'
  { printf '{\n\tadmin off\n\tauto_https disable_redirects\n}\n'
    sed -e "s|^bot.example.go.id {|https://localhost:18444 {\n\ttls $work/certificate.pem $work/key.pem|" -e "s/127.0.0.1:8080/127.0.0.1:$bot_port/" deploy/Caddyfile; } >"$work/Caddyfile"
  caddy run --config "$work/Caddyfile" --adapter caddyfile >"$work/caddy.log" 2>&1 &
  proxied 18444 Caddy
else skipped 'Caddy (not here)'; fi
exit $failed
