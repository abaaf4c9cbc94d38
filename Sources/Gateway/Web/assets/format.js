// How times, durations and sizes are written.

const pad = (value, width = 2) => String(value).padStart(width, "0");

/** Local time of day to the millisecond, "16:28:15.123"; "" for what is not a time. */
export function preciseTime(timestamp) {
    const date = new Date(timestamp ?? Number.NaN);
    if (Number.isNaN(date.getTime())) return "";
    return `${shortTime(timestamp)}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`;
}

/** Local time of day, "16:28". */
export function shortTime(timestamp) {
    const date = new Date(timestamp ?? Number.NaN);
    return Number.isNaN(date.getTime()) ? "" : `${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** "3 ms", "1.24 s", "2 min 5 s"; "" for what is not a duration. */
export function duration(ms) {
    if (!Number.isFinite(ms) || ms < 0) return "";
    if (ms < 1000) return `${Math.round(ms)} ms`;
    if (ms < 59_995) return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
    const seconds = Math.round(ms / 1000);
    return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** "312 bytes", "12.4 kB", "3.1 MB" (powers of 1000); "" for what is not a size. */
export function byteCount(bytes) {
    if (!Number.isFinite(bytes) || bytes < 0) return "";
    if (bytes < 1000) return `${bytes} bytes`;
    const [unit, divisor] = bytes < 999_950 ? ["kB", 1e3] : ["MB", 1e6];
    return `${(bytes / divisor).toFixed(1)} ${unit}`;
}

/** "plan_review" → "Plan review" */
export function words(identifier) {
    const text = String(identifier ?? "").replaceAll("_", " ").trim();
    return text.charAt(0).toUpperCase() + text.slice(1);
}
