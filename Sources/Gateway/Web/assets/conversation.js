// The chat as a list of items, folded from events. Every item has a `key` that stays, and a `version` that grows when
// the item changes, so that a view can tell what to draw again.

/** Notices about the connection itself, shown beside the connection's dot instead of in the chat. */
const silentSystemCodes = new Set(["connected", "reconnected"]);

export class Conversation {
    /** @type {object[]} in the order of the log */
    items = [];
    /** The answer that is being written, or null. */
    partial = null;
    #notes = 0;
    #partials = 0;
    /** Receipts that came before their echo: message_id → how many messages wait before it. */
    #receipts = new Map();

    echo(event) {
        const messageId = event.message_id ?? null;
        this.#push(event, {
            kind: "user",
            key: event.client_id ? `client:${event.client_id}` : undefined,
            text: String(event.message ?? ""),
            clientId: event.client_id ?? null,
            messageId,
            queued: this.#receipts.get(messageId) ?? 0,
            isWaiting: true,
        });
        this.#receipts.delete(messageId);
    }

    /** `acknowledged`: how many messages wait before this one. */
    acknowledge(event) {
        if (!(event.queued > 0) || !event.message_id || event.duplicate) return;
        const item = this.items.findLast((candidate) => candidate.kind === "user"
            && candidate.messageId === event.message_id);
        if (!item) {
            this.#receipts.set(event.message_id, event.queued);
            return;
        }
        item.queued = event.queued;
        item.version += 1;
    }

    /** A run starts, or ends before it could: the oldest message that waited for one has had its turn. */
    takeUp() {
        const item = this.items.find((candidate) => candidate.kind === "user" && candidate.isWaiting);
        if (!item) return;
        item.isWaiting = false;
        item.version += 1;
    }

    delta(event) {
        const text = String(event.text ?? "");
        if (!this.partial || this.partial.runId !== (event.run_id ?? null)) {
            this.#partials += 1;
            this.partial = {
                kind: "agent", key: `partial:${this.#partials}`, version: 0, text: "", agent: event.agent ?? "",
                at: event.timestamp, runId: event.run_id ?? null, isPartial: true, next: null,
            };
        }
        const partial = this.partial;
        const index = Number.isInteger(event.index) ? event.index : null;
        if (index !== null && partial.next !== null && index < partial.next) return;
        // A page that joined late or was away misses pieces; agent_response brings the whole text.
        const skipped = index !== null && index > (partial.next ?? 0);
        partial.text += (skipped ? "… " : "") + text;
        if (index !== null) partial.next = index + 1;
        partial.version += 1;
    }

    respond(event) {
        this.partial = null;
        this.#push(event, {
            kind: "agent",
            text: String(event.message ?? ""),
            agent: event.agent ?? "",
            artifacts: (Array.isArray(event.artifacts) ? event.artifacts : []).filter((artifact) => artifact?.name),
            engine: event.engine ?? null,
            durationMs: null,
            usage: event.usage ?? null,
            rating: 0,
        });
    }

    error(event) {
        this.#push(event, { kind: "error", code: event.code ?? "error", text: String(event.message ?? "") });
    }

    notice(event) {
        if (silentSystemCodes.has(event.code)) return;
        this.note(event.message, event.timestamp);
    }

    /** A line of the page's own. */
    note(text, at) {
        this.#push({ timestamp: at }, { kind: "system", text: String(text ?? "") });
    }

    askDecision(event) {
        this.#push(event, {
            kind: "decision",
            decisionId: event.decision_id,
            text: String(event.question ?? ""),
            choices: (Array.isArray(event.choices) ? event.choices : []).filter((choice) => choice?.id),
            expiresAt: event.expires_at ?? null,
            state: "open",
            choice: null,
        });
    }

    /** The user chose; the item waits for the run to go on. */
    decide(decisionId, choice) {
        const item = this.items.findLast((candidate) => candidate.decisionId === decisionId);
        if (!item || item.state !== "open") return false;
        item.state = "sent";
        item.choice = choice;
        item.version += 1;
        return true;
    }

    /** The run went on or ended, so its questions are settled. */
    settleDecisions(runId, ended) {
        for (const item of this.items) {
            if (item.kind !== "decision" || (runId && item.runId && item.runId !== runId)) continue;
            const settled = item.state === "sent" ? "answered" : ended && item.state === "open" ? "lapsed" : item.state;
            if (settled === item.state) continue;
            item.state = settled;
            item.version += 1;
        }
    }

    /** Decisions sent whose effect has not been seen: to send again after a reconnect. */
    get sentDecisions() {
        return this.items.filter((item) => item.kind === "decision" && item.state === "sent");
    }

    finish(event) {
        if (this.partial) {
            this.items.push({ ...this.partial, version: this.partial.version + 1, isPartial: false, isCut: true });
            this.partial = null;
        }
        for (const item of this.items) {
            if (item.kind !== "user" || item.queued === 0) continue;
            item.queued -= 1;
            item.version += 1;
        }
        this.settleDecisions(event.run_id, true);
        if (event.outcome === "completed") this.#annotate(event);
        else this.#explain(event);
    }

    /** @param {-1|1} rating what a user thought of the answer of a run */
    rate(runId, rating) {
        for (const item of this.items) {
            if (item.kind !== "agent" || item.runId !== runId) continue;
            item.rating = rating;
            item.version += 1;
        }
    }

    #annotate(event) {
        const answer = this.items.findLast((item) => item.kind === "agent" && item.runId === (event.run_id ?? null));
        if (!answer) {
            this.#push(event, { kind: "system", text: "Finished without an answer.", durationMs: event.duration_ms });
            return;
        }
        answer.durationMs = event.duration_ms ?? null;
        answer.usage = event.usage ?? answer.usage;
        answer.version += 1;
    }

    #explain(event) {
        if (event.outcome === "cancelled") {
            this.#push(event, { kind: "system", text: "Stopped.", durationMs: event.duration_ms });
            return;
        }
        const error = event.error ?? {};
        const said = this.items.some((item) => item.kind === "error" && item.runId === event.run_id
            && item.code === error.code && item.text === error.message);
        this.#push(event, {
            kind: "error",
            code: error.code ?? "failed",
            text: said || !error.message ? "The run failed." : `The run failed: ${error.message}`,
            durationMs: event.duration_ms,
        });
    }

    #push(event, item) {
        this.#notes += 1;
        const key = item.key ?? (Number.isInteger(event.seq) ? `seq:${event.seq}` : `note:${this.#notes}`);
        this.items.push({ at: event.timestamp ?? null, runId: event.run_id ?? null, version: 0, ...item, key });
    }
}
