// Messages of the user that the server has not yet confirmed. Each has a client_id, so sending one again after a
// reconnect cannot run it twice: the server answers a repeated client_id with the first one's receipt.

/** Error codes that refuse the message they answer. */
const refusals = new Set([
    "empty_message", "message_too_large", "rate_limited", "busy", "queue_full", "draining", "store_unavailable",
    "overloaded", "unauthorized", "forbidden", "worker_start_failed", "internal",
]);

/** How often a message is tried again on its own when the server names a delay. */
const automaticRetries = 3;

/**
 * @typedef {{clientId: string, text: string, at: string, state: "waiting"|"sent"|"acknowledged"|"refused",
 *   seq?: number, error?: object, retries: number}} Entry
 */
export class Outbox {
    /** @type {Entry[]} in the order in which they were written */
    entries = [];
    #storage;
    #key;

    /**
     * @param {string} sessionId
     * @param {Storage|null} storage survives a reload of the page; null keeps the messages in memory only.
     */
    constructor(sessionId, storage = null) {
        this.#storage = storage;
        this.#key = `roundhouse.outbox.${sessionId}`;
        this.#load();
    }

    add(text, clientId, at) {
        const entry = { clientId, text, at, state: "waiting", retries: 0 };
        this.entries.push(entry);
        this.#save();
        return entry;
    }

    /** The next message to put on the wire, or undefined. */
    get nextToSend() {
        return this.entries.find((entry) => entry.state === "waiting");
    }

    markSent(clientId) {
        this.#update(clientId, { state: "sent", error: undefined });
    }

    /**
     * `acknowledged`: the log has the message at `seq`. It stays here, as received, until the page has read that far,
     * so that it does not vanish between the receipt and the echo.
     */
    acknowledged({ client_id: clientId, seq }, cursor) {
        if (!clientId) return;
        if (!Number.isInteger(seq) || seq <= cursor) this.discard(clientId);
        else this.#update(clientId, { state: "acknowledged", seq });
    }

    /** The echo arrived, and with it the page has read the log up to `cursor`. */
    echoed(clientId, cursor) {
        this.#keep((entry) => entry.clientId !== clientId && !(entry.state === "acknowledged" && entry.seq <= cursor));
    }

    /**
     * An `error` that belongs to no run. The server answers messages in order, so without a client_id it is about the
     * oldest one on the wire.
     * @returns {{entry: Entry, retryAfter?: number}|null} the refused message; with `retryAfter` (ms) it will be
     *   accepted later and should be retried then.
     */
    refuse(error) {
        if (!refusals.has(error.code)) return null;
        const entry = this.entries.find((candidate) =>
            error.client_id ? candidate.clientId === error.client_id : candidate.state === "sent");
        if (!entry) return null;
        entry.state = "refused";
        entry.error = { code: error.code, message: error.message };
        const retry = error.retry_after_ms > 0 && entry.retries < automaticRetries;
        if (retry) entry.retries += 1;
        this.#save();
        return retry ? { entry, retryAfter: error.retry_after_ms } : { entry };
    }

    /** Puts a refused message back in the queue. */
    retry(clientId) {
        this.#update(clientId, { state: "waiting", error: undefined });
    }

    discard(clientId) {
        this.#keep((entry) => entry.clientId !== clientId);
    }

    /**
     * The connection is gone: what was on the wire may or may not have arrived, so it is sent again.
     * @param {number} code 1009 means that the oldest message was too large; sending it again would close every
     *   connection to come.
     */
    connectionLost(code) {
        const onWire = this.entries.filter((entry) => entry.state === "sent");
        for (const entry of this.entries) if (entry.state !== "refused") entry.state = "waiting";
        if (code === 1009 && onWire.length > 0) {
            onWire[0].state = "refused";
            onWire[0].error = { code: "message_too_large", message: "The message is too large for the server." };
        }
        this.#save();
    }

    #keep(predicate) {
        const kept = this.entries.filter(predicate);
        if (kept.length === this.entries.length) return;
        this.entries = kept;
        this.#save();
    }

    #update(clientId, change) {
        const entry = this.entries.find((candidate) => candidate.clientId === clientId);
        if (!entry) return;
        Object.assign(entry, change);
        this.#save();
    }

    #load() {
        try {
            const saved = JSON.parse(this.#storage?.getItem(this.#key) ?? "[]");
            this.entries = saved.filter((entry) =>
                typeof entry?.clientId === "string" && typeof entry.text === "string");
            for (const entry of this.entries) if (entry.state !== "refused") entry.state = "waiting";
        } catch {
            this.entries = [];
        }
    }

    #save() {
        try {
            if (this.entries.length > 0) this.#storage?.setItem(this.#key, JSON.stringify(this.entries));
            else this.#storage?.removeItem(this.#key);
        } catch {
            // Storage may be full or forbidden; the messages are then lost by a reload, as in any page without it.
        }
    }
}
