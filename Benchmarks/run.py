"""Runs the measurements and prints them as a table. Started by run.sh, which checks what it needs."""

import argparse
import pathlib
import shutil
import signal
import sys
import tempfile
import time

import design
import machine
import measurements
import programs
import scale

RESULTS = programs.HERE / "results" / "latest.md"
MEASUREMENTS = {
    "throughput": measurements.throughput,
    "health": measurements.health,
    "memory": measurements.memory,
    "first-event": measurements.first_event,
    "sizes": scale.sizes,
    "suspended": scale.suspended,
    "live": scale.live,
    "storm": scale.storm,
    "fairness": scale.fairness,
    "design": design.design,
}


def main():
    arguments = read_arguments()
    binaries = arguments.bin.resolve()
    for name in ("roundhouse", "roundhouse-worker"):
        if not (binaries / name).exists():
            sys.exit(f"There is no {name} in {arguments.bin}; run 'make build' first.")
    # Ctrl-C raises by itself; SIGTERM too must end what was started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    programs.build_tools()
    stores = pathlib.Path(tempfile.mkdtemp(prefix="stores-", dir=programs.WORK))
    try:
        report = run(arguments, binaries, stores)
    finally:
        shutil.rmtree(stores, ignore_errors=True)
    print(f"\n{report}")
    if arguments.save:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(f"# Latest saved benchmark\n\n{report}")
        print(f"Saved in {RESULTS.relative_to(programs.HERE.parent)}.")


def read_arguments():
    parser = argparse.ArgumentParser(
        prog="Benchmarks/run.sh", description="Measures a build of Roundhouse against its goals, on loopback only.")
    parser.add_argument(
        "--bin", type=pathlib.Path, default=pathlib.Path(".build/release"), help="folder of the programs")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the median counts (default: 5)")
    parser.add_argument("--seconds", type=float, default=5, help="length of one load (default: 5)")
    parser.add_argument(
        "--only", choices=MEASUREMENTS, action="append", help="this measurement alone; may be repeated")
    parser.add_argument("--save", action="store_true", help=f"write the report to Benchmarks/results/{RESULTS.name}")
    return parser.parse_args()


def run(arguments, binaries, stores):
    synchronous = programs.setting(binaries, "store.synchronous")
    conditions = machine.describe(stores, synchronous)
    print(conditions, flush=True)
    options = measurements.Options(
        binaries=binaries, stores=stores, rounds=arguments.rounds, seconds=arguments.seconds)
    figures = []
    started = time.monotonic()
    for name in arguments.only or MEASUREMENTS:
        print(f"\n{name}", flush=True)
        figures += MEASUREMENTS[name](options, lambda line: print(f"  {line}", flush=True))
    took = time.monotonic() - started
    rows = [f"| {f.what} | {f.goal} | {f.value} | {'met' if f.is_met else '**not met**'} |" for f in figures]
    return "\n".join([
        f"Commit {machine.commit()}, programs from `{arguments.bin}`, median of {arguments.rounds} rounds, "
        f"{took:.0f} s in all.",
        "", conditions, "", "| What | Goal | Figure | |", "|---|---|---|---|", *rows, "",
    ])


if __name__ == "__main__":
    try:
        main()
    except programs.MeasurementError as error:
        sys.exit(f"No figures: {error}.")
