"""What a design costs its worker: processor time, and the memory that stays when the session is idle again."""

import http.client
import json
import pathlib
import statistics
import time

import endpoint
import measurements
import programs
from client import Client
from measurements import Figure
from programs import MeasurementError

#: 60 words.
REQUIREMENT = (
    "Track training courses with a title, a price and a status of Draft, Open or Closed. Each course has "
    "sessions with a start date, an end date and a number of seats. A contact can enrol in many sessions, and "
    "each enrolment has a grade. Show the number of enrolments per session. The end date cannot be before its start.")
SESSIONS = 20
CHANGE = "make the price required"
SETTINGS = {"agents.kind": "crew"}


def design(options, note):
    """A 60-word requirement in each of some sessions, with the builtin engine and with a model that answers at once."""
    if (words := len(REQUIREMENT.split())) != 60:
        raise MeasurementError(f"the requirement has {words} words")
    with programs.roundhouse(options.binaries, options.stores / "design", SETTINGS) as server:
        times, sizes = _sessions(server, note)
        plan = _plan(server)
    answer = json.dumps({"summary": "A plan.", "question": "", "design": plan})
    with endpoint.scripted(answer) as url:
        settings = {**SETTINGS, "engine.kind": "model", "model.base_url": url, "model.name": "scripted"}
        with programs.roundhouse(options.binaries, options.stores / "design-model", settings) as server:
            model_times, model_sizes = _sessions(server, note, engine='"kind":"model"')
    figures = []
    for engine, seconds, size in (("builtin engine", times, sizes), ("model engine", model_times, model_sizes)):
        figures += [
            Figure(
                f"Processor time of a worker for a 60-word requirement, {engine} (median of {SESSIONS})", "≤ 50 ms",
                f"{seconds * 1e3:.1f} ms", seconds <= 0.05),
            Figure(
                f"Private memory of a worker at rest after it and a change, {engine} (largest of {SESSIONS})", "≤ 1.5 MB",
                f"{size / 1e6:.2f} MB", size <= 1.5e6),
        ]
    return figures


def _sessions(server, note, engine='"kind":"builtin"'):
    times, sizes = [], []
    for number in range(SESSIONS):
        known = set(server.workers())
        client = Client(server.port, f"design_{number}")
        try:
            # Its process starts with the first message; a greeting is the least there is.
            client.say("hello")
            worker = (set(server.workers()) - known).pop()
            before = _processor_seconds(worker)
            answer = client.say(REQUIREMENT)
            times.append(_processor_seconds(worker) - before)
            if engine not in answer:
                raise MeasurementError("another engine answered")
            client.say(CHANGE)
            # Freed memory goes back right after the answer has left.
            time.sleep(0.2)
            sizes.append(measurements.private_bytes(worker))
        finally:
            client.close()
    note(
        f"{engine}: {min(times) * 1e3:.1f} to {max(times) * 1e3:.1f} ms, {min(sizes) / 1e6:.2f} to {max(sizes) / 1e6:.2f} MB")
    return statistics.median(times), max(sizes)


def _processor_seconds(pid):
    """Time of all threads on a processor, in nanoseconds from the kernel (`schedstat`)."""
    return sum(int(path.read_text().split()[0]) for path in pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9


def _plan(server):
    """The design that the builtin engine made, as a model would write it."""
    connection = http.client.HTTPConnection(programs.HOST, server.port, timeout=10)
    try:
        connection.request("GET", "/sessions/design_0/artifacts/plan.json")
        return _camel(json.load(connection.getresponse())["design"])
    finally:
        connection.close()


def _camel(value):
    """Member names as models write them: `api_name` is `apiName`."""
    if isinstance(value, list):
        return [_camel(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        head + "".join(word.capitalize() for word in tail): _camel(item)
        for name, item in value.items() for head, *tail in [name.split("_")]
    }
