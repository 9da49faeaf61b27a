"""A journal as one text, short enough for a QR code: `SILO1:` and letters and digits.

What can be worked out again is left out: weeks are lived anew by whoever unpacks it. A checksum
tells a slip of the hand; a digest of the last week tells whether it was lived alike. The letters
are those of base 32, in capitals: a QR code has a dense mode for them, and they survive any mail.
"""

import base64
import binascii
import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.handin.dictionary import ONE
from game.handin.rows import RowError, rows_of, told
from game.words import _
from sim.decisions import DecisionError
from sim.journal import Header, Journal, JournalError, Seal
from sim.journal.strict import Plain, compact

FORMAT = "SILO1:"
DIGITS = 8
"""Of the scenario's digest."""
CHECK, ENDING = 4, 8
"""Bytes of the checksum, and of the digest of the last week."""
LONGEST = 8_192
"""Characters of a packed game; the longest that was seen had a tenth of that."""
LARGEST = 2**18
"""Bytes that it may come to when it is unpacked."""


class HandInError(ValueError):
    """Why a text is no game that can be taken in; a sentence for people."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A game as it was brought: everything but what its weeks came to."""

    header: Header
    """Its digest of the scenario is cut short."""
    journal: Journal
    """Without seals."""
    weeks: int
    """That were lived."""
    ending: bytes
    """Digest of the last week; zeros before the first."""


def pack(journal: Journal) -> str:
    """A journal as one text.

    Args:
        journal: as read or as played; its file is not touched.
    """
    header = journal.header
    seals = journal.seals
    weeks = max(seals, default=-1) + 1
    entries = [one for one in journal.entries if one.week <= weeks]
    rows = rows_of(entries, weeks)
    about: list[Plain] = [
        header.model, header.scenario, header.scenario_hash[:DIGITS], header.seed,
        header.customers, header.burn_in, header.replicate, _kept(header.extra),
    ]  # fmt: skip
    ending = digest_of(seals[weeks - 1]) if weeks else bytes(ENDING)
    body = ending + _squeezed(compact([about, *rows]))
    checked = zlib.crc32(body).to_bytes(CHECK) + body
    return FORMAT + base64.b32encode(checked).decode().rstrip("=")


def unpack(text: str) -> Packed:
    """A packed game, with its weeks still to be lived.

    Raises:
        HandInError: if it is none, or a letter of it is missing or wrong.
    """
    body = _checked(text)
    try:
        said = json.loads(_unsqueezed(body[ENDING:]))
        (model, scenario, digest, seed, people, burn_in, replicate, extra), *rows = said
        header = Header(model, scenario, digest, seed, people, burn_in, replicate, extra=extra)
        entries, weeks = told(rows)
        return Packed(header, Journal(header, entries), weeks, body[:ENDING])
    except (JournalError, RowError, DecisionError, ValueError, TypeError, RecursionError,
            zlib.error) as error:  # fmt: skip
        raise HandInError(_unreadable(error)) from None


def is_packed(text: str) -> bool:
    """Whether somebody means a packed game, by its first letters."""
    return _tidy(text).startswith(FORMAT[:4])


def digest_of(seal: Seal) -> bytes:
    """What a week came to, in a few bytes."""
    return hashlib.sha256(compact(dict(seal.hashes)).encode()).digest()[:ENDING]


def with_case(packed: Packed, digest: str, path: str | None) -> Journal:
    """The journal of a packed game, with the whole digest of the scenario it was played on.

    Args:
        packed: as unpacked.
        digest: of the scenario; it begins as the packed one.
        path: of the scenario's file here, if it is not a shipped one.
    """
    header = replace(packed.header, scenario_hash=digest, path=path)
    return Journal(header, packed.journal.records)


def _kept(extra: Mapping[str, Plain]) -> Plain:
    """A room without the name of the file with its first round, which means nothing elsewhere."""
    room = extra.get("room")
    if not isinstance(room, Mapping):
        return dict(extra)
    return {**extra, "room": {key: room[key] for key in room if key != "first"}}


def _checked(text: str) -> bytes:
    whole = _tidy(text)
    if not whole.startswith(FORMAT[:4]):
        raise HandInError(_("This is no game: a packed game begins with SILO1:"))
    if not whole.startswith(FORMAT):
        text = _("This game begins with {theirs}; this version of the program reads {ours}")
        raise HandInError(text.format(theirs=whole[:6], ours=FORMAT))
    letters = whole.removeprefix(FORMAT)
    if len(letters) > LONGEST:
        text = _("This has {n} letters; no packed game has over {most}.")
        raise HandInError(text.format(n=len(letters), most=LONGEST))
    try:
        found = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except (binascii.Error, ValueError):
        found = b""
    body = found[CHECK:]
    if len(found) <= CHECK or zlib.crc32(body) != int.from_bytes(found[:CHECK]):
        text = _("A letter is missing or wrong: {n} came, from {first} to {last}. Copy or "
                 "photograph all of it once more.")  # fmt: skip
        first, last = letters[:4], letters[-4:]
        raise HandInError(text.format(n=len(letters), first=first, last=last))
    return body


def _tidy(text: str) -> str:
    """Without what a mail program or a hand puts between letters."""
    return re.sub(r"[\s\-=]+", "", text).upper()


def _squeezed(text: str) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, ONE)
    return packer.compress(text.encode()) + packer.flush()


def _unsqueezed(body: bytes) -> bytes:
    reader = zlib.decompressobj(-15, ONE)
    found = reader.decompress(body, LARGEST)
    if not reader.eof or reader.unused_data:
        raise RowError("it does not end where it should")
    return found


def _unreadable(error: Exception) -> str:
    why = (str(error) or type(error).__name__).splitlines()[0]
    return _("The game in this text cannot be read: {why}").format(why=why)
