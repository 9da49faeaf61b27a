"""Who may speak to the host: each measure, and what happens where it is not met."""

import asyncio
import hmac
import json
import socket
import sys
from collections import Counter
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from types import SimpleNamespace

import psutil
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from game.catalogue import catalogue
from game.session.gate import Gate, allowed_hosts, own_addresses
from game.session.hosting import Settings, listening
from game.session.keys import ALPHABET, digest, same
from game.session.limits import Limits
from game.session.line import Line
from game.session.members import MOST_WAITING, Member
from game.session.server import Server, serving
from tests.sessions.rooms import Party

OPEN = Limits()
CODE = "ABC234"


@asynccontextmanager
async def listens(path, limits: Limits = OPEN, tls=None):
    """A server in this process, and the party behind it; secured, if there is a context."""
    party = Party(path / "a.session", limits)
    listener = listening(Settings("x", path, port=0))
    party.port = listener.getsockname()[1]
    hosts, scheme = allowed_hosts(party.port, lan=False), "https" if tls else "http"
    server = serving(Server(party.host, hosts, scheme).app(), limits, tls)
    serves = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield party
    finally:
        server.should_exit = True
        await serves
        party.store.close()


def told(path, story, limits: Limits = OPEN):
    async def telling():
        async with listens(path, limits) as party:
            await story(party)

    asyncio.run(telling())


async def asked(
    port: int, method: str, path: str, body: bytes = b"", *, source: str = "127.0.0.1", **headers
) -> tuple[int, str]:
    """A request of any shape; the status and everything that was answered."""
    said = {"host": f"127.0.0.1:{port}", "content-length": str(len(body))} | headers
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {x}" for name, x in said.items()), "", ""]
    reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
    writer.write("\r\n".join(lines).encode() + body)
    status, _line, rest = (await reader.readuntil(b"\r\n\r\n")).decode().partition("\r\n")
    found = await reader.read(2**16) if method != "HEAD" else b""
    writer.close()
    return int(status.split()[1]), rest + found.decode(errors="replace")


async def knocked(port: int, code: str, **headers) -> tuple[int, str]:
    return await asked(port, "POST", "/door", json.dumps({"code": code}).encode(), **headers)


def line(port: int, origin: str | None = None, host: str = "127.0.0.1"):
    """A socket to the host."""
    return connect(f"ws://{host}:{port}/socket", origin=origin, proxy=None, max_size=2**22)


async def greeted(socket, token: str) -> dict:
    await socket.send(json.dumps({"token": token}))
    return json.loads(await socket.recv())


async def read_to_the_end(socket) -> None:
    async with asyncio.timeout(20.0):
        while True:
            await socket.recv()


async def hung_up(reader) -> bool:
    """Whether nothing comes any more."""
    with suppress(ConnectionResetError):
        return await asyncio.wait_for(reader.read(), 20.0) == b""
    return True


# ---- other pages, other names ------------------------------------------------------------------


def test_a_request_must_call_the_host_by_its_own_name(tmp_path):
    async def story(party):
        assert (await asked(party.port, "GET", "/"))[0] == 200
        for name in ("evil.example", f"evil.example:{party.port}", "127.0.0.1", "127.0.0.1:1"):
            assert (await asked(party.port, "GET", "/", host=name))[0] == 403
        assert (await asked(party.port, "GET", "/", host=f"LOCALHOST:{party.port}"))[0] == 200

    told(tmp_path, story)


def against(port: int, host: str, origin: str = "", scheme: str = "http") -> str:
    """What a gate at 10.42.0.1 has against a request that writes something."""
    headers = [(b"host", host.encode()), *([(b"origin", origin.encode())] if origin else [])]
    told = {"type": "http", "method": "POST", "server": ("10.42.0.1", port), "headers": headers}
    return Gate(None, allowed_hosts(port, lan=True), scheme)._against(told)


