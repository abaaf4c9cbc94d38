import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assetsFolder, load } from "./assets.mjs";
import { elements, fakeDocument, outline, textOf } from "./fake-document.mjs";

const { renderMarkdown } = await load("markdown.js");
const { safeUrl } = await load("safe-url.js");
const { parseMarkdown } = await load("markdown-blocks.js");

const base = "https://roundhouse.example/";
const render = (text) => renderMarkdown(text, fakeDocument, base);
const drawn = (text) => outline(render(text));

const allowedTags = new Set([
    "p", "h3", "h4", "h5", "h6", "strong", "em", "del", "code", "pre", "div", "span", "ul", "ol", "li", "table",
    "thead",
    "tbody", "tr", "th", "td", "blockquote", "hr", "br", "a", "img",
]);
const allowedAttributes = new Set(["href", "rel", "target", "title", "src", "alt", "loading", "start", "scope",
    "tabindex", "data-language"]);

/** Nothing that could run, and no address but http and https. */
function assertHarmless(text) {
    for (const element of elements(render(text))) {
        assert.ok(allowedTags.has(element.tag), `<${element.tag}> from ${text}`);
        for (const [name, value] of element.attributes) {
            assert.ok(allowedAttributes.has(name), `attribute ${name} from ${text}`);
            if (name === "href" || name === "src") assert.match(value, /^https?:\/\//, text);
            if (name === "src") assert.equal(new URL(value).origin, new URL(base).origin, text);
        }
        if (element.tag === "a") assert.match(element.attributes.get("rel"), /\bnoopener\b/);
    }
}

test("raw HTML is shown as text", () => {
    const attacks = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <svg/onload=alert(1)> b",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<a href='javascript:alert(1)' onclick='alert(1)'>x</a>",
        "<style>*{display:none}</style>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "# <img src=x onerror=alert(1)>",
        "- <details ontoggle=alert(1) open>",
        "| <b onmouseover=alert(1)> |\n|---|\n| <script>x</script> |",
        "> <object data=x>",
        "`<script>`",
        "```html\n<script>alert(1)</script>\n```",
        "```\" onmouseover=alert(1)\nx\n```",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;",
        "**<script>**alert(1)**</script>**",
    ];
    for (const attack of attacks) assertHarmless(attack);
    assert.equal(textOf(render("<script>alert(1)</script>")), "<script>alert(1)</script>");
    assert.equal(textOf(render("&lt;script&gt;")), "<script>");
});

test("links that are not http, https or relative become their text", () => {
    const attacks = [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](<java script:alert(1)>)",
        "[x](<\u0001javascript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](vbscript:msgbox)",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](blob:https://roundhouse.example/1)",
        "[x](file:///etc/passwd)",
        "[x](https://user:secret@example.com/)",
        "[x](https://roundhouse.example@evil.example/)",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "[![x](javascript:alert(1))](javascript:alert(2))",
        "[a [b](javascript:alert(1)) c](javascript:alert(2))",
        "[x](https://a.example \"\\\" onmouseover=alert(1)\")",
        "[x](https://a.example/\" onmouseover=\"alert(1))",
    ];
    for (const attack of attacks) assertHarmless(attack);
    const refused = render("[label](javascript:alert(1))");
    assert.equal(elements(refused).some((element) => element.tag === "a"), false);
    assert.equal(textOf(refused), "label");
});

test("safeUrl reads an address as the browser does", () => {
    assert.equal(safeUrl("https://a.example/x", base), "https://a.example/x");
    assert.equal(safeUrl("/sessions/s/artifacts/plan.md", base),
        "https://roundhouse.example/sessions/s/artifacts/plan.md");
    assert.equal(safeUrl("plan.md", base), "https://roundhouse.example/plan.md");
    for (const bad of ["javascript:1", " javascript:1", "java\nscript:1", "mailto:a@b.example", "https://",
        "https://bank.example@evil.example", undefined, {}]) {
        assert.equal(safeUrl(bad, base), null, String(bad));
    }
});

test("links open apart from the page and tell nothing of it", () => {
    const [, link] = elements(render("[Salesforce](https://help.salesforce.com/ \"Help\")"));
    assert.equal(link.attributes.get("rel"), "noopener noreferrer nofollow");
    assert.equal(link.attributes.get("target"), "_blank");
    assert.equal(link.attributes.get("title"), "Help");
});

test("a picture from elsewhere is a link, one of this server a picture", () => {
    assert.deepEqual(elements(render("![schema](/sessions/s/artifacts/schema.svg)")).map((element) => element.tag),
        ["p", "img"]);
    assert.deepEqual(elements(render("![pixel](https://evil.example/p.gif)")).map((element) => element.tag),
        ["p", "a"]);
});

