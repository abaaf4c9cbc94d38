// Tables as GitHub Flavored Markdown defines them: a header row, a row of dashes with as many cells, and data rows.

import { parseInline } from "./markdown-inline.js";

const delimiterCell = /^:?-+:?$/;

/** The table that starts at `start`, as {block, next}, or null. */
export function parseTable(lines, start) {
    if (!lines[start].includes("|") || !lines[start + 1]?.includes("-")) return null;
    const delimiters = splitRow(lines[start + 1]);
    if (!delimiters.every((cell) => delimiterCell.test(cell))) return null;
    const header = splitRow(lines[start]);
    if (header.length !== delimiters.length) return null;
    const rows = [];
    let index = start + 2;
    while (index < lines.length && lines[index].includes("|")) {
        const cells = splitRow(lines[index]);
        rows.push(header.map((_, column) => parseInline(cells[column] ?? "")));
        index += 1;
    }
    const block = { type: "table", alignments: delimiters.map(alignment), header: header.map(parseInline), rows };
    return { block, next: index };
}

/** Cells between unescaped pipes; `\|` is a pipe inside a cell. */
function splitRow(line) {
    const cells = [];
    let cell = "";
    const text = line.trim();
    for (let index = text.startsWith("|") ? 1 : 0; index < text.length; index += 1) {
        if (text[index] === "\\" && text[index + 1] === "|") {
            cell += "|";
            index += 1;
        } else if (text[index] === "|") {
            cells.push(cell.trim());
            cell = "";
        } else {
            cell += text[index];
        }
    }
    if (cell.trim() !== "" || !text.endsWith("|")) cells.push(cell.trim());
    return cells;
}

function alignment(cell) {
    const left = cell.startsWith(":");
    const right = cell.endsWith(":");
    if (left && right) return "center";
    return right ? "right" : left ? "left" : null;
}
