import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./assets.mjs";

const { Outbox } = await load("outbox.js");

function memoryStorage() {
    const values = new Map();
    return {
        getItem: (key) => values.get(key) ?? null,
        setItem: (key, value) => values.set(key, value),
        removeItem: (key) => values.delete(key),
        values,
    };
}
const states = (outbox) => outbox.entries.map((entry) => `${entry.clientId} ${entry.state}`);
const at = "2026-01-01T00:00:00.000Z";

test("messages leave in order, each once, and go with the echo", () => {
    const outbox = new Outbox("s");
    outbox.add("one", "a", at);
    outbox.add("two", "b", at);
    assert.equal(outbox.nextToSend.clientId, "a");
    outbox.markSent("a");
    assert.equal(outbox.nextToSend.clientId, "b");
    outbox.markSent("b");
    assert.equal(outbox.nextToSend, undefined);
    outbox.acknowledged({ client_id: "a", seq: 5 }, 4);
    assert.deepEqual(states(outbox), ["a acknowledged", "b sent"]);
    outbox.echoed("a", 5);
    assert.deepEqual(states(outbox), ["b sent"]);
});

test("what was on the wire when the connection broke is sent again under the same client_id", () => {
    const outbox = new Outbox("s");
    outbox.add("one", "a", at);
    outbox.add("two", "b", at);
    outbox.markSent("a");
    outbox.markSent("b");
    outbox.acknowledged({ client_id: "b", seq: 9 }, 4);
    outbox.connectionLost(1006);
    assert.deepEqual(states(outbox), ["a waiting", "b waiting"]);
    outbox.acknowledged({ client_id: "a", seq: 3, duplicate: true }, 4);
    assert.deepEqual(states(outbox), ["b waiting"], "a receipt for what the page has read already settles it");
});

test("an echo without client_id settles what was acknowledged at that place in the log", () => {
    const outbox = new Outbox("s");
    outbox.add("one", "a", at);
    outbox.markSent("a");
    outbox.acknowledged({ client_id: "a", seq: 5 }, 4);
    outbox.echoed(undefined, 5);
    assert.deepEqual(states(outbox), []);
});

test("a refusal is about the oldest message on the wire, or the one it names", () => {
    const outbox = new Outbox("s");
    for (const id of ["a", "b", "c"]) {
        outbox.add(id, id, at);
        outbox.markSent(id);
    }
    outbox.refuse({ code: "queue_full", message: "16 messages wait already", client_id: "b" });
    outbox.refuse({ code: "message_too_large", message: "too large" });
    assert.deepEqual(states(outbox), ["a refused", "b refused", "c sent"]);
    assert.equal(outbox.refuse({ code: "engine_failed", message: "not about a message" }), null);
    outbox.retry("a");
    assert.equal(outbox.nextToSend.clientId, "a");
    outbox.discard("b");
    assert.deepEqual(states(outbox), ["a waiting", "c sent"]);
});

test("a refusal with a delay is tried again by itself, but not for ever", () => {
    const outbox = new Outbox("s");
    outbox.add("one", "a", at);
    for (let attempt = 0; attempt < 3; attempt += 1) {
        outbox.markSent("a");
        assert.equal(outbox.refuse({ code: "rate_limited", message: "", retry_after_ms: 50 }).retryAfter, 50);
        outbox.retry("a");
    }
    outbox.markSent("a");
    assert.equal(outbox.refuse({ code: "rate_limited", message: "", retry_after_ms: 50 }).retryAfter, undefined);
});

test("a message that closed the connection as too large is not sent again", () => {
    const outbox = new Outbox("s");
    outbox.add("huge", "a", at);
    outbox.add("small", "b", at);
    outbox.markSent("a");
    outbox.markSent("b");
    outbox.connectionLost(1009);
    assert.deepEqual(states(outbox), ["a refused", "b waiting"]);
});

test("unsent messages survive a reload, for their session alone", () => {
    const storage = memoryStorage();
    const outbox = new Outbox("s", storage);
    outbox.add("one", "a", at);
    outbox.markSent("a");
    assert.deepEqual(states(new Outbox("s", storage)), ["a waiting"]);
    assert.deepEqual(states(new Outbox("t", storage)), []);
    outbox.echoed("a", 1);
    assert.equal(storage.values.size, 0);
});

test("storage that is broken, full or forbidden costs nothing but the memory of a reload", () => {
    const broken = memoryStorage();
    broken.setItem("roundhouse.outbox.s", "{not json");
    assert.deepEqual(new Outbox("s", broken).entries, []);
    const refuse = () => {
        throw new Error("storage is forbidden");
    };
    const forbidden = { getItem: refuse, setItem: refuse, removeItem: refuse };
    const outbox = new Outbox("s", forbidden);
    outbox.add("one", "a", at);
    assert.deepEqual(states(outbox), ["a waiting"]);
});
