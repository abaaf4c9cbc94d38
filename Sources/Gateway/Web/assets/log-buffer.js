// The newest log lines of the session, at most `capacity`, oldest first.

export const levels = Object.freeze(["DEBUG", "INFO", "WARNING", "ERROR"]);

export class LogBuffer {
    /** Number of lines ever added: the id of the next line. Grows only, so a view knows what is new. */
    total = 0;
    #lines = [];
    #capacity;

    constructor(capacity = 1000) {
        this.#capacity = capacity;
    }

    /** Adds a `log` event. */
    add({ data, timestamp }) {
        if (!data || typeof data !== "object") return;
        const level = normaliseLevel(data.level);
        this.#lines.push({
            id: this.total,
            level,
            source: String(data.agent || data.logger || ""),
            message: String(data.message ?? ""),
            at: data.timestamp ?? timestamp ?? null,
        });
        this.total += 1;
        // Trimming in bulk keeps adding cheap when thousands of lines a second arrive.
        if (this.#lines.length > this.#capacity * 2) this.#lines.splice(0, this.#lines.length - this.#capacity);
    }

    /** The last `count` lines at `minimumLevel` or above, oldest first. */
    latest(count, minimumLevel = "DEBUG") {
        const threshold = levels.indexOf(minimumLevel);
        const oldest = Math.max(0, this.#lines.length - this.#capacity);
        const found = [];
        for (let index = this.#lines.length - 1; index >= oldest && found.length < count; index -= 1) {
            if (levels.indexOf(this.#lines[index].level) >= threshold) found.push(this.#lines[index]);
        }
        return found.reverse();
    }
}

function normaliseLevel(level) {
    const name = String(level ?? "").toUpperCase();
    if (name === "WARN") return "WARNING";
    if (name === "CRITICAL" || name === "FATAL") return "ERROR";
    if (name === "TRACE") return "DEBUG";
    return levels.includes(name) ? name : "INFO";
}
