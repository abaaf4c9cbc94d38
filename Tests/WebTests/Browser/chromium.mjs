// A headless Chromium driven over a pipe (--remote-debugging-pipe: JSON messages ended by a zero byte on descriptors 3
// and 4), so that no port is opened and no package is needed.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome"];

/** The browser's command, or undefined where none is installed. */
export function findChromium() {
    return names.find((name) => spawnSync("sh", ["-c", `command -v ${name}`]).status === 0);
}

export class Chromium {
    #process;
    #profile = mkdtempSync(join(tmpdir(), "roundhouse-chromium-"));
    #waiting = new Map();
    #lastId = 0;
    #rest = "";
    /** What went wrong in the page: exceptions, refused scripts, failed requests. */
    problems = [];

    constructor(command) {
        // Chromium's own sandbox cannot start as root, which is what containers usually run as.
        const sandbox = process.getuid() === 0 ? ["--no-sandbox"] : [];
        this.#process = spawn(command, [
            "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe", "--no-first-run",
            // Several pages are open at once, and each must go on as if it were in front.
            "--disable-renderer-backgrounding", "--disable-background-timer-throttling",
            "--disable-backgrounding-occluded-windows",
            `--user-data-dir=${this.#profile}`, ...sandbox, "about:blank",
        ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
        this.#process.stdio[4].setEncoding("utf8").on("data", (text) => this.#read(text));
        this.#process.on("exit", () => {
            for (const { reject } of this.#waiting.values()) reject(new Error("Chromium ended"));
            this.#waiting.clear();
        });
    }

    /** Opens a page of `width` × `height` CSS pixels. */
    async page(width, height) {
        const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
        const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
        const page = new Page(this, sessionId);
        for (const domain of ["Runtime", "Log", "Page"]) await page.send(`${domain}.enable`);
        await page.resize(width, height);
        return page;
    }

    send(method, params = {}, sessionId = undefined) {
        this.#lastId += 1;
        const id = this.#lastId;
        return new Promise((resolve, reject) => {
            this.#waiting.set(id, { resolve, reject });
            this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        });
    }

    async close() {
        const ended = new Promise((resolve) => this.#process.once("exit", resolve));
        if (this.#process.exitCode === null) {
            // Asked over the pipe it ends its other processes first, which write into the profile until then.
            this.send("Browser.close").catch(() => {});
            const impatience = setTimeout(() => this.#process.kill("SIGKILL"), 10_000);
            await ended;
            clearTimeout(impatience);
        }
        rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }

    #read(text) {
        const messages = (this.#rest + text).split("\0");
        this.#rest = messages.pop();
        for (const message of messages) this.#handle(JSON.parse(message));
    }

    #handle({ id, result, error, method, params }) {
        if (id !== undefined) {
            const { resolve, reject } = this.#waiting.get(id) ?? {};
            this.#waiting.delete(id);
            if (error) reject?.(new Error(error.message));
            else resolve?.(result);
        } else if (method === "Runtime.exceptionThrown") {
            const { text, exception } = params.exceptionDetails;
            this.problems.push(`${text} ${exception?.description ?? ""}`);
        } else if (method === "Log.entryAdded" && params.entry.level === "error") {
            this.problems.push(`${params.entry.text} ${params.entry.url ?? ""}`);
        }
    }
}

class Page {
    constructor(browser, sessionId) {
        this.browser = browser;
        this.sessionId = sessionId;
    }

    send(method, params) {
        return this.browser.send(method, params, this.sessionId);
    }

    resize(width, height) {
        return this.send("Emulation.setDeviceMetricsOverride", {
            width, height, deviceScaleFactor: 1, mobile: width < 600,
        });
    }

    async open(url) {
        await this.send("Page.navigate", { url });
        await this.until("document.readyState === 'complete' && document.body.dataset.connection === 'open'");
    }

    /** The value of an expression in the page. */
    async evaluate(expression) {
        const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
            expression, awaitPromise: true, returnByValue: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
    }

    /** Waits until an expression in the page holds. */
    async until(expression, seconds = 30) {
        const deadline = Date.now() + seconds * 1000;
        while (!(await this.evaluate(`Boolean(${expression})`))) {
            if (Date.now() > deadline) throw new Error(`not within ${seconds} s: ${expression}`);
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    }

    /** Writes into the composer and presses Enter, as a person would. */
    async say(text) {
        await this.evaluate("document.querySelector('#composer textarea').focus()");
        await this.send("Input.insertText", { text });
        const key = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13 };
        await this.send("Input.dispatchKeyEvent", { type: "keyDown", text: "\r", ...key });
        await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
    }
}
