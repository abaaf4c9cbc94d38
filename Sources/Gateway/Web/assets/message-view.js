// Draws one item of the conversation.

import { h, icon } from "./dom.js";
import { byteCount, duration, preciseTime, shortTime, words } from "./format.js";
import { renderMarkdown } from "./markdown.js";
import { safeUrl } from "./safe-url.js";

/**
 * @param {object} item of Conversation, or an entry of Outbox as `{kind: "pending", …}`
 * @param {{decide: (decisionId: string, choice: string) => void, rate: (runId: string, rating: number) => void,
 *   retry: (clientId: string) => void, discard: (clientId: string) => void}} actions
 */
export function drawItem(item, actions) {
    switch (item.kind) {
        case "user":
            return drawUser(item);
        case "pending":
            return drawPending(item, actions);
        case "agent":
            return drawAgent(item, actions);
        case "decision":
            return drawDecision(item, actions);
        case "error":
            return drawError(item);
        default:
            return message("system", {}, h("p", {}, item.text, item.durationMs ? ` ${duration(item.durationMs)}` : ""));
    }
}

function message(role, data, ...children) {
    return h("article", { class: "message", data: { role, ...data } }, ...children);
}

function time(at) {
    return at && h("time", { datetime: at, title: preciseTime(at) }, shortTime(at));
}

function drawUser(item) {
    const earlier = item.queued === 1 ? "1 earlier message" : `${item.queued} earlier messages`;
    const forAgents = item.isWaiting ? "Waiting for the agents to start" : "";
    const waiting = item.queued > 0 ? `Waiting for ${earlier}` : forAgents;
    return message("user", {},
        h("h3", { class: "visually-hidden" }, "You"),
        h("div", { class: "bubble" }, item.text),
        h("footer", {}, time(item.at), waiting && h("span", { class: "waiting" }, waiting)));
}

function drawPending(item, actions) {
    const progress = {
        waiting: item.isOnline ? "Sending…" : "Waiting for the connection",
        sent: "Sending…",
        acknowledged: "Received",
    };
    const refused = item.state === "refused" && [
        h("span", { class: "refusal" }, `Not sent: ${item.error?.message || item.error?.code || "refused"}`),
        h("button", { type: "button", class: "link", onclick: () => actions.retry(item.clientId) }, "Try again"),
        h("button", { type: "button", class: "link", onclick: () => actions.discard(item.clientId) }, "Discard"),
    ];
    return message("user", { pending: item.state },
        h("h3", { class: "visually-hidden" }, "You"),
        h("div", { class: "bubble" }, item.text),
        h("footer", {}, ...(refused || [progress[item.state]])));
}

function drawAgent(item, actions) {
    const body = h("div", { class: "markdown" });
    body.append(renderMarkdown(item.text, document, document.baseURI));
    const name = item.agent || "Master Orchestrator";
    const article = message("agent", item.isPartial ? { partial: "true" } : {},
        h("header", {}, h("h3", {}, name), time(item.at)),
        body,
        item.isCut && h("p", { class: "cut" }, "The answer ended here."),
        item.artifacts?.length > 0 && drawArtifacts(item.artifacts),
        !item.isPartial && !item.isCut && drawAgentFooter(item, actions));
    // A screen reader waits for the whole answer instead of reading each piece.
    if (item.isPartial) article.setAttribute("aria-busy", "true");
    return article;
}

function drawArtifacts(artifacts) {
    return h("ul", { class: "artifacts", "aria-label": "Downloads" }, ...artifacts.map((artifact) => {
        const url = safeUrl(artifact.url, document.baseURI);
        const label = [
            h("span", { class: "artifact-name" }, artifact.name),
            h("span", { class: "artifact-size" }, byteCount(artifact.bytes)),
        ];
        return h("li", {}, url
            ? h("a", { class: "artifact", href: url, download: artifact.name, title: artifact.media_type },
                icon("download"), ...label)
            : h("span", { class: "artifact" }, ...label));
    }));
}

function drawAgentFooter(item, actions) {
    const facts = [engineName(item.engine), duration(item.durationMs), tokens(item.usage)].filter(Boolean);
    const rate = (rating, name, label) => h("button", {
        type: "button", class: "icon-button", "aria-label": label, title: label,
        "aria-pressed": String(item.rating === rating), onclick: () => actions.rate(item.runId, rating),
    }, icon(name));
    return h("footer", {},
        facts.length > 0 && h("span", {}, facts.join(" · ")),
        item.runId && h("span", { class: "rating" }, rate(1, "up", "Good answer"), rate(-1, "down", "Poor answer")));
}

function engineName(engine) {
    if (!engine?.kind) return "";
    const name = engine.kind === "builtin" ? "built-in engine" : engine.model || engine.kind;
    if (!engine.fallback) return name;
    return `${name} (instead of the model${typeof engine.fallback === "string" ? `: ${engine.fallback}` : ""})`;
}

function tokens(usage) {
    const total = (usage?.input_tokens ?? 0) + (usage?.output_tokens ?? 0);
    return total > 0 ? `${total.toLocaleString("en")} tokens` : "";
}

function drawDecision(item, actions) {
    const isOpen = item.state === "open";
    const notes = {
        open: item.expiresAt ? `Answer before ${shortTime(item.expiresAt)}.` : "",
        sent: "Sending your answer…", answered: "", lapsed: "No longer open.",
    };
    const buttons = item.choices.map((choice) => h("button", {
        type: "button", class: "choice", disabled: !isOpen, "aria-pressed": String(item.choice === choice.id),
        onclick: () => actions.decide(item.decisionId, choice.id),
    }, choice.label || words(choice.id)));
    const body = h("div", { class: "markdown" });
    body.append(renderMarkdown(item.text, document, document.baseURI));
    return message("agent", { decision: item.state },
        h("header", {}, h("h3", {}, "Your decision"), time(item.at)), body,
        h("div", { class: "choices", role: "group", "aria-label": "Choices" }, ...buttons),
        notes[item.state] && h("footer", {}, notes[item.state]));
}

function drawError(item) {
    return message("error", { code: item.code },
        h("p", {}, item.text || words(item.code)),
        h("footer", {}, time(item.at), h("code", {}, item.code),
            item.durationMs ? h("span", {}, `after ${duration(item.durationMs)}`) : null));
}
