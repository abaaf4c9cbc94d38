// Takes page.png, the README's picture of the page, of a real run on the newest build: node docs/images/take-page.mjs

import { writeFileSync } from "node:fs";
import { Chromium, findChromium } from "../../Tests/WebTests/Browser/chromium.mjs";
import { findBinary, Server } from "../../Tests/WebTests/Browser/server.mjs";

const server = new Server(findBinary());
await server.start();
const browser = new Chromium(findChromium());
try {
    const page = await browser.page(1280, 800);
    await page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "light" }] });
    await page.open(server.url);
    await page.say("Create an object for capturing Contact's life events");
    await page.until("document.body.innerText.includes('Version 1.')");
    // The downloads come after the text, and the page scrolls to them.
    await page.until("document.body.innerText.includes('plan.md') && document.body.innerText.includes('Plan review')");
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { data } = await page.send("Page.captureScreenshot", { format: "png" });
    writeFileSync(new URL("page.png", import.meta.url), Buffer.from(data, "base64"));
    if (browser.problems.length > 0) throw new Error(browser.problems.join("\n"));
} finally {
    await browser.close();
    await server.stop();
}
