// The connection's state as a dot and words, and `data-connection` on the body.

export class ConnectionView {
    #words;
    #announcer;
    #retry;
    #state = { name: "idle" };
    #since = 0;
    #isSynced = false;
    #ticker = null;

    /** @param {{words: HTMLElement, announcer: HTMLElement, retry: HTMLButtonElement}} parts */
    constructor({ words, announcer, retry }) {
        this.#words = words;
        this.#announcer = announcer;
        this.#retry = retry;
    }

    /**
     * @param {object} state of ConnectionMachine
     * @param {boolean} isCatchingUp whether events are still being replayed
     */
    show(state, isCatchingUp) {
        if (state !== this.#state) this.#since = performance.now();
        this.#state = state;
        this.#isSynced = !isCatchingUp;
        document.body.dataset.connection = bodyState(state);
        this.#retry.hidden = state.name !== "waiting" && state.name !== "ended";
        this.#write();
        clearInterval(this.#ticker);
        if (state.name === "waiting") this.#ticker = setInterval(() => this.#write(), 250);
    }

    #write() {
        this.#words.textContent = this.#describe();
        // A screen reader is told of the change, not of each second of the count-down, and nothing twice.
        const announcement = this.#state.name === "waiting" ? "Connection lost" : this.#describe();
        if (this.#announcer.textContent !== announcement) this.#announcer.textContent = announcement;
    }

    #describe() {
        const { name, attempt, delay, message } = this.#state;
        switch (name) {
            case "open":
                return this.#isSynced ? "Connected" : "Catching up…";
            case "connecting":
                return attempt > 1 ? `Reconnecting (attempt ${attempt})…` : "Connecting…";
            case "waiting": {
                const seconds = Math.max(1, Math.ceil((delay - (performance.now() - this.#since)) / 1000));
                return `Connection lost. Next try in ${seconds} s`;
            }
            case "ended":
                return message;
            default:
                return "Not connected";
        }
    }
}

/** Waiting to retry counts as connecting: "closed" means that nothing more will be tried. */
function bodyState({ name }) {
    if (name === "open") return "open";
    return name === "connecting" || name === "waiting" ? "connecting" : "closed";
}
