// The live log: the last lines at or above a level, following the end unless the reader scrolled up.

import { coalesce, h } from "./dom.js";
import { FollowScroll } from "./follow-scroll.js";
import { preciseTime } from "./format.js";

export class LogsView {
    #rows;
    #level;
    #count;
    #empty;
    #scroll;
    #buffer = null;
    /** id of a line → its row */
    #drawn = new Map();

    /** @param {{pane: HTMLElement, rows: HTMLElement, empty: HTMLElement, jump: HTMLButtonElement,
     *   level: HTMLSelectElement, count: HTMLSelectElement}} parts */
    constructor({ pane, rows, empty, jump, level, count }) {
        this.#rows = rows;
        this.#level = level;
        this.#count = count;
        this.#empty = empty;
        this.#scroll = new FollowScroll(pane, jump);
        this.draw = coalesce(() => this.#draw());
        for (const select of [level, count]) select.addEventListener("change", () => this.#redraw());
    }

    show(buffer) {
        if (this.#buffer !== buffer) {
            this.#buffer = buffer;
            this.#drawn.clear();
            this.#rows.replaceChildren();
            this.#scroll.isFollowing = true;
        }
        this.draw();
    }

    #redraw() {
        this.#drawn.clear();
        this.#rows.replaceChildren();
        this.#scroll.isFollowing = true;
        this.#draw();
    }

    #draw() {
        const lines = this.#buffer.latest(Number(this.#count.value), this.#level.value);
        const wanted = new Set(lines.map((line) => line.id));
        for (const [id, row] of this.#drawn) {
            if (wanted.has(id)) continue;
            row.remove();
            this.#drawn.delete(id);
        }
        for (const line of lines) {
            if (this.#drawn.has(line.id)) continue;
            const row = drawLine(line);
            this.#drawn.set(line.id, row);
            this.#rows.append(row);
        }
        this.#empty.hidden = lines.length > 0;
        this.#empty.textContent = this.#buffer.total > 0
            ? "No line at this level." : "What the agents log appears here.";
        this.#scroll.settle();
    }
}

function drawLine({ level, source, message, at }) {
    return h("li", { class: "log-row", data: { level } },
        h("time", { datetime: at, title: at }, preciseTime(at)), " ",
        h("span", { class: "log-level" }, level), " ",
        h("span", { class: "log-text" }, source && h("span", { class: "log-source" }, source), source && " ", message));
}
