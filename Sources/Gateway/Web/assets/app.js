// Puts the page together: session and connection on one side, views on the other.

import { AgentsView } from "./agents-view.js";
import { ChatView } from "./chat-view.js";
import { Composer } from "./composer.js";
import { Connection } from "./connection.js";
import { ConnectionView } from "./connection-view.js";
import { words } from "./format.js";
import { LogsView } from "./logs-view.js";
import { Outbox } from "./outbox.js";
import { Session } from "./session.js";
import { chooseSessionId, randomToken, rememberSessionId, sessionIdFrom } from "./session-id.js";
import { Tabs } from "./tabs.js";

/** How long the server may take to answer `resume` before the page takes events as they come. */
const resumeTimeout = 5_000;

const element = (id) => document.getElementById(id);

class App {
    #stores = [availableStore(() => sessionStorage), availableStore(() => localStorage)].filter(Boolean);
    #session = null;
    #connection = null;
    #resumeTimer = null;

    constructor() {
        this.tabs = new Tabs(element("tabs"));
        this.connectionView = new ConnectionView({
            words: element("connection-words"), announcer: element("connection-announcer"), retry: element("retry"),
        });
        this.agents = new AgentsView(element("agent-cards"), element("agent-announcer"));
        this.logs = new LogsView({
            pane: element("log-pane"), rows: element("log-rows"), empty: element("log-empty"),
            jump: element("log-jump"), level: element("log-level"), count: element("log-count"),
        });
        this.chat = new ChatView({
            pane: element("chat-pane"), list: element("messages"), welcome: element("welcome"),
            jump: element("chat-jump"),
        }, {
            decide: (decisionId, choice) => this.#decide(decisionId, choice),
            rate: (runId, rating) => this.#rate(runId, rating),
            retry: (clientId) => this.#retryMessage(clientId),
            discard: (clientId) => {
                this.#session.outbox.discard(clientId);
                this.#drawChat();
            },
        });
        this.composer = new Composer(element("composer"), {
            send: (text) => this.#write(text),
            stop: () => this.#stop(),
        });
        this.#listen();
        this.open(chooseSessionId(location.href, this.#stores));
    }

    /** Shows a session, leaving the one before. */
    open(id) {
        this.#connection?.stop();
        clearTimeout(this.#resumeTimer);
        rememberSessionId(id, this.#stores);
        this.#session = new Session(id, new Outbox(id, this.#stores[0] ?? null));
        const session = this.#session;
        this.#connection = new Connection(() => socketUrl(session), {
            opened: () => this.#opened(),
            message: (event) => this.#receive(event),
            closed: (code) => this.#closed(code),
            changed: () => this.#drawConnection(),
        });
        element("session-id").textContent = id;
        element("export").href = new URL(`sessions/${id}/export?format=markdown`, document.baseURI).href;
        this.#draw(new Set(["chat", "agents", "logs", "run", "sync"]));
        this.#connection.start();
    }

    #listen() {
        element("new-session").addEventListener("click", () => {
            const id = randomToken("s-");
            const url = new URL(location.href);
            const named = sessionIdFrom(url.href) !== null;
            url.searchParams.delete("session");
            url.hash = named ? `session=${id}` : "";
            history.replaceState(null, "", url);
            this.open(id);
            // On a touch screen focus would bring up the keyboard, over half of the page.
            if (matchMedia("(hover: hover)").matches) this.composer.focus();
        });
        element("retry").addEventListener("click", () => this.#reconnect());
        for (const example of document.querySelectorAll("[data-example]")) {
            example.addEventListener("click", () => this.composer.fill(example.textContent));
        }
        window.addEventListener("hashchange", () => {
            const id = sessionIdFrom(location.href);
            if (id && id !== this.#session.id) this.open(id);
        });
        window.addEventListener("online", () => this.#connection.hurry());
        document.addEventListener("visibilitychange", () => {
            if (!document.hidden) this.#connection.hurry();
        });
    }

    #opened() {
        this.#session.opened();
        this.#resumeTimer = setTimeout(() => this.#follow(this.#session.stopAwaitingResume()), resumeTimeout);
        this.#drawConnection();
    }

    #closed(code) {
        clearTimeout(this.#resumeTimer);
        this.#session.outbox.connectionLost(code);
        this.#drawChat();
    }

    #receive(event) {
        this.#follow(this.#session.receive(event));
    }

    #follow({ changed, send, retry }) {
        for (const message of send) this.#connection.send(message);
        if (retry) setTimeout(() => this.#retryMessage(retry.clientId), retry.ms);
        if (!this.#session.cursor.awaitingResume) clearTimeout(this.#resumeTimer);
        this.#flush();
        this.#draw(changed);
    }

    /** Puts every message whose time has come on the wire. */
    #flush() {
        while (this.#connection.isOpen) {
            const message = this.#session.takeMessage();
            if (!message) break;
            this.#connection.send(message);
        }
    }

    #write(text) {
        this.#session.outbox.add(text, randomToken("m-"), new Date().toISOString());
        this.#flush();
        this.chat.follow();
        this.#drawChat();
    }

    #retryMessage(clientId) {
        this.#session.outbox.retry(clientId);
        this.#flush();
        this.#drawChat();
    }

    #stop() {
        if (!this.#connection.isOpen) return;
        const message = this.#session.cancel();
        if (message) this.#connection.send(message);
        this.#draw(new Set(["run"]));
    }

    #decide(decisionId, choice) {
        const message = this.#session.decide(decisionId, choice);
        // Without a connection the answer is sent once the page has caught up.
        if (message) this.#connection.send(message);
        this.#drawChat();
    }

    #rate(runId, rating) {
        if (!this.#connection.send({ type: "feedback", run_id: runId, rating })) return;
        this.#session.conversation.rate(runId, rating);
        this.#drawChat();
    }

    #reconnect() {
        if (this.#connection.state.name === "ended") this.#connection.start();
        else this.#connection.hurry();
    }

    #draw(changed) {
        const all = changed.has("reset");
        const session = this.#session;
        const isReplay = session.cursor.isCatchingUp;
        if (all || changed.has("chat") || changed.has("sync")) this.#drawChat();
        if (all || changed.has("logs")) this.logs.show(session.logs);
        if (all || changed.has("agents")) {
            this.agents.show(session.agents, isReplay);
            this.tabs.mark("agents", session.agents.busyCount > 0 ? String(session.agents.busyCount) : "");
        }
        if (all || changed.has("run")) this.#drawRun();
        if (all || changed.has("sync")) this.#drawConnection();
    }

    #drawChat() {
        this.chat.show(this.#session, this.#connection?.isOpen ?? false);
    }

    #drawRun() {
        const { run, stage } = this.#session;
        document.body.dataset.run = run ? "running" : "idle";
        document.title = run ? "Working… · Roundhouse" : "Roundhouse";
        element("stage").textContent = stage ? words(stage) : "";
        this.composer.showRun(run);
    }

    #drawConnection() {
        this.connectionView.show(this.#connection.state, this.#session.cursor.isCatchingUp);
        const { server } = this.#session;
        element("server").textContent = server?.name ? `${server.name} ${server.version ?? ""}` : "";
    }
}

function socketUrl(session) {
    const url = new URL(`ws/${session.id}${session.cursor.query}`, document.baseURI);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    url.hash = "";
    return url.href;
}

/** A browser may forbid storage, which then throws as soon as it is touched. */
function availableStore(store) {
    try {
        return store();
    } catch {
        return null;
    }
}

new App();
