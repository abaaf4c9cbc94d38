// Inline Markdown (CommonMark's emphasis rules, code, links, images, line breaks, and ~~strikethrough~~) as a tree of
// plain values. Raw HTML is text like any other.
//
// Nodes: {type: "text"|"code", text}, {type: "break"}, {type: "strong"|"em"|"del", children},
// {type: "link", href, title, children}, {type: "image", src, alt, title}.

import { buildTree } from "./markdown-tree.js";

const punctuation = /[\p{P}\p{S}]/u;
const whitespace = /\s/;
/** What no branch of `step` looks at. */
const ordinaryText = /[^\\`*_~![\]<&\nh]+/y;
const escapable = /[!-/:-@[-`{-~]/;
/** The runs of white space are bounded, so that matching takes linear time whatever the text. */
const linkTargetPattern =
    /\(\s{0,4}(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))(?:\s{1,4}(?:"([^"]*)"|'([^']*)'))?\s{0,4}\)/y;
const longestTarget = 4096;
/** Brackets that may still become a link; more than that are text. */
const openBrackets = 64;
const entities = {
    amp: "&", lt: "<", gt: ">", quot: "\"", apos: "'", nbsp: "\u00a0", copy: "©", rarr: "→", hellip: "…",
};

/** @returns {object[]} */
export function parseInline(source) {
    return new InlineParser(source).parse();
}

class InlineParser {
    /** Flat list of {text}, {leaf}, {delimiter}, {open}, {close}; delimiter runs gain opens and closes later. */
    #pieces = [];
    #text = "";
    #lastDelimiter = null;
    #brackets = [];
    #position = 0;
    /** Length of a run of backticks → positions where such runs start, so that a search never repeats. */
    #codeRuns = null;

    constructor(source) {
        this.source = source;
    }

    parse() {
        while (this.#position < this.source.length) this.#step();
        this.#flush();
        this.#resolve(null);
        return buildTree(this.#pieces);
    }

    #step() {
        const character = this.source[this.#position];
        switch (character) {
            case "\\":
                return this.#escape();
            case "`":
                return this.#code();
            case "*":
            case "_":
            case "~":
                return this.#delimiter(character);
            case "!":
                return this.source[this.#position + 1] === "[" ? this.#openBracket(true) : this.#literal(1);
            case "[":
                return this.#openBracket(false);
            case "]":
                return this.#closeBracket();
            case "<":
                return this.#autolink();
            case "&":
                return this.#entity();
            case "\n":
                return this.#newline();
            case "h":
                return this.#bareLink();
            default:
                ordinaryText.lastIndex = this.#position;
                return this.#literal(ordinaryText.exec(this.source)[0].length);
        }
    }

    #literal(length) {
        this.#text += this.source.substr(this.#position, length);
        this.#position += length;
    }

    #flush() {
        if (this.#text) this.#pieces.push({ text: this.#text });
        this.#text = "";
    }

    #push(piece) {
        this.#flush();
        this.#pieces.push(piece);
        return piece;
    }

    #escape() {
        const next = this.source[this.#position + 1];
        if (next === "\n") {
            this.#push({ leaf: { type: "break" } });
            this.#position += 2;
        } else if (next !== undefined && escapable.test(next)) {
            this.#text += next;
            this.#position += 2;
        } else {
            this.#literal(1);
        }
    }

    #code() {
        const length = runLength(this.source, this.#position);
        const start = this.#position + length;
        const end = this.#nextCodeRun(length, start);
        if (end === undefined) return this.#literal(length);
        let text = this.source.slice(start, end).replaceAll("\n", " ");
        if (text.startsWith(" ") && text.endsWith(" ") && text.trim() !== "") text = text.slice(1, -1);
        this.#push({ leaf: { type: "code", text } });
        this.#position = end + length;
    }

    #nextCodeRun(length, from) {
        if (!this.#codeRuns) {
            this.#codeRuns = new Map();
            for (const match of this.source.matchAll(/`+/g)) {
                const runs = this.#codeRuns.get(match[0].length) ?? [];
                runs.push(match.index);
                this.#codeRuns.set(match[0].length, runs);
            }
        }
        const runs = this.#codeRuns.get(length) ?? [];
        while (runs.length > 0 && runs[0] < from) runs.shift();
        return runs[0];
    }

    #delimiter(character) {
        const length = runLength(this.source, this.#position);
        const before = this.source[this.#position - 1] ?? " ";
        const after = this.source[this.#position + length] ?? " ";
        const leftFlanking = !whitespace.test(after)
            && (!punctuation.test(after) || whitespace.test(before) || punctuation.test(before));
        const rightFlanking = !whitespace.test(before)
            && (!punctuation.test(before) || whitespace.test(after) || punctuation.test(after));
        const isWordSafe = character !== "_";
        this.#position += length;
        if (character === "~" && length !== 2) {
            this.#text += "~".repeat(length);
            return;
        }
        const piece = this.#push({
            delimiter: character, length, original: length, opens: [], closes: [],
            canOpen: leftFlanking && (isWordSafe || !rightFlanking || punctuation.test(before)),
            canClose: rightFlanking && (isWordSafe || !leftFlanking || punctuation.test(after)),
            previous: this.#lastDelimiter, next: null,
        });
        if (this.#lastDelimiter) this.#lastDelimiter.next = piece;
        this.#lastDelimiter = piece;
    }

    #openBracket(isImage) {
        const text = isImage ? "![" : "[";
        const piece = this.#push({ text });
        this.#position += text.length;
        this.#brackets.push({
            piece, isImage, isActive: true, start: this.#position, below: this.#lastDelimiter,
            index: this.#pieces.length - 1,
        });
        if (this.#brackets.length > openBrackets) this.#brackets.shift();
    }

    #closeBracket() {
        const bracket = this.#brackets.pop();
        const target = bracket?.isActive ? this.#linkTarget(this.#position + 1) : null;
        if (!target) return this.#literal(1);
        this.#flush();
        this.#resolve(bracket.below);
        const label = this.source.slice(bracket.start, this.#position);
        this.#position = target.end;
        if (bracket.isImage) {
            this.#pieces.length = bracket.index;
            this.#pieces.push({ leaf: { type: "image", src: target.href, alt: label, title: target.title } });
            return;
        }
        bracket.piece.text = undefined;
        bracket.piece.open = { type: "link", href: target.href, title: target.title };
        this.#pieces.push({ close: true });
        // A link cannot hold another.
        for (const outer of this.#brackets) if (!outer.isImage) outer.isActive = false;
    }

    /** `(destination "title")` at `start`. */
    #linkTarget(start) {
        if (this.source[start] !== "(") return null;
        linkTargetPattern.lastIndex = start;
        const match = linkTargetPattern.exec(this.source.slice(0, start + longestTarget));
        if (!match) return null;
        return { href: match[1] ?? match[2] ?? "", title: match[3] ?? match[4] ?? "", end: start + match[0].length };
    }

    #autolink() {
        const pattern = /<(https?:\/\/[^\s<>]{1,2048})>/iy;
        pattern.lastIndex = this.#position;
        const match = pattern.exec(this.source);
        if (!match) return this.#literal(1);
        this.#link(match[1]);
        this.#position += match[0].length;
    }

    #bareLink() {
        const before = this.source[this.#position - 1] ?? " ";
        const pattern = /https?:\/\/[^\s<>`"\]]{1,2048}/y;
        pattern.lastIndex = this.#position;
        const match = /[\p{L}\p{N}]/u.test(before) ? null : pattern.exec(this.source);
        if (!match) return this.#literal(1);
        const address = withoutTrailingPunctuation(match[0]);
        this.#link(address);
        this.#position += address.length;
    }

    #link(address) {
        this.#push({ open: { type: "link", href: address, title: "" } });
        this.#pieces.push({ text: address }, { close: true });
    }

    #entity() {
        const pattern = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,8}));/y;
        pattern.lastIndex = this.#position;
        const match = pattern.exec(this.source);
        const character = match && decodeEntity(match);
        if (!character) return this.#literal(1);
        this.#text += character;
        this.#position += match[0].length;
    }

    #newline() {
        const isHard = this.#text.endsWith("  ");
        this.#text = this.#text.trimEnd();
        this.#push(isHard ? { leaf: { type: "break" } } : { text: "\n" });
        this.#position += 1;
        while (this.source[this.#position] === " ") this.#position += 1;
    }

    /** CommonMark's "process emphasis" for the delimiters above `bottom`, which are then taken off the stack. */
    #resolve(bottom) {
        // Where a search for an opener of this kind has failed, so that no stretch is searched twice.
        const searched = new Map();
        let closer = bottom ? bottom.next : firstOf(this.#lastDelimiter);
        while (closer) {
            const kind = `${closer.delimiter}${closer.canOpen}${closer.original % 3}`;
            const opener = closer.canClose ? findOpener(closer, bottom, searched.get(kind)) : null;
            if (!opener) {
                if (closer.canClose) searched.set(kind, closer.previous);
                const next = closer.next;
                if (closer.canClose && !closer.canOpen) this.#remove(closer);
                closer = next;
                continue;
            }
            const strength = closer.delimiter === "~" || (opener.length >= 2 && closer.length >= 2) ? 2 : 1;
            const type = closer.delimiter === "~" ? "del" : strength === 2 ? "strong" : "em";
            opener.opens.unshift({ type });
            closer.closes.push({ type });
            opener.length -= strength;
            closer.length -= strength;
            while (closer.previous !== opener) this.#remove(closer.previous);
            if (opener.length === 0) this.#remove(opener);
            if (closer.length === 0) {
                const next = closer.next;
                this.#remove(closer);
                closer = next;
            }
        }
        while (this.#lastDelimiter && this.#lastDelimiter !== bottom) this.#remove(this.#lastDelimiter);
    }

    #remove(delimiter) {
        if (delimiter.previous) delimiter.previous.next = delimiter.next;
        if (delimiter.next) delimiter.next.previous = delimiter.previous;
        else this.#lastDelimiter = delimiter.previous;
    }
}

