#!/usr/bin/env python3
"""Checks an installed Roundhouse in a booted systemd, from inside; `scripts/test-systemd.sh` starts it there.

Writes a line for each check, and `all checks passed` at the end where that is so.
"""

import base64
import http.client
import json
import os
import signal
import socket
import struct
import subprocess
import threading
import time

PORT = 8000
SERVICE = "roundhouse.service"
CONFIGURATION = "/etc/roundhouse/roundhouse.yaml"


def run(*command, check=True):
    result = subprocess.run(command, capture_output=True, text=True)
    if check and result.returncode != 0:
        raise AssertionError(f"{' '.join(command)}: {result.returncode} {result.stdout} {result.stderr}")
    return result.stdout.strip()


def show(name):
    return run("systemctl", "show", SERVICE, f"--property={name}", "--value")


def eventually(what, condition, seconds=20):
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"waited {seconds} s for {what}"
        time.sleep(0.05)


def get(path):
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
    connection.request("GET", path)
    reply = connection.getresponse()
    body = reply.read()
    connection.close()
    return reply.status, json.loads(body)


def journal(*fields):
    # What was written comes to be read after a moment.
    lines = run("journalctl", "-u", SERVICE, "-o", "json", "--no-pager", *fields, check=False).splitlines()
    return [json.loads(line) for line in lines]


class Client:
    """A WebSocket of one session."""

    def __init__(self, session, query=""):
        self.socket = socket.create_connection(("127.0.0.1", PORT), timeout=30)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((
            f"GET /ws/{session}{query} HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n").encode())
        self.data = b""
        while b"\r\n\r\n" not in self.data:
            self.fill()
        head, self.data = self.data.split(b"\r\n\r\n", 1)
        assert head.startswith(b"HTTP/1.1 101 "), head.decode(errors="replace")

    def fill(self):
        part = self.socket.recv(65536)
        if not part:
            raise ConnectionAbortedError("the server ended the connection")
        self.data += part

    def send(self, **members):
        body = json.dumps(members).encode()
        length = bytes([0x80 | len(body)]) if len(body) < 126 else b"\xfe" + struct.pack(">H", len(body))
        # The key is zero, so masking changes nothing.
        self.socket.sendall(b"\x81" + length + b"\0\0\0\0" + body)

    def take(self, count):
        while len(self.data) < count:
            self.fill()
        taken, self.data = self.data[:count], self.data[count:]
        return taken

    def event(self):
        while True:
            first, length = self.take(2)
            if length == 126:
                length = struct.unpack(">H", self.take(2))[0]
            elif length == 127:
                length = struct.unpack(">Q", self.take(8))[0]
            body = self.take(length)
            if first & 15 == 8:
                raise ConnectionAbortedError(body[2:].decode())
            if first & 15 == 1:
                return json.loads(body)

    def until(self, kind):
        while True:
            event = self.event()
            if event["type"] == kind:
                return event

    def turn(self, text, client_id=None):
        self.send(type="user_message", message=text, **({"client_id": client_id} if client_id else {}))
        return self.until("run_finished")


def configure(text):
    with open(CONFIGURATION, "w") as file:
        file.write(text)


def main_pid():
    return int(show("MainPID"))


def children(parent):
    found = []
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/status") as file:
                if f"\nPPid:\t{parent}\n" in file.read():
                    found.append(int(entry))
        except OSError:
            # It ended in between.
            pass
    return found


def back():
    """Whether the service is up and has its listener."""
    return show("ActiveState") == "active" and show("SubState") == "running" and main_pid() > 0


# The checks, in the order in which they run.

def starts():
    configure("agents:\n  kind: loopback\n")
    run("systemctl", "start", "roundhouse.socket")
    begin = time.monotonic()
    run("systemctl", "start", SERVICE)
    took = time.monotonic() - begin
    assert show("ActiveState") == "active"
    eventually("the status line", lambda: "sessions" in show("StatusText"))
    return f"READY after {took * 1000:.0f} ms; status '{show('StatusText')}'"


def answers():
    client = Client("demo")
    assert client.until("system")["code"] == "connected"
    assert client.turn("hello")["outcome"] == "completed"


def shows_what_the_host_has():
    status, health = get("/health")
    assert status == 200, health
    memory = health["admission"]["memory_available_bytes"]
    # The unit hides /proc/meminfo (ProcSubset=pid).
    assert memory is not None and memory > 0, health
    return f"{memory >> 20} MiB available"


