// Which addresses text from a model or another person may point at.

const allowed = new Set(["http:", "https:"]);

/**
 * The address as the browser itself reads it, when it is http, https or relative to the page; else null. The same
 * parser that would follow the link decides, so no spelling (`java\nscript:`, mixed case, leading control characters)
 * is read one way here and another way there.
 * @param {string} base absolute URL of the page
 */
export function safeUrl(href, base) {
    if (typeof href !== "string" || href.length > 4096) return null;
    let url;
    try {
        url = new URL(href, base);
    } catch {
        return null;
    }
    // A name and password in a link serve only to make one site look like another.
    if (!allowed.has(url.protocol) || url.username || url.password) return null;
    return url.href;
}

export function isSameOrigin(href, base) {
    return new URL(href, base).origin === new URL(base).origin;
}
