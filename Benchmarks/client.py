"""A WebSocket client that sends one message and waits for the end of its turn, for latencies at a quiet rate.

`wsload` sends as fast as it gets answers; this one is for what a single user feels.
"""

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
        """Microseconds from the message to the end of its run, which must be completed."""
        text = programs.MESSAGE.encode()
        mask = os.urandom(4)
        frame = bytes([0x81, 0x80 | len(text)]) + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(text))
        self._received = b""
        start = time.perf_counter()
        self._socket.sendall(frame)
        self._until(b'"outcome":"completed"')
        return (time.perf_counter() - start) * 1e6

    def close(self):
        self._socket.close()

    def _until(self, wanted):
        while wanted not in self._received:
            part = self._socket.recv(65536)
            if not part:
                raise MeasurementError(f"the server closed a connection before {wanted.decode()!r}")
            self._received += part