def test_whichever_network_people_come_from_the_address_that_they_reached_is_the_hosts():
    assert not against(8765, "10.42.0.1:8765", "http://10.42.0.1:8765")
    assert against(8765, "10.42.0.1:8765", "http://10.42.0.9:8765")
    assert against(8765, "10.42.0.9:8765")
    assert against(8765, "evil.example:8765")


@pytest.mark.parametrize(
    ("scheme", "port", "other"), [("http", 80, "https"), ("https", 443, "http")]
)
def test_a_port_that_browsers_do_not_write_may_be_left_out_and_no_other(scheme, port, other):
    for host in ("10.42.0.1", "localhost", "[::1]"):
        assert not against(port, host, f"{scheme}://{host}", scheme)
        assert not against(port, f"{host}:{port}", f"{scheme}://{host}:{port}", scheme)
        assert against(port, host, f"{other}://{host}", scheme)
        assert against(8765, host, f"{scheme}://{host}", scheme)
    assert against(port, "evil.example", "", scheme)
    assert against(port, "10.42.0.1", f"{scheme}://evil.example", scheme)
    assert against(port, "10.42.0.1", "null", scheme)


def test_a_hotspot_of_ones_own_has_an_address_though_it_leads_nowhere(monkeypatch):
    def nowhere(*_args) -> None:
        raise OSError(101, "Network is unreachable")

    up, down = SimpleNamespace(isup=True), SimpleNamespace(isup=False)
    there = [SimpleNamespace(family=socket.AF_INET, address=f"10.42.0.{n}") for n in range(3)]
    monkeypatch.setattr(psutil, "net_if_stats", lambda: {"hot": up, "off": down})
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: {"hot": there[1:2], "off": there[2:]})
    monkeypatch.setattr(socket.socket, "connect", nowhere)
    assert own_addresses() == ["10.42.0.1"]


def test_a_page_from_elsewhere_can_neither_knock_nor_open_a_socket(tmp_path):
    async def story(party):
        good = f"http://127.0.0.1:{party.port}"
        for origin in ("http://evil.example", "null", f"https://127.0.0.1:{party.port}"):
            assert (await knocked(party.port, CODE, origin=origin))[0] == 403
            with pytest.raises(InvalidStatus):
                await line(party.port, origin)
        assert (await knocked(party.port, CODE, origin=good))[0] == 200
        async with line(party.port, good) as socket:
            assert (await greeted(socket, party.lead_token))["kind"] == "welcome"

    told(tmp_path, story)


def test_only_this_computer_is_listened_to_unless_the_network_is_asked_for(tmp_path):
    for lan, where in ((False, "127.0.0.1"), (True, "0.0.0.0")):  # noqa: S104
        listener = listening(Settings("x", tmp_path, lan=lan, port=0))
        assert listener.getsockname()[0] == where
        listener.close()
    assert not [name for name in allowed_hosts(1, lan=False) if name.split(":1")[0] not in
                {"127.0.0.1", "localhost", "[:"}]  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/facilitator", "/pages/play.js", "/words/de", "/nothing"])
def test_every_answer_says_what_a_page_may_do_and_none_sets_a_cookie(tmp_path, path):
    async def story(party):
        _status, answer = await asked(party.port, "GET", path)
        head = answer.lower().split("\r\n\r\n")[0]
        for part in (
            "default-src 'none'",
            "script-src 'self'",
            "frame-ancestors 'none'",
            "nosniff",
            "no-referrer",
            "cross-origin-opener-policy: same-origin",
        ):
            assert part in head
        for wrong in ("unsafe", "set-cookie", "access-control-allow", "server:", "http:"):
            assert wrong not in head

    told(tmp_path, story)


@pytest.mark.parametrize(
    "path", ["/pages/..%2fserver.py", "/pages/../server.py", "/pages/%2e%2e/keys.py", "/pages/"]
)
def test_nothing_beside_the_pages_is_given_out(tmp_path, path):
    async def story(party):
        assert (await asked(party.port, "GET", path))[0] in {404, 307}

    told(tmp_path, story)


