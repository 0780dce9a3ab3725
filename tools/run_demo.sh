#!/usr/bin/env bash
# Starts the service and the example marketplace with demo people. Called by ./dev run after the build.
# With --lan: over https with a certificate of its own, for Firefox and for phones in the same network. DEMO_LAN_ADDRESS may
# say which of this computer's addresses, DEMO_LAN_PORT and DEMO_LAN_MARKETPLACE_PORT where.
# DEMO_DIR, DEMO_PORT, DEMO_RELAY_PORT, DEMO_OPERATORS_PORT, DEMO_MARKETPLACE_PORT and DEMO_MAIL_PORT may say where.
# With DEMO_AGAIN it says in one line that it runs.
set -euo pipefail
cd "$(dirname "$0")/.."

lan=''
[ "${1:-}" != --lan ] || lan=yes
dir=$(realpath -m "${DEMO_DIR:-.dev/run${lan:+-lan}}")
port=${DEMO_PORT:-8080}
relay_port=${DEMO_RELAY_PORT:-8081}
operators_port=${DEMO_OPERATORS_PORT:-8082}
market_port=${DEMO_MARKETPLACE_PORT:-8090}
mail_port=${DEMO_MAIL_PORT:-8025}
visavis=build/release/src/main/visavis
staff_password='visavis-demo'
mkdir -p "$dir"

ports=("$port" "$operators_port" "$market_port" "$mail_port")
public=http://127.0.0.1:$port market_public=http://127.0.0.1:$market_port
relay_lines="listen = \"127.0.0.1\"" server_lines=''
if [ -n "$lan" ]; then
  # Its passwords are known: it is for a network of one's own.
  private='^(10\.|192\.168\.|172\.(1[6-9]|2[0-9]|3[01])\.)'
  address=${DEMO_LAN_ADDRESS:-$(hostname -I | tr ' ' '\n' | grep -E -m1 "$private" || true)}
  [ -n "$address" ] || { echo "dev: this computer has no private IPv4 address; DEMO_LAN_ADDRESS may say which to use" >&2; exit 1; }
  lan_port=${DEMO_LAN_PORT:-8443} lan_market_port=${DEMO_LAN_MARKETPLACE_PORT:-8444}
  ports+=("$lan_port" "$lan_market_port")
  public=https://$address:$lan_port market_public=https://$address:$lan_market_port
  relay_lines="listen = \"$address\""
  server_lines='trusted_proxies = ["127.0.0.1"]'
fi

