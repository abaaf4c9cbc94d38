import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./assets.mjs";

const { LogBuffer } = await load("log-buffer.js");

const line = (message, level = "INFO") => ({
    data: { level, logger: "l", message }, timestamp: "2026-01-01T00:00:00.000Z",
});

test("the last lines are kept, the oldest forgotten, each with its own id", () => {
    const buffer = new LogBuffer(100);
    for (let index = 0; index < 1000; index += 1) buffer.add(line(String(index)));
    assert.equal(buffer.total, 1000);
    const latest = buffer.latest(1000);
    assert.equal(latest.length, 100);
    assert.deepEqual([latest[0].message, latest.at(-1).message], ["900", "999"]);
    assert.equal(new Set(latest.map((entry) => entry.id)).size, 100);
    assert.deepEqual(buffer.latest(2).map((entry) => entry.message), ["998", "999"]);
});

test("the last lines at a level are the last of those at it", () => {
    const buffer = new LogBuffer();
    for (const level of ["ERROR", "INFO", "WARNING", "DEBUG", "critical", "warn", "odd"]) {
        buffer.add(line(level, level));
    }
    buffer.add({ timestamp: "x" });
    assert.deepEqual(buffer.latest(50, "WARNING").map((entry) => entry.level),
        ["ERROR", "WARNING", "ERROR", "WARNING"]);
    assert.deepEqual(buffer.latest(2, "ERROR").map((entry) => entry.message), ["ERROR", "critical"]);
});

test("the agent names a line, else its logger", () => {
    const buffer = new LogBuffer();
    buffer.add({ data: { level: "INFO", logger: "stdout", agent: "Schema Expert", message: "a" } });
    buffer.add(line("b"));
    assert.deepEqual(buffer.latest(2).map((entry) => entry.source), ["Schema Expert", "l"]);
});
