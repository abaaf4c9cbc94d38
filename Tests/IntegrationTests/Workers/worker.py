#!/usr/bin/env python3
"""A worker that behaves well or badly, as the test asks.

    worker.py [START]

START says what it does instead of starting properly; see `starts`. A session whose id begins with one of those names
and a hyphen does the same, so that one server can have good and bad workers. Once ready, a message of the form
`do ACTION [ARGUMENT]` makes it misbehave; see `actions`. Every other message is answered with `echo: TEXT`.
"""

import json
import os
import signal
import socket
import struct
import sys
import time

SOCKET = socket.socket(fileno=int(os.environ["ROUNDHOUSE_WORKER_FD"]))
SOCKET.setblocking(True)
# The state that the worker was started with, and whether the message goes on from it.
STATE = None
CONTINUED = False


def send_raw(data):
    SOCKET.sendall(data)


def frame(body):
    return struct.pack(">I", len(body)) + body


def send(**members):
    send_raw(frame(json.dumps(members).encode()))


def receive():
    """The next frame's object; the worker ends at the end of the stream."""
    head = read_exactly(4)
    return json.loads(read_exactly(struct.unpack(">I", head)[0]))


def read_exactly(count):
    data = b""
    while len(data) < count:
        part = SOCKET.recv(count - len(data))
        if not part:
            sys.exit(0)
        data += part
    return data


def wait_forever():
    while True:
        signal.pause()


def ready(agents=("Echo",)):
    send(type="ready", protocol=1, name="test-worker", version="1", agents=list(agents))


def log(message, level="INFO"):
    send(type="log", data={"level": level, "logger": "test", "message": message})


def finished(run, outcome="completed", **more):
    send(type="finished", run_id=run, outcome=outcome, **more)


def respond(run, text):
    send(type="agent_response", run_id=run, message=text, system="orchestrator", conversation_state="completed",
         engine={"kind": "builtin"})


# What a worker may do instead of starting: called with the `start` message.

def start_silent(_):
    wait_forever()


def start_early(_):
    send(type="agent_status", agent="Echo", status="working", message="too early")
    wait_forever()


def start_slow(_):
    """Takes a moment to start."""
    time.sleep(1)
    ready()


def start_logs(_):
    log("before ready")
    ready()


def start_zero(_):
    send_raw(b"\0\0\0\0")
    wait_forever()


def start_badjson(_):
    send_raw(frame(b"{ready}"))
    wait_forever()


def start_twice(_):
    ready()
    ready()


def start_deaf(_):
    """Says that it is ready and never reads again."""
    ready()
    wait_forever()


starts = {
    "exit": lambda _: sys.exit(7),
    "abort": lambda _: os.kill(os.getpid(), signal.SIGABRT),
    "silent": start_silent,
    "early": start_early,
    "slow": start_slow,
    "logs": start_logs,
    "zero": start_zero,
    "badjson": start_badjson,
    "twice": start_twice,
    "deaf": start_deaf,
}


# What a worker may do with a message: called with the run's id and the argument. True: the run goes on to its answer.

def do_signal(_, number):
    os.kill(os.getpid(), int(number))
    wait_forever()


def do_raw(_, text):
    """Sends a frame with this text as its body."""
    send_raw(frame(text.encode("latin-1")))
    wait_forever()


def do_length(_, number):
    """Sends a length field and nothing after it."""
    send_raw(struct.pack(">I", int(number)))
    wait_forever()


def do_truncate(_, __):
    """Ends in the middle of a frame."""
    send_raw(struct.pack(">I", 100) + b'{"type":"log"')
    sys.exit(0)


def do_print(_, text):
    print("out " + text, flush=True)
    print("err " + text, file=sys.stderr, flush=True)
    return True


def do_events(run, count):
    for index in range(int(count)):
        send(type="agent_status", run_id=run, agent="Echo", status="working", message=f"step {index}")
    return True


def do_bulk(run, count):
    """Sends that many log lines of 1,000 characters."""
    text = "x" * 980
    for index in range(int(count)):
        log(f"{index:08d} {text}")
    return True


def do_wait(run, _):
    """Works until it is cancelled."""
    send(type="agent_status", run_id=run, agent="Echo", status="working", message="waiting")
    while True:
        message = receive()
        if message["type"] == "cancel":
            finished(run, "cancelled")
            return False
        if message["type"] == "ping":
            send(type="pong")


def do_ignore(run, _):
    """Works and hears nothing."""
    send(type="agent_status", run_id=run, agent="Echo", status="working", message="not listening")
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    wait_forever()


def do_spin(run, _):
    """Computes and hears nothing."""
    send(type="agent_status", run_id=run, agent="Echo", status="working", message="spinning")
    while True:
        pass


def do_orphan(_, path):
    """Dies, and leaves a process behind that has its output, which it writes to when there is a file of that name."""
    if os.fork() == 0:
        SOCKET.close()
        deadline = time.monotonic() + 30
        while not os.path.exists(path) and time.monotonic() < deadline:
            time.sleep(0.01)
        print("last words", flush=True)
        os._exit(0)
    os.kill(os.getpid(), signal.SIGKILL)
    wait_forever()


def do_fail(run, text):
    finished(run, "failed", error={"code": "engine_failed", "message": text})
    return False