def test_words_are_given_in_our_languages_and_in_english_for_any_other(tmp_path):
    async def story(party):
        assert (await asked(party.port, "GET", "/words/en"))[0] == 200
        known = catalogue.cache_info().currsize
        assert (await asked(party.port, "GET", "/words/" + "x" * 300))[0] == 200
        assert catalogue.cache_info().currsize == known

    told(tmp_path, story)


# ---- codes and tokens --------------------------------------------------------------------------


def test_after_ten_wrong_codes_an_address_is_not_listened_to_for_a_minute(tmp_path):
    async def story(party):
        for letter in ALPHABET[:10]:
            assert (await knocked(party.port, letter * 6))[0] == 403
        assert (await knocked(party.port, CODE))[0] == 429

    told(tmp_path, story)


def test_whoever_is_in_comes_back_though_a_neighbour_has_used_up_all_guesses(tmp_path):
    async def story(party):
        for letter in ALPHABET[:10]:
            await knocked(party.port, letter * 6)
        for token, let_in in ((party.lead_token, True), ("x" * 32, False)):
            async with line(party.port) as socket:
                await socket.send(json.dumps({"token": token}))
                if let_in:
                    assert json.loads(await socket.recv())["kind"] == "welcome"
                else:
                    with pytest.raises(ConnectionClosed):
                        await socket.recv()

    told(tmp_path, story)


def test_right_codes_use_up_no_guesses(tmp_path):
    async def story(party):
        answers = [await knocked(party.port, CODE) for _person in range(15)]
        assert {status for status, _answer in answers} == {200}
        assert len({answer.split('"token":"')[1] for _status, answer in answers}) == 15

    told(tmp_path, story)


def test_tokens_are_compared_as_digests_and_only_digests_are_kept(tmp_path):
    async def story(party):
        _status, answer = await knocked(party.port, CODE)
        token = answer.split('"token":"')[1].split('"')[0]
        assert len(token) == 32  # 192 bits
        kept = (tmp_path / "a.session").read_bytes() + (tmp_path / "a.session-wal").read_bytes()
        assert digest(token).encode() in kept
        for secret in (token, party.lead_token, party.wall_token):
            assert secret.encode() not in kept
        assert party.host.role_of(digest(token)) is None  # what the file says opens nothing
        assert party.host.role_of(token)[0] == "player"

    told(tmp_path, story)


def test_secrets_are_compared_in_a_time_that_tells_nothing(monkeypatch):
    compared = []

    def noted(one, other):
        compared.append((one, other))
        return one == other

    monkeypatch.setattr(hmac, "compare_digest", noted)
    assert same(CODE, CODE)
    assert not same(CODE, "ABC235")
    assert compared == [(b"ABC234", b"ABC234"), (b"ABC234", b"ABC235")]


def test_a_player_and_the_wall_cannot_do_what_the_facilitator_does(tmp_path):
    async def story(party):
        _status, answer = await knocked(party.port, CODE)
        token = answer.split('"token":"')[1].split('"')[0]
        for who, why in ((token, "unreadable"), (party.wall_token, "not-yours")):
            async with line(party.port) as socket:
                await greeted(socket, who)
                await socket.send(json.dumps({"id": "x", "kind": "add_team"}))
                while (found := json.loads(await socket.recv()))["kind"] != "no":
                    pass
                assert found["why"] == why
        assert party.host.room.teams == ()
        for who in (token, party.wall_token, "x" * 32):
            for path in ("/hand/en/1", "/see/1/1"):
                bearer = f"Bearer {who}"
                handed = await asked(party.port, "POST", path, b"{}", authorization=bearer)
                assert handed[0] == 403

    told(tmp_path, story)


