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


def suspended(options, note, sessions=1000, before=10, waves=5):
    """Memory of suspended sessions, and the time from a message to one of them to the end of its turn.

    The first waves fill what the allocator and SQLite keep for the next such crowd, and what the writer remembers of
    sessions (bounded); it is no session's, so the count begins after them.
    """
    settings = {**SETTINGS, "sessions.suspend_after": "500ms"}
    with programs.roundhouse(options.binaries, options.stores / "suspended", settings) as server:
        sizes, rates = [], []
        for wave in range(before + waves):
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
        each = max(0, sizes[-1] - sizes[before - 1]) / (waves * sessions)
        tails = []
        for number in range(1, options.rounds + 1):
            times = [_restored(server.port, f"rest0_{index}") for index in range(200)]
            tails.append(measurements._percentile(times, 0.99))
            note(f"restore, round {number}: p50 {_ms(statistics.median(times))}, p99 {_ms(tails[-1])}")
            _wait_for(server, "roundhouse_sessions", 0)
    watched = _with_viewers(options, settings, sessions, note)
    tail = statistics.median(tails)
    return [
        Figure(
            f"Memory of a suspended session ({waves * sessions:,} more than {before * sessions:,})", "≤ 2 KB",
            f"{each / 1e3:.2f} KB", each <= 2000),
        Figure("The same with a viewer that watches, its connection too", "–", f"{watched / 1e3:.1f} KB", True),
        Figure(
            "New sessions/s, all at once, each with a process and a turn", "–", f"{statistics.median(rates):,.0f}", True),
        Figure("p99 from a message to a suspended session to its answer", "≤ 50 ms", _ms(tail), tail <= 50_000),
    ]


