// One card per agent: its state in colour and words, what it says, and the steps of this run.

import { elapsed } from "./agent-board.js";
import { coalesce, h } from "./dom.js";
import { duration, preciseTime } from "./format.js";

export class AgentsView {
    #list;
    #announcer;
    #board = null;
    #cards = new Map();
    #announced = new Map();

    /**
     * @param {HTMLElement} list holds the cards
     * @param {HTMLElement} announcer a live region for assistive technology
     */
    constructor(list, announcer) {
        this.#list = list;
        this.#announcer = announcer;
        this.draw = coalesce(() => this.#draw());
    }

    /** @param {boolean} isQuiet true while old events are replayed, which need no announcement. */
    show(board, isQuiet) {
        this.#board = board;
        this.isQuiet = isQuiet;
        this.draw();
    }

    #draw() {
        for (const agent of this.#board.agents.values()) {
            const card = this.#cards.get(agent.name) ?? this.#makeCard(agent);
            if (card.agent !== agent || card.version !== agent.version) this.#drawCard(card, agent);
        }
        for (const [name, card] of this.#cards) {
            if (this.#board.agents.has(name)) continue;
            card.element.remove();
            this.#cards.delete(name);
        }
    }

    #makeCard(agent) {
        const took = h("span", { class: "took" });
        const status = h("span", { class: "status" });
        const message = h("p", { class: "agent-message" });
        const progress = h("progress", { max: 1, hidden: true, "aria-label": `Progress of ${agent.name}` });
        const trail = h("ol", { class: "trail", "aria-label": `Steps of ${agent.name} in this run` });
        const element = h("li", { class: "agent", data: { agent: agent.name } },
            h("div", { class: "agent-head" }, h("h3", {}, agent.name), took, status), message, progress, trail);
        this.#list.append(element);
        const card = { element, took, status, message, progress, trail };
        this.#cards.set(agent.name, card);
        return card;
    }

    #drawCard(card, agent) {
        card.agent = agent;
        card.version = agent.version;
        card.element.dataset.status = agent.status;
        card.status.textContent = agent.status;
        card.message.textContent = agent.message || agent.role;
        card.message.title = agent.message;
        card.progress.hidden = agent.progress === null || agent.status !== "working";
        if (agent.progress !== null) card.progress.value = agent.progress;
        card.took.textContent = duration(elapsed(agent));
        card.trail.replaceChildren(...drawTrail(agent.trail));
        this.#announce(agent);
    }

    #announce(agent) {
        if (this.#announced.get(agent.name) === agent.status) return;
        this.#announced.set(agent.name, agent.status);
        if (!this.isQuiet && agent.version > 0) this.#announcer.textContent = `${agent.name}: ${agent.status}`;
    }
}

/** The first step of work with the time of day, the later ones with the time since then; each has both in its title. */
function drawTrail(trail) {
    const first = trail.find((step) => step.at)?.at;
    return trail.map(({ status, at }) => {
        const sinceFirst = duration(Date.parse(at) - Date.parse(first));
        const text = at === first ? preciseTime(at) : sinceFirst && `+${sinceFirst}`;
        return h("li", { class: "step", data: { step: status }, title: at && `${status} at ${preciseTime(at)}` },
            h("span", { class: "step-name" }, status),
            text && h("time", { datetime: at }, text));
    });
}
