"""Secured lines: who is believed to be the host, and what is said where nobody can be."""

import asyncio
import datetime as dt

import pytest
import trustme
from typer.testing import CliRunner

from game.cli import app
from game.session import hosting
from game.session.certificate import CertificateError, certificate
from game.session.client import Client, knock
from game.session.gate import allowed_hosts
from game.session.hosting import Settings, address_of
from game.session.limits import Limits
from game.session.remote import Remote, tidy_address
from game.session.trust import NotLetInError, only, trusting
from tests.sessions.test_gate import CODE, hung_up, listens
from tests.sessions.test_process import Person, settled

LONG_AGO = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Certificates by what is right or wrong with them: files with their keys in them."""
    folder = tmp_path_factory.mktemp("papers")
    authority = trustme.CA()
    made = {
        "good": authority.issue_cert("127.0.0.1", "room.example"),
        "second": authority.issue_cert("127.0.0.1"),
        "elsewhere": authority.issue_cert("10.9.9.9"),
        "old": authority.issue_cert("127.0.0.1", not_after=LONG_AGO, not_before=LONG_AGO),
    }
    files = {name: folder / f"{name}.pem" for name in made}
    for name, one in made.items():
        one.private_key_and_cert_chain_pem.write_to_path(files[name])
    authority.cert_pem.write_to_path(files.setdefault("authority", folder / "authority.pem"))
    return files


def told(tmp_path, papers, story, name: str = "good", limits: Limits | None = None) -> None:
    """A story with a host that has a certificate."""
    secured = certificate(papers[name])

    async def telling():
        async with listens(tmp_path, limits or Limits(), secured.context) as party:
            await story(party, f"https://127.0.0.1:{party.port}", secured.fingerprint)

    asyncio.run(telling())


async def refused(function, *args) -> str:
    """The word with which somebody is not believed, or does not let us in."""
    with pytest.raises(NotLetInError) as why:
        await asyncio.to_thread(function, *args)
    return str(why.value)


# ---- who is believed ---------------------------------------------------------------------------


def test_who_says_the_fingerprint_joins_and_is_heard(tmp_path, papers):
    async def story(party, address, fingerprint):
        trust = await asyncio.to_thread(trusting, address, f" {fingerprint.lower()} ")
        token = await asyncio.to_thread(knock, address, CODE, trust)
        person = Person(address, token, trust)
        party.host.add_team()
        await person.send(kind="sit", team=1, seat="sales")
        await person.until(settled)
        assert set(person.acked) == set(person.sent)
        await person.leave()

    told(tmp_path, papers, story)


def test_another_certificate_a_part_of_a_fingerprint_and_none_are_not_believed(tmp_path, papers):
    other = certificate(papers["second"]).fingerprint

    async def story(_party, address, fingerprint):
        assert await refused(trusting, address, other) == "fingerprint"
        assert await refused(trusting, address, fingerprint[:-1]) == "no-fingerprint"
        assert await refused(trusting, address, "G" * 20) == "no-fingerprint"
        assert await refused(knock, address, CODE, trusting(address)) == "unknown-certificate"
        plain = address.replace("https", "http")
        assert await refused(knock, plain, CODE) == "secured"

    told(tmp_path, papers, story)


@pytest.mark.parametrize(
    ("name", "why"), [("good", "code"), ("elsewhere", "other-name"), ("old", "expired")]
)
def test_where_this_computer_knows_who_vouches_no_fingerprint_is_needed(
    tmp_path, papers, monkeypatch, name, why
):
    monkeypatch.setenv("SSL_CERT_FILE", str(papers["authority"]))

    async def story(_party, address, _fingerprint):
        assert await refused(knock, address, "WRONG2", trusting(address)) == why

    told(tmp_path, papers, story, name)


def test_a_fingerprint_is_enough_though_the_certificate_is_old_and_for_another_name(
    tmp_path, papers
):
    async def story(_party, address, fingerprint):
        trust = await asyncio.to_thread(trusting, address, fingerprint)
        assert await asyncio.to_thread(knock, address, CODE, trust)

    for name in ("elsewhere", "old"):
        (tmp_path / name).mkdir()
        told(tmp_path / name, papers, story, name)


def test_whoever_takes_the_hosts_place_is_told_nothing(tmp_path, papers):
    known = certificate(papers["good"])

    async def story(party, address, _fingerprint):
        trust = only(papers["good"].read_text().split("PRIVATE KEY-----\n")[-1])
        line = Client(address, party.lead_token, lambda _message: None, trust=trust)
        with pytest.raises(NotLetInError):
            await line.run()
        assert party.host.members == set()

    assert known.names == ("127.0.0.1", "room.example")
    told(tmp_path, papers, story, "second")


def test_a_window_says_in_a_word_why_it_does_not_join(tmp_path, papers):
    async def story(party, address, fingerprint):
        async def fault(said: str, fingerprint: str = "") -> str:
            remote = Remote(said, CODE, "en", fingerprint=fingerprint)
            await asyncio.to_thread(remote._thread.join)
            return remote.fault

        bare = f"127.0.0.1:{party.port}"
        other = certificate(papers["second"]).fingerprint
        assert await fault(bare) == "secured"
        assert await fault(address) == "unknown-certificate"
        assert await fault(bare, fingerprint=other) == "fingerprint"
        assert await fault("127.0.0.1:x", fingerprint=fingerprint) == "no-host"
        assert await fault("127.0.0.1:x") == "no-host"

    told(tmp_path, papers, story)


def test_a_fingerprint_is_never_taken_as_leave_to_go_on_unsecured():
    for typed in ("10.0.0.2:8765", "http://10.0.0.2:8765/", "HTTPS://10.0.0.2:8765#ABC234"):
        assert tidy_address(typed, secured=True) == "https://10.0.0.2:8765"


# ---- what a host can use -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cert", "key", "why"),
    [
        ("none", None, "No such file"),
        ("good", "none", "No such file"),
        ("authority", None, "no private key in PEM in it; give its file with --tls-key"),
        ("good", "noise", "no private key in PEM in it$"),
        ("noise", "good", "no certificate in PEM"),
        ("good", "second", "not that of"),
        ("broken", None, "not to be used"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(tmp_path, papers, cert, key, why):
    papers = {**papers, "none": tmp_path / "none", "noise": tmp_path / "noise"}
    papers["noise"].write_text("Dear host,\n")
    papers["broken"] = tmp_path / "broken"
    papers["broken"].write_text(papers["good"].read_text().replace("M", "N"))
    words = ["host", "promise-gap", "--session", str(tmp_path / "a"), "--tls-cert"]
    words += [str(papers[cert]), *(["--tls-key", str(papers[key])] if key else [])]
    with pytest.raises(CertificateError, match=why):
        certificate(papers[cert], papers[key] if key else None)
    answer = CliRunner().invoke(app, words)
    assert answer.exit_code == 2
    assert len(answer.output.splitlines()) == 1
    assert not (tmp_path / "a").exists()


def test_a_key_alone_is_no_certificate(papers):
    answer = CliRunner().invoke(app, ["host", "promise-gap", "--tls-key", str(papers["good"])])
    assert (answer.exit_code, "--tls-cert" in answer.output) == (2, True)


def test_what_clients_will_not_like_is_said_before_they_come(papers, monkeypatch):
    monkeypatch.setattr(hosting, "own_addresses", lambda: ["10.9.9.9", "10.0.0.1"])
    assert "has expired on Jan  1" in certificate(papers["old"]).faults[0]

    def chosen(name: str, *, lan: bool) -> tuple[str, bool]:
        settings = Settings("x", papers[name], lan=lan, certificate=certificate(papers[name]))
        address, faults = address_of(settings, 8765)
        return address, bool(faults)

    assert chosen("good", lan=False) == ("https://127.0.0.1:8765", False)
    assert chosen("good", lan=True) == ("https://room.example:8765", False)
    assert chosen("elsewhere", lan=True) == ("https://10.9.9.9:8765", False)
    assert chosen("second", lan=True) == ("https://10.9.9.9:8765", True)
    assert "room.example:9" in allowed_hosts(9, lan=True, certified=["room.example"])


# ---- asked in the open -------------------------------------------------------------------------


async def said_in_the_open(port: int, asked: str) -> str:
    """What is answered to a request on a line that is not secured; nothing but a hang-up, maybe."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(asked.replace("|", "\r\n").encode())
    try:
        return (await asyncio.wait_for(reader.read(2**16), 20.0)).decode()
    except ConnectionResetError:
        return ""
    finally:
        writer.close()


