// Block Markdown as a tree of plain values: headings, paragraphs, fenced code, lists, tables, block quotes and rules.
// Inline text is parsed by markdown-inline.js. Raw HTML blocks, indented code and reference links are not Markdown
// here: they are shown as the text they are.
//
// Blocks: {type: "heading", level, inline}, {type: "paragraph", inline}, {type: "code", language, text},
// {type: "list", ordered, start, tight, items: [{checked: null|boolean, blocks}]},
// {type: "table", alignments, header: [inline], rows: [[inline]]}, {type: "quote", blocks}, {type: "rule"}.

import { parseInline } from "./markdown-inline.js";
import { parseTable } from "./markdown-table.js";

/** Quotes and lists nested deeper than this are shown as paragraphs. */
const deepest = 12;

const fencePattern = /^( *)(`{3,}|~{3,})([^`]*)$/;
const headingPattern = /^ {0,3}(#{1,6})(?: (.*))?$/;
const quotePattern = /^ {0,3}> ?/;
const itemPattern = /^( *)([-*+]|\d{1,9}[.)])( +|$)/;
const rulePattern = /^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$/;

/** @returns {object[]} */
export function parseMarkdown(text) {
    const lines = String(text).replaceAll("\0", "\ufffd").split(/\r\n?|\n/).map(expandTabs);
    return parseBlocks(lines, 0);
}

function parseBlocks(lines, depth) {
    const blocks = [];
    let index = 0;
    while (index < lines.length) {
        if (isBlank(lines[index])) {
            index += 1;
            continue;
        }
        const { block, next } = parseBlock(lines, index, depth);
        blocks.push(block);
        index = next;
    }
    return blocks;
}

function parseBlock(lines, index, depth) {
    const line = lines[index];
    const fence = fencePattern.exec(line);
    if (fence) return parseFence(lines, index, fence);
    const heading = headingPattern.exec(line);
    if (heading) {
        const inline = parseInline(withoutClosingHashes(heading[2] ?? ""));
        return { block: { type: "heading", level: heading[1].length, inline }, next: index + 1 };
    }
    if (rulePattern.test(line)) return { block: { type: "rule" }, next: index + 1 };
    if (depth < deepest && quotePattern.test(line)) return parseQuote(lines, index, depth);
    if (depth < deepest && itemPattern.test(line)) return parseList(lines, index, depth);
    return parseTable(lines, index) ?? parseParagraph(lines, index, depth);
}

function parseFence(lines, start, [, indentation, marker, info]) {
    const text = [];
    let index = start + 1;
    while (index < lines.length && !closesFence(lines[index], marker)) {
        text.push(withoutIndentation(lines[index], indentation.length));
        index += 1;
    }
    const language = info.trim().split(/\s/)[0];
    return { block: { type: "code", language, text: text.join("\n") }, next: index + 1 };
}

function closesFence(line, marker) {
    const trimmed = line.trim();
    return trimmed.length >= marker.length && trimmed === marker[0].repeat(trimmed.length);
}

function parseQuote(lines, start, depth) {
    const inner = [];
    let index = start;
    while (index < lines.length) {
        const line = lines[index];
        if (quotePattern.test(line)) inner.push(line.replace(quotePattern, ""));
        else if (isBlank(line) || startsBlock(line) || isBlank(inner.at(-1))) break;
        else inner.push(line);
        index += 1;
    }
    return { block: { type: "quote", blocks: parseBlocks(inner, depth + 1) }, next: index };
}

function parseList(lines, start, depth) {
    const [, , firstMarker] = itemPattern.exec(lines[start]);
    const kind = firstMarker.at(-1);
    const ordered = firstMarker.length > 1;
    const items = [];
    let tight = true;
    let index = start;
    while (index < lines.length) {
        const match = itemPattern.exec(lines[index]);
        if (!match || match[2].at(-1) !== kind || rulePattern.test(lines[index])) break;
        const item = collectItem(lines, index, match);
        items.push(parseItem(item.lines, depth));
        index = item.next;
        const following = skipBlank(lines, index);
        const isFollowed = following < lines.length && itemPattern.exec(lines[following])?.[2].at(-1) === kind;
        if (item.isLoose || (isFollowed && following > index)) tight = false;
        if (isFollowed) index = following;
    }
    const start1 = ordered ? Number.parseInt(firstMarker, 10) : null;
    return { block: { type: "list", ordered, start: start1, tight, items }, next: index };
}