test("the page's sources never hand text to an HTML parser", () => {
    const parsers = new RegExp([
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document\\.write", "DOMParser", "\\beval\\(", "new Function",
        "srcdoc",
        'setAttribute\\("(?:style|on)',
    ].join("|"));
    for (const name of readdirSync(assetsFolder).filter((file) => file.endsWith(".js"))) {
        const code = readFileSync(join(assetsFolder, name), "utf8").replace(/\/\/.*$/gm, "");
        assert.doesNotMatch(code, parsers, name);
    }
    const page = readFileSync(join(assetsFolder, "index.html"), "utf8");
    assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|https?:\/\//, "index.html");
});

test("emphasis follows CommonMark, and API names stay whole", () => {
    assert.equal(drawn("**a *b* c**"), "<p><strong>a <em>b</em> c</strong></p>");
    assert.equal(drawn("***a***"), "<p><em><strong>a</strong></em></p>");
    assert.equal(drawn("~~a~~ ~b~"), "<p><del>a</del> ~b~</p>");
    assert.equal(drawn("Life_Event__c and My__c, 2 * 3 * 4"), "<p>Life_Event__c and My__c, 2 * 3 * 4</p>");
    assert.equal(drawn("**open"), "<p>**open</p>");
    // Examples of the CommonMark specification, section "Emphasis and strong emphasis".
    assert.equal(drawn("*foo**bar*"), "<p><em>foo**bar</em></p>");
    assert.equal(drawn("foo***bar***baz"), "<p>foo<em><strong>bar</strong></em>baz</p>");
    assert.equal(drawn("**foo*bar*baz**"), "<p><strong>foo<em>bar</em>baz</strong></p>");
    assert.equal(drawn("\\*a\\*"), "<p>*a*</p>");
    assert.equal(drawn("`a*b*` ``c`d``"), "<p><code>a*b*</code> <code>c`d</code></p>");
    assert.equal(drawn("a  \nb\\\nc\nd"), "<p>a<br></br>b<br></br>c\nd</p>");
});

test("headings lie below the page's own", () => {
    assert.equal(drawn("# a #\n###### b\n#c"), "<h3>a</h3><h6>b</h6><p>#c</p>");
});

test("lists nest, number from where they start, and hold other blocks", () => {
    assert.equal(drawn("- a\n  - b\n    - c\n- d"),
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>");
    assert.equal(drawn("1. a\n  - b\n2. c"), "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>");
    assert.equal(drawn("- a\n\n- b"), "<ul><li><p>a</p></li><li><p>b</p></li></ul>");
    assert.equal(drawn("1. a\n   ```\n   x\n   ```\n2. b"),
        "<ol><li>a<div><pre><code>x</code></pre></div></li><li>b</li></ol>");
    assert.equal(drawn("- [ ] a\n- [x] b"), "<ul><li>☐ a</li><li>☑ b</li></ul>");
    assert.equal(elements(render("3. a\n4. b"))[0].attributes.get("start"), "3");
    assert.equal(drawn("We began in\n2019. It was cold."), "<p>We began in\n2019. It was cold.</p>");
});

test("tables, quotes, rules and unfinished code", () => {
    assert.equal(
        drawn("| a | b |\n|:--|--:|\n| 1 \\| 2 | `x` |\n| only |"),
        "<div><table><thead><tr><th>a</th><th>b</th></tr></thead>"
            + "<tbody><tr><td>1 | 2</td><td><code>x</code></td></tr>"
            + "<tr><td>only</td><td></td></tr></tbody></table></div>");
    assert.equal(drawn("text\n| a |\n|---|"),
        "<p>text</p><div><table><thead><tr><th>a</th></tr></thead><tbody></tbody></table></div>");
    assert.equal(drawn("> a\nb\n\nc"), "<blockquote><p>a\nb</p></blockquote><p>c</p>");
    assert.equal(drawn("a\n\n---\n\nb"), "<p>a</p><hr></hr><p>b</p>");
    assert.equal(drawn("```js\nlet a = '<b>';"), "<div><pre><code>let a = '<b>';</code></pre></div>");
    assert.equal(drawn("a | b"), "<p>a | b</p>");
});

test("bare addresses are links without the sentence around them", () => {
    const link = elements(render("See https://a.example/b_(c). Or not."))[1];
    assert.equal(link.attributes.get("href"), "https://a.example/b_(c)");
    assert.equal(textOf(render("**https://a.example/x**")), "https://a.example/x");
});

test("hostile nesting and repetition end soon and do not exhaust the stack", () => {
    const attacks = [
        "*".repeat(50_000), "[".repeat(50_000), "> ".repeat(20_000), "- ".repeat(20_000) + "x",
        "**a ".repeat(20_000) + "**".repeat(20_000), "[a](".repeat(20_000), "`a".repeat(20_000), "_a*b".repeat(20_000),
        "a\n|-\n".repeat(20_000), "](a " + " ".repeat(50_000), "![".repeat(20_000) + "](a)".repeat(20_000),
        "<http://".repeat(20_000), "&#".repeat(50_000), "*a ".repeat(5_000) + "*".repeat(5_000),
    ];
    for (const attack of attacks) render(attack);
    const depth = (node) => 1 + Math.max(0, ...node.children.map(depth));
    assert.ok(depth(render("**a ".repeat(500) + "b** ".repeat(500))) < 40);
    assert.ok(depth(render("> ".repeat(500) + "x")) < 40);
});

test("any prefix of an answer can be drawn while it streams in", () => {
    const answer = "## T\n\n**b** [l](https://a.example) `c`\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n"
        + "1. x\n   - y\n\n```js\nz\n```\n> q";
    for (let end = 0; end <= answer.length; end += 1) assertHarmless(answer.slice(0, end));
    assert.deepEqual(parseMarkdown(""), []);
});
