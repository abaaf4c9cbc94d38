import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./assets.mjs";

const { Session } = await load("session.js");
const { Outbox } = await load("outbox.js");
const { elapsed } = await load("agent-board.js");

const time = (ms) => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();

/** The log of a run, as the server numbers it. */
function runLog(run = "r1", first = 1) {
    const events = [
        { type: "user_message_echo", message: "hello", message_id: `m-${run}`, client_id: `c-${run}` },
        { type: "processing_started", message: "", run_id: run },
        { type: "agent_status", agent: "Schema Expert", status: "starting", message: "", run_id: run },
        { type: "log", data: { level: "INFO", logger: "crew", agent: "Schema Expert", message: "looking" },
            run_id: run },
        { type: "agent_status", agent: "Schema Expert", status: "working", message: "3 objects", progress: 0.5,
            run_id: run },
        { type: "agent_status", agent: "Schema Expert", status: "working", message: "14 fields", run_id: run },
        { type: "agent_status", agent: "Schema Expert", status: "completed", message: "done", run_id: run },
        {
            type: "agent_response", message: "**plan**", conversation_state: "plan_review", run_id: run,
            artifacts: [{ name: "plan.md", bytes: 3, url: "/sessions/s/artifacts/plan.md" }],
        },
        { type: "run_finished", run_id: run, outcome: "completed", duration_ms: 40 },
    ];
    return events.map((event, index) => ({ ...event, seq: first + index, timestamp: time(index * 10) }));
}

function connect(session, events, { epoch = "e", ...rest } = {}) {
    session.opened();
    session.receive({ type: "system", code: "connected", message: "Connected", epoch });
    return session.receive({ type: "resumed", epoch, from: 0, to: events.at(-1)?.seq ?? 0, complete: true, ...rest });
}

const newSession = () => new Session("s", new Outbox("s"));
const feed = (session, events) => events.forEach((event) => session.receive(event));
const kinds = (session) => session.conversation.items.map((item) => item.kind);

test("a run as it happens", () => {
    const session = newSession();
    connect(session, []);
    const events = runLog();
    feed(session, events.slice(0, 5));
    assert.deepEqual(session.run, { id: "r1", startedAt: time(10), isStopping: false });
    const expert = session.agents.agents.get("Schema Expert");
    assert.equal(expert.status, "working");
    assert.equal(expert.progress, 0.5);
    feed(session, events.slice(5));
    assert.equal(session.run, null);
    assert.equal(session.stage, "plan_review");
    assert.deepEqual(kinds(session), ["user", "agent"]);
    assert.equal(session.conversation.items[1].durationMs, 40);
    assert.deepEqual(session.agents.agents.get("Schema Expert").trail.map((step) => step.status),
        ["idle", "starting", "working", "completed"]);
    assert.equal(elapsed(session.agents.agents.get("Schema Expert")), 40);
    assert.equal(session.logs.latest(50).length, 1);
});

test("broken off at any event and resumed, with overlap, the page ends up the same", () => {
    const events = [...runLog("r1"), ...runLog("r2", 10)];
    const whole = newSession();
    connect(whole, events);
    feed(whole, events);
    for (let cut = 0; cut <= events.length; cut += 1) {
        for (const overlap of [0, 1, 3]) {
            const session = newSession();
            connect(session, events.slice(0, cut));
            feed(session, events.slice(0, cut));
            connect(session, events);
            feed(session, events.slice(Math.max(0, cut - overlap)));
            assert.deepEqual(session.conversation.items, whole.conversation.items, `cut ${cut} overlap ${overlap}`);
            assert.deepEqual(session.logs.latest(50), whole.logs.latest(50));
            assert.deepEqual(session.agents.agents, whole.agents.agents);
            assert.equal(session.run, null);
            assert.equal(session.cursor.seq, 18);
        }
    }
});

test("reset clears the page and builds it anew from what follows", () => {
    const session = newSession();
    connect(session, []);
    feed(session, runLog("old"));
    const events = runLog("r1");
    const { changed } = connect(session, events, { epoch: "f", reset: true, first: 1, complete: undefined });
    assert.ok(changed.has("reset"));
    feed(session, events);
    assert.deepEqual(kinds(session), ["user", "agent"]);
    assert.equal(session.conversation.items[0].clientId, "c-r1");
    assert.equal(session.logs.total, 1);
});

