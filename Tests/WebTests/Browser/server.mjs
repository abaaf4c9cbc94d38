// A Roundhouse of the test's own: free port, its data in a folder of its own.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const build = fileURLToPath(new URL("../../../.build/", import.meta.url));

/** WEB_TESTS_BINARY, else the newest of the debug and release builds; undefined where there is none. */
export function findBinary() {
    const built = ["debug", "release"].map((kind) => join(build, kind, "roundhouse")).filter(existsSync);
    built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    return process.env.WEB_TESTS_BINARY ?? built[0];
}

export class Server {
    #binary;
    #settings;
    #process = null;
    #folder = mkdtempSync(join(tmpdir(), "roundhouse-browser-"));
    #output = "";

    /** @param {Record<string, string|number>} settings configuration keys and values */
    constructor(binary, settings = {}) {
        this.#binary = binary;
        this.#settings = settings;
    }

    get url() {
        return `http://127.0.0.1:${this.port}/`;
    }

    /** Starts it, again on the same port and data if it ran before, and waits until it is healthy. */
    async start() {
        this.port ??= await freePort();
        const settings = { "listen.port": this.port, "store.path": join(this.#folder, "data"), ...this.#settings };
        const flags = Object.entries(settings).flatMap(([key, value]) => ["--set", `${key}=${value}`]);
        this.#process = spawn(this.#binary, ["serve", ...flags], {
            env: ownEnvironment(), stdio: ["ignore", "pipe", "pipe"],
        });
        for (const stream of [this.#process.stdout, this.#process.stderr]) {
            stream.setEncoding("utf8").on("data", (text) => {
                this.#output = (this.#output + text).slice(-20_000);
            });
        }
        const deadline = Date.now() + 30_000;
        while (!(await this.#isHealthy())) {
            if (this.#process.exitCode !== null || Date.now() > deadline) {
                throw new Error(`the server did not start:\n${this.#output}`);
            }
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }

    async json(path) {
        const response = await fetch(new URL(path, this.url));
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
        return response.json();
    }

    /** Ends it at once, as a power cut would. */
    async kill() {
        await this.#end("SIGKILL");
    }

    async stop() {
        await this.#end("SIGTERM");
        rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
    }

    async #end(signal) {
        if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode !== null) return;
        const ended = new Promise((resolve) => this.#process.once("exit", resolve));
        this.#process.kill(signal);
        // A server that does not drain in time must not keep the test from ending.
        const impatience = setTimeout(() => this.#process.kill("SIGKILL"), 15_000);
        await ended;
        clearTimeout(impatience);
    }

    async #isHealthy() {
        try {
            return (await fetch(new URL("health", this.url))).ok;
        } catch {
            return false;
        }
    }
}

/** Without the settings of a Roundhouse that the developer may have configured for other ends. */
function ownEnvironment() {
    return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("ROUNDHOUSE_")));
}

function freePort() {
    return new Promise((resolve, reject) => {
        const server = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}
