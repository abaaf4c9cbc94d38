// The list of messages: draws what changed, keeps what did not.

import { coalesce } from "./dom.js";
import { FollowScroll } from "./follow-scroll.js";
import { drawItem } from "./message-view.js";

export class ChatView {
    #list;
    #welcome;
    #actions;
    #scroll;
    #session = null;
    #isOnline = false;
    /** key of an item → what was drawn for it */
    #drawn = new Map();

    /**
     * @param {{pane: HTMLElement, list: HTMLElement, welcome: HTMLElement, jump: HTMLButtonElement}} parts
     * @param {object} actions what the buttons inside messages do
     */
    constructor({ pane, list, welcome, jump }, actions) {
        this.#list = list;
        this.#welcome = welcome;
        this.#actions = actions;
        this.#scroll = new FollowScroll(pane, jump);
        this.draw = coalesce(() => this.#draw());
    }

    show(session, isOnline) {
        this.#session = session;
        this.#isOnline = isOnline;
        this.draw();
    }

    /** The user has just written: show the end. */
    follow() {
        this.#scroll.jump();
    }

    #draw() {
        const items = this.#items();
        // A screen reader should not read a replayed conversation from its beginning.
        this.#list.setAttribute("aria-busy", String(this.#session.cursor.isCatchingUp));
        this.#removeOthers(new Set(items.map((item) => item.key)));
        let place = this.#list.firstChild;
        for (const item of items) {
            const before = this.#drawn.get(item.key)?.node;
            const node = this.#node(item);
            // Drawn anew, it stands where it stood.
            if (place && before === place) place = node;
            if (node === place) place = place.nextSibling;
            else this.#list.insertBefore(node, place);
        }
        this.#welcome.hidden = items.length > 0 || this.#session.cursor.isCatchingUp;
        this.#scroll.settle();
    }

    #items() {
        const { conversation, outbox } = this.#session;
        const pending = outbox.entries.map((entry) => ({
            ...entry, kind: "pending", key: `client:${entry.clientId}`, isOnline: this.#isOnline,
            version: `${entry.state}${this.#isOnline}${entry.error?.message ?? ""}`,
        }));
        const known = new Set(conversation.items.map((item) => item.key));
        return [
            ...conversation.items,
            ...(conversation.partial ? [conversation.partial] : []),
            ...pending.filter((item) => !known.has(item.key)),
        ];
    }

    #removeOthers(keys) {
        for (const [key, drawn] of this.#drawn) {
            if (keys.has(key)) continue;
            drawn.node.remove();
            this.#drawn.delete(key);
        }
    }

    #node(item) {
        const drawn = this.#drawn.get(item.key);
        const stamp = `${item.kind}/${item.version}`;
        if (drawn?.stamp === stamp && drawn.at === item.at) return drawn.node;
        const node = drawItem(item, this.#actions);
        if (drawn) drawn.node.replaceWith(node);
        this.#drawn.set(item.key, { node, stamp, at: item.at });
        return node;
    }
}
