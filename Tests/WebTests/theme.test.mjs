import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assetsFolder } from "./assets.mjs";

const css = readFileSync(join(assetsFolder, "theme.css"), "utf8");
const split = css.indexOf("@media (prefers-color-scheme: dark)");
const colours = (text) => Object.fromEntries(
    [...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
const light = colours(css.slice(0, split));
const dark = { ...light, ...colours(css.slice(split)) };

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function contrast(one, other) {
    const luminance = (colour) => [1, 3, 5]
        .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
        .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
    const [brighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (brighter + 0.05) / (darker + 0.05);
}

const text = [
    ["text", "page"], ["text", "surface"], ["text", "raised"], ["text", "accent-soft"], ["text", "error-soft"],
    ["text", "idle-soft"],
    ["muted", "page"], ["muted", "surface"], ["muted", "raised"], ["muted", "idle-soft"], ["muted", "error-soft"],
    ["accent", "page"], ["accent", "surface"], ["accent", "accent-soft"], ["accent-text", "accent"],
    ...["idle", "starting", "working", "completed", "error"].flatMap((state) =>
        [[state, "surface"], [state, `${state}-soft`]]),
    ["error", "page"], ["accent", "error-soft"],
];
const borders = [["line-strong", "surface"], ["line-strong", "page"], ["focus", "surface"], ["focus", "page"]];

for (const [name, theme] of [["light", light], ["dark", dark]]) {
    test(`text is readable (WCAG AA) in the ${name} theme`, () => {
        for (const [front, back] of text) {
            const ratio = contrast(theme[front], theme[back]);
            assert.ok(ratio >= 4.5, `${front} on ${back}: ${ratio.toFixed(2)}`);
        }
    });

    test(`edges of controls can be seen in the ${name} theme`, () => {
        for (const [front, back] of borders) {
            const ratio = contrast(theme[front], theme[back]);
            assert.ok(ratio >= 3, `${front} on ${back}: ${ratio.toFixed(2)}`);
        }
    });
}
