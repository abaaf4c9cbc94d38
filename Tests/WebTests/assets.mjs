// Loads the page's modules into Node. The browser takes them as modules because of how index.html asks for them; Node
// wants a package.json that says so, which must not be among the assets. So they are loaded from a copy that has one.

import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const assetsFolder = fileURLToPath(new URL("../../Sources/Gateway/Web/assets/", import.meta.url));

const copy = mkdtempSync(join(tmpdir(), "roundhouse-web-"));
writeFileSync(join(copy, "package.json"), '{"type": "module"}');
for (const name of readdirSync(assetsFolder)) {
    if (name.endsWith(".js")) copyFileSync(join(assetsFolder, name), join(copy, name));
}
process.on("exit", () => rmSync(copy, { recursive: true, force: true }));

/** @param {string} name such as "markdown.js" */
export function load(name) {
    return import(pathToFileURL(join(copy, name)).href);
}
