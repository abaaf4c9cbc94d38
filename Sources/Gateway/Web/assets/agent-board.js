// What each agent is doing, and the steps it took in the current run.

/** The agents of the crew, in the order of their work. */
export const crew = Object.freeze([
    { name: "Master Orchestrator", role: "Holds the conversation" },
    { name: "Schema Expert", role: "Objects, fields, relationships" },
    { name: "Technical Architect", role: "Rules, automation, security" },
    { name: "Dependency Resolver", role: "Order, tasks, risks" },
]);

export const statuses = Object.freeze(["idle", "starting", "working", "completed", "error"]);

const busy = new Set(["starting", "working"]);
const final = new Set(["completed", "error"]);
/** A run that goes back and forth keeps its latest steps; the card stays a card. */
const longestTrail = 12;

export class AgentBoard {
    /** @type {Map<string, Agent>} in display order */
    agents = new Map();

    constructor() {
        for (const { name, role } of crew) this.agents.set(name, newAgent(name, role));
    }

    /** Agents that are at work now. */
    get busyCount() {
        return [...this.agents.values()].filter((agent) => busy.has(agent.status)).length;
    }

    /** A run starts: every agent begins its trail anew. */
    begin() {
        for (const [name, agent] of this.agents) this.agents.set(name, newAgent(name, agent.role));
    }

    /** An `agent_status` event. */
    update({ agent: name, status, message, progress, timestamp }) {
        if (typeof name !== "string" || !statuses.includes(status)) return;
        const agent = this.agents.get(name) ?? newAgent(name, "");
        this.agents.set(name, agent);
        agent.message = message ?? "";
        agent.progress = Number.isFinite(progress) ? Math.min(1, Math.max(0, progress)) : null;
        agent.version += 1;
        step(agent, status, timestamp);
    }

    /** A run ended: whoever is still shown at work is not. */
    settle(outcome, timestamp) {
        for (const agent of this.agents.values()) {
            if (!busy.has(agent.status)) continue;
            agent.message = outcome === "cancelled" ? "Stopped" : "";
            agent.progress = null;
            agent.version += 1;
            step(agent, "idle", timestamp);
        }
    }

    /** The agents of a `session_status`, for a page that has not seen how they got there. */
    adopt(agents, timestamp) {
        for (const { agent, status, message } of Array.isArray(agents) ? agents : []) {
            const known = this.agents.get(agent);
            if (known?.status === status) continue;
            this.update({ agent, status, message, timestamp });
        }
    }
}

/** Milliseconds from the first step of work to the last, or null while there is none or it goes on. */
export function elapsed(agent) {
    const first = agent.trail.find((entry) => busy.has(entry.status));
    const last = agent.trail.findLast((entry) => final.has(entry.status));
    if (!first || !last || last !== agent.trail.at(-1)) return null;
    const ms = Date.parse(last.at) - Date.parse(first.at);
    return Number.isFinite(ms) && ms >= 0 ? ms : null;
}

/**
 * @typedef {{name: string, role: string, status: string, message: string, progress: number|null, version: number,
 *   trail: {status: string, at: string|null, count: number}[]}} Agent
 */
function newAgent(name, role) {
    return {
        name, role, status: "idle", message: "", progress: null, version: 0,
        trail: [{ status: "idle", at: null, count: 1 }],
    };
}

/** A status that repeats (with another message) is one step, not many. */
function step(agent, status, at) {
    agent.status = status;
    const last = agent.trail.at(-1);
    if (last.status === status) {
        last.count += 1;
        return;
    }
    agent.trail.push({ status, at: at ?? null, count: 1 });
    if (agent.trail.length > longestTrail) agent.trail.splice(1, 1);
}
