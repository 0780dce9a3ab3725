#!/usr/bin/env bash
# Prints the nginx configuration of ./dev run --lan: demo_proxy.sh FOLDER ADDRESS TLS_PORT:PORT...
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
for pair in "$@"; do
  cat <<CONF
  server {
    listen $address:${pair%:*} ssl;
    # What is typed without https:// comes as http.
    error_page 497 =302 https://\$http_host\$request_uri;
    location / {
      proxy_pass http://127.0.0.1:${pair#*:};
      proxy_http_version 1.1;
      proxy_set_header Host \$http_host;
      proxy_set_header Upgrade \$http_upgrade;
      proxy_set_header Connection \$http_connection;
      proxy_set_header X-Forwarded-For \$proxy_add_x_forwarded_for;
    }
  }
CONF
done
echo "}"
