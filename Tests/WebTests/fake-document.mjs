// As much of the DOM as drawing Markdown takes, and a way to look at the outcome.

class FakeNode {
    children = [];
    attributes = new Map();
    className = "";

    constructor(tag, text = null) {
        this.tag = tag;
        this.text = text;
    }

    get firstChild() {
        return this.children[0];
    }

    append(...nodes) {
        for (const node of nodes) {
            if (typeof node === "string") this.children.push(new FakeNode("#text", node));
            else if (node.tag === "#fragment") this.children.push(...node.children);
            else this.children.push(node);
        }
    }

    setAttribute(name, value) {
        this.attributes.set(name, String(value));
    }
}

/** Anything but these three methods is undefined, so drawing by way of HTML text would fail the tests. */
export const fakeDocument = {
    createElement: (tag) => new FakeNode(tag),
    createTextNode: (text) => new FakeNode("#text", text),
    createDocumentFragment: () => new FakeNode("#fragment"),
};

/** Every element below `node`. */
export function elements(node) {
    return node.children.flatMap((child) => (child.tag === "#text" ? [] : [child, ...elements(child)]));
}

export function textOf(node) {
    return node.tag === "#text" ? node.text : node.children.map(textOf).join("");
}

/** `<p>a <strong>b</strong></p>`: for reading in a test, without attributes and escaping. */
export function outline(node) {
    if (node.tag === "#text") return node.text;
    const inner = node.children.map(outline).join("");
    return node.tag === "#fragment" ? inner : `<${node.tag}>${inner}</${node.tag}>`;
}
