#!/usr/bin/env bash
# Prints the nginx configuration of ./dev run --lan: demo_proxy.sh FOLDER ADDRESS TLS_PORT:PORT[:meeting]...
# meeting: only what people see of the emulator of Google Meet, as whoever reaches the rest of it may do everything.
set -euo pipefail
dir=$1 address=$2
shift 2
cat <<CONF
daemon off;
worker_processes 1;
pid "$dir/nginx.pid";
events {}
http {
  access_log off;
  client_body_temp_path "$dir/nginx_body";
  proxy_temp_path "$dir/nginx_proxy";
  fastcgi_temp_path "$dir/nginx_fastcgi";
  uwsgi_temp_path "$dir/nginx_uwsgi";
  scgi_temp_path "$dir/nginx_scgi";
  ssl_certificate "$dir/certificate.pem";
  ssl_certificate_key "$dir/key.pem";
  large_client_header_buffers 4 32k;
CONF
for one in "$@"; do
  IFS=: read -r tls_port port what <<<"$one"
  place=/ place_lines=''
  if [ "$what" = meeting ]; then
    place='~ "^/([a-z]{3}-[a-z]{4}-[a-z]{3}$|emulator/page/)"'
    # A tab of a meeting is told what happens there by a stream that does not end.
    place_lines='proxy_buffering off; proxy_read_timeout 1d;'
  fi
  cat <<CONF
  server {
    listen $address:$tls_port ssl;
    # What is typed without https:// comes as http.
    error_page 497 =302 https://\$http_host\$request_uri;
    location $place {
      $place_lines
      proxy_pass http://127.0.0.1:$port;
      proxy_http_version 1.1;
      proxy_set_header Host \$http_host;
      proxy_set_header Upgrade \$http_upgrade;
      proxy_set_header Connection \$http_connection;
      proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;
    }
CONF
  [ "$place" = / ] || echo '    location / { return 404; }'
  echo '  }'
done
echo "}"
