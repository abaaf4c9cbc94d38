"""Measurements of size: more and fewer sessions, suspended ones, very many, a storm, and one that floods."""

import contextlib
import pathlib
import resource
import statistics
import subprocess
import time

import measurements
import programs
from client import Client
from measurements import COMPLETED, EVENTS, Figure, SETTINGS
from programs import MeasurementError

#: Sessions of the largest run, and what each needs at most: the kernel's memory for its process and sockets too.
LIVE_SESSIONS = 10_000
LIVE_BYTES = 600_000


def sizes(options, note):
    """Turns beside `limit` at 1, 100 and 1,000 sessions, and the processors' time of each turn."""
    figures = []
    for sessions in (1, 100, 1000):
        limits, ours, cpu = [], [], []
        with programs.limit(EVENTS) as limit, programs.roundhouse(
            options.binaries, options.stores / f"sizes-{sessions}", SETTINGS
        ) as server:
            for number in range(1, options.rounds + 1):
                before = _processor_seconds(server)
                for port, until, results in ((limit, "agent_response", limits), (server.port, COMPLETED, ours)):
                    # Without a warm-up all turns are counted, so that the time can be divided by them.
                    result = programs.load(
                        port, connections=sessions, seconds=options.seconds, until=until, arguments=["--warmup", 0])
                    measurements._check(result, f"{sessions} sessions, round {number}")
                    results.append(result)
                after = _processor_seconds(server)
                turns = max(1, ours[-1]["turns"])
                cpu.append({part: (after[part] - before.get(part, 0)) / turns * 1e6 for part in after})
                note(f"{sessions} sessions, round {number}: {ours[-1]['turns_per_s']} of {limits[-1]['turns_per_s']} turns/s")
        rate, least = (statistics.median(r["turns_per_s"] for r in results) for results in (ours, limits))
        tail, least_tail = (statistics.median(r["us"]["p99"] for r in results) for results in (ours, limits))
        middle = statistics.median(r["us"]["p50"] for r in ours)
        judged = sessions == 100
        figures += [
            Figure(
                f"Turns/s at {sessions:,} sessions, as a share of `limit`", "≥ 0.50" if judged else "–",
                f"{rate / least:.2f} ({rate:,.0f} of {least:,.0f})", not judged or rate / least >= 0.5),
            Figure(
                f"p50 and p99 of a turn at {sessions:,} sessions; p99 as a multiple of `limit`'s",
                "≤ 2.5" if judged else "–",
                f"{_ms(middle)}, {_ms(tail)}; {tail / least_tail:.1f}", not judged or tail <= 2.5 * least_tail),
            Figure(
                f"CPU per turn at {sessions:,} sessions: Gateway with its store, workers", "–",
                ", ".join(f"{statistics.median(c[part] for c in cpu):.0f} µs" for part in ("gateway", "workers")),
                True),
        ]
    return figures


def _processor_seconds(server):
    """Seconds of processor time so far. Workers that ended are counted by nobody: none ends while it is measured."""
    gateway = _seconds(pathlib.Path(f"/proc/{server.process.pid}/stat"))
    workers = sum(_main_thread_seconds(pid) for pid in server.workers())
    return {"gateway": gateway, "workers": workers}


