import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./assets.mjs";

const { LogCursor } = await load("log-cursor.js");

const log = (seq) => ({ type: "log", seq });
/** A cursor that has read events 1 to `seq` of epoch "e". */
function at(seq) {
    const cursor = new LogCursor();
    cursor.opened();
    cursor.resumed({ epoch: "e", from: 0, to: seq, complete: true });
    for (let next = 1; next <= seq; next += 1) assert.equal(cursor.accept(log(next)), "apply");
    return cursor;
}

test("with nothing in memory the whole log is asked for, else what follows the last event", () => {
    assert.equal(new LogCursor().query, "?after=0");
    assert.equal(at(7).query, "?after=7&epoch=e");
    const odd = at(1);
    odd.epoch = "a&b=1";
    assert.equal(odd.query, "?after=1&epoch=a%26b%3D1");
});

test("each event is applied once, in order", () => {
    const cursor = at(3);
    assert.equal(cursor.accept(log(3)), "duplicate");
    assert.equal(cursor.accept(log(1)), "duplicate");
    assert.equal(cursor.accept(log(4)), "apply");
    assert.equal(cursor.accept(log(4)), "duplicate");
    assert.equal(cursor.seq, 4);
});

test("an event out of turn asks for what is missing, once, and is dropped until then", () => {
    const cursor = at(3);
    assert.equal(cursor.accept(log(6)), "gap");
    assert.equal(cursor.accept(log(7)), "wait");
    assert.equal(cursor.seq, 3);
    cursor.resumed({ epoch: "e", from: 3, to: 7, complete: true });
    assert.deepEqual([4, 5, 6, 7].map((seq) => cursor.accept(log(seq))), ["apply", "apply", "apply", "apply"]);
    assert.equal(cursor.isCatchingUp, false);
});

test("an event that never comes does not stop the page for good", () => {
    const cursor = at(3);
    for (let attempt = 0; attempt < 2; attempt += 1) {
        assert.equal(cursor.accept(log(6)), "gap");
        cursor.resumed({ epoch: "e", from: 3, to: 6, complete: true });
    }
    assert.equal(cursor.accept(log(6)), "apply");
    assert.equal(cursor.accept(log(7)), "apply");
});

test("what arrives before the answer to resume is dropped: it may be of another epoch", () => {
    const cursor = at(3);
    cursor.opened();
    assert.equal(cursor.accept(log(4)), "wait");
    assert.equal(cursor.resumed({ epoch: "e", from: 3, to: 4, complete: true }), "continue");
    assert.equal(cursor.isCatchingUp, true);
    assert.equal(cursor.accept(log(4)), "apply");
    assert.equal(cursor.isCatchingUp, false);
});

test("reset starts over at the first kept event", () => {
    const cursor = at(9);
    cursor.opened();
    assert.equal(cursor.resumed({ epoch: "f", reset: true, first: 5, from: 4, to: 6 }), "reset");
    assert.equal(cursor.epoch, "f");
    assert.equal(cursor.accept(log(4)), "duplicate");
    assert.equal(cursor.accept(log(5)), "apply");
    assert.equal(cursor.accept(log(6)), "apply");
    assert.equal(cursor.query, "?after=6&epoch=f");
});

test("another epoch that completes what is held goes on from there", () => {
    const cursor = at(9);
    cursor.opened();
    assert.equal(cursor.resumed({ epoch: "f", from: 9, to: 10, complete: true }), "continue");
    assert.equal(cursor.accept(log(9)), "duplicate");
    assert.equal(cursor.accept(log(10)), "apply");
    assert.equal(cursor.query, "?after=10&epoch=f");
});

test("another epoch is a reset where the server does not say that it completes what is held", () => {
    const cursor = at(9);
    cursor.opened();
    assert.equal(cursor.resumed({ epoch: "f", from: 0, to: 0 }), "reset");
    assert.equal(cursor.accept(log(1)), "apply");
});

test("the first answer is no reset, and a trimmed log begins where it begins", () => {
    const cursor = new LogCursor();
    cursor.opened();
    assert.equal(cursor.resumed({ epoch: "e", from: 0, to: 42, complete: true }), "continue");
    assert.equal(cursor.accept(log(41)), "apply");
    assert.equal(cursor.accept(log(43)), "gap");
});

test("what is not in the log passes by", () => {
    const cursor = at(3);
    for (const event of [
        { type: "system", seq: 3 }, { type: "acknowledged", seq: 9 }, { type: "session_status", seq: 1 },
        { type: "pong" },
        { type: "agent_response_delta" }, { type: "error", code: "busy" }, { type: "log" },
    ]) assert.equal(cursor.accept(event), "apply", event.type);
    assert.equal(cursor.seq, 3);
});

test("a numbered event of a type that is not known moves the cursor like any other", () => {
    const cursor = at(3);
    assert.equal(cursor.accept({ type: "invented_later", seq: 4 }), "apply");
    assert.equal(cursor.accept(log(5)), "apply");
});

test("a server that knows no resume is taken as it comes", () => {
    const cursor = new LogCursor();
    cursor.opened();
    assert.equal(cursor.accept(log(8)), "wait");
    cursor.stopAwaiting();
    assert.equal(cursor.isCatchingUp, false);
    assert.equal(cursor.accept(log(9)), "apply");
    assert.equal(cursor.accept(log(9)), "duplicate");
});
