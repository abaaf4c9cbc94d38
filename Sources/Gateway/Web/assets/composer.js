// Where the user writes: Enter sends, Shift+Enter starts a new line.

export class Composer {
    #form;
    #field;
    #send;
    #stop;

    /**
     * @param {HTMLFormElement} form
     * @param {{send: (text: string) => void, stop: () => void}} actions
     */
    constructor(form, actions) {
        this.#form = form;
        this.#field = form.querySelector("textarea");
        this.#send = form.querySelector("#send");
        this.#stop = form.querySelector("#stop");
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.#submit(actions.send);
        });
        this.#field.addEventListener("keydown", (event) => {
            // While an input method composes a character, Enter belongs to it.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            this.#submit(actions.send);
        });
        this.#field.addEventListener("input", () => this.#adjust());
        this.#stop.addEventListener("click", () => actions.stop());
        this.#adjust();
    }

    /** @param {{isStopping: boolean}|null} run */
    showRun(run) {
        this.#stop.hidden = run === null;
        this.#stop.disabled = run?.isStopping ?? false;
        this.#stop.querySelector(".label").textContent = run?.isStopping ? "Stopping…" : "Stop";
    }

    fill(text) {
        this.#field.value = text;
        this.#adjust();
        this.focus();
    }

    focus() {
        this.#field.focus();
    }

    #submit(send) {
        const text = this.#field.value.trim();
        if (text === "") return;
        send(text);
        this.#field.value = "";
        this.#adjust();
    }

    /** The field grows with its text up to a limit that the style sheet sets. */
    #adjust() {
        this.#field.rows = Math.min(8, Math.max(1, this.#field.value.split("\n").length));
        this.#send.disabled = this.#field.value.trim() === "";
    }
}