function findOpener(closer, bottom, searchedTo) {
    for (let opener = closer.previous; opener && opener !== bottom && opener !== searchedTo; opener = opener.previous) {
        if (opener.delimiter !== closer.delimiter || !opener.canOpen) continue;
        const isOdd = (closer.canOpen || opener.canClose) && (opener.original + closer.original) % 3 === 0
            && (opener.original % 3 !== 0 || closer.original % 3 !== 0);
        if (!isOdd) return opener;
    }
    return null;
}

function firstOf(delimiter) {
    let first = delimiter;
    while (first?.previous) first = first.previous;
    return first;
}

function runLength(source, start) {
    let end = start;
    while (source[end] === source[start]) end += 1;
    return end - start;
}

function withoutTrailingPunctuation(address) {
    let end = address.length;
    while (end > 0) {
        const last = address[end - 1];
        const isUnbalanced = last === ")" && count(address, ")", end) > count(address, "(", end);
        if (!".,;:!?*_~'".includes(last) && !isUnbalanced) break;
        end -= 1;
    }
    return address.slice(0, end);
}

function count(text, character, end) {
    let found = 0;
    for (let index = 0; index < end; index += 1) if (text[index] === character) found += 1;
    return found;
}

function decodeEntity([, decimal, hexadecimal, name]) {
    if (name) return Object.hasOwn(entities, name) ? entities[name] : null;
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
}
