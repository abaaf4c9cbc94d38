import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./assets.mjs";

const { byteCount, duration, preciseTime } = await load("format.js");

test("times, durations and sizes read well, and what is none is blank", () => {
    assert.match(preciseTime("2026-01-01T12:34:56.789Z"), /^\d\d:\d\d:56\.789$/);
    assert.deepEqual([undefined, null, "soon"].map(preciseTime), ["", "", ""]);
    assert.deepEqual([0, 3.4, 999, 1240, 12_340, 59_999, 125_000, -1, null].map(duration),
        ["0 ms", "3 ms", "999 ms", "1.24 s", "12.3 s", "1 min 0 s", "2 min 5 s", "", ""]);
    assert.deepEqual([0, 999, 1000, 18_231, 999_949, 999_950, 3_100_000, undefined].map(byteCount),
        ["0 bytes", "999 bytes", "1.0 kB", "18.2 kB", "999.9 kB", "1.0 MB", "3.1 MB", ""]);
});