for p in "${ports[@]}"; do
  if (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null; then
    echo "dev: port $p is in use; stop what uses it, or set DEMO_PORT / DEMO_OPERATORS_PORT / DEMO_MARKETPLACE_PORT / DEMO_MAIL_PORT" >&2
    exit 1
  fi
done

config=$dir/visavis.toml
cat >"$config" <<TOML
[server]
port = $port
public_url = "$public"
web_root = "$PWD/web/dist"
$server_lines
[operators]
port = $operators_port
[store]
path = "$dir/visavis.sqlite"
[relay]
$relay_lines
port = $relay_port
[webhooks]
# The example marketplace is on this machine.
allow_private_targets = true
[mail]
# The example marketplace has a mailbox for its people, on this machine.
server = "smtp://127.0.0.1:$mail_port"
from = "verify@visavis.example"
allow_plaintext = true
[log]
format = "text"
TOML

if [ ! -s "$dir/marketplace.json" ]; then
  # A run that was interrupted half-way begins again from nothing.
  rm -f "$dir"/*.sqlite*
  "$visavis" marketplace add -c "$config" --name "Larkfold" --webhook-url "http://127.0.0.1:$market_port/webhooks/visavis" \
    --support-url "mailto:support@larkfold.example" >"$dir/marketplace.json.new"
  printf '%s\n' "$staff_password" | "$visavis" staff add -c "$config" --email eva@visavis.example --name "Eva Lind" --role representative >/dev/null
  printf '%s\n' "$staff_password" | "$visavis" staff add -c "$config" --email sam@visavis.example --name "Sam Okafor" --role supervisor >/dev/null
  printf '%s\n' "$staff_password" | "$visavis" staff add -c "$config" --email jon@visavis.example --name "Jon Berg" --role representative >/dev/null
  mv "$dir/marketplace.json.new" "$dir/marketplace.json"
fi
value() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$dir/marketplace.json"; }

"$visavis" serve -c "$config" &
visavis_pid=$!
api_key=$(value api_key) webhook_secret=$(value webhook_secret)
(
  cd examples/marketplace
  PORT=$market_port PUBLIC_URL=$market_public VISAVIS_URL="http://127.0.0.1:$port" \
    VISAVIS_API_KEY=$api_key VISAVIS_WEBHOOK_SECRET=$webhook_secret DATABASE=$dir/marketplace.sqlite MAIL_PORT=$mail_port \
    exec npm start --silent
) &
market_pid=$!
pids=("$market_pid" "$visavis_pid")
stop() {
  trap - INT TERM EXIT
  kill -TERM "${pids[@]}" 2>/dev/null || true
  wait "${pids[@]}" 2>/dev/null || true
}
trap stop INT TERM EXIT

# Who is warned once of a certificate that nobody knows can go on; it is made anew for another address.
if [ -n "$lan" ]; then
  if [ "$(cat "$dir/certificate.for" 2>/dev/null)" != "$address" ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 -subj "/CN=Visavis demo" \
      -addext "subjectAltName=IP:$address" -keyout "$dir/key.pem" -out "$dir/certificate.pem" 2>/dev/null
    chmod 600 "$dir/key.pem"
    echo "$address" >"$dir/certificate.for"
  fi
  tools/demo_proxy.sh "$dir" "$address" "$lan_port:$port" "$lan_market_port:$market_port" >"$dir/nginx.conf"
  # Where users other than root do not look.
  PATH=$PATH:/usr/sbin nginx -p "$dir" -c "$dir/nginx.conf" -e "$dir/nginx.log" &
  pids+=("$!")
fi

for url in "http://127.0.0.1:$operators_port/readyz" "http://127.0.0.1:$market_port/"; do
  for _ in $(seq 150); do
    curl -fsS -o /dev/null "$url" 2>/dev/null && continue 2
    kill -0 "$visavis_pid" 2>/dev/null || { echo "dev: visavis ended" >&2; exit 1; }
    kill -0 "$market_pid" 2>/dev/null || { echo "dev: the example marketplace ended" >&2; exit 1; }
    [ -z "$lan" ] || kill -0 "${pids[-1]}" 2>/dev/null || { echo "dev: nginx ended; see $dir/nginx.log" >&2; exit 1; }
    sleep 0.2
  done
  echo "dev: $url does not answer" >&2
  exit 1
done

where='In one window of Chrome, Chromium or Edge (Firefox sends no call to 127.0.0.1; ./dev run --lan takes it and phones)'
[ -z "$lan" ] || where='In any browser here, or on a phone in this network (it warns of the certificate once: go on)'
if [ -n "${DEMO_AGAIN:-}" ]; then
  echo "Visavis runs again: $market_public/ and $public/console"
else
  cat <<TEXT

Visavis runs.

  Example marketplace   $market_public/          log-ins are on its sign-in page, password "demo"
  Everybody's e-mail    $market_public/mailbox
  Figures, readiness    http://127.0.0.1:$operators_port/metrics and /readyz, on this computer alone
  Console               $public/console    eva@visavis.example (representative),
                                                        sam@visavis.example (supervisor, second reviewer) and
                                                        jon@visavis.example (representative; answers an appeal),
                                                        password "$staff_password"

  1. $where sign in to the marketplace as a freelancer and try to submit a proposal.
  2. In another window sign in to the console and go available.
  3. As the freelancer: Settings > Identity Verification > Verify my identity, and start the call.

Ctrl-C stops both. Data is kept in $dir: remove that folder to begin anew.
TEXT
fi
wait -n "${pids[@]}" || true