def test_the_picture_of_the_code_is_for_the_wall_and_the_facilitator_only(tmp_path):
    async def story(party):
        token = json.loads((await knocked(party.port, CODE))[1].partition("\r\n\r\n")[2])["token"]
        known = {"": 403, token: 403, party.wall_token: 200, party.lead_token: 200}
        for one, status in known.items():
            headers = {"authorization": f"Bearer {one}"}
            found = await asked(party.port, "GET", "/join.svg", **headers)
            assert found[0] == status
            assert ("viewBox" in found[1]) == (status == 200)  # it grows with the page, uncut

    told(tmp_path, story)


def test_a_stranger_is_told_nothing(tmp_path):
    async def story(party):
        async with line(party.port) as socket:
            await socket.send(json.dumps({"token": "x" * 32}))
            with pytest.raises(ConnectionClosed) as closed:
                await socket.recv()
            assert closed.value.rcvd.code == 4003

    told(tmp_path, story)


# ---- too much ----------------------------------------------------------------------------------


def test_a_big_frame_ends_its_connection_and_a_big_body_is_refused(tmp_path):
    async def story(party):
        async with line(party.port) as socket:
            await greeted(socket, party.lead_token)
            await socket.send(json.dumps({"id": "a", "kind": "say", "text": "x" * 20_000}))
            with pytest.raises(ConnectionClosed) as closed:
                await read_to_the_end(socket)
            assert closed.value.rcvd.code == 1009
        assert (await asked(party.port, "POST", "/door", b"x" * 20_000))[0] == 413
        chunks = b"1000\r\n" + b"x" * 4096 + b"\r\n"
        assert party.host.room.said == ()
        reader, writer = await asyncio.open_connection("127.0.0.1", party.port)
        head = f"POST /door HTTP/1.1\r\nhost: 127.0.0.1:{party.port}\r\n"
        writer.write(
            f"{head}transfer-encoding: chunked\r\n\r\n".encode() + 5 * chunks
        )  # without an end
        assert b" 413 " in await asyncio.wait_for(reader.readline(), 5.0)
        writer.close()

    told(tmp_path, story)


def test_more_messages_than_a_person_sends_are_refused_and_not_written_down(tmp_path):
    async def story(party):
        async with line(party.port) as socket:
            await greeted(socket, party.lead_token)
            for k in range(45):
                await socket.send(json.dumps({"id": f"m{k}", "kind": "memo", "text": "x"}))
            seen = Counter()
            while seen["ack"] + seen["no"] < 45:
                seen[json.loads(await socket.recv())["kind"]] += 1
        assert (seen["ack"], seen["no"]) == (40, 5)
        assert len(party.host.room.memos) == 40

    told(tmp_path, story)


def test_many_lines_of_one_device_may_say_no_more_than_one(tmp_path):
    async def story(party):
        seen = Counter()
        for k in range(5):
            async with line(party.port) as socket:
                await greeted(socket, party.lead_token)
                for n in range(10):
                    said = {"id": f"m{k}-{n}", "kind": "memo", "text": "x"}
                    await socket.send(json.dumps(said))
                before = seen.total()
                while seen.total() < before + 10:
                    kind = json.loads(await socket.recv())["kind"]
                    seen.update([kind] if kind in {"ack", "no"} else [])
        assert seen == {"ack": 40, "no": 10}

    told(tmp_path, story)


def test_whoever_has_the_code_and_knocks_for_ever_keeps_nobody_out(tmp_path):
    async def story(party):
        answers = [(await knocked(party.port, CODE))[0] for _person in range(5)]
        assert answers == [200, 200, 200, 429, 429]
        status, said = await knocked(party.port, CODE, source="127.0.0.2")
        assert status == 200
        token = json.loads(said.split("\r\n\r\n")[1])["token"]
        async with line(party.port) as socket:
            assert (await greeted(socket, token))["role"] == "player"

    told(tmp_path, story, replace(OPEN, tokens=3, devices=2))


