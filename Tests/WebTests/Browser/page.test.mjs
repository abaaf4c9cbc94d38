// The page in a real browser against a real server. Left out, with a word, where either is missing; with
// WEB_TESTS_BROWSER=required that is a failure.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Chromium, findChromium } from "./chromium.mjs";
import { Server, findBinary } from "./server.mjs";

const requirement = "Create an object for capturing Contact's life events";
const crew = ["Master Orchestrator", "Schema Expert", "Technical Architect", "Dependency Resolver"];

const command = findChromium();
const binary = findBinary();
const missing = !command ? "no Chromium on this machine" : !binary ? "the server is not built" : false;
if (missing && process.env.WEB_TESTS_BROWSER === "required") throw new Error(missing);
const options = { skip: missing, timeout: 120_000 };

let browser, server;
before(async () => {
    if (missing) return;
    browser = new Chromium(command);
    // Paced, so that there is a time at which a run goes on.
    server = new Server(binary, { "agents.pace_ms": 20 });
    await server.start();
});
after(async () => {
    await browser?.close();
    await server?.stop();
});

const all = (selector, expression) =>
    `[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => ${expression})`;
const messages = all(".message", "[element.dataset.role, element.innerText.replace(/\\s+/g, ' ')]");
const conversation = all(".message .bubble, .message .markdown",
    "[element.closest('.message').dataset.role, element.innerText]");
const isIdle = "document.body.dataset.run === 'idle'";
const answers = (count) =>
    `document.querySelectorAll('.message[data-role=agent]:not([data-partial])').length >= ${count}`;

test("a requirement becomes a plan while the person watches", options, async () => {
    const page = await browser.page(1280, 800);
    await page.open(new URL("?session=browser-plan", server.url));
    assert.deepEqual(await page.evaluate(all(".agent", "[element.dataset.agent, element.dataset.status]")),
        crew.map((name) => [name, "idle"]));

    // What can be seen, as it is drawn.
    await page.evaluate(`window.rowCounts = [];
        new MutationObserver(() => rowCounts.push(document.querySelectorAll(".log-row").length))
            .observe(document.getElementById("log-rows"), { childList: true });`);
    await page.say(requirement);
    await page.until(`${answers(1)} && ${isIdle}`);

    const trails = await page.evaluate(
        all(".agent", "[...element.querySelectorAll('.step')].map((step) => step.dataset.step)"));
    for (const [index, trail] of trails.entries()) {
        assert.deepEqual(trail.filter((step, place) => trail.indexOf(step) === place),
            ["idle", "starting", "working", "completed"], crew[index]);
    }
    assert.deepEqual(await page.evaluate(all(".agent .status", "element.textContent")), crew.map(() => "completed"));

    const counts = await page.evaluate("rowCounts");
    assert.ok(counts.length >= 3, `logs arrive bit by bit, not at the end: ${counts}`);
    const times = await page.evaluate(all(".log-row time", "element.getAttribute('datetime')"));
    assert.deepEqual(times, [...times].sort());
    assert.match(await page.evaluate("document.querySelector('.log-row time').textContent"), /^\d\d:\d\d:\d\d\.\d{3}$/);

    const download = "fetch(element.href).then(async (answer) =>"
        + " [element.download, answer.status, (await answer.blob()).size])";
    const downloads = await page.evaluate(`Promise.all(${all("a.artifact", download)})`);
    assert.deepEqual(downloads.map(([name]) => name), ["salesforce-project.zip", "plan.json", "plan.md",
        "data-model.svg", "tasks.svg", "metadata-api.zip", "rollback.zip"]);
    for (const [name, status, size] of downloads) {
        assert.ok(status === 200 && size > 0, `${name}: ${status}, ${size} bytes`);
    }

    const before = await page.evaluate(messages);
    await page.open(new URL("?session=browser-plan", server.url));
    await page.until(answers(1));
    assert.deepEqual(await page.evaluate(messages), before, "a reload shows the same conversation");
});

test("a plan is shown, changed, compared, approved and followed by another, in the page", options, async () => {
    const page = await browser.page(1280, 800);
    await page.open(new URL("?session=browser-script", server.url));
    const said = [
        [requirement, /Life Event/],
        ["show tasks", /Tasks/],
        ["make the status required", /There is no field "status"[^]*Shall I add a status/],
        ["yes", /Added Life Event\.Status \(Picklist, required\)/],
        ["compare", /Version 1 and version 2[^]*Added Life Event\.Status/],
        ["approve", /approved and frozen/],
        ["New requirement: each visit has a date and belongs to a contact.", /Visit/],
    ];
    for (const [index, [text, expected]] of said.entries()) {
        await page.say(text);
        await page.until(`${answers(index + 1)} && ${isIdle}`);
        const shown = await page.evaluate(all(".message[data-role=agent]:not([data-partial])", "element.innerText"));
        assert.match(shown[index], expected, text);
    }
});