def do_decide(run, _):
    send(type="decision_required", run_id=run, decision_id="d1", question="Go on?",
         choices=[{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}])
    while True:
        message = receive()
        if message["type"] == "decision":
            respond(run, "decided " + message["choice"])
            finished(run)
            return False


def do_delta(run, text):
    for index, word in enumerate(text.split()):
        send(type="agent_response_delta", run_id=run, agent="Echo", index=index, text=word)
    return True


def do_checkpoint(run, text):
    send(type="checkpoint", run_id=run, stage="one", state={"kept": text})
    return True


def do_stages(run, stages):
    """Saves the first of the stages that it has not reached and dies; continued after the last one, it answers.

    A stage named again is one that it dies in a second time.
    """
    global STATE
    reached = (STATE or {}).get("reached", []) if CONTINUED else []
    rest = stages.split()[len(reached):]
    send(type="agent_status", run_id=run, agent="Echo", status="working", message=f"reached {len(reached)}")
    if not rest:
        return True
    send(type="checkpoint", run_id=run, stage=rest[0], state={"reached": reached + [rest[0]]})
    os.kill(os.getpid(), signal.SIGKILL)
    wait_forever()


def do_save(run, stage):
    """Saves a stage and works until it is cancelled; continued, it answers."""
    if CONTINUED:
        return True
    send(type="checkpoint", run_id=run, stage=stage, state={"reached": [stage]})
    return do_wait(run, stage)


def do_twice(run, _):
    """Ends its run two times, all in one write."""
    answer = {"type": "agent_response", "run_id": run, "message": "once", "system": "orchestrator",
              "conversation_state": "completed", "engine": {"kind": "builtin"}}
    end = {"type": "finished", "run_id": run, "outcome": "completed"}
    send_raw(b"".join(frame(json.dumps(each).encode()) for each in (answer, end, end)))
    return False


def do_put(run, text):
    """Stores an artifact and says what the Gateway answered."""
    name, _, contents = text.partition(" ")
    send(type="request", id="q1", method="artifact.put",
         params={"name": name, "media_type": "text/plain", "encoding": "utf8", "data": contents})
    while True:
        message = receive()
        if message["type"] == "response":
            respond(run, json.dumps(message))
            finished(run)
            return False


def do_request(run, method):
    send(type="request", id="q2", method=method, params={})
    while True:
        message = receive()
        if message["type"] == "response":
            respond(run, json.dumps(message))
            finished(run)
            return False


def do_exit_idle(run, _):
    """Answers, and dies afterwards between two messages."""
    respond(run, "goodbye")
    finished(run)
    sys.exit(3)


def do_eat(_, megabytes):
    """Takes memory and writes to all of it."""
    taken = []
    while len(taken) < int(megabytes):
        taken.append(bytearray(b"x" * (1 << 20)))
    return True


def do_fork(_, __):
    os.fork()
    return True


def do_open(_, count):
    opened = [open("/dev/null") for _ in range(int(count))]
    return len(opened) == int(count)


def do_flood(_, count):
    """Prints that many lines at once."""
    os.write(1, b"x\n" * int(count))
    return True


actions = {
    "eat": do_eat,
    "fork": do_fork,
    "open": do_open,
    "flood": do_flood,
    "exit": lambda _, number: sys.exit(int(number)),
    "signal": do_signal,
    "raw": do_raw,
    "length": do_length,
    "truncate": do_truncate,
    "print": do_print,
    "events": do_events,
    "bulk": do_bulk,
    "wait": do_wait,
    "ignore": do_ignore,
    "spin": do_spin,
    "orphan": do_orphan,
    "fail": do_fail,
    "decide": do_decide,
    "delta": do_delta,
    "checkpoint": do_checkpoint,
    "twice": do_twice,
    "stages": do_stages,
    "save": do_save,
    "put": do_put,
    "request": do_request,
    "exitidle": do_exit_idle,
    "sleep": lambda _, seconds: time.sleep(float(seconds)) or True,
}


def handle(message):
    global CONTINUED
    run, text = message["run_id"], message["text"]
    CONTINUED = message.get("continue", False)
    if text.startswith("do "):
        _, action, argument = (text + "  ").split(" ", 2)
        if not actions[action](run, argument.strip()):
            return
    respond(run, "echo: " + text)
    finished(run)


def main():
    global STATE
    start = receive()
    assert start["type"] == "start", start
    wanted = sys.argv[1] if len(sys.argv) > 1 else start["session_id"].split("-")[0]
    if wanted in starts:
        starts[wanted](start)
    else:
        ready()
    STATE = start.get("state")
    while True:
        message = receive()
        if message["type"] == "message":
            if message["text"] == "what was kept":
                respond(message["run_id"], "kept: " + json.dumps(STATE))
                finished(message["run_id"])
            elif message["text"] == "what came before":
                respond(message["run_id"], "history: " + json.dumps(start.get("history")))
                finished(message["run_id"])
            elif message["text"] == "who are you":
                respond(message["run_id"], json.dumps({"pid": os.getpid(), "generation": start.get("generation")}))
                finished(message["run_id"])
            else:
                handle(message)
        elif message["type"] == "ping":
            send(type="pong")
        elif message["type"] == "suspend":
            send(type="suspended", state={"suspended": start["session_id"]})


main()
