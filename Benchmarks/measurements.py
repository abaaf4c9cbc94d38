"""The four measurements. Each yields figures in the units of its goals; none prints."""

import http.client
import pathlib
import statistics
import subprocess
import time
from dataclasses import dataclass

import programs
from programs import MeasurementError

#: A turn counts when the run was completed: more than that an answer came.
COMPLETED = '"outcome":"completed"'
SESSIONS = 100
EVENTS = 9

#: The load comes from one client that sends as fast as it gets answers, which the limits are there to prevent.
SETTINGS = {
    "agents.kind": "loopback",
    "loopback.events": EVENTS,
    "limits.messages_per_second": 1_000_000,
    "limits.messages_burst": 1_000_000,
    "limits.events_per_second": 10_000_000,
    "limits.events_burst": 10_000_000,
}


@dataclass
class Figure:
    what: str
    goal: str
    value: str
    is_met: bool


@dataclass
class Options:
    binaries: pathlib.Path
    #: Where stores are made, each in a folder of its own.
    stores: pathlib.Path
    rounds: int
    seconds: float


def throughput(options, note):
    """Loopback turns at 100 sessions beside `limit`, the least work that this design can do."""
    limits, ours = [], []
    with programs.limit(EVENTS) as limit, programs.roundhouse(
        options.binaries, options.stores / "throughput", SETTINGS
    ) as server:
        for number in range(1, options.rounds + 1):
            # One after the other in each round, so that both meet the same moods of the machine.
            for port, until, results, name in (
                (limit, "agent_response", limits, "limit"),
                (server.port, COMPLETED, ours, "roundhouse"),
            ):
                result = programs.load(port, connections=SESSIONS, seconds=options.seconds, until=until)
                _check(result, f"{name}, round {number}")
                results.append(result)
                note(f"round {number}: {name:10} {result['turns_per_s']:7.0f} turns/s, p99 {_ms(result['us']['p99'])}")
    rates = [statistics.median(r["turns_per_s"] for r in results) for results in (limits, ours)]
    tails = [statistics.median(r["us"]["p99"] for r in results) for results in (limits, ours)]
    share, slower = rates[1] / rates[0], tails[1] / tails[0]
    return [
        Figure(
            f"Turns/s at {SESSIONS} sessions ({EVENTS} events), as a share of `limit`", "≥ 0.50",
            f"{share:.2f} ({rates[1]:,.0f} of {rates[0]:,.0f})", share >= 0.5),
        Figure(
            "p99 of a turn, as a multiple of `limit`'s", "≤ 2.5",
            f"{slower:.1f} ({_ms(tails[1])} and {_ms(tails[0])})", slower <= 2.5),
    ]


def health(options, note):
    """`GET /health` on one kept-alive connection beside 100 sessions of load."""
    tails, counts = [], []
    with programs.roundhouse(options.binaries, options.stores / "health", SETTINGS) as server:
        for number in range(1, options.rounds + 1):
            with programs.start_load(
                server.port, connections=SESSIONS, seconds=options.seconds, until=COMPLETED
            ) as generator:
                # The generator's warm-up.
                time.sleep(1.5)
                times = _ask_for_health(server.port, generator)
                result = programs.parse(generator.stdout.read())
            _check(result, f"health, round {number}")
            if len(times) < 20:
                raise MeasurementError(f"only {len(times)} answers of /health in round {number}")
            counts.append(len(times))
            tails.append(_percentile(times, 0.99))
            note(f"round {number}: {len(times)} requests, p99 {_ms(tails[-1])}")
    tail = statistics.median(tails)
    return [
        Figure(
            f"p99 of `GET /health` during the {SESSIONS}-session load", "≤ 10 ms",
            f"{_ms(tail)} ({sum(counts):,} requests)", tail <= 10_000)
    ]


def _ask_for_health(port, generator):
    """Microseconds of each request until the load ends."""
    connection = http.client.HTTPConnection(programs.HOST, port, timeout=10)
    times = []
    try:
        while generator.poll() is None:
            start = time.perf_counter()
            connection.request("GET", "/health")
            response = connection.getresponse()
            response.read()
            times.append((time.perf_counter() - start) * 1e6)
            if response.status != 200:
                raise MeasurementError(f"/health answered {response.status}")
            time.sleep(0.005)
    finally:
        connection.close()
    return times