test("a worker killed after a checkpoint is a line in the log, and the run goes on to its answer", options, async () => {
    const page = await browser.page(1280, 800);
    await page.open(new URL("?session=browser-continued", server.url));
    await page.say(requirement);
    await page.until(
        "[...document.querySelectorAll('.agent[data-status=working]')].some((a) => a.innerText.includes('Architect'))");
    const { pid } = await server.json("sessions/browser-continued");
    process.kill(pid, "SIGKILL");
    await page.until(`${answers(1)} && ${isIdle}`);
    const log = await page.evaluate(all(".log-row", "element.innerText"));
    assert.ok(log.some((row) => row.includes("goes on from its last checkpoint")), log.join("\n"));
    assert.deepEqual(await page.evaluate(all(".message[data-role=error]", "element.innerText")), []);
});

test("a worker killed before a checkpoint is a visible error, and the next message works", options, async () => {
    const page = await browser.page(1280, 800);
    const other = await browser.page(1280, 800);
    await page.open(new URL("?session=browser-killed", server.url));
    await other.open(new URL("?session=browser-bystander", server.url));
    await page.say("hello");
    await page.until(`${answers(1)} && ${isIdle}`);
    const { pid } = await server.json("sessions/browser-killed");
    process.kill(pid, "SIGSTOP");
    await page.say(requirement);
    await page.until(`!(${isIdle})`);
    process.kill(pid, "SIGKILL");
    await page.until(`document.querySelector('.message[data-role=error]') && ${isIdle}`);
    const error = await page.evaluate("document.querySelector('.message[data-role=error]').innerText");
    assert.match(error, /worker_crashed/);
    await page.until("document.querySelector('.agent[data-status=error]')");

    await page.say(requirement);
    await page.until(`${answers(2)} && ${isIdle}`);
    assert.deepEqual(await other.evaluate(messages), [], "another session sees none of it");
    assert.equal(await other.evaluate("document.querySelectorAll('.log-row').length"), 0);
});

test("a server that is gone and comes back costs nothing and doubles nothing", options, async () => {
    const page = await browser.page(1280, 800);
    await page.open(new URL("?session=browser-restart", server.url));
    await page.say(requirement);
    await page.until(`${answers(1)} && ${isIdle}`);
    const before = await page.evaluate(conversation);
    await server.kill();
    await page.until("document.body.dataset.connection === 'connecting'");
    await page.say(requirement);
    await page.until("document.querySelector('.message[data-pending=waiting]')");
    await server.start();
    await page.evaluate("document.getElementById('retry').click()");
    await page.until(`document.body.dataset.connection === 'open' && ${answers(2)} && ${isIdle}`);
    // Statuses and the end of the run may be lost with the server; what was said may not.
    const now = await page.evaluate(conversation);
    assert.deepEqual(now.slice(0, before.length), before);
    assert.deepEqual(now.map(([role]) => role), ["user", "agent", "user", "agent"]);
});

test("a run can be stopped", options, async () => {
    const page = await browser.page(1280, 800);
    await page.open(new URL("?session=browser-stopped", server.url));
    await page.say(requirement);
    await page.until("document.querySelector('.agent[data-status=working]')");
    await page.evaluate("document.getElementById('stop').click()");
    await page.until(`document.querySelector('.message[data-role=system]') && ${isIdle}`);
    assert.match(await page.evaluate("document.querySelector('.message[data-role=system]').innerText"), /Stopped/);
});

test("a new session starts empty and is kept by a reload", options, async () => {
    const page = await browser.page(1280, 800);
    await page.open(server.url);
    await page.evaluate("document.getElementById('new-session').click()");
    await page.until("document.body.dataset.connection === 'open'");
    const id = await page.evaluate("document.getElementById('session-id').textContent");
    assert.deepEqual(await page.evaluate(messages), []);
    await page.open(server.url);
    assert.equal(await page.evaluate("document.getElementById('session-id').textContent"), id);
});

test("on a phone the page is as wide as the screen, and each part can be reached", options, async () => {
    const page = await browser.page(390, 844);
    await page.open(new URL("?session=browser-plan", server.url));
    await page.until(answers(1));
    for (const part of ["chat", "agents", "logs"]) {
        await page.evaluate(`document.getElementById("tab-${part}").click()`);
        assert.equal(await page.evaluate(`document.getElementById("${part}").checkVisibility()`), true, part);
        assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 390, part);
    }
});

test("nothing of it was refused by the content policy or went wrong in the page", options, () => {
    // While the server was away there was nothing to connect to.
    const expected = /WebSocket connection to .* (failed|ERR_CONNECTION)/;
    assert.deepEqual(browser.problems.filter((problem) => !expected.test(problem)), []);
});