/** The lines of the item at `start`, without its marker and indentation. */
function collectItem(lines, start, [marker, indentation, symbol, gap]) {
    const width = indentation.length + symbol.length + (gap.length > 4 || gap.length === 0 ? 1 : gap.length);
    // Many writers indent what belongs to "1. item" by two spaces; take that as meant.
    const needed = Math.min(width, indentation.length + 2);
    const collected = [lines[start].slice(Math.min(width, marker.length))];
    let isLoose = false;
    let index = start + 1;
    let fence = openedFence(collected[0]);
    while (index < lines.length) {
        const line = lines[index];
        if (isBlank(line)) {
            const following = skipBlank(lines, index);
            if (following === lines.length || indentationOf(lines[following]) < needed) break;
            if (!fence) isLoose = isLoose || indentationOf(lines[following]) < needed + 2;
            for (; index < following; index += 1) collected.push("");
            continue;
        }
        const isInside = indentationOf(line) >= needed;
        const isLazy = !isInside && !fence && !isBlank(collected.at(-1)) && !startsBlock(line);
        if (!isInside && !isLazy) break;
        const content = isInside ? withoutIndentation(line, width) : line;
        if (fence) fence = closesFence(content, fence) ? null : fence;
        else fence = openedFence(content);
        collected.push(content);
        index += 1;
    }
    return { lines: collected, next: index, isLoose };
}

function parseItem(lines, depth) {
    const task = /^\[([ xX])\] /.exec(lines[0]);
    if (task) lines[0] = lines[0].slice(task[0].length);
    return { checked: task ? task[1] !== " " : null, blocks: parseBlocks(lines, depth + 1) };
}

function parseParagraph(lines, start, depth) {
    const text = [lines[start].trimStart()];
    let index = start + 1;
    while (index < lines.length && !isBlank(lines[index])) {
        const line = lines[index];
        if (interruptsParagraph(line, depth) || parseTable(lines, index)) break;
        text.push(line.trimStart());
        index += 1;
    }
    return { block: { type: "paragraph", inline: parseInline(text.join("\n").trimEnd()) }, next: index };
}

function interruptsParagraph(line, depth) {
    if (fencePattern.test(line) || headingPattern.test(line) || rulePattern.test(line)) return true;
    if (depth >= deepest) return false;
    if (quotePattern.test(line)) return true;
    const item = itemPattern.exec(line);
    // A number that happens to begin a line is no list, unless it is the first one.
    return item !== null && item[3] !== "" && (item[2].length === 1 || Number.parseInt(item[2], 10) === 1);
}

function startsBlock(line) {
    return fencePattern.test(line) || headingPattern.test(line) || rulePattern.test(line) || quotePattern.test(line)
        || itemPattern.test(line);
}

function openedFence(line) {
    return fencePattern.exec(line)?.[2] ?? null;
}

function isBlank(line) {
    return line.trim() === "";
}

function skipBlank(lines, start) {
    let index = start;
    while (index < lines.length && isBlank(lines[index])) index += 1;
    return index;
}

function indentationOf(line) {
    return line.length - line.trimStart().length;
}

function withoutIndentation(line, width) {
    return line.slice(Math.min(width, indentationOf(line)));
}

function expandTabs(line) {
    return line.replace(/^[ \t]+/, (indentation) => indentation.replaceAll("\t", "    "));
}

/** `## Title ##` → `Title` */
function withoutClosingHashes(text) {
    const trimmed = text.trim();
    let end = trimmed.length;
    while (trimmed[end - 1] === "#") end -= 1;
    if (end === 0) return "";
    return trimmed[end - 1] === " " ? trimmed.slice(0, end).trimEnd() : trimmed;
}
