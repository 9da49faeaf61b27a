"""Whom a client believes to be the host it was told of.

A room has seldom a certificate that every device knows. So a host prints the fingerprint of its
own, and who joins says it: then that certificate is trusted, and no other. Nothing is ever trusted
because nobody looked.
"""

import hashlib
import re
import ssl
from urllib.parse import urlsplit

from game.session.keys import same

DIGITS = 20
"""Hexadecimal digits of a fingerprint that are compared at least: 80 bits, which can be typed."""
ANY_TIME = 0x200000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME, which Python has no name for."""
PATIENCE = 5.0


class NotLetInError(Exception):
    """The host does not want us, or is not the one we look for; the word says why."""


def fingerprint(pem: str) -> str:
    """The first digits of a certificate's SHA-256, in groups of four."""
    digits = _digest(pem)[:DIGITS]
    return "-".join(digits[k : k + 4] for k in range(0, DIGITS, 4))


def _digest(pem: str) -> str:
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest().upper()


def trusting(address: str, said: str = "") -> ssl.SSLContext | None:
    """What a client has to believe; None where the line is not secured.

    Args:
        address: of the host, with http or https.
        said: the fingerprint that the host shows; without one, this computer has to know who
            vouches for it.

    Raises:
        NotLetInError: if the host has another certificate, or the fingerprint is none.
        OSError: if the host cannot be reached.
    """
    if not address.startswith("https://"):
        return None
    if not said:
        return ssl.create_default_context()
    digits = re.sub(r"[\s:-]", "", said).upper()
    if len(digits) < DIGITS or re.search("[^0-9A-F]", digits):
        raise NotLetInError("no-fingerprint")
    try:
        pem = shown_at(address)
    except ValueError:
        raise NotLetInError("no-host") from None
    if not same(_digest(pem)[: len(digits)], digits):
        raise NotLetInError("fingerprint")
    return only(pem)


def shown_at(address: str) -> str:
    """The certificate that somebody shows at an address, in PEM; nobody has looked at it yet.

    Raises:
        OSError: if there is none.
        ValueError: if it is no address.
    """
    parts = urlsplit(address)
    place = parts.hostname or "", parts.port or 443
    return ssl.get_server_certificate(place, timeout=PATIENCE)


def secured(address: str) -> bool:
    """Whether somebody who was asked in the open wants a secured line."""
    try:
        return address.startswith("http://") and bool(shown_at(address))
    except (OSError, ValueError):
        return False


def doubt(error: ssl.SSLError) -> str:
    """Why a secured line is not one to believe in: a word."""
    match getattr(error, "verify_code", 0):
        case 0:
            return "no-host"
        case 10:
            return "expired"
        case 62 | 64:
            return "other-name"
    return "unknown-certificate"


def only(pem: str) -> ssl.SSLContext:
    """Trusts one certificate, whatever name and time it was made for, and no other."""
    found = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    found.check_hostname = False
    found.load_verify_locations(cadata=pem)
    found.verify_flags |= ssl.VerifyFlags.VERIFY_X509_PARTIAL_CHAIN
    found.verify_flags |= ANY_TIME
    return found
