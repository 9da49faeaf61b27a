"""Somebody who joins, where what answers is not a host of ours."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from game.session.client import Client, knock
from game.session.remote import Remote
from game.session.trust import NotLetInError


@contextmanager
def answering(status: int, body: bytes) -> Iterator[HTTPServer]:
    """Something else that listens, and answers."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as found:
        threading.Thread(target=found.serve_forever, args=(0.01,), daemon=True).start()
        yield found
        found.shutdown()


@pytest.mark.parametrize(
    ("status", "body"),
    [(403, b"this host is not called that"), (404, b"<html>"), (200, b"<html>"), (200, b"[1]"),
     (200, b'{"other": 1}')],
)  # fmt: skip
def test_what_is_no_host_of_ours_lets_nobody_in_and_a_word_says_so(status, body):
    with answering(status, body) as other, pytest.raises(NotLetInError, match="no-host"):
        knock(f"http://127.0.0.1:{other.server_port}", "ABC234")


@pytest.mark.parametrize("address", ["host:port", "http://[::1", "a b"])
def test_an_address_that_is_none_is_said_instead_of_being_looked_for_for_ever(address):
    remote = Remote(address, "ABC234", "en")
    remote._thread.join()
    assert remote.fault


def test_why_a_host_lets_nobody_in_is_passed_on():
    answer = b'{"why": "guesses"}'
    with answering(429, answer) as other, pytest.raises(NotLetInError, match="guesses"):
        knock(f"http://127.0.0.1:{other.server_port}", "ABC234")


class Wire:
    """What a host would read, and nobody who answers."""

    def __init__(self):
        self.read: list[dict] = []

    async def send(self, text):
        self.read.append(json.loads(text))


def test_a_seal_that_was_refused_for_now_never_comes_after_the_one_that_took_its_place(monkeypatch):
    monkeypatch.setattr("game.session.client.PAUSE", 0.0)

    async def story():
        wire: Any = Wire()
        line = Client("http://127.0.0.1:9", "t" * 32, lambda _message: None)
        line._socket, line.connected = wire, True
        first = await line.send({"kind": "seal", "request": 0.01})
        memo = await line.send({"kind": "memo", "text": "kept"})
        for name in (first, memo):
            await line._take({"kind": "no", "id": name, "why": "busy"})
        last = await line.send({"kind": "seal", "request": 0.02})
        await line._take({"kind": "ack", "id": last, "n": 1})
        await asyncio.gather(*line._waits)
        assert [one["id"] for one in wire.read] == [first, memo, last, memo]
        assert list(line.unacked) == [memo]

    asyncio.run(story())
