#!/usr/bin/env python3
"""Writes the table of keys in operations.md anew, from what a built `roundhouse check-config --example` says.

    docs/update-configuration.py [.build/debug/roundhouse]
"""

import pathlib
import re
import subprocess
import sys

PAGE = pathlib.Path(__file__).with_name("operations.md")
BEGIN, END = "<!-- keys: made by update-configuration.py -->\n", "<!-- end of keys -->"


def rows(example):
    """One row for each key of an example configuration: comments, then `#key: default` under its group."""
    group, comments = "", []
    for line in example.splitlines():
        if match := re.fullmatch(r"(\w+):", line):
            group, comments = match[1], []
        elif match := re.fullmatch(r"  # (.*)", line):
            comments.append(match[1])
        elif match := re.fullmatch(r"  #(\w+): ?(.*)", line):
            expected = comments.pop().removeprefix("Expected: ").removesuffix(".")
            help_text = " ".join(comments)
            value = f"`{match[2]}`" if match[2] else "(none)"
            yield f"| `{group}.{match[1]}` | {value} | {help_text} | {expected} |"
            comments = []


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else ".build/debug/roundhouse"
    example = subprocess.run([program, "check-config", "--example"], check=True, capture_output=True, text=True).stdout
    table = "\n".join(["| key | default | what it does | takes |", "|---|---|---|---|", *rows(example), ""])
    text = PAGE.read_text()
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}")


if __name__ == "__main__":
    main()
