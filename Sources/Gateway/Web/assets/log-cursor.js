// Where this page is in the session's log. An (epoch, seq) pair is one value: a seq means nothing without its epoch.

/**
 * Types that are not part of the log; a `seq` of theirs speaks of another event. Every other numbered type is part of
 * it, also one that this page has never heard of.
 */
const unloggedTypes = new Set(["system", "acknowledged", "agent_response_delta", "session_status", "resumed", "pong"]);

/** After this many requests in vain for the same missing event the page goes on without it. */
const resumeAttempts = 2;

export class LogCursor {
    /** Epoch of the events held, or null while nothing is held. */
    epoch = null;
    /** The last event applied; 0 when there is none. */
    seq = 0;
    /** True from the opening of a connection until its `resumed`: what is live and what is missing is not yet known. */
    awaitingResume = false;
    /** The last event of the replay that `resumed` announced. */
    replayUntil = 0;

    #acceptsAny = false;
    #gapAttempts = 0;

    /** Query of the WebSocket URL. With nothing in memory the whole log is asked for. */
    get query() {
        return this.epoch === null ? "?after=0" : `?after=${this.seq}&epoch=${encodeURIComponent(this.epoch)}`;
    }

    /** True while the answer to `resume` is outstanding or the events it announced are still coming. */
    get isCatchingUp() {
        return this.awaitingResume || this.seq < this.replayUntil;
    }

    /** A connection opened; its URL asked to resume. */
    opened() {
        this.awaitingResume = true;
        this.#gapAttempts = 0;
    }

    /** The server did not answer `resume`: take the events as they come. */
    stopAwaiting() {
        this.awaitingResume = false;
        this.#acceptsAny = true;
        this.replayUntil = 0;
    }

    /**
     * The answer to `resume`.
     * @returns {"continue"|"reset"} `reset`: what is in memory is not a prefix of what follows and must be dropped.
     */
    resumed(event) {
        this.awaitingResume = false;
        const epoch = event.epoch ?? this.epoch;
        // A server that lost nothing goes on in a new epoch and says that what was held is still a prefix: `complete`.
        const isContinued = event.complete === true || epoch === this.epoch;
        const reset = event.reset === true || (this.epoch !== null && !isContinued);
        if (reset || this.epoch === null) {
            this.seq = 0;
            this.#gapAttempts = 0;
            if (Number.isInteger(event.first)) this.seq = Math.max(0, event.first - 1);
            else this.#acceptsAny = true;
        }
        this.epoch = epoch;
        this.replayUntil = Number.isInteger(event.to) ? event.to : 0;
        return reset ? "reset" : "continue";
    }

    /**
     * What to do with an event.
     * @returns {"apply"|"duplicate"|"gap"|"wait"} `gap`: ask to resume from `seq`; `wait`: drop it, the replay that was
     *   asked for contains it.
     */
    accept(event) {
        if (unloggedTypes.has(event.type) || !Number.isInteger(event.seq)) return "apply";
        if (this.awaitingResume) return "wait";
        if (event.seq === this.seq + 1 || (this.#acceptsAny && event.seq > this.seq)) {
            this.seq = event.seq;
            this.#acceptsAny = false;
            this.#gapAttempts = 0;
            return "apply";
        }
        if (event.seq <= this.seq) return "duplicate";
        if (this.#gapAttempts >= resumeAttempts) {
            this.seq = event.seq;
            this.#gapAttempts = 0;
            return "apply";
        }
        this.#gapAttempts += 1;
        this.awaitingResume = true;
        return "gap";
    }
}
