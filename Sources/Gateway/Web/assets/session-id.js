// Which session the page shows, and how that survives a reload.

const pattern = /^[A-Za-z0-9_.-]{1,64}$/;
const key = "roundhouse.session";

/** Whether the server would take this as a session id (1–64 of A–Z a–z 0–9 _ . -). */
export function isSessionId(value) {
    // "." and ".." are steps in a URL path, so a browser would never ask the server for them.
    return typeof value === "string" && pattern.test(value) && value !== "." && value !== "..";
}

/** 96 random bits: nobody guesses another person's session. Works without a secure context, unlike randomUUID. */
export function randomToken(prefix) {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return prefix + Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The id in `?session=ID` or `#session=ID`, or null. */
export function sessionIdFrom(url) {
    const { searchParams, hash } = new URL(url);
    const candidates = [new URLSearchParams(hash.slice(1)).get("session"), searchParams.get("session")];
    return candidates.find(isSessionId) ?? null;
}

/**
 * The session to show: the one in the URL, else the one this tab had (so that two tabs keep their own across
 * reloads), else the one this browser had last, else a new one.
 */
export function chooseSessionId(url, stores, create = () => randomToken("s-")) {
    const remembered = stores.map((store) => read(store)).find(isSessionId);
    return sessionIdFrom(url) ?? remembered ?? create();
}

export function rememberSessionId(id, stores) {
    for (const store of stores) {
        try {
            store.setItem(key, id);
        } catch {
            // Without storage the session lasts as long as the page does.
        }
    }
}

function read(store) {
    try {
        return store.getItem(key);
    } catch {
        return null;
    }
}
