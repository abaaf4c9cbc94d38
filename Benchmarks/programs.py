"""The programs of a measurement: builds the C ones, starts servers and always ends them, runs the load generator."""

import contextlib
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
#: Built tools and stores of running measurements; ignored by git.
WORK = HERE.parent / ".build" / "benchmarks"
HOST = "127.0.0.1"
MESSAGE = '{"type":"user_message","message":"hello"}'


class MeasurementError(Exception):
    """A measurement that gave no figure, in a sentence."""


def build_tools():
    """Compiles limit and wsload where their sources are newer."""
    WORK.mkdir(parents=True, exist_ok=True)
    for name, libraries in (("limit", ["-lcrypto"]), ("wsload", [])):
        source, program = HERE / f"{name}.c", WORK / name
        if program.exists() and program.stat().st_mtime >= source.stat().st_mtime:
            continue
        # The tools are as they are: their warnings are not this project's.
        result = subprocess.run(["cc", "-O2", "-w", "-o", program, source, *libraries], capture_output=True, text=True)
        if result.returncode != 0:
            raise MeasurementError(f"{source.name} does not compile:\n{result.stderr}")


def load(port, *, connections, seconds, until, arguments=(), message=MESSAGE):
    """Runs wsload and returns what it measured.

    The generator's own end is bounded: its phases have limits, and it is killed after them.
    """
    command = [
        WORK / "wsload", "--port", str(port), "--conns", str(connections), "--seconds", str(seconds),
        "--message", message, "--until", until, *map(str, arguments),
    ]
    try:
        # Exit status 1 only says that the figures contain errors; the caller looks at them.
        result = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=seconds + 180)
    except subprocess.TimeoutExpired:
        raise MeasurementError("the load generator did not end in time") from None
    return parse(result.stdout)


def parse(output):
    try:
        return json.loads(output)
    except json.JSONDecodeError:
        raise MeasurementError(f"the load generator printed no result: {output[:200]!r}") from None


@contextlib.contextmanager
def start_load(port, *, connections, seconds, until, arguments=(), message=MESSAGE):
    """Runs wsload beside the body. Its figures are `parse(generator.stdout.read())`."""
    command = [
        WORK / "wsload", "--port", str(port), "--conns", str(connections), "--seconds", str(seconds),
        "--message", message, "--until", until, *map(str, arguments),
    ]
    generator = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield generator
    finally:
        _end(generator, signal.SIGKILL)


@contextlib.contextmanager
def limit(replies):
    """`limit`, answering each message with that many events. Yields its port."""
    port = _free_port()
    process = subprocess.Popen([WORK / "limit", str(port), str(replies)], start_new_session=True)
    try:
        _wait_until(lambda: _accepts(port), process, "limit")
        yield port
    finally:
        # Its children read from sockets that end with it.
        _end(process, signal.SIGKILL)


class Roundhouse:
    """A running server."""

    def __init__(self, port, process):
        self.port = port
        self.process = process

    def resident_bytes(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise MeasurementError("the server has no resident set")

    def workers(self):
        """Pids of the sessions' processes: the children of the server's child."""
        return [pid for spawner in _children(self.process.pid) for pid in _children(spawner)]

    def json(self, path):
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            connection.request("GET", path)
            return json.load(connection.getresponse())
        finally:
            connection.close()

    def metric(self, line):
        """The value of a line of `/metrics`: a name, and its labels where it has any. None where there is no such line."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        try:
            connection.request("GET", "/metrics")
            text = connection.getresponse().read().decode()
        finally:
            connection.close()
        for found in text.splitlines():
            if found.startswith(line + " "):
                return float(found.rsplit(" ", 1)[1])
        return None


@contextlib.contextmanager
def roundhouse(binaries, store, settings):
    """The server from `binaries` with an empty store in the folder `store`. Yields a ``Roundhouse``."""
    port = _free_port()
    settings = {
        "listen.port": port, "store.path": store, "log.level": "warning", "log.format": "json",
        # The server says so where it may not open as many files as its limits of connections and processes need.
        "limits.connections": 6000, "limits.sessions": 4000, **settings,
    }
    flags = [word for key, value in settings.items() for word in ("--set", f"{key}={value}")]
    # Whoever runs this may have a server of their own configured.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ROUNDHOUSE_")}
    log = store.with_suffix(".log")
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [binaries / "roundhouse", "serve", *flags], env=environment, stdout=subprocess.DEVNULL, stderr=errors,
            start_new_session=True)
    try:
        server = Roundhouse(port, process)
        _wait_until(lambda: _accepts(port) and server.json("/health")["status"] == "healthy", process, "roundhouse")
        yield server
    except MeasurementError:
        sys.stderr.write(log.read_text())
        raise
    finally:
        _end(process, signal.SIGTERM)
    if complaints := log.read_text():
        # A figure of a server in trouble is no figure.
        raise MeasurementError(f"the server complained:\n{complaints}")


def setting(binaries, key):
    """The value of a key that a server without settings has."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ROUNDHOUSE_")}
    output = subprocess.run(
        [binaries / "roundhouse", "check-config"], env=environment, check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        if line.startswith(f"{key} = "):
            return line[len(key) + 3:].split("    ")[0]
    raise MeasurementError(f"'roundhouse check-config' does not show {key}")


def _end(process, kind):
    if process.poll() is None:
        process.send_signal(kind)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        print(f"process {process.pid} did not end in time and is killed", file=sys.stderr)
        process.kill()
        process.wait()
    for stream in (process.stdout, process.stderr):
        if stream:
            stream.close()


def _wait_until(condition, process, name, seconds=30):
    deadline = time.monotonic() + seconds
    while not condition():
        if process.poll() is not None:
            raise MeasurementError(f"{name} ended with status {process.returncode} at its start")
        if time.monotonic() > deadline:
            raise MeasurementError(f"{name} was not ready within {seconds} s")
        time.sleep(0.05)


def _accepts(port):
    try:
        socket.create_connection((HOST, port), 1).close()
        return True
    except OSError:
        return False


def _free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _children(pid):
    children = []
    for thread in pathlib.Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(OSError):
            children += map(int, (thread / "children").read_text().split())
    return children