def limits_workers():
    # The worker is root's business: it runs as the service's user.
    pid = get("/sessions/demo")[1]["pid"]
    with open(f"/proc/{pid}/limits") as file:
        limits = {line[:26].strip(): line[26:].split()[1] for line in file}
    assert limits["Max processes"] == "0" and limits["Max open files"] == "4", limits
    assert limits["Max data size"] == str(256 << 20), limits
    with open(f"/proc/{pid}/status") as file:
        status = dict(line.split(":", 1) for line in file)
    assert status["Uid"].split()[0] != "0", status["Uid"]
    assert status["NoNewPrivs"].strip() == "1" and status["Seccomp"].strip() == "2", status


def writes_the_journal():
    entry = eventually("the session's line", lambda: journal("ROUNDHOUSE_SESSION_ID=demo"))[0]
    assert entry["ROUNDHOUSE_EVENT"] == "session_started", entry
    assert entry["SYSLOG_IDENTIFIER"] == "roundhouse" and entry["MESSAGE_ID"], entry
    assert eventually("the start's line", lambda: journal("ROUNDHOUSE_EVENT=serving"))


def reloads():
    pid = main_pid()
    configure("agents:\n  kind: loopback\nlog:\n  level: debug\n")
    run("systemctl", "reload", SERVICE)
    eventually("the reload", lambda: journal("ROUNDHOUSE_EVENT=reloaded"))
    configure("agents:\n  kind: nonsense\n")
    run("systemctl", "reload", SERVICE, check=False)
    eventually("the reload to be refused", lambda: journal("ROUNDHOUSE_EVENT=reload_failed"))
    assert back() and main_pid() == pid
    configure("agents:\n  kind: loopback\n")
    run("systemctl", "reload", SERVICE)


def survives_its_worker():
    pid = get("/sessions/demo")[1]["pid"]
    os.kill(pid, signal.SIGKILL)
    eventually("the worker to be gone", lambda: get("/sessions/demo")[1]["pid"] is None)
    client = Client("demo")
    assert client.turn("hello again")["outcome"] == "completed"


def survives_its_spawner():
    workers = {session["pid"] for session in get("/sessions")[1]["sessions"]}
    spawners = [child for child in children(main_pid()) if child not in workers]
    assert len(spawners) == 1, spawners
    os.kill(spawners[0], signal.SIGKILL)
    eventually("the new spawner", lambda: journal("ROUNDHOUSE_EVENT=spawner_restarted"))
    client = Client("after-the-spawner")
    assert client.turn("hello")["outcome"] == "completed"
    eventually("health", lambda: get("/health")[0] == 200)


def survives_kill_9():
    pid = main_pid()
    os.kill(pid, signal.SIGKILL)
    eventually("another process", lambda: back() and main_pid() != pid)
    events = get("/sessions/demo/events")[1]["events"]
    assert sum(event["type"] == "run_finished" for event in events) == 2, events
    assert Client("demo").turn("and again")["outcome"] == "completed"


def is_restarted_by_the_watchdog():
    pid = main_pid()
    begin = time.monotonic()
    os.kill(pid, signal.SIGSTOP)
    eventually("the watchdog", lambda: back() and main_pid() != pid, 60)
    assert Client("demo").turn("still there")["outcome"] == "completed"
    return f"after {time.monotonic() - begin:.1f} s with WatchdogSec=5"


class Load:
    """Clients that talk and come back, and newcomers, until they are told to stop."""

    def __init__(self, clients):
        self.stopping = False
        self.refused = []
        self.away = []
        self.acknowledged = [set() for _ in range(clients)]
        self.greetings = [[] for _ in range(clients)]
        self.newcomers = 0
        self.threads = [threading.Thread(target=self.talk, args=(number,)) for number in range(clients)]
        self.threads.append(threading.Thread(target=self.come))

    def talk(self, number):
        count = 0
        while not self.stopping:
            try:
                client = Client(f"load-{number}")
                client.until("system")
                self.greetings[number].append(time.monotonic())
                while not self.stopping:
                    name = f"{number}-{count}"
                    client.send(type="user_message", message="x", client_id=name)
                    while True:
                        event = client.event()
                        if event["type"] == "error":
                            # Not taken; the connection is about to be ended.
                            break
                        if event["type"] == "acknowledged":
                            self.acknowledged[number].add(event["client_id"])
                            client.until("run_finished")
                            count += 1
                            break
            except (ConnectionRefusedError, ConnectionResetError) as error:
                self.refused.append(repr(error))
            except ConnectionAbortedError as error:
                wait = str(error).removeprefix("retry_after_ms=")
                time.sleep(int(wait) / 1000 if wait.isdigit() else 0.1)
            except AssertionError as error:
                self.away.append(str(error).splitlines()[0])
                time.sleep(1)

    def come(self):
        while not self.stopping:
            try:
                assert get("/health/live")[0] == 200
                self.newcomers += 1
            except (OSError, AssertionError, http.client.HTTPException) as error:
                self.refused.append("newcomer: " + repr(error))
            time.sleep(0.002)


