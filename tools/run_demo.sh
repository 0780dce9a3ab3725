#!/usr/bin/env bash
# Starts the service and the example marketplace with demo people. Called by ./dev run after the build.
# With --lan: over https with a certificate of its own, for Firefox and for phones in the same network. DEMO_LAN_ADDRESS may
# say which of this computer's addresses, DEMO_LAN_PORT and DEMO_LAN_MARKETPLACE_PORT where.
# With --meet: calls are held in an emulator of Google Meet (tests/meet_emulator). DEMO_MEET_PORT may say where, and together
# with --lan DEMO_LAN_MEET_PORT.
# DEMO_DIR, DEMO_PORT, DEMO_RELAY_PORT, DEMO_OPERATORS_PORT, DEMO_MARKETPLACE_PORT and DEMO_MAIL_PORT may say where.
# With DEMO_AGAIN it says in one line that it runs.
set -euo pipefail
cd "$(dirname "$0")/.."

lan='' meet=''
for one in "$@"; do
  case $one in
    --lan) lan=yes ;;
    --meet) meet=yes ;;
    *) echo "dev: --lan and --meet are expected, not '$one'" >&2; exit 1 ;;
  esac
done
dir=$(realpath -m "${DEMO_DIR:-.dev/run${meet:+-meet}${lan:+-lan}}")
port=${DEMO_PORT:-8080}
relay_port=${DEMO_RELAY_PORT:-8081}
operators_port=${DEMO_OPERATORS_PORT:-8082}
market_port=${DEMO_MARKETPLACE_PORT:-8090}
mail_port=${DEMO_MAIL_PORT:-8025}
meet_port=${DEMO_MEET_PORT:-8091}
visavis=build/release/src/main/visavis
staff_password='visavis-demo'
mkdir -p "$dir"

ports=("$port" "$relay_port" "$operators_port" "$market_port" "$mail_port")
variables="DEMO_PORT, DEMO_RELAY_PORT, DEMO_OPERATORS_PORT, DEMO_MARKETPLACE_PORT, DEMO_MAIL_PORT"
public=http://127.0.0.1:$port market_public=http://127.0.0.1:$market_port meet_public=http://127.0.0.1:$meet_port
relay_lines="listen = \"127.0.0.1\"" server_lines='' photo_lines='' meet_lines=''
if [ -n "$meet" ]; then
  ports+=("$meet_port")
  variables+=", DEMO_MEET_PORT"
  # The emulator knows these organisers, and the staff below, as users of its Workspace.
  meet_lines="[call]
