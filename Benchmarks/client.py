"""A WebSocket client that sends one message and waits for the end of its turn, for latencies at a quiet rate.

`wsload` sends as fast as it gets answers; this one is for what a single user feels.
"""

import json
import os
import socket
import struct
import time

import programs
from programs import MeasurementError

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class Client:
    """One connection to a session of a server on loopback. It answers the server's pings while it waits."""

    def __init__(self, port, session):
        self._socket = socket.create_connection((programs.HOST, port), 15)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._received = bytearray()
        self._socket.sendall(
            f"GET /ws/{session} HTTP/1.1\r\nHost: {programs.HOST}:{port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
            .encode())
        while b"\r\n\r\n" not in self._received:
            self._receive()
        head, _, rest = bytes(self._received).partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 101"):
            raise MeasurementError(f"a connection was refused: {head.splitlines()[0].decode()}")
        self._received = bytearray(rest)
        # The greeting: from here on the connection is one of the session's viewers.
        self._until(b'"connected"')

    def turn(self):
        """Microseconds from the message to the end of its run, which must be completed."""
        start = time.perf_counter()
        self._send(TEXT, programs.MESSAGE.encode())
        self._until(b'"outcome":"completed"')
        return (time.perf_counter() - start) * 1e6

    def say(self, text):
        """What the server sent from a user's message to the end of its run, which must be completed."""
        self._send(TEXT, json.dumps({"type": "user_message", "message": text}).encode())
        return self._until(b'"outcome":"completed"').decode(errors="replace")

    def answer_pings(self):
        """Takes what has come meanwhile, so that the server sees that the client lives."""
        self._socket.setblocking(False)
        try:
            while True:
                self._receive()
        except BlockingIOError:
            pass
        finally:
            self._socket.settimeout(15)
        while self._frame() is not None:
            pass

    def close(self):
        self._socket.close()

    def _send(self, opcode, payload):
        mask = os.urandom(4)
        size = len(payload)
        length = bytes([0x80 | size]) if size < 126 else struct.pack(">BH", 0x80 | 126, size)
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        self._socket.sendall(bytes([0x80 | opcode]) + length + mask + masked)

    def _until(self, wanted):
        """Reads frames to the first one whose payload holds these bytes, and gives the payloads of all, a line each."""
        payloads = []
        while True:
            frame = self._frame()
            if frame is None:
                self._receive()
                continue
            payloads.append(frame)
            if wanted in frame:
                return b"\n".join(payloads)

    def _frame(self):
        """The payload of the next whole frame; None where more has to come. Answers pings."""
        received = self._received
        if len(received) < 2:
            return None
        size, start = received[1] & 0x7F, 2
        if size >= 126:
            start = 4 if size == 126 else 10
            if len(received) < start:
                return None
            size = int.from_bytes(received[2:start], "big")
        if len(received) < start + size:
            return None
        opcode, payload = received[0] & 0x0F, bytes(received[start:start + size])
        del received[:start + size]
        if opcode == PING:
            self._send(PONG, payload)
        elif opcode == CLOSE:
            code = int.from_bytes(payload[:2], "big")
            raise MeasurementError(f"the server closed a connection with {code} {payload[2:].decode()}")
        return payload

    def _receive(self):
        part = self._socket.recv(65536)
        if not part:
            raise MeasurementError("the server ended a connection without a word")
        self._received += part
