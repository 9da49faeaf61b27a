"""A host's certificate and its key: read, and looked at as a client would."""

import contextlib
import re
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from game.session.trust import fingerprint, only
from game.session.unsecured import Secured

DAY = 86_400.0
BLOCK = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----", re.DOTALL)


class CertificateError(ValueError):
    """A certificate that cannot be used; the text is for people."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate with its key."""

    context: ssl.SSLContext
    fingerprint: str
    """Its first digits, in groups: what people compare."""
    names: tuple[str, ...]
    """Addresses and names of the machine that it speaks for."""
    faults: tuple[str, ...]
    """What clients will not like about it."""


def certificate(file: Path, key: Path | None = None) -> Certificate:
    """Read a certificate and its key.

    Args:
        file: PEM: the certificate, then those that vouch for it, if any.
        key: PEM; in the same file, if left out.

    Raises:
        CertificateError: if they cannot be read, or do not belong together.
    """
    text, kept = _text(file), _text(key or file)
    found = BLOCK.search(text)
    if found is None:
        raise CertificateError(f"{file}: there is no certificate in PEM in it")
    if "PRIVATE KEY-----" not in kept:
        more = "" if key else "; give its file with --tls-key"
        raise CertificateError(f"{key or file}: there is no private key in PEM in it{more}")
    context = Secured(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(file, key, password=lambda: _locked(key or file))
        stated = _stated(context, found[0])
    except ssl.SSLError as error:
        if error.reason == "KEY_VALUES_MISMATCH":
            raise CertificateError(f"{key or file}: this key is not that of {file}") from None
        raise CertificateError(f"{file}: not to be used ({error.reason or error})") from None
    names = tuple(name.lower() for _kind, name in stated.get("subjectAltName", ()))
    return Certificate(context, fingerprint(found[0]), names, tuple(_faults(file, stated)))


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8", errors="replace")
    except OSError as error:
        raise CertificateError(f"{file}: {error.strerror}") from None


def _locked(file: Path) -> NoReturn:
    """Nobody is asked for a passphrase: after a crash a host has to begin again by itself."""
    raise CertificateError(f"{file}: the key has a passphrase; give one without")


def _stated(context: ssl.SSLContext, pem: str) -> Mapping[str, Any]:
    """What a certificate says, as a client gets it that trusts it: a handshake in memory."""
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = only(pem).wrap_bio(down, up)
    ends = client, context.wrap_bio(up, down, server_side=True)
    for _flight in range(2):
        for end in ends:
            with contextlib.suppress(ssl.SSLWantReadError):  # it is the other end's turn
                end.do_handshake()
    return client.getpeercert() or {}


def _faults(file: Path, stated: Mapping[str, Any]) -> list[str]:
    begins, ends = (ssl.cert_time_to_seconds(stated[key]) for key in ("notBefore", "notAfter"))
    now = time.time()
    if now < begins:
        return [f"{file} is not valid before {stated['notBefore']}: browsers will warn of it"]
    if now > ends:
        return [f"{file} has expired on {stated['notAfter']}: browsers will warn of it"]
    if ends - now < DAY:
        return [f"{file} expires within a day, on {stated['notAfter']}"]
    return []