medium = \"google_meet\"
[meet]
credentials_file = \"$dir/meet-key.json\"
organisers = [\"organiser1@visavis.example\", \"organiser2@visavis.example\"]
api_url = \"http://127.0.0.1:$meet_port\""
fi
if [ -n "$lan" ]; then
  # Its passwords are known: it is for a network of one's own.
  private='^(10\.|192\.168\.|172\.(1[6-9]|2[0-9]|3[01])\.)'
  address=${DEMO_LAN_ADDRESS:-$(hostname -I | tr ' ' '\n' | grep -E -m1 "$private" || true)}
  [ -n "$address" ] || { echo "dev: this computer has no private IPv4 address; DEMO_LAN_ADDRESS may say which to use" >&2; exit 1; }
  lan_port=${DEMO_LAN_PORT:-8443} lan_market_port=${DEMO_LAN_MARKETPLACE_PORT:-8444}
  ports+=("$lan_port" "$lan_market_port")
  variables+=", DEMO_LAN_PORT, DEMO_LAN_MARKETPLACE_PORT"
  public=https://$address:$lan_port market_public=https://$address:$lan_market_port
  relay_lines="listen = \"$address\""
  if [ -n "$meet" ]; then
    lan_meet_port=${DEMO_LAN_MEET_PORT:-8445}
    ports+=("$lan_meet_port")
    variables+=", DEMO_LAN_MEET_PORT"
    meet_public=https://$address:$lan_meet_port
  fi
  server_lines='trusted_proxies = ["127.0.0.1"]'
  photo_lines="ca_file = \"$dir/certificate.pem\""
  # Who is warned once of a certificate that nobody knows can go on; it is made anew for another address.
  if [ "$(cat "$dir/certificate.for" 2>/dev/null)" != "$address" ]; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 -subj "/CN=Visavis demo" \
      -addext "subjectAltName=IP:$address" -keyout "$dir/key.pem" -out "$dir/certificate.pem" 2>/dev/null
    chmod 600 "$dir/key.pem"
    echo "$address" >"$dir/certificate.for"
  fi
fi

for p in "${ports[@]}"; do
  if (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null; then
    echo "dev: port $p is in use; stop what uses it, or say other ports by $variables" >&2
    exit 1
  fi
done

# Calls are recorded, as a marketplace's would be. A key beside what it opens is for a demo alone.
key=$dir/evidence-master.key
[ -s "$key" ] || (umask 077; head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$key")

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
[photos]
allow_private_targets = true
$photo_lines
[mail]
# The example marketplace has a mailbox for its people, on this machine.
server = "smtp://127.0.0.1:$mail_port"
from = "verify@visavis.example"
allow_plaintext = true
$meet_lines
[evidence]
path = "$dir/evidence"
key_file = "$key"
[log]
format = "text"
TOML

pids=()
stop() {
  trap - INT TERM EXIT
  [ ${#pids[@]} = 0 ] || kill -TERM "${pids[@]}" 2>/dev/null || true
  wait "${pids[@]}" 2>/dev/null || true
}
trap stop INT TERM EXIT

if [ -n "$meet" ]; then
  # It says its address when it listens and has written the key. Meetings are in its memory: they end with it.
  rm -f "$dir/meet-emulator.json"
  (
    cd tests/meet_emulator
    exec node --import tsx main.ts --port "$meet_port" --public-url "$meet_public" --write-key "$dir/meet-key.json" \
      --user "Olga Organiser <organiser1@visavis.example>" --user "Oscar Organiser <organiser2@visavis.example>" \
      --user "Eva Lind <eva@visavis.example>" --user "Sam Okafor <sam@visavis.example>" --user "Jon Berg <jon@visavis.example>"
  ) >"$dir/meet-emulator.json" &
  meet_pid=$!
  pids+=("$meet_pid")
  until [ -s "$dir/meet-emulator.json" ]; do
    kill -0 "$meet_pid" 2>/dev/null || { echo "dev: the emulator of Google Meet ended" >&2; exit 1; }
    sleep 0.1
  done
fi

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
pids+=("$visavis_pid")
api_key=$(value api_key) webhook_secret=$(value webhook_secret)
(
  cd examples/marketplace
  PORT=$market_port PUBLIC_URL=$market_public VISAVIS_URL="http://127.0.0.1:$port" \
    VISAVIS_API_KEY=$api_key VISAVIS_WEBHOOK_SECRET=$webhook_secret DATABASE=$dir/marketplace.sqlite MAIL_PORT=$mail_port \
    exec npm start --silent
) &
market_pid=$!
pids+=("$market_pid")

if [ -n "$lan" ]; then
  proxied=("$lan_port:$port" "$lan_market_port:$market_port")
  [ -z "$meet" ] || proxied+=("$lan_meet_port:$meet_port:meeting")
  tools/demo_proxy.sh "$dir" "$address" "${proxied[@]}" >"$dir/nginx.conf"
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
meet_text=''
[ -z "$meet" ] || meet_text="
  EMULATED GOOGLE MEET  $meet_public/...          calls open there: nothing of Google's, without picture and sound.
                                                        Applicants type a name and ask to join. Staff are of its Workspace:
                                                        where it does not know them, they sign in at \"Another account\"
                                                        with their e-mail of the console
"
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
$meet_text
  1. $where sign in to the marketplace as a freelancer and try to submit a proposal.
  2. In another window sign in to the console and go available.
  3. As the freelancer: Settings > Identity Verification > Verify my identity, and start the call.

Ctrl-C stops everything. Data is kept in $dir: remove that folder to begin anew.
TEXT
fi
wait -n "${pids[@]}" || true
