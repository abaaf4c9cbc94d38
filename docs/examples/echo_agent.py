#!/usr/bin/env python3
"""Agents of one's own, in Python without any library: counts the words of each message and stores a file of them.

    roundhouse serve --set agents.kind=command \
        --set 'agents.command=["/usr/bin/python3", "docs/examples/echo_agent.py"]'

Every session gets a process of this program. See docs/worker-protocol.md for what the messages mean.
"""

import collections
import json
import os
import select
import socket
import struct
import sys

AGENT = "Word Counter"


class Cancelled(Exception):
    """The user no longer wants the run."""


class Gateway:
    """The session socket: length-prefixed JSON both ways."""

    def __init__(self):
        # The socket was opened for this process; only its number has to be known.
        self.socket = socket.socket(fileno=int(os.environ["ROUNDHOUSE_WORKER_FD"]))
        self.requests = 0

    def send(self, type, **members):
        body = json.dumps({"type": type, **members}).encode()
        self.socket.sendall(struct.pack(">I", len(body)) + body)

    def receive(self):
        """The next message. The end of the stream is the end of the session's process."""
        (length,) = struct.unpack(">I", self._read(4))
        return json.loads(self._read(length))

    def _read(self, count):
        data = b""
        while len(data) < count:
            part = self.socket.recv(count - len(data))
            if not part:
                sys.exit(0)
            data += part
        return data

    def check_cancelled(self, seconds=0):
        """Waits that long and sees whether the run was cancelled. During a run no other message is sent unasked."""
        while select.select([self.socket], [], [], seconds)[0]:
            if self.receive()["type"] == "cancel":
                raise Cancelled

    def request(self, method, **params):
        """Asks the Gateway for something and waits for its answer."""
        self.requests += 1
        self.send("request", id=f"q{self.requests}", method=method, params=params)
        while True:
            message = self.receive()
            if message["type"] == "cancel":
                raise Cancelled
            if message["type"] == "response" and message["id"] == f"q{self.requests}":
                if "error" in message:
                    raise RuntimeError(message["error"]["message"])
                return message["result"]


class WordCounter:
    def __init__(self, gateway, state):
        self.gateway = gateway
        # What the process before this one had when it was suspended or ended; None for a new session.
        self.words = collections.Counter(state or {})

    def status(self, run, status, message):
        self.gateway.send("agent_status", run_id=run, agent=AGENT, status=status, message=message)

    def log(self, message, level="INFO"):
        self.gateway.send("log", data={"level": level, "logger": AGENT, "agent": AGENT, "message": message})

    def answer(self, run, text):
        self.status(run, "starting", "Reading the message")
        words = text.lower().split()
        self.status(run, "working", f"Counting {len(words)} words")
        for number, word in enumerate(words):
            self.words[word] += 1
            self.log(f"'{word}' was seen {self.words[word]} times so far", level="DEBUG")
            # Part of the answer, seen as it is written.
            self.gateway.send("agent_response_delta", run_id=run, agent=AGENT, index=number, text=word + " ")
            # Real agents wait for something here; a cancel must be noticed meanwhile.
            self.gateway.check_cancelled(seconds=0.05)

        # Kept by the server, so that a crash from here on loses nothing.
        self.gateway.send("checkpoint", run_id=run, stage="counted", state=dict(self.words))
        table = "".join(f"{count}\t{word}\n" for word, count in self.words.most_common())
        artifact = self.gateway.request(
            "artifact.put", name="words.tsv", media_type="text/tab-separated-values", encoding="utf8", data=table)

        self.status(run, "completed", f"{len(words)} words counted")
        self.gateway.send(
            "agent_response", run_id=run, system="orchestrator", conversation_state="completed",
            engine={"kind": "builtin"},
            message=f"You wrote **{len(words)}** words; {len(self.words)} different ones so far.",
            artifacts=[{name: artifact[name] for name in ("name", "media_type", "bytes", "url")}])


def main():
    gateway = Gateway()
    start = gateway.receive()
    counter = WordCounter(gateway, start.get("state"))
    gateway.send("ready", protocol=1, name="word-counter", version="1.0", agents=[AGENT])
    while True:
        message = gateway.receive()
        if message["type"] == "message":
            run = message["run_id"]
            # Exactly one `finished` ends each run.
            try:
                counter.answer(run, message["text"])
                gateway.send("finished", run_id=run, outcome="completed")
            except Cancelled:
                gateway.send("finished", run_id=run, outcome="cancelled")
            except Exception as error:
                problem = {"code": "engine_failed", "message": f"The words could not be counted: {error}"}
                gateway.send("error", run_id=run, fatal=False, **problem)
                gateway.send("finished", run_id=run, outcome="failed", error=problem)
        elif message["type"] == "suspend":
            # The process will be ended; the next one gets this state in its `start`.
            gateway.send("suspended", state=dict(counter.words))
        elif message["type"] == "ping":
            gateway.send("pong")


if __name__ == "__main__":
    main()
