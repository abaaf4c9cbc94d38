"""A WebSocket client that sends one message and waits for the end of its turn, for latencies at a quiet rate.

`wsload` sends as fast as it gets answers; this one is for what a single user feels.
"""

import json
import os
import socket
import time

import programs
from programs import MeasurementError


class Client:
    """One connection to a session of a server on loopback."""

    def __init__(self, port, session):
        self._socket = socket.create_connection((programs.HOST, port), 15)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._received = b""
        self._socket.sendall(
            f"GET /ws/{session} HTTP/1.1\r\nHost: {programs.HOST}:{port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            .encode())
        self._until(b"\r\n\r\n")
        # The greeting: from here on the connection is one of the session's viewers.
        self._until(b'"connected"')

    def turn(self):
        """Microseconds from the usual message to the end of its run, which must be completed."""
        start = time.perf_counter()
        self._send(programs.MESSAGE)
        return (time.perf_counter() - start) * 1e6

    def say(self, text):
        """What the server sent from a user's message to the end of its run, which must be completed."""
        self._send(json.dumps({"type": "user_message", "message": text}))
        return self._received.decode(errors="replace")

    def _send(self, message):
        text = message.encode()
        mask = os.urandom(4)
        length = bytes([0x80 | len(text)]) if len(text) < 126 else bytes([0xFE]) + len(text).to_bytes(2, "big")
        frame = bytes([0x81]) + length + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(text))
        self._received = b""
        self._socket.sendall(frame)
        self._until(b'"outcome":"completed"')

    def close(self):
        self._socket.close()

    def _until(self, wanted):
        while wanted not in self._received:
            part = self._socket.recv(65536)
            if not part:
                raise MeasurementError(f"the server closed a connection before {wanted.decode()!r}")
            self._received += part