def _with_viewers(options, settings, sessions, note):
    """Bytes of each session that has no process and a client that stays: what more of them add to some."""
    with programs.roundhouse(options.binaries, options.stores / "watched", settings) as server:
        with contextlib.ExitStack() as held:
            sizes = []
            for first, count in ((0, sessions), (sessions, 2 * sessions)):
                generator = held.enter_context(
                    programs.start_load(
                        server.port, connections=count, seconds=60, until=COMPLETED,
                        arguments=[
                            "--path", "/ws/watched_%d", "--first-id", first, "--turns", 1, "--warmup", 0, "--hold", 60,
                        ]))
                line = generator.stderr.readline()
                if "holding" not in line:
                    raise MeasurementError(f"the load generator said: {line!r}")
                _wait_for(server, 'roundhouse_session_states{state="suspended"}', first + count)
                sizes.append(server.resident_bytes())
    each = (sizes[1] - sizes[0]) / (2 * sessions)
    note(f"{2 * sessions:,} more suspended sessions with a viewer: {each / 1e3:.1f} KB each")
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
    """As many live sessions as the design promises: memory for each, and two answers of every one."""
    what = f"{sessions:,} live sessions: memory each, of all processes and of the kernel for them"
    if reason := _no_room_for(sessions):
        note(f"skipped: {reason}")
        return [Figure(what, "≤ 0.6 MB", f"skipped: {reason}", True)]
    count = _servers_for(sessions)
    each_has = [sessions // count + (number < sessions % count) for number in range(count)]
    if count > 1:
        note(f"a process may have {_open_files():,} open files: {count} servers share the sessions")
        what += f" ({count} servers)"
    most = max(each_has)
    settings = {**SETTINGS, "limits.sessions": most + 10, "limits.connections": 2 * most + 100}
    turn = ["--path", "/ws/live_%d", "--turns", 1, "--warmup", 0, "--connect-rate", 400 / count]
    with contextlib.ExitStack() as running:
        servers = [
            running.enter_context(programs.roundhouse(options.binaries, options.stores / f"live-{number}", settings))
            for number in range(count)
        ]

        def load(*more):
            return [
                running.enter_context(
                    programs.start_load(
                        server.port, connections=wanted, seconds=180, until=COMPLETED, arguments=[*turn, *more]))
                for server, wanted in zip(servers, each_has)
            ]

        before = sum(map(_own_memory, servers)) + _kernel_memory()
        started = time.monotonic()
        for generator in load("--hold", 300):
            line = generator.stderr.readline()
            if "holding" not in line:
                raise MeasurementError(f"the load generator said: {line!r}")
        note(f"all began within {time.monotonic() - started:.0f} s")
        time.sleep(5)
        workers = [set(server.workers()) for server in servers]
        each = (sum(map(_own_memory, servers)) + _kernel_memory() - before) / sessions
        # Each answers somebody else too, while all of them live.
        faults = 0
        for generator in load():
            output, _ = generator.communicate(timeout=240)
            result = programs.parse(output)
            faults += measurements._faults(result) + (0 if result["min_turns"] == 1 else 1)
        stayed = sum(len(before & set(server.workers())) for before, server in zip(workers, servers))
        faults += abs(sessions - stayed)
        note(f"{stayed:,} workers, {each / 1e6:.2f} MB each, {faults} errors")
        # The clients that hold go first, so that no server has to see them off.
    return [
        Figure(what, "≤ 0.6 MB", f"{each / 1e6:.2f} MB", each <= LIVE_BYTES),
        Figure(
            f"{sessions:,} live sessions, each asked again: errors, and sessions without an answer or with another process",
            "0", f"{faults}", faults == 0),
    ]


#: Descriptors that a server has for each session of the run: two viewers, its worker's socket, stdout and stderr.
DESCRIPTORS = 5


def _open_files():
    return resource.getrlimit(resource.RLIMIT_NOFILE)[1]


def _servers_for(sessions):
    """How many servers it takes where a process may have only so many files open."""
    return -(-sessions * DESCRIPTORS // (_open_files() - 1000))


def _own_memory(server):
    """Bytes of a server's processes, each page counted once. The load generator's are not among them."""
    pids = [server.process.pid, *_descendants(server.process.pid)]
    return sum(filter(None, map(_proportional_bytes, pids)))


def _kernel_memory():
    """Bytes of the kernel's tables, stacks and buffers, also those that others use."""
    return sum(map(_memory_line, ("Slab:", "KernelStack:", "PageTables:")))


def _descendants(pid):
    children = programs._children(pid)
    return children + [each for child in children for each in _descendants(child)]


def _proportional_bytes(pid):
    """`Pss` of a process (proc(5)); None where it has ended."""
    try:
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        return None
    return None


def _no_room_for(sessions):
    """Why this machine cannot have so many processes; None where it can. Raises limits where this user may."""
    with contextlib.suppress(OSError, ValueError):
        if _open_files() < (DESCRIPTORS + 1) * sessions:
            resource.setrlimit(resource.RLIMIT_NOFILE, ((DESCRIPTORS + 1) * sessions,) * 2)
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
    available = _memory_line("MemAvailable:")
    if available < sessions * LIVE_BYTES * 1.2:
        return f"{available / 1e9:.1f} GB of memory are free; it takes {sessions * LIVE_BYTES * 1.2 / 1e9:.1f} GB"
    return None


def _memory_line(name):
    for line in pathlib.Path("/proc/meminfo").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    raise MeasurementError(f"/proc/meminfo has no {name}")


def storm(options, note, clients=5000):
    """All clients of a server that was restarted come back at once, each to its place in its log."""
    settings = {**SETTINGS, "sessions.suspend_after": "1s"}
    store = options.stores / "storm"
    # One after the other, so that not all have a process at the same time.
    first = ["--path", "/ws/storm_%d", "--warmup", 0, "--connect-rate", 500]
    back = ["--path", "/ws/storm_%d?after=6&epoch=1", "--warmup", 0]
    with programs.roundhouse(options.binaries, store, settings) as server:
        result = programs.load(
            server.port, connections=clients, seconds=120, until=COMPLETED, arguments=[*first, "--turns", 1])
        measurements._check(result, "before the restart")
    with programs.roundhouse(options.binaries, store, settings) as server:
        result = programs.load(
            server.port, connections=clients, seconds=2, until=COMPLETED, arguments=[*back, "--idle"])
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
