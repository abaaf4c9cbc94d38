// On a narrow screen the three parts of the page are tabs; on a wide one the style sheet shows all of them.

export class Tabs {
    #buttons;

    /** @param {HTMLElement} list its buttons name their panel in `aria-controls` */
    constructor(list) {
        this.#buttons = [...list.querySelectorAll("[role=tab]")];
        for (const button of this.#buttons) button.addEventListener("click", () => this.select(button));
        list.addEventListener("keydown", (event) => this.#move(event));
        this.select(this.#buttons[0]);
    }

    select(chosen) {
        for (const button of this.#buttons) {
            const isChosen = button === chosen;
            button.setAttribute("aria-selected", String(isChosen));
            button.tabIndex = isChosen ? 0 : -1;
        }
        document.body.dataset.tab = chosen.getAttribute("aria-controls");
    }

    /** A small sign on a tab, such as a count; "" takes it away. */
    mark(panel, text) {
        const button = this.#buttons.find((candidate) => candidate.getAttribute("aria-controls") === panel);
        button.querySelector(".badge").textContent = text;
    }

    #move(event) {
        const steps = { ArrowRight: 1, ArrowLeft: -1 };
        if (!(event.key in steps)) return;
        event.preventDefault();
        const current = this.#buttons.indexOf(document.activeElement);
        const next = this.#buttons.at((current + steps[event.key]) % this.#buttons.length);
        this.select(next);
        next.focus();
    }
}
