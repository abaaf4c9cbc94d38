// Turns the flat list of pieces that the inline parser leaves (text, leaves, opens, closes) into a tree.

/** Deeper nesting is drawn flat: nobody can read it, and it must not exhaust the stack. */
const deepest = 24;

export function buildTree(pieces) {
    const root = { children: [] };
    /** Open elements, innermost last. One that is not drawn (`node` null) still has to be closed. */
    const stack = [{ node: root, isLink: false }];
    const drawn = () => stack.findLast((level) => level.node).node.children;

    const open = (element) => {
        const isLink = element.type === "link";
        const isNestedLink = isLink && stack.some((level) => level.isLink && level.node);
        if (stack.length > deepest || isNestedLink) {
            stack.push({ node: null, isLink });
            return;
        }
        const node = { ...element, children: [] };
        drawn().push(node);
        stack.push({ node, isLink });
    };
    const close = () => {
        if (stack.length > 1) stack.pop();
    };

    for (const piece of pieces) {
        if (piece.delimiter) {
            piece.closes.forEach(close);
            if (piece.length > 0) addText(drawn(), piece.delimiter.repeat(piece.length));
            piece.opens.forEach(open);
        } else if (piece.open) {
            open(piece.open);
        } else if (piece.close) {
            close();
        } else if (piece.leaf) {
            drawn().push(piece.leaf);
        } else if (piece.text) {
            addText(drawn(), piece.text);
        }
    }
    return root.children;
}

function addText(children, text) {
    const last = children.at(-1);
    if (last?.type === "text") last.text += text;
    else children.push({ type: "text", text });
}