def test_a_browser_that_asks_in_the_open_is_sent_to_the_same_place_secured(tmp_path, papers):
    async def story(party, address, _fingerprint):
        place = address.removeprefix("https://")
        asked = f"GET /wall?lang=de HTTP/1.1|Accept: */*|X-Host: no.example|HOST: {place}||"
        answer = (await said_in_the_open(party.port, asked)).split("\r\n")
        assert answer[0] == "HTTP/1.1 307 Temporary Redirect"
        assert f"location: {address}/wall?lang=de" in answer

    told(tmp_path, papers, story)


@pytest.mark.parametrize(
    "asked",
    [
        'POST /door HTTP/1.1|host: 127.0.0.1|content-length: 17||{"code":"ABC234"}',
        "GET / HTTP/1.1|host: 127.0.0.1/@evil.example||",
        "GET /a\rset-cookie:b HTTP/1.1|host: 127.0.0.1||",
        "GET //evil.example HTTP/1.1|x: host: 127.0.0.1||",
        "HELO room.example|",
        "\x00",
    ],
)
def test_nothing_else_that_is_said_in_the_open_is_answered(tmp_path, papers, asked):
    async def story(party, _address, _fingerprint):
        assert await said_in_the_open(party.port, asked) == ""

    told(tmp_path, papers, story, limits=Limits(header_seconds=0.5))


# ---- half handshakes ---------------------------------------------------------------------------


def test_half_handshakes_count_as_connections_and_are_hung_up_on(tmp_path, papers):
    async def story(party, address, fingerprint):
        halves = [await asyncio.open_connection("127.0.0.1", party.port) for _n in range(8)]
        halves[0][1].write(b"GET / HTTP/1.1\r\n\r\n")
        late, writer = await asyncio.open_connection("127.0.0.1", party.port)
        assert await hung_up(late)
        for reader, half in halves:
            await hung_up(reader)
            half.close()
        writer.close()
        trust = await asyncio.to_thread(trusting, address, fingerprint)
        assert await asyncio.to_thread(knock, address, CODE, trust)

    told(tmp_path, papers, story, limits=Limits(per_address=8, header_seconds=0.3))