test("a gap makes the page ask, and nothing is applied out of order", () => {
    const session = newSession();
    connect(session, []);
    const events = runLog();
    feed(session, events.slice(0, 2));
    const { send } = session.receive(events[6]);
    assert.deepEqual(send, [{ type: "resume", after: 2, epoch: "e" }]);
    assert.equal(session.agents.agents.get("Schema Expert").status, "idle");
    session.receive({ type: "resumed", epoch: "e", from: 2, to: 9, complete: true });
    feed(session, events.slice(2));
    assert.deepEqual(kinds(session), ["user", "agent"]);
});

test("messages wait until the replay is over, then go once", () => {
    const session = newSession();
    session.outbox.add("hello", "c-r1", time(0));
    session.outbox.add("new", "c-new", time(0));
    session.opened();
    assert.equal(session.takeMessage(), null, "nothing before the answer to resume");
    const events = runLog();
    session.receive({ type: "resumed", epoch: "e", from: 0, to: 9, complete: true });
    assert.equal(session.takeMessage(), null, "nothing while events are replayed");
    feed(session, events);
    assert.deepEqual(session.takeMessage(), { type: "user_message", message: "new", client_id: "c-new" });
    assert.equal(session.takeMessage(), null, "what the log already has is not sent");
});

test("a partial answer grows, ignores repeats, and gives way to the whole", () => {
    const session = newSession();
    connect(session, []);
    const events = runLog();
    feed(session, events.slice(0, 7));
    const delta = (index, text) => session.receive({ type: "agent_response_delta", run_id: "r1",
        agent: "Master Orchestrator", index, text });
    delta(0, "**pl");
    delta(0, "**pl");
    delta(1, "an**");
    assert.equal(session.conversation.partial.text, "**plan**");
    delta(5, "later");
    assert.equal(session.conversation.partial.text, "**plan**… later");
    session.receive(events[7]);
    assert.equal(session.conversation.partial, null);
    assert.deepEqual(kinds(session), ["user", "agent"]);
});

test("a run that fails or is stopped says so, and leaves no agent at work", () => {
    for (const [outcome, kind, text] of [["failed", "error", /worker/], ["cancelled", "system", /Stopped/]]) {
        const session = newSession();
        connect(session, []);
        feed(session, runLog().slice(0, 6));
        session.receive({ type: "agent_response_delta", run_id: "r1", index: 0, text: "half" });
        session.receive({
            type: "run_finished", seq: 7, run_id: "r1", outcome, duration_ms: 5, timestamp: time(99),
            error: outcome === "failed" ? { code: "worker_crashed", message: "The worker stopped" } : undefined,
        });
        assert.deepEqual(kinds(session), ["user", "agent", kind]);
        assert.equal(session.conversation.items[1].isCut, true);
        assert.match(session.conversation.items[2].text, text);
        assert.equal(session.run, null);
        assert.equal(session.agents.busyCount, 0);
    }
});

test("an error of the run is shown once, whether or not run_finished repeats it", () => {
    const session = newSession();
    connect(session, []);
    feed(session, runLog().slice(0, 3));
    session.receive({ type: "error", seq: 4, run_id: "r1", code: "engine_failed", message: "No answer from the model",
        fatal: false });
    session.receive({ type: "run_finished", seq: 5, run_id: "r1", outcome: "failed",
        error: { code: "engine_failed", message: "No answer from the model" } });
    assert.deepEqual(session.conversation.items.slice(1).map((item) => item.text),
        ["No answer from the model", "The run failed."]);
});

test("a decision is sent once, and again after a reconnect until the run goes on", () => {
    const session = newSession();
    connect(session, []);
    feed(session, runLog().slice(0, 3));
    session.receive({ type: "decision_required", seq: 4, run_id: "r1", decision_id: "d", question: "?",
        choices: [{ id: "y", label: "Yes" }] });
    assert.deepEqual(session.decide("d", "y"), { type: "decision", decision_id: "d", choice: "y" });
    assert.equal(session.decide("d", "y"), null);
    session.opened();
    const { send } = session.receive({ type: "resumed", epoch: "e", from: 4, to: 4, complete: true });
    assert.ok(send.some((message) => message.type === "decision" && message.choice === "y"));
    session.receive({ type: "agent_status", seq: 5, run_id: "r1", agent: "Schema Expert", status: "working",
        message: "" });
    assert.equal(session.conversation.items.at(-1).state, "answered");
    assert.deepEqual(session.conversation.sentDecisions, []);
});

