"""A model's endpoint on loopback that gives one answer to every request, as an OpenAI-compatible stream."""

import contextlib
import http.server
import json
import threading

import programs


@contextlib.contextmanager
def scripted(text):
    """Yields the base URL of an endpoint that answers each request with `text`, in pieces of 40 characters."""
    chunks = [{"role": "assistant", "content": ""}] + [{"content": text[at:at + 40]} for at in range(0, len(text), 40)]
    events = [_event({"choices": [{"index": 0, "delta": delta, "finish_reason": None}]}) for delta in chunks]
    events += [
        _event({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}),
        _event({"choices": [], "usage": {"prompt_tokens": 1000, "completion_tokens": 500}}), "data: [DONE]\n\n"]
    body = "".join(events).encode()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer((programs.HOST, 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{programs.HOST}:{server.server_address[1]}/v1"
        finally:
            server.shutdown()
            thread.join()


def _event(fields):
    return "data: " + json.dumps({"id": "c", "object": "chat.completion.chunk", "model": "scripted", **fields}) + "\n\n"
