// One session as this page knows it: every event of the server goes through `receive`, which applies it once, in
// order, and says what changed and what to send. No socket, no DOM.

import { AgentBoard } from "./agent-board.js";
import { Conversation } from "./conversation.js";
import { LogBuffer } from "./log-buffer.js";
import { LogCursor } from "./log-cursor.js";

export class Session {
    cursor = new LogCursor();
    /** What the server said of itself in `system connected`. */
    server = null;

    /**
     * @param {string} id
     * @param {import("./outbox.js").Outbox} outbox
     */
    constructor(id, outbox) {
        this.id = id;
        this.outbox = outbox;
        this.#clear();
    }

    /**
     * @returns {{changed: Set<string>, send: object[], retry?: {clientId: string, ms: number}}} `changed` holds
     *   "chat", "agents", "logs", "run", "sync", "reset"; `send` is to be sent now.
     */
    receive(event) {
        const result = { changed: new Set(), send: [] };
        const wasCatchingUp = this.cursor.isCatchingUp;
        switch (this.cursor.accept(event)) {
            case "apply":
                this.#apply(event, result);
                break;
            case "gap":
                result.send.push({ type: "resume", after: this.cursor.seq, epoch: this.cursor.epoch });
                break;
        }
        if (wasCatchingUp && !this.cursor.isCatchingUp) this.#caughtUp(result);
        return result;
    }

    /** A connection opened. */
    opened() {
        this.cursor.opened();
    }

    /** The server did not answer `resume` in time. */
    stopAwaitingResume() {
        const result = { changed: new Set(), send: [] };
        if (!this.cursor.awaitingResume) return result;
        this.cursor.stopAwaiting();
        this.#caughtUp(result);
        return result;
    }

    /** The next unsent message of the user, marked as sent; null when there is none or its time has not come. */
    takeMessage() {
        if (this.cursor.isCatchingUp) return null;
        const entry = this.outbox.nextToSend;
        if (!entry) return null;
        this.outbox.markSent(entry.clientId);
        return { type: "user_message", message: entry.text, client_id: entry.clientId };
    }

    decide(decisionId, choice) {
        return this.conversation.decide(decisionId, choice)
            ? { type: "decision", decision_id: decisionId, choice } : null;
    }

    cancel() {
        if (!this.run) return null;
        this.run.isStopping = true;
        return this.run.id ? { type: "cancel", run_id: this.run.id } : { type: "cancel" };
    }

    #clear() {
        this.conversation = new Conversation();
        this.agents = new AgentBoard();
        this.logs = new LogBuffer();
        /** @type {{id: string|null, startedAt: string|null, isStopping: boolean}|null} */
        this.run = null;
        this.stage = null;
    }

    #caughtUp(result) {
        result.changed.add("sync");
        result.send.push({ type: "get_status" });
        for (const item of this.conversation.sentDecisions) {
            result.send.push({ type: "decision", decision_id: item.decisionId, choice: item.choice });
        }
    }

    #apply(event, result) {
        const { changed } = result;
        switch (event.type) {
            case "system":
                this.#greet(event, changed);
                break;
            case "resumed":
                if (this.cursor.resumed(event) === "reset") {
                    this.#clear();
                    changed.add("reset");
                }
                changed.add("sync");
                break;
            case "user_message_echo":
                this.conversation.echo(event);
                this.outbox.echoed(event.client_id, this.cursor.seq);
                changed.add("chat");
                break;
            case "acknowledged":
                this.conversation.acknowledge(event);
                this.outbox.acknowledged(event, this.cursor.seq);
                changed.add("chat");
                break;
            case "processing_started":
                this.run = { id: event.run_id ?? null, startedAt: event.timestamp ?? null, isStopping: false };
                this.agents.begin();
                this.conversation.takeUp();
                changed.add("run").add("agents").add("chat");
                break;
            case "agent_status":
                this.agents.update(event);
                this.#runGoesOn(event, changed);
                changed.add("agents");
                break;
            case "log":
                this.logs.add(event);
                changed.add("logs");
                break;
            case "agent_response_delta":
                this.conversation.delta(event);
                changed.add("chat");
                break;
            case "agent_response":
                this.conversation.respond(event);
                this.stage = event.conversation_state ?? this.stage;
                this.#runGoesOn(event, changed);
                changed.add("chat").add("run");
                break;
            case "decision_required":
                this.conversation.askDecision(event);
                changed.add("chat");
                break;
            case "run_finished":
                if (!this.run) this.conversation.takeUp();
                this.conversation.finish(event);
                this.agents.settle(event.outcome, event.timestamp);
                this.run = null;
                changed.add("chat").add("agents").add("run");
                break;
            case "feedback":
                this.conversation.rate(event.run_id, event.rating);
                changed.add("chat");
                break;
            case "session_status":
                this.#adoptStatus(event, changed);
                break;
            case "error":
                this.#fail(event, result);
                break;
        }
    }

    #greet(event, changed) {
        if (event.server) this.server = event.server;
        this.conversation.notice(event);
        changed.add("chat").add("sync");
    }

    #runGoesOn(event, changed) {
        if (this.conversation.sentDecisions.length === 0) return;
        this.conversation.settleDecisions(event.run_id, false);
        changed.add("chat");
    }

    /** Only a status taken at the very place in the log where this page is can say something the log did not. */
    #adoptStatus(event, changed) {
        if (event.seq !== this.cursor.seq || this.cursor.isCatchingUp) return;
        if (event.state === "running" && !this.run) {
            this.run = { id: event.run_id ?? null, startedAt: null, isStopping: false };
        } else if (event.state && event.state !== "running" && event.state !== "starting") {
            this.run = null;
        }
        if (this.run) this.agents.adopt(event.agents, event.timestamp);
        changed.add("run").add("agents");
    }

    #fail(event, result) {
        result.changed.add("chat");
        if (!event.run_id && !Number.isInteger(event.seq)) {
            const refused = this.outbox.refuse(event);
            if (refused) {
                if (refused.retryAfter) result.retry = { clientId: refused.entry.clientId, ms: refused.retryAfter };
                return;
            }
        }
        this.conversation.error(event);
    }
}