def _main_thread_seconds(pid):
    """Of a worker, whose share of a turn is far below the ticks of `stat`; it has one thread."""
    try:
        return int(pathlib.Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9
    except OSError:
        return 0.0


def _seconds(stat):
    try:
        fields = stat.read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    # utime and stime, in ticks of 10 ms (proc(5)).
    return (int(fields[11]) + int(fields[12])) / 100


def suspended(options, note, sessions=1000, waves=5):
    """Memory of suspended sessions, and the time from a message to one of them to the end of its turn."""
    settings = {**SETTINGS, "sessions.suspend_after": "500ms"}
    with programs.roundhouse(options.binaries, options.stores / "suspended", settings) as server:
        sizes, rates = [], []
        for wave in range(waves + 2):
            started = time.monotonic()
            result = programs.load(
                server.port, connections=sessions, seconds=60, until=COMPLETED,
                arguments=["--path", f"/ws/rest{wave}_%d", "--turns", 1, "--warmup", 0])
            rates.append(sessions / (time.monotonic() - started))
            measurements._check(result, f"wave {wave}")
            # Their clients have gone; when the store has everything, they leave the server's memory.
            _wait_for(server, "roundhouse_sessions", 0)
            sizes.append(server.resident_bytes())
            note(f"{(wave + 1) * sessions:,} sessions suspended: {sizes[-1] / 1e6:.1f} MB")
        # What the allocator and SQLite keep for the next such crowd is no session's: the first two waves bring it.
        each = max(0, sizes[-1] - sizes[1]) / (waves * sessions)
        watched = _with_viewers(server, sessions, note)
        tails = []
        for number in range(1, options.rounds + 1):
            times = [_restored(server.port, f"rest0_{index}") for index in range(200)]
            tails.append(measurements._percentile(times, 0.99))
            note(f"restore, round {number}: p50 {_ms(statistics.median(times))}, p99 {_ms(tails[-1])}")
            _wait_for(server, "roundhouse_sessions", 0)
    tail = statistics.median(tails)
    return [
        Figure(
            f"Memory of a suspended session ({waves * sessions:,} more of them)", "≤ 2 KB", f"{each / 1e3:.1f} KB",
            each <= 2000),
        Figure("The same with a viewer that watches, its connection too", "–", f"{watched / 1e3:.1f} KB", True),
        Figure(
            "New sessions/s, all at once, each with a process and a turn", "–", f"{statistics.median(rates):,.0f}", True),
        Figure("p99 from a message to a suspended session to its answer", "≤ 50 ms", _ms(tail), tail <= 50_000),
    ]


def _with_viewers(server, sessions, note):
    """Bytes of each session that has no process and a client that stays."""
    before = server.resident_bytes()
    with programs.start_load(
        server.port, connections=sessions, seconds=60, until=COMPLETED,
        arguments=["--path", "/ws/watched_%d", "--turns", 1, "--warmup", 0, "--hold", 10],
    ) as generator:
        line = generator.stderr.readline()
        if "holding" not in line:
            raise MeasurementError(f"the load generator said: {line!r}")
        _wait_for(server, 'roundhouse_session_states{state="suspended"}', sessions)
        each = (server.resident_bytes() - before) / sessions
        try:
            output, _ = generator.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            raise MeasurementError("the load generator did not end in time") from None
    measurements._check(programs.parse(output), "sessions with viewers")
    _wait_for(server, "roundhouse_sessions", 0)
    note(f"{sessions:,} suspended sessions with a viewer: {each / 1e3:.1f} KB each")
    return each


def _restored(port, session):
    """One user comes back to a suspended session; the next one comes when this one has gone."""
    client = Client(port, session)
    try:
        return client.turn()
    finally:
        client.close()


def _wait_for(server, metric, value, seconds=60):
    """Until that line of `/metrics` has this value."""
    deadline = time.monotonic() + seconds
    while (found := server.metric(metric)) != value:
        if time.monotonic() > deadline:
            raise MeasurementError(f"{metric} was {found} and not {value} for {seconds} s")
        time.sleep(0.2)


def live(options, note, sessions=LIVE_SESSIONS):
    """As many live sessions as the design promises: memory of the machine for each, and an answer of every one."""
    what = f"{sessions:,} live sessions: memory each, all told"
    if reason := _no_room_for(sessions):
        note(f"skipped: {reason}")
        return [Figure(what, "≤ 0.6 MB", f"skipped: {reason}", True)]
    settings = {**SETTINGS, "limits.sessions": sessions + 10, "limits.connections": sessions + 100}
    with programs.roundhouse(options.binaries, options.stores / "live", settings) as server:
        before = _memory_used()
        with programs.start_load(
            server.port, connections=sessions, seconds=180, until=COMPLETED,
            arguments=["--path", "/ws/live_%d", "--turns", 1, "--warmup", 0, "--hold", 25, "--connect-rate", 400],
        ) as generator:
            line = generator.stderr.readline()
            if "holding" not in line:
                raise MeasurementError(f"the load generator said: {line!r}")
            time.sleep(5)
            each = (_memory_used() - before) / sessions
            workers = len(server.workers())
            try:
                output, _ = generator.communicate(timeout=120)
            except subprocess.TimeoutExpired:
                raise MeasurementError("the load generator did not end in time") from None
        result = programs.parse(output)
        faults = measurements._faults(result) + abs(sessions - workers) + (0 if result["min_turns"] == 1 else 1)
        note(f"{workers:,} workers, {each / 1e6:.2f} MB each, {faults} errors")
    return [
        Figure(what, "≤ 0.6 MB", f"{each / 1e6:.2f} MB", each <= LIVE_BYTES),
        Figure(f"{sessions:,} live sessions: errors and sessions without an answer", "0", f"{faults}", faults == 0),
    ]


def _no_room_for(sessions):
    """Why this machine cannot have so many processes; None where it can. Raises limits where this user may."""
    # The server has four descriptors for each session: its viewer, its worker's socket, stdout and stderr.
    with contextlib.suppress(OSError, ValueError):
        if resource.getrlimit(resource.RLIMIT_NOFILE)[1] < 5 * sessions:
            resource.setrlimit(resource.RLIMIT_NOFILE, (5 * sessions, 5 * sessions))
    with contextlib.suppress(OSError):
        setting = pathlib.Path("/proc/sys/kernel/pid_max")
        if int(setting.read_text()) < sessions + 2000:
            setting.write_text(str(4 * sessions))
    pid_max = int(pathlib.Path("/proc/sys/kernel/pid_max").read_text())
    if pid_max < sessions + 2000:
        return f"kernel.pid_max is {pid_max}; it takes {sessions + 2000}"
    for line in pathlib.Path("/proc/self/limits").read_text().splitlines():
        if line.startswith("Max processes"):
            most = line.split()[2]
            if most != "unlimited" and int(most) < sessions + 1000:
                return f"this user may have {most} processes; it takes {sessions + 1000}"
        if line.startswith("Max open files") and int(line.split()[4]) < 4 * sessions + 1000:
            return f"a process may have {line.split()[4]} open files; it takes {4 * sessions + 1000}"
    available = _memory_line("MemAvailable:")
    if available < sessions * LIVE_BYTES * 1.2:
        return f"{available / 1e9:.1f} GB of memory are free; it takes {sessions * LIVE_BYTES * 1.2 / 1e9:.1f} GB"
    return None


def _memory_used():
    return _memory_line("MemTotal:") - _memory_line("MemAvailable:")


def _memory_line(name):
    for line in pathlib.Path("/proc/meminfo").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    raise MeasurementError(f"/proc/meminfo has no {name}")


def storm(options, note, clients=5000):
    """All clients of a server that was restarted come back at once, with a message each."""
    settings = {**SETTINGS, "limits.sessions": 10_000, "sessions.suspend_after": "1s"}
    store = options.stores / "storm"
    arguments = ["--path", "/ws/storm_%d", "--warmup", 0]
    with programs.roundhouse(options.binaries, store, settings) as server:
        first = programs.load(
            server.port, connections=clients, seconds=120, until=COMPLETED, arguments=[*arguments, "--turns", 1])
        measurements._check(first, "before the restart")
    with programs.roundhouse(options.binaries, store, settings) as server:
        result = programs.load(
            server.port, connections=clients, seconds=0.1, until=COMPLETED, arguments=[*arguments, "--idle"])
        faults = measurements._faults(result)
        note(f"{result['opened']:,} clients back in {result['connect_s']:.1f} s, {faults} errors")
    return [
        Figure(
            f"{clients:,} clients after a restart: until each has its greeting", "≤ 10 s", f"{result['connect_s']:.1f} s",
            result["connect_s"] <= 10 and result["opened"] == clients),
        Figure(f"{clients:,} clients after a restart: errors", "0", f"{faults}", faults == 0),
    ]


def fairness(options, note, sessions=20):
    """What one session that floods at its limit does to the others, whose users send a message now and then."""
    # The event limits are those of a server without settings: they are what is measured.
    settings = {key: value for key, value in SETTINGS.items() if not key.startswith("limits.events_")}
    alone, beside = [], []
    with programs.roundhouse(options.binaries, options.stores / "fairness", settings) as server:
        clients = [Client(server.port, f"quiet_{index}") for index in range(sessions)]
        try:
            # Starts every worker.
            for client in clients:
                client.turn()
            for number in range(1, options.rounds + 1):
                for client in clients:
                    client.answer_pings()
                alone.append(_quiet_tail(clients, options.seconds))
                with programs.start_load(
                    server.port, connections=1, seconds=options.seconds + 10, until=COMPLETED,
                    arguments=["--path", f"/ws/flood_{number}"],
                ):
                    # Until its burst is used up and it runs at its limit.
                    time.sleep(5)
                    beside.append(_quiet_tail(clients, options.seconds))
                note(f"round {number}: p99 {_ms(alone[-1])} alone, {_ms(beside[-1])} beside a flood")
        finally:
            for client in clients:
                client.close()
    one, other = statistics.median(alone), statistics.median(beside)
    return [
        Figure(
            f"p99 of {sessions} sessions beside one that floods at its limit, as a multiple of that without it", "≤ 2",
            f"{other / one:.2f} ({_ms(other)} and {_ms(one)})", other <= 2 * one)
    ]


def _ms(microseconds):
    return f"{microseconds / 1000:.1f} ms"


def _quiet_tail(clients, seconds):
    """p99 in microseconds of turns that begin every 5 ms, each in another session than the one before."""
    times = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        times.append(clients[len(times) % len(clients)].turn())
        time.sleep(0.005)
    return measurements._percentile(times, 0.99)