def test_a_room_that_is_full_takes_nobody_more_until_somebody_goes(tmp_path):
    async def story(party):
        await party.seated((1, "sales"))
        status, _said = await knocked(party.port, CODE)
        assert status == 403
        party.host.happens("kick", {"team": 1, "seat": "sales"})
        party.host.members.clear()
        assert (await knocked(party.port, CODE))[0] == 200

    told(tmp_path, story, replace(OPEN, devices=1))


def test_half_requests_are_hung_up_on_and_more_connections_than_a_room_has_are_not_taken(tmp_path):
    limits = replace(OPEN, per_address=8, header_seconds=0.3)

    async def story(party):
        halves = [await asyncio.open_connection("127.0.0.1", party.port) for _n in range(8)]
        for _reader, writer in halves:
            writer.write(b"GET / HTTP/1.1\r\nhost: ")
        late, late_writer = await asyncio.open_connection("127.0.0.1", party.port)
        late_writer.write(f"GET / HTTP/1.1\r\nhost: 127.0.0.1:{party.port}\r\n\r\n".encode())
        assert await hung_up(late)
        for reader, writer in halves:
            assert await hung_up(reader)
            writer.close()
        late_writer.close()
        assert (await asked(party.port, "GET", "/"))[0] == 200

    told(tmp_path, story, limits)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8")
def test_five_hundred_half_requests_keep_nobody_out(tmp_path):
    async def story(party):
        halves = [await asyncio.open_connection("127.0.0.1", party.port) for _n in range(500)]
        for _reader, writer in halves:
            writer.write(b"GET / HTTP/1.1\r\nhost: ")
        assert (await asked(party.port, "GET", "/", source="127.0.0.2"))[0] == 200
        for _reader, writer in halves:
            writer.transport.abort()

    told(tmp_path, story)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has all of 127.0.0.0/8")
def test_a_sessions_file_holds_nothing_about_people(tmp_path):
    about = {"user-agent": "Toms-phone", "accept-language": "gsw-LI"}

    async def story(party):
        body = json.dumps({"code": CODE}).encode()
        port = party.port
        status, answer = await asked(port, "POST", "/door", body, source="127.0.0.2", **about)
        assert status == 200
        async with line(port) as socket_:
            await greeted(socket_, json.loads(answer.split("\r\n\r\n")[1])["token"])
        kept = b"".join(path.read_bytes() for path in tmp_path.glob("a.session*"))
        assert b"device" in kept
        assert [x for x in ("127.0.0.2", *about.values()) if x.encode() in kept] == []

    told(tmp_path, story)


def test_a_socket_that_never_says_who_it_is_is_closed(tmp_path):
    async def story(party):
        async with line(party.port) as socket:
            with pytest.raises(ConnectionClosed) as closed:
                await asyncio.wait_for(socket.recv(), 20.0)
            assert closed.value.rcvd.code == 4001

    told(tmp_path, story, replace(OPEN, header_seconds=0.2))


class Stuck:
    """A socket at whose other end nobody reads."""

    async def send_text(self, text: str) -> None:
        await asyncio.Event().wait()


def test_whoever_does_not_read_holds_up_nobody_and_is_not_remembered_for_ever(tmp_path):
    async def story(party):
        stalled = Member("facilitator", digest(party.lead_token))
        stuck = Line(Stuck(), stalled, party.host, 0.0)
        party.host.enter(stalled)
        tasks = [asyncio.create_task(work) for work in (stuck.answers(), stuck.views())]
        async with line(party.port) as socket:
            await greeted(socket, party.lead_token)
            await socket.send(json.dumps({"id": "a", "kind": "memo", "text": "x"}))
            while json.loads(await socket.recv())["kind"] != "ack":
                pass
        for _answer in range(2 * MOST_WAITING):
            stalled.told({"kind": "ack"})
            await asyncio.sleep(0)
        assert stalled.answers.qsize() == MOST_WAITING
        for task in tasks:
            task.cancel()

    told(tmp_path, story)
