#!/bin/sh
# Called inside a fresh network namespace: gives it one address and a default route, then runs the rest.
set -eu
device=visavis0
address=10.99.0.1
ip link set lo up
ip link add "$device" type veth peer name visavis1
ip addr add "$address/24" dev "$device"
ip link set "$device" up
ip link set visavis1 up
ip route add default via 10.99.0.2 dev "$device"
export VISAVIS_E2E_ADDRESS="$address" VISAVIS_E2E_DEVICE="$device"
exec "$@"