def restarts_under_load():
    load = Load(20)
    for thread in load.threads:
        thread.start()
    try:
        took, last_back = [], []
        for _ in range(3):
            before = [len(done) for done in load.acknowledged]
            eventually("turns", lambda: all(len(now) > then + 5 for now, then in zip(load.acknowledged, before)), 30)
            begin = time.monotonic()
            run("systemctl", "restart", SERVICE)
            ready = time.monotonic()
            took.append(ready - begin)
            eventually(
                "everybody to be back", lambda: all(times and times[-1] > begin for times in load.greetings), 30)
            last_back.append(max(next(at for at in times if at > begin) for times in load.greetings) - ready)
        before = [len(done) for done in load.acknowledged]
        eventually("turns", lambda: all(len(now) > then + 2 for now, then in zip(load.acknowledged, before)), 30)
    finally:
        load.stopping = True
        for thread in load.threads:
            thread.join()
    assert not load.refused, load.refused[:5]
    assert max(last_back) < 5, last_back
    messages = 0
    for number, acknowledged in enumerate(load.acknowledged):
        events = eventually("the last runs", lambda: settled(f"load-{number}"))
        echoes = [event["client_id"] for event in events if event["type"] == "user_message_echo"]
        ends = [event for event in events if event["type"] == "run_finished"]
        assert len(echoes) == len(set(echoes)) and acknowledged <= set(echoes), "an acknowledged message is not there once"
        assert len(ends) == len({end["run_id"] for end in ends}) == len(echoes), "a run has not one end"
        assert all(end["outcome"] == "completed" for end in ends), ends
        messages += len(acknowledged)
    return (
        f"3 restarts of {', '.join(f'{seconds:.2f}' for seconds in took)} s: {messages} messages acknowledged, none lost; "
        f"{load.newcomers} newcomers answered, none refused; {len(load.away)} handshakes turned away with a time to come "
        f"back; the last client was back {max(last_back):.2f} s after READY")


def settled(session):
    events = get(f"/sessions/{session}/events?limit=10000")[1]["events"]
    kinds = [event["type"] for event in events]
    return events if kinds.count("user_message_echo") == kinds.count("run_finished") else None


def stops_in_time():
    begin = time.monotonic()
    run("systemctl", "stop", SERVICE)
    took = time.monotonic() - begin
    assert show("Result") == "success" and show("ExecMainStatus") == "0", (show("Result"), show("ExecMainStatus"))
    assert took < 10, took
    return f"{took:.2f} s"


def is_started_by_its_socket():
    assert show("ActiveState") == "inactive"
    assert get("/health/live")[0] == 200
    assert back()


CHECKS = [
    starts, answers, shows_what_the_host_has, limits_workers, writes_the_journal, reloads, survives_its_worker,
    survives_its_spawner, survives_kill_9, is_restarted_by_the_watchdog, restarts_under_load, stops_in_time,
    is_started_by_its_socket,
]


def main():
    print(run("systemctl", "--version").splitlines()[0])
    failed = 0
    for check in CHECKS:
        name = check.__name__.replace("_", " ")
        try:
            said = check()
            print(f"ok: {name}" + (f": {said}" if said else ""))
        except Exception as error:  # A check that fails must not keep the others from running.
            failed += 1
            print(f"FAILED: {name}: {error!r}")
    print("all checks passed" if failed == 0 else f"{failed} checks failed")
    if failed:
        print(run("journalctl", "-u", SERVICE, "--no-pager", "-n", "60", check=False))


main()
