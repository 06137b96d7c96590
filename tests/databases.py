"""Real databases for the tests of the library: an SQLite file, and a PostgreSQL server of the tests' own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def programs_of_postgres() -> Path | None:
    """The folder of PostgreSQL's server programs, None where it is not installed."""
    named = os.environ.get("POSTGRES_BIN")
    if named:
        return Path(named)
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    return max((path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)


@contextmanager
def postgres() -> Iterator[str]:
    """A server of its own while the block runs; gives the URL of an empty database. Skips where there is none."""
    programs = programs_of_postgres()
    if programs is None:
        pytest.skip("no PostgreSQL here: install Debian's package postgresql, or name its programs in POSTGRES_BIN")
    as_user: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        if shutil.which("runuser") is None or subprocess.run(["id", "postgres"], capture_output=True).returncode:
            pytest.skip("PostgreSQL does not run as root, and there is no user postgres to run it as")
        as_user = ["runuser", "-u", "postgres", "--"]
    with tempfile.TemporaryDirectory(prefix="postgres-") as name:  # the folders of pytest are closed to other users
        if as_user:
            shutil.chown(name, "postgres")
        yield from _served(programs, as_user, Path(name))


def _served(programs: Path, as_user: list[str], folder: Path) -> Iterator[str]:
    data = folder / "data"
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]

    def run(program: str, *arguments: str) -> None:
        command = [*as_user, str(programs / program), *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run("initdb", "-D", str(data), "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-p {port} -c listen_addresses=localhost -c unix_socket_directories= -c fsync=off"
    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://tests@localhost:{port}/postgres"
    finally:
        run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
