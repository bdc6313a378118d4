"""A start from another process: `holder.py FOLDER BIN MAJOR [UID GID]`, as that user if given.

Says "ready" and uses the server until its standard input closes.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ssi_site.local.account import database_account
from ssi_site.local.binaries import Binaries
from ssi_site.local.folders import make_data_folder
from ssi_site.local.server import Server, database_folder


def main(folder: Path, tools: Path, major: int, *identity: int) -> None:
    if identity and os.geteuid() == 0:
        uid, gid = identity
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    make_data_folder(folder)
    account = database_account(database_folder(folder))
    with Server(folder, account, Binaries(tools, major), durable=False):
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:]))
