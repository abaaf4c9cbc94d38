// The life of the connection to the server as a pure state machine: one method per event, each returning the list of
// actions to perform. It touches no socket, timer or clock; connection.js performs the actions.
//
// States and what each can become:
//   idle        → connecting
//   connecting  → open, waiting, ended
//   open        → waiting, ended
//   waiting     → connecting, ended
//   ended       → connecting (only when the user asks)
//
// Actions: {do: "open"}, {do: "discard"} (forget the socket, close it if it is open), {do: "send", message},
// {do: "set-timer", name, ms} (replaces a timer of that name), {do: "clear-timer", name}.

/** Durations in milliseconds. */
export const defaultPolicy = Object.freeze({
    /** Delay before the first retry; doubles with each further one. */
    baseDelay: 500,
    /** The longest delay between two retries. */
    maximumDelay: 30_000,
    /** How long a handshake may take. */
    handshakeTimeout: 15_000,
    /** Time between two pings. */
    pingInterval: 30_000,
    /** How long the server may stay silent after a ping. */
    pongTimeout: 20_000,
    /** The same when something hints that the network has changed. */
    probeTimeout: 5_000,
    /** A connection that lasted this long counts as good: the next failure starts again from `baseDelay`. */
    stableAfter: 5_000,
});

/** Upper limit for a delay that the server asks for, so that a bad value cannot silence the page for a day. */
const longestServerDelay = 10 * 60_000;

const timerNames = ["handshake", "retry", "ping", "pong", "stable"];

export class ConnectionMachine {
    #random;
    #policy;
    /** Failed attempts since the last good connection. */
    #failures = 0;

    /**
     * @param {{random?: () => number, policy?: Partial<typeof defaultPolicy>}} options
     *   `random` returns a number in 0..<1, the source of the jitter.
     */
    constructor({ random = Math.random, policy = {} } = {}) {
        this.#random = random;
        this.#policy = { ...defaultPolicy, ...policy };
        /** @type {{name: string, attempt?: number, delay?: number, code?: number, message?: string}} */
        this.state = { name: "idle" };
    }

    /** The page is ready, or the user asks to try once more after the end. */
    start() {
        if (this.state.name !== "idle" && this.state.name !== "ended") return [];
        this.#failures = 0;
        return this.#connect();
    }

    /** The WebSocket handshake succeeded. */
    opened() {
        if (this.state.name !== "connecting") return [];
        this.state = { name: "open" };
        return [
            { do: "clear-timer", name: "handshake" },
            { do: "set-timer", name: "ping", ms: this.#policy.pingInterval },
            { do: "set-timer", name: "stable", ms: this.#policy.stableAfter },
        ];
    }

    /** Any message arrived: the server is alive. */
    received() {
        return this.state.name === "open" ? [{ do: "clear-timer", name: "pong" }] : [];
    }

    /** The socket closed, or never opened (1006). */
    closed(code, reason = "") {
        if (this.state.name !== "connecting" && this.state.name !== "open") return [];
        if (code >= 4400 && code <= 4499) {
            this.state = { name: "ended", code, message: explainClose(code, reason) };
            return this.#clearTimers();
        }
        return this.#wait(serverDelay(code, reason));
    }

    /** A timer set by an earlier action fired. */
    timer(name) {
        const current = this.state.name;
        if (name === "retry" && current === "waiting") return this.#connect();
        if (name === "handshake" && current === "connecting") return [{ do: "discard" }, ...this.#wait()];
        if (current !== "open") return [];
        switch (name) {
            case "ping":
                return this.#ping(this.#policy.pongTimeout);
            case "pong":
                return [{ do: "discard" }, ...this.#wait()];
            case "stable":
                this.#failures = 0;
                return [];
            default:
                return [];
        }
    }

    /** A hint that now is a good moment: the network is back, the page became visible, or the user pressed "retry". */
    hurry() {
        if (this.state.name === "waiting") return [{ do: "clear-timer", name: "retry" }, ...this.#connect()];
        return this.state.name === "open" ? this.#ping(this.#policy.probeTimeout) : [];
    }

    /** The page leaves this session. */
    stop() {
        this.state = { name: "idle" };
        return [{ do: "discard" }, ...this.#clearTimers()];
    }

    #connect() {
        this.state = { name: "connecting", attempt: this.#failures + 1 };
        return [{ do: "open" }, { do: "set-timer", name: "handshake", ms: this.#policy.handshakeTimeout }];
    }

    #ping(timeout) {
        return [
            { do: "send", message: { type: "ping" } },
            { do: "set-timer", name: "pong", ms: timeout },
            { do: "set-timer", name: "ping", ms: this.#policy.pingInterval },
        ];
    }

    #wait(askedFor) {
        const delay = askedFor ?? backOff(this.#failures, this.#policy, this.#random);
        this.#failures += 1;
        this.state = { name: "waiting", attempt: this.#failures, delay };
        return [...this.#clearTimers(), { do: "set-timer", name: "retry", ms: delay }];
    }

    #clearTimers() {
        return timerNames.map((name) => ({ do: "clear-timer", name }));
    }
}

/**
 * Exponential back-off with "equal jitter": between half and the whole of base × 2^failures, so that many pages that
 * lost the same server do not come back in step, and none retries at once.
 */
export function backOff(failures, policy = defaultPolicy, random = Math.random) {
    const ceiling = Math.min(policy.maximumDelay, policy.baseDelay * 2 ** Math.min(failures, 30));
    return Math.round(ceiling / 2 + random() * (ceiling / 2));
}

/** The delay in `retry_after_ms=N` of a 1001 close (the server has already jittered it), else undefined. */
export function serverDelay(code, reason) {
    if (code !== 1001) return undefined;
    const match = /(?:^|[\s;,])retry_after_ms=(\d{1,9})(?:$|[\s;,])/.exec(reason);
    return match ? Math.min(Number(match[1]), longestServerDelay) : undefined;
}

/** A sentence for a close code that must not be followed by a reconnect. */
export function explainClose(code, reason) {
    switch (code) {
        case 4401:
            return "Your sign-in has expired. Reload the page to sign in again.";
        case 4403:
            return "Access to this session has been withdrawn.";
        case 4410:
            return "This session was deleted. Start a new one to go on.";
        case 4429:
            return "The server closed the connection because too many requests came from here.";
        default:
            return `The server closed the connection${reason ? `: ${reason}` : ""} (code ${code}).`;
    }
}