def memory(options, note, sessions=1000):
    """Many sessions, each with a live worker and one turn; then all of them idle."""
    with programs.roundhouse(options.binaries, options.stores / "memory", SETTINGS) as server:
        # Code that was never run is not in memory: a few turns bring it there before the first look.
        warm = programs.load(
            server.port, connections=10, seconds=1, until=COMPLETED, arguments=["--path", "/ws/warm_%d", "--turns", 20])
        _check(warm, "warm-up")
        time.sleep(2)
        workers_before = set(server.workers())
        before = server.resident_bytes()
        with programs.start_load(
            server.port, connections=sessions, seconds=60, until=COMPLETED,
            arguments=["--path", "/ws/mem_%d", "--turns", 1, "--warmup", 0, "--hold", 20],
        ) as generator:
            line = generator.stderr.readline()
            if "holding" not in line:
                raise MeasurementError(f"the load generator said: {line!r}")
            time.sleep(5)
            after = server.resident_bytes()
            workers = [pid for pid in server.workers() if pid not in workers_before]
            private = [size for size in map(private_bytes, workers) if size is not None]
            status = server.json("/health")
            try:
                output, _ = generator.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                raise MeasurementError("the load generator did not end in time") from None
        result = programs.parse(output)
        note(
            f"{status['active_connections']} connections, {len(workers)} workers; "
            f"server {before / 1e6:.1f} → {after / 1e6:.1f} MB")
    faults = _faults(result) + sum(abs(sessions - n) for n in (result["opened"], len(private)))
    faults += 0 if result["min_turns"] == 1 else 1
    if not private:
        raise MeasurementError("no worker lives")
    each, connection = statistics.median(private), (after - before) / sessions
    return [
        Figure(
            f"{sessions:,} sessions with a live worker and a completed turn each: errors", "0", f"{faults}", faults == 0),
        Figure(
            "Private memory of an idle worker (median)", "≤ 0.5 MB", f"{each / 1e6:.2f} MB", each <= 0.5e6),
        Figure(
            "Server's memory for each idle session and its connection", "≤ 30 KB", f"{connection / 1e3:.1f} KB",
            connection <= 30e3),
    ]


def first_event(options, note, rate=50, seconds=10):
    """New sessions at a steady rate; each also starts its worker and runs a turn."""
    tails = []
    with programs.roundhouse(options.binaries, options.stores / "first", SETTINGS) as server:
        for number in range(1, options.rounds + 1):
            result = programs.load(
                server.port, connections=rate * seconds, seconds=5, until=COMPLETED,
                arguments=[
                    "--connect-rate", rate, "--turns", 1, "--warmup", 0, "--path", "/ws/new_%d",
                    "--first-id", number * rate * seconds,
                ])
            _check(result, f"first event, round {number}")
            if result["min_turns"] != 1:
                raise MeasurementError(f"a new session of round {number} completed no turn")
            tails.append(result["first_us"]["p99"])
            note(f"round {number}: p50 {_ms(result['first_us']['p50'])}, p99 {_ms(tails[-1])}")
    tail = statistics.median(tails)
    return [
        Figure(
            f"p99 from connect to the first event, {rate} new sessions/s for {seconds} s", "≤ 100 ms", _ms(tail),
            tail <= 100_000)
    ]


def private_bytes(pid):
    """What only this process has; None where it has gone."""
    try:
        lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return None
    wanted = ("Private_Clean:", "Private_Dirty:")
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(wanted))


def _faults(result):
    return result["errors"] + result["connect_failed"] + result["closed_by_server"] + result["stuck"]


def _check(result, what):
    if _faults(result) or result["opened"] != result["conns"]:
        raise MeasurementError(f"the load met errors ({what}): {result}")


def _percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def _ms(microseconds):
    return f"{microseconds / 1000:.1f} ms"
