#!/usr/bin/python3
"""OpenStack Swift with its S3 API, from Debian's python3-swift: all its servers in one process, on loopback.

    swift_server.py FOLDER ACCESS_KEY SECRET_KEY [PORT]

Objects are kept in memory, what is known of them, and a log of requests, in FOLDER. Prints the port once it answers.
"""
import os
import sys
from pathlib import Path

import eventlet

eventlet.monkey_patch(thread=False)

from eventlet import wsgi  # noqa: E402
from swift.account.server import AccountController  # noqa: E402
from swift.common import storage_policy, utils  # noqa: E402
from swift.common.ring.builder import RingBuilder  # noqa: E402
from swift.common.wsgi import loadapp  # noqa: E402
from swift.container.server import ContainerController  # noqa: E402
from swift.obj.mem_server import ObjectController  # noqa: E402

PROXY = """
[DEFAULT]
swift_dir = {folder}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth copy slo versioned_writes proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
node_timeout = 60
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:{nobody}
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
min_segment_size = 1024
location = eu-central-1
check_bucket_owner = false
[filter:tempauth]
use = egg:swift#tempauth
user_{account}_{user} = {secret} .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:versioned_writes]
use = egg:swift#versioned_writes
"""


class Quiet:
    def write(self, _):
        pass


def ring(folder, name, port):
    builder = RingBuilder(part_power=1, replicas=1, min_part_hours=0)
    builder.add_dev({"id": 0, "zone": 0, "region": 0, "weight": 1, "ip": "127.0.0.1", "port": port, "device": "disk"})
    builder.rebalance()
    builder.get_ring().save(str(folder / f"{name}.ring.gz"))


def serve(sock, app):
    eventlet.spawn(wsgi.server, sock, app, Quiet(), log_output=False, socket_timeout=120)


def logged(app, path):
    """What was asked, a line each: tests count it."""
    log = open(path, "a", buffering=1)

    def ask(environ, start_response):
        query = environ.get("QUERY_STRING", "")
        log.write(environ["REQUEST_METHOD"] + " " + environ["PATH_INFO"] + (f"?{query}" if query else "") + "\n")
        return app(environ, start_response)

    return ask


def main():
    folder, access, secret = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    port = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    account, user = access.split(":")
    (folder / "disk").mkdir(parents=True, exist_ok=True)
    (folder / "swift.conf").write_text("[swift-hash]\nswift_hash_path_prefix = a\nswift_hash_path_suffix = b\n")
    utils.set_swift_dir(str(folder))
    utils.validate_hash_conf()
    storage_policy.reload_storage_policies()

    servers = {name: eventlet.listen(("127.0.0.1", 0)) for name in ("account", "container", "object")}
    for name, sock in servers.items():
        ring(folder, name, sock.getsockname()[1])
    conf = {"devices": str(folder), "mount_check": "false", "swift_dir": str(folder)}
    serve(servers["account"], AccountController(conf))
    serve(servers["container"], ContainerController(conf))
    serve(servers["object"], ObjectController(conf))

    nobody = eventlet.listen(("127.0.0.1", 0))
    (folder / "proxy.conf").write_text(
        PROXY.format(folder=folder, nobody=nobody.getsockname()[1], account=account, user=user, secret=secret))
    nobody.close()
    proxy = eventlet.listen(("127.0.0.1", port))
    serve(proxy, logged(loadapp(str(folder / "proxy.conf")), folder / "requests.log"))
    print(proxy.getsockname()[1], flush=True)
    parent = os.getppid()
    while os.getppid() == parent:
        eventlet.sleep(0.5)


main()
