import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./assets.mjs";

const { ConnectionMachine, backOff, defaultPolicy, explainClose, serverDelay } = await load("connection-machine.js");

const opened = (options) => {
    const machine = new ConnectionMachine(options);
    machine.start();
    machine.opened();
    return machine;
};
const find = (actions, kind, name) => actions.find((action) => action.do === kind && (!name || action.name === name));

test("the first connection is tried at once", () => {
    const machine = new ConnectionMachine();
    const actions = machine.start();
    assert.equal(machine.state.name, "connecting");
    assert.ok(find(actions, "open"));
    assert.deepEqual(machine.start(), [], "starting twice opens one socket");
});

test("back-off doubles up to its limit, with jitter between half and the whole", () => {
    const lowest = [], highest = [];
    for (let failures = 0; failures < 12; failures += 1) {
        lowest.push(backOff(failures, defaultPolicy, () => 0));
        highest.push(backOff(failures, defaultPolicy, () => 1));
    }
    assert.deepEqual(lowest.slice(0, 4), [250, 500, 1000, 2000]);
    assert.deepEqual(highest.slice(0, 4), [500, 1000, 2000, 4000]);
    assert.equal(highest.at(-1), 30_000);
    assert.equal(backOff(5000, defaultPolicy, () => 1), 30_000, "many failures do not overflow");
});

test("each failure waits longer; a connection that lasts starts over", () => {
    const machine = opened({ random: () => 1 });
    const delays = [];
    for (let round = 0; round < 4; round += 1) {
        const actions = machine.closed(1006);
        delays.push(find(actions, "set-timer", "retry").ms);
        machine.timer("retry");
    }
    assert.deepEqual(delays, [500, 1000, 2000, 4000]);
    machine.opened();
    machine.timer("stable");
    assert.equal(find(machine.closed(1006), "set-timer", "retry").ms, 500);
});

test("a server that accepts and hangs up at once is not hammered", () => {
    const machine = opened({ random: () => 1 });
    for (let round = 0; round < 20; round += 1) {
        machine.closed(1011);
        machine.timer("retry");
        machine.opened();
    }
    assert.equal(find(machine.closed(1011), "set-timer", "retry").ms, 30_000);
});

test("close codes 4400 to 4499 end it with a reason, every other one reconnects", () => {
    for (const code of [4400, 4401, 4403, 4410, 4429, 4499]) {
        const machine = opened();
        const actions = machine.closed(code, "why");
        assert.equal(machine.state.name, "ended", String(code));
        assert.ok(machine.state.message.length > 10);
        assert.equal(find(actions, "set-timer"), undefined);
        assert.deepEqual(machine.timer("retry"), [], "a timer that fires late changes nothing");
        assert.deepEqual(machine.hurry(), []);
        assert.ok(find(machine.start(), "open"), "the user may ask to try again");
    }
    for (const code of [1000, 1001, 1002, 1003, 1006, 1007, 1009, 1011, 1012, 4399, 4500, 4503, 4599]) {
        const machine = opened();
        machine.closed(code);
        assert.equal(machine.state.name, "waiting", String(code));
    }
    assert.match(explainClose(4410, ""), /deleted/);
    assert.match(explainClose(4444, "gone fishing"), /gone fishing.*4444/);
});

test("1001 with retry_after_ms waits exactly as long as the server says", () => {
    const machine = opened({ random: () => 1 });
    assert.equal(find(machine.closed(1001, "retry_after_ms=1234"), "set-timer", "retry").ms, 1234);
    assert.equal(machine.state.delay, 1234);
    assert.equal(serverDelay(1001, "retry_after_ms=0"), 0);
    assert.equal(serverDelay(1001, "retry_after_ms=999999999"), 600_000,
        "a bad value cannot silence the page for days");
    for (const reason of ["", "draining", "retry_after_ms=", "retry_after_ms=-5", "retry_after_ms=1e9",
        "xretry_after_ms=5"]) {
        assert.equal(serverDelay(1001, reason), undefined, reason);
    }
    assert.equal(serverDelay(1006, "retry_after_ms=5"), undefined);
});

test("pings every 30 seconds; silence for 20 more is a lost connection", () => {
    const machine = new ConnectionMachine();
    machine.start();
    assert.equal(find(machine.opened(), "set-timer", "ping").ms, 30_000);
    const actions = machine.timer("ping");
    assert.deepEqual(find(actions, "send").message, { type: "ping" });
    assert.equal(find(actions, "set-timer", "pong").ms, 20_000);
    assert.equal(find(actions, "set-timer", "ping").ms, 30_000);
    assert.ok(find(machine.received(), "clear-timer", "pong"));
    const lost = machine.timer("pong");
    assert.ok(find(lost, "discard"));
    assert.equal(machine.state.name, "waiting");
});

test("a handshake that takes too long is given up", () => {
    const machine = new ConnectionMachine();
    machine.start();
    assert.ok(find(machine.timer("handshake"), "discard"));
    assert.equal(machine.state.name, "waiting");
    machine.timer("retry");
    machine.opened();
    assert.deepEqual(machine.timer("handshake"), [], "once open the deadline means nothing");
});

test("when the network is back a waiting page connects at once and an open one asks at once", () => {
    const waiting = opened();
    waiting.closed(1006);
    assert.ok(find(waiting.hurry(), "open"));
    const open = opened();
    assert.equal(find(open.hurry(), "set-timer", "pong").ms, 5_000);
});

test("leaving a session discards its socket and every timer", () => {
    const machine = opened();
    const actions = machine.stop();
    assert.ok(find(actions, "discard"));
    for (const name of ["handshake", "retry", "ping", "pong", "stable"]) {
        assert.ok(find(actions, "clear-timer", name), name);
    }
    assert.deepEqual(machine.closed(1006), [], "a close that comes late changes nothing");
});
