// A scrolling pane that follows its end unless the reader has scrolled away from it.

/** Closer to the end than this (CSS pixels) counts as being at the end. */
const slack = 32;

export class FollowScroll {
    #pane;
    #button;
    isFollowing = true;

    /**
     * @param {HTMLElement} pane what scrolls
     * @param {HTMLButtonElement} button shown while there is something below; jumps to the end
     */
    constructor(pane, button) {
        this.#pane = pane;
        this.#button = button;
        pane.addEventListener("scroll", () => this.#look(), { passive: true });
        button.addEventListener("click", () => {
            this.jump();
            pane.focus({ preventScroll: true });
        });
        new ResizeObserver(() => this.settle()).observe(pane);
    }

    /** After the content changed. */
    settle() {
        // A pane in a tab that is not shown has no height; it catches up when it is shown.
        if (this.isFollowing) this.#pane.scrollTop = this.#pane.scrollHeight;
        this.#button.hidden = this.isFollowing;
    }

    jump() {
        this.isFollowing = true;
        this.settle();
    }

    #look() {
        const { scrollTop, scrollHeight, clientHeight } = this.#pane;
        if (clientHeight === 0) return;
        this.isFollowing = scrollHeight - scrollTop - clientHeight <= slack;
        this.#button.hidden = this.isFollowing;
    }
}