test("a question left open lapses with its run", () => {
    const session = newSession();
    connect(session, []);
    feed(session, runLog().slice(0, 3));
    session.receive({ type: "decision_required", seq: 4, run_id: "r1", decision_id: "d", question: "?",
        choices: [{ id: "y" }] });
    session.receive({ type: "run_finished", seq: 5, run_id: "r1", outcome: "cancelled" });
    assert.equal(session.conversation.items.find((item) => item.kind === "decision").state, "lapsed");
    assert.equal(session.decide("d", "y"), null);
});

test("a message that waits behind others says so until its turn", () => {
    const session = newSession();
    connect(session, []);
    feed(session, runLog().slice(0, 3));
    session.receive({ type: "acknowledged", message_id: "m2", client_id: "c2", seq: 4, queued: 1 });
    session.receive({ type: "user_message_echo", seq: 4, message: "more", message_id: "m2", client_id: "c2" });
    assert.equal(session.conversation.items.at(-1).queued, 1);
    session.receive({ type: "run_finished", seq: 5, run_id: "r1", outcome: "completed" });
    assert.equal(session.conversation.items.find((item) => item.messageId === "m2").queued, 0);
});

test("a message waits until a run takes it up, or ends before it could", () => {
    const session = newSession();
    connect(session, []);
    const echo = (seq, id) => session.receive({ type: "user_message_echo", seq, message: "x", message_id: id });
    echo(1, "m1");
    echo(2, "m2");
    const waiting = () => session.conversation.items.filter((item) => item.isWaiting).map((item) => item.messageId);
    assert.deepEqual(waiting(), ["m1", "m2"]);
    session.receive({ type: "processing_started", seq: 3, run_id: "r1" });
    session.receive({ type: "run_finished", seq: 4, run_id: "r1", outcome: "completed" });
    assert.deepEqual(waiting(), ["m2"]);
    session.receive({ type: "run_finished", seq: 5, run_id: "r2", outcome: "failed" });
    assert.deepEqual(waiting(), []);
});

test("a refused message is marked where it stands, other errors are shown in the chat", () => {
    const session = newSession();
    connect(session, []);
    session.outbox.add("x", "c1", time(0));
    session.takeMessage();
    const { retry } = session.receive({ type: "error", code: "rate_limited", message: "slow down", retry_after_ms: 70,
        fatal: false });
    assert.deepEqual(retry, { clientId: "c1", ms: 70 });
    assert.deepEqual(kinds(session), []);
    session.receive({ type: "error", code: "unknown_type", message: "what?", fatal: false });
    assert.deepEqual(kinds(session), ["error"]);
});

test("what a user thought of an answer comes back with the log", () => {
    const session = newSession();
    connect(session, []);
    feed(session, runLog());
    session.receive({ type: "feedback", seq: 10, run_id: "r1", rating: -1 });
    assert.equal(session.conversation.items[1].rating, -1);
    assert.equal(session.cursor.seq, 10);
});

test("a status taken elsewhere in the log is ignored, one taken here is believed", () => {
    const session = newSession();
    connect(session, []);
    feed(session, runLog().slice(0, 3));
    session.receive({ type: "session_status", seq: 2, state: "idle", agents: [] });
    assert.notEqual(session.run, null);
    session.receive({ type: "session_status", seq: 3, state: "idle", agents: [] });
    assert.equal(session.run, null);
});

test("events of a server that numbers nothing and agents nobody knew are shown all the same", () => {
    const session = newSession();
    session.receive({ type: "agent_status", agent: "Translator", status: "working", message: "hi",
        timestamp: time(0) });
    session.receive({ type: "agent_status", agent: "Schema Expert", status: "nonsense", message: "" });
    session.receive({ type: "agent_response", message: "hello", system: "orchestrator", timestamp: time(1) });
    session.receive({ type: "something_new", seq: 1 });
    assert.deepEqual([...session.agents.agents.keys()].slice(0, 4),
        ["Master Orchestrator", "Schema Expert", "Technical Architect", "Dependency Resolver"]);
    assert.equal(session.agents.agents.get("Translator").status, "working");
    assert.equal(session.agents.agents.get("Schema Expert").status, "idle");
    assert.deepEqual(kinds(session), ["agent"]);
});
