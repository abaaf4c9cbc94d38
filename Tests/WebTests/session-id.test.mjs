import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./assets.mjs";

const { chooseSessionId, isSessionId, randomToken, rememberSessionId } = await load("session-id.js");

test("the session is the URL's, else this tab's, else this browser's, else new", () => {
    const store = (id) => ({ getItem: () => id ?? null, setItem() {} });
    const choose = (url, tab, browser) => chooseSessionId(url, [store(tab), store(browser)], () => "new");
    assert.equal(choose("http://h/?session=a#session=b", "tab", "browser"), "b");
    assert.equal(choose("http://h/?session=a", "tab", "browser"), "a");
    assert.equal(choose("http://h/", "tab", "browser"), "tab");
    assert.equal(choose("http://h/", null, "browser"), "browser");
    assert.equal(choose("http://h/"), "new");
    assert.equal(choose("http://h/?session=../x", "tab"), "tab", "an id the server would refuse is not asked for");
    assert.equal(choose("http://h/", "bad id", "also/bad"), "new");
    const forbidden = { getItem() { throw new Error("no"); }, setItem() { throw new Error("no"); } };
    rememberSessionId("x", [forbidden]);
    assert.equal(chooseSessionId("http://h/", [forbidden], () => "new"), "new");
});

test("ids are what the server takes", () => {
    for (const id of ["a", "A-Z_0.9", "x".repeat(64), randomToken("s-")]) assert.equal(isSessionId(id), true, id);
    for (const id of ["", "x".repeat(65), "a b", "a/b", "ä", "..", ".", null, 5, "a\n"]) {
        assert.equal(isSessionId(id), false, String(id));
    }
    assert.notEqual(randomToken("s-"), randomToken("s-"));
});
