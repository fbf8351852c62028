"""A database server for tests: a cluster of its own in a temporary folder, heard on a socket there."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

# Debian keeps the server's own programs out of the path.
_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_OPTIONS = "-c listen_addresses='' -c max_connections=60 -c autovacuum=off"
# Nothing of a test's cluster is worth a disk's time.
_FORGETFUL = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
# Who has a password must give it, all others are believed.
_RULES = "local all with_password scram-sha-256\nlocal all all trust\n"
_numbers = count(1)


def server_programs() -> Path | None:
    """Give the folder of the server's programs, None where there is none."""
    found = shutil.which("initdb")
    return Path(found).parent if found else next(iter(_PLACES), None)


@dataclass(frozen=True)
class DatabaseServer:
    """A running cluster; `folder` holds its socket."""

    programs: Path
    folder: Path
    is_durable: bool = False

    def address(self, database: str, *, user: str = "admin", further: str = "") -> str:
        """Give the address of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}{further}"

    def new_database(self, *, encoding: str = "UTF8") -> str:
        """Make an empty database and give its name."""
        name = f"test_{os.getpid()}_{next(_numbers)}"
        self.tell(
            f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C'"
        )
        return name

    def drop(self, database: str) -> None:
        """Remove a database, whoever is connected to it."""
        self.tell(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def cut(self, database: str) -> None:
        """Break every link to a database."""
        self.tell(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'"
        )
        # They are told, and go a moment later.
        for _ in range(200):
            left = f"SELECT 1 FROM pg_stat_activity WHERE datname = '{database}'"
            if not self.tell(left):
                return
            time.sleep(0.02)

    def tell(self, words: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """Run statements as the administrator of the server, each at once."""
        import psycopg

        with psycopg.connect(self.address(database), autocommit=True) as connection:
            cursor = connection.execute(words)  # pyright: ignore[reportArgumentType]
            return cursor.fetchall() if cursor.description else []

    def run(self, *words: str) -> None:
        """Run one of the server's own programs as the user that the cluster belongs to."""
        _run([str(self.programs / words[0]), *words[1:]])

    def stop(self, *, mode: str = "immediate") -> None:
        """Stop the cluster."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", mode, "-w", "stop")

    def start(self) -> None:
        """Start the cluster (again)."""
        options = f"{_OPTIONS} -c unix_socket_directories={self.folder}"
        options += "" if self.is_durable else _FORGETFUL
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-o", options, "-l", log, "-w", "start")


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[DatabaseServer]:
    """Make a cluster and let it run within the block; a `durable` one waits for the disk.

    Without PostgreSQL the test fails under CI and is skipped elsewhere.
    """
    programs = server_programs()
    if programs is None:
        message = "PostgreSQL (initdb) is not installed"
        # Debian's is there; for Windows nobody has one to give.
        if os.environ.get("CI") and os.name == "posix":
            pytest.fail(message)
        pytest.skip(message)
    # The name of a socket may have a hundred bytes: pytest's own folders are too deep.
    in_memory = Path("/dev/shm").is_dir() and not durable
    folder = Path(tempfile.mkdtemp(prefix="gwpg-", dir="/dev/shm" if in_memory else None))
    server = DatabaseServer(programs, folder, durable)
    try:
        if user := _other_user():
            shutil.chown(folder, user)
        folder.chmod(0o755)
        data = folder / "data"
        server.run(
            "initdb",
            "-D",
            str(data),
            "-U",
            "admin",
            "-A",
            "trust",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C",
        )
        (data / "pg_hba.conf").write_text(_RULES)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _other_user() -> str:
    """Give the user that must run the server: it refuses to be run by root."""
    if os.geteuid() != 0:
        return ""
    return next(name for name in ("postgres", "nobody") if _is_user(name))


def _is_user(name: str) -> bool:
    # Windows has none.
    import pwd

    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _run(words: Sequence[str]) -> None:
    user = _other_user()
    whole = ["runuser", "-u", user, "--", *words] if user else list(words)
    subprocess.run(whole, check=True, capture_output=True, cwd="/", timeout=60)
