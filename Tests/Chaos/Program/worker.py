#!/usr/bin/env python3
"""The worker of the chaos runs. A message says what it does: `WORD… events=N pause=MILLISECONDS` and more, see `work`.

It sends that many events, some of them in bursts, rests in between, saves its state half way and before its answer, and
repeats the message in the answer. A `cancel` is heard between two bursts. Its argument only marks it as a process of its
run.
"""

import json
import os
import select
import socket
import struct
import sys

SOCKET = socket.socket(fileno=int(os.environ["ROUNDHOUSE_WORKER_FD"]))
SOCKET.setblocking(True)
BURST = 50


def frame(**members):
    body = json.dumps(members).encode()
    return struct.pack(">I", len(body)) + body


def send(**members):
    SOCKET.sendall(frame(**members))


def read_exactly(count):
    data = b""
    while len(data) < count:
        part = SOCKET.recv(count - len(data))
        if not part:
            sys.exit(0)
        data += part
    return data


def receive():
    return json.loads(read_exactly(struct.unpack(">I", read_exactly(4))[0]))


def was_cancelled(run, seconds):
    """Rests, and hears meanwhile what the server says."""
    if not select.select([SOCKET], [], [], seconds)[0]:
        return False
    message = receive()
    if message["type"] == "ping":
        send(type="pong")
    return message["type"] == "cancel" and message["run_id"] == run


def work(run, text, done):
    """One run, from the event after the `done` first ones that an earlier worker has sent."""
    wanted = dict(word.split("=") for word in text.split() if "=" in word)
    events, pause = int(wanted.get("events", 5)), int(wanted.get("pause", 0)) / 1000
    for number in range(int(wanted.get("lines", 0))):
        print(f"line {number}")
    half = events // 2 // BURST * BURST
    for start in range(done, events, BURST):
        if start == half and not done:
            send(type="checkpoint", run_id=run, stage="half", state={"run": run, "done": half})
            if "die" in wanted:
                os._exit(3)
        if "spin" in wanted:
            # Hears nothing: it has to be killed.
            while True:
                pass
        burst = [
            frame(type="agent_status", run_id=run, agent="Chaos", status="working", message=f"step {index}")
            for index in range(start, min(start + BURST, events))
        ]
        SOCKET.sendall(b"".join(burst))
        if was_cancelled(run, pause):
            send(type="finished", run_id=run, outcome="cancelled")
            return
    send(type="checkpoint", run_id=run, stage="done", state={"run": run, "done": events})
    send(type="agent_response", run_id=run, message="answer to " + text, system="orchestrator",
         conversation_state="completed", engine={"kind": "builtin"})
    send(type="finished", run_id=run, outcome="completed")


def main():
    start = receive()
    send(type="ready", protocol=1, name="chaos-worker", version="1", agents=["Chaos"])
    while True:
        message = receive()
        if message["type"] == "message":
            state = start.get("state") or {}
            goes_on = message.get("continue") and state.get("run") == message["run_id"]
            work(message["run_id"], message["text"], state["done"] if goes_on else 0)
        elif message["type"] == "ping":
            send(type="pong")
        elif message["type"] == "suspend":
            send(type="suspended", state={"session": start["session_id"]})


main()
