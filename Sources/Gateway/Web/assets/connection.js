// Performs the actions of ConnectionMachine on a real WebSocket and real timers.

import { ConnectionMachine } from "./connection-machine.js";

export class Connection {
    #machine = new ConnectionMachine();
    #socket = null;
    #timers = new Map();
    #url;
    #handlers;

    /**
     * @param {() => string} url where to connect; asked anew at each attempt, since it holds the place to resume from.
     * @param {{opened: () => void, message: (message: object) => void, closed: (code: number) => void,
     *   changed: (state: object) => void}} handlers
     */
    constructor(url, handlers) {
        this.#url = url;
        this.#handlers = handlers;
    }

    get isOpen() {
        return this.#machine.state.name === "open" && this.#socket?.readyState === WebSocket.OPEN;
    }

    get state() {
        return this.#machine.state;
    }

    start() {
        this.#perform(this.#machine.start());
    }

    stop() {
        this.#perform(this.#machine.stop());
    }

    hurry() {
        this.#perform(this.#machine.hurry());
    }

    /** Sends a message now; false when there is no connection to send it on. */
    send(message) {
        if (!this.isOpen) return false;
        this.#socket.send(JSON.stringify({ ...message, timestamp: new Date().toISOString() }));
        return true;
    }

    #perform(actions) {
        for (const action of actions) {
            switch (action.do) {
                case "open":
                    this.#open();
                    break;
                case "discard":
                    this.#discard();
                    break;
                case "send":
                    this.send(action.message);
                    break;
                case "set-timer":
                    this.#setTimer(action.name, action.ms);
                    break;
                case "clear-timer":
                    clearTimeout(this.#timers.get(action.name));
                    this.#timers.delete(action.name);
                    break;
            }
        }
        this.#handlers.changed(this.#machine.state);
    }

    #setTimer(name, ms) {
        clearTimeout(this.#timers.get(name));
        this.#timers.set(name, setTimeout(() => {
            this.#timers.delete(name);
            this.#perform(this.#machine.timer(name));
        }, ms));
    }

    #open() {
        const socket = new WebSocket(this.#url());
        this.#socket = socket;
        // A socket that was discarded may still deliver events; they belong to no one.
        const current = (handler) => (event) => {
            if (this.#socket === socket) handler(event);
        };
        socket.addEventListener("open", current(() => {
            this.#handlers.opened();
            this.#perform(this.#machine.opened());
        }));
        socket.addEventListener("message", current((event) => this.#receive(event.data)));
        socket.addEventListener("close", current((event) => {
            this.#socket = null;
            this.#handlers.closed(event.code);
            this.#perform(this.#machine.closed(event.code, event.reason));
        }));
    }

    #discard() {
        const socket = this.#socket;
        if (!socket) return;
        this.#socket = null;
        socket.close();
        this.#handlers.closed(1006);
    }

    #receive(data) {
        for (const action of this.#machine.received()) {
            if (action.do === "clear-timer") {
                clearTimeout(this.#timers.get(action.name));
                this.#timers.delete(action.name);
            }
        }
        let message;
        try {
            message = JSON.parse(data);
        } catch {
            console.error("Roundhouse: the server sent a frame that is not JSON", String(data).slice(0, 200));
            return;
        }
        if (message && typeof message === "object") this.#handlers.message(message);
    }
}
