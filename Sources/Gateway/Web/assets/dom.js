// Making elements without HTML strings.

const svgNamespace = "http://www.w3.org/2000/svg";

/**
 * `h("button", {class: "quiet", type: "button", onclick: run}, "Run")`. Members that start with "on" are listeners;
 * `data` is an object of data attributes; null, undefined and false leave an attribute out.
 */
export function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
        else if (name === "data") Object.assign(element.dataset, value);
        else element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return element;
}

const icons = {
    download: "M10 3v9m0 0 3.5-3.5M10 12 6.5 8.5M4 15.5h12",
    up: "M6.5 9v7H4V9zm0 0 3-5.5c1.2 0 2 .9 1.8 2.1L11 8h4a1.5 1.5 0 0 1 1.5 1.8l-.9 4.9A1.6 1.6 0 0 1 14 16H6.5",
    down: "M6.5 11V4H4v7zm0 0 3 5.5c1.2 0 2-.9 1.8-2.1L11 12h4a1.5 1.5 0 0 0 1.5-1.8l-.9-4.9A1.6 1.6 0 0 0 14 4H6.5",
};

/** One of the page's icons; decoration only, so hidden from assistive technology. */
export function icon(name) {
    const svg = document.createElementNS(svgNamespace, "svg");
    svg.setAttribute("viewBox", "0 0 20 20");
    svg.setAttribute("class", "icon");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(svgNamespace, "path");
    path.setAttribute("d", icons[name]);
    svg.append(path);
    return svg;
}

/** Runs `draw` once before the next frame, however often it is asked for; in a hidden page, soon. */
export function coalesce(draw) {
    let isScheduled = false;
    const run = () => {
        isScheduled = false;
        draw();
    };
    return () => {
        if (isScheduled) return;
        isScheduled = true;
        // A hidden page is given no frames.
        if (document.hidden) setTimeout(run, 100);
        else requestAnimationFrame(run);
    };
}
