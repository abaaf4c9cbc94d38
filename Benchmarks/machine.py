"""What figures were measured on: a figure without its machine says nothing."""

import os
import pathlib
import subprocess


def describe(store_folder, synchronous):
    """Lines of Markdown on the machine and on what a commit waits for."""
    load = os.getloadavg()[0]
    lines = [
        f"- {len(os.sched_getaffinity(0))} cores, {_cpu_model()}",
        f"- {_memory_gib():.0f} GiB of memory, Linux {os.uname().release}",
        f"- store on ({_file_system(store_folder)}), store.synchronous = {synchronous}: {_policy(synchronous)}",
        f"- load average before the start: {load:.2f}",
    ]
    if load > 0.5:
        lines.append("- **other work was going on at the start: latencies are worse than they need be**")
    return "\n".join(lines)


def commit():
    """The commit of the sources, marked where they have changes."""
    try:
        identifier = _output("git", "rev-parse", "--short=12", "HEAD")
        changed = _output("git", "status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return identifier + (" with uncommitted changes" if changed else "")


def _policy(synchronous):
    if synchronous == "full":
        return "each group commit is an fsync"
    return "a group commit is a write to the write-ahead log, fsynced at its checkpoints"


def _cpu_model():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.lower().startswith(("model name", "hardware", "cpu model")):
            return line.split(":", 1)[1].strip()
    return os.uname().machine


def _memory_gib():
    for line in pathlib.Path("/proc/meminfo").read_text().splitlines():
        if line.startswith("MemTotal:"):
            return int(line.split()[1]) / 1024 / 1024
    return 0


def _file_system(folder):
    return _output("stat", "-f", "-c", "%T", str(folder))


def _output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
