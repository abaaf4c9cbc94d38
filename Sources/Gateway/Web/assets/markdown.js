// Draws Markdown from agents and users as DOM nodes. Text never passes through an HTML parser: every element is one of
// the few made here, every attribute is set here, and everything else is a text node.

import { parseMarkdown } from "./markdown-blocks.js";
import { isSameOrigin, safeUrl } from "./safe-url.js";

/** Tables of this many columns are scrolled sideways on a small screen instead of squeezed. */
const wideTable = 4;

/**
 * @param {string} text
 * @param {Document} document what creates the nodes
 * @param {string} base absolute URL that relative links start from
 * @returns {DocumentFragment}
 */
export function renderMarkdown(text, document, base) {
    const fragment = document.createDocumentFragment();
    const painter = new Painter(document, base);
    for (const block of parseMarkdown(text)) fragment.append(painter.block(block));
    return fragment;
}

class Painter {
    constructor(document, base) {
        this.document = document;
        this.base = base;
    }

    block(block) {
        switch (block.type) {
            case "heading":
                // The page's own headings are levels 1 and 2; those of an answer lie below them.
                return this.#element(
                    `h${Math.min(6, block.level + 2)}`, `md-h${block.level}`, this.#inline(block.inline));
            case "code":
                return this.#code(block);
            case "list":
                return this.#list(block);
            case "table":
                return this.#table(block);
            case "quote":
                return this.#element("blockquote", "", block.blocks.map((inner) => this.block(inner)));
            case "rule":
                return this.#element("hr");
            default:
                return this.#element("p", "", this.#inline(block.inline));
        }
    }

    #code({ language, text }) {
        const code = this.#element("code", "", [text]);
        const figure = this.#element("div", "code-block", [this.#element("pre", "", [code])]);
        figure.firstChild.setAttribute("tabindex", "0");
        if (/^[\w+#.-]{1,24}$/.test(language)) figure.setAttribute("data-language", language);
        return figure;
    }

    #list({ ordered, start, tight, items }) {
        const list = this.#element(ordered ? "ol" : "ul", "", items.map((item) => this.#item(item, tight)));
        if (ordered && start !== 1) list.setAttribute("start", String(start));
        return list;
    }

    #item({ checked, blocks }, tight) {
        const children = [];
        for (const block of blocks) {
            if (tight && block.type === "paragraph") children.push(...this.#inline(block.inline));
            else children.push(this.block(block));
        }
        if (checked !== null) children.unshift(checked ? "☑ " : "☐ ");
        return this.#element("li", checked !== null ? "task" : "", children);
    }

    #table({ alignments, header, rows }) {
        const row = (cells, tag) => this.#element("tr", "", cells.map((cell, column) => {
            const className = alignments[column] ? `align-${alignments[column]}` : "";
            const element = this.#element(tag, className, this.#inline(cell));
            if (tag === "th") element.setAttribute("scope", "col");
            return element;
        }));
        const table = this.#element("table", header.length >= wideTable ? "wide" : "", [
            this.#element("thead", "", [row(header, "th")]),
            this.#element("tbody", "", rows.map((cells) => row(cells, "td"))),
        ]);
        const scroller = this.#element("div", "table-scroll", [table]);
        scroller.setAttribute("tabindex", "0");
        return scroller;
    }

    #inline(nodes) {
        return nodes.map((node) => {
            switch (node.type) {
                case "code":
                    return this.#element("code", "", [node.text]);
                case "strong":
                case "em":
                case "del":
                    return this.#element(node.type, "", this.#inline(node.children));
                case "break":
                    return this.#element("br");
                case "link":
                    return this.#link(node);
                case "image":
                    return this.#image(node);
                default:
                    return this.document.createTextNode(node.text);
            }
        });
    }

    /** A link whose address is refused is shown as its text. */
    #link({ href, title, children }) {
        const url = safeUrl(href, this.base);
        if (!url) return this.#element("span", "", this.#inline(children));
        const link = this.#element("a", "", this.#inline(children));
        link.setAttribute("href", url);
        link.setAttribute("rel", "noopener noreferrer nofollow");
        link.setAttribute("target", "_blank");
        if (title) link.setAttribute("title", title);
        return link;
    }

    /** Pictures of this server are drawn; fetching one from elsewhere would tell that place who reads this. */
    #image({ src, alt, title }) {
        const url = safeUrl(src, this.base);
        if (!url || !isSameOrigin(url, this.base)) {
            return this.#link({ href: src, title, children: [{ type: "text", text: alt || src }] });
        }
        const image = this.#element("img");
        image.setAttribute("src", url);
        image.setAttribute("alt", alt);
        image.setAttribute("loading", "lazy");
        if (title) image.setAttribute("title", title);
        return image;
    }

    #element(tag, className = "", children = []) {
        const element = this.document.createElement(tag);
        if (className) element.className = className;
        element.append(...children);
        return element;
    }
}
