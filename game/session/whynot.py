"""What somebody is told who is refused, or who cannot believe whoever is there."""

from collections.abc import Callable

type Say = Callable[[str], str]


def refusing(_: Say) -> dict[str, str]:
    """Why the host does not do something."""
    return {
        "no-code": _("This is not the code."),
        "no-guesses": _("Too many wrong codes. Wait a minute."),
        "no-crowd": _("Too many come from your network at once. Wait a minute."),
        "no-line": _("The host cannot be reached. Try again in a moment."),
        "no-stranger": _("This link is not valid any more."),
        "no-unreadable": _("The host could not read that."),
        "no-too-long": _("That is too long."),
        "no-disk": _("The host's disk is full: nothing was changed. Tell the facilitator."),
        "no-too-fast": _("Too fast. It is tried again."),
        "no-busy": _("One moment: the quarter is still being computed."),
        "no-no-pairs": _("Sitting beside a seat is not open. Ask the facilitator."),
        "no-taken": _("Somebody has this seat already."),
        "no-begun": _("That is not possible any more: play has begun."),
        "no-no-team": _("There is no such team."),
        "no-no-seat": _("You have no seat."),
        "no-no-such-seat": _("This case has no such seat."),
        "no-not-now": _("Not now."),
        "no-no-limit": _("No clock runs: this quarter has all the time it takes."),
        "no-too-late": _("Too late: that quarter is over."),
        "no-not-yours": _("Your seat has no say in that."),
        "no-out-of-range": _("A number is out of its range."),
        "no-one-lever": _("One lever a quarter."),
        "no-twice": _("The same decision twice."),
        "no-full": _("There is no more room."),
        "no-both-brought": _("Both teams have brought a game of the same round."),
        "no-no-name": _("That name is taken, or not on the list."),
        "no-nobody": _("Nobody has a seat yet."),
        "no-nothing-closed": _("No quarter has been closed."),
        "no-no-event": _("There is no such event."),
        "no-otherwise": _(
            "A game does not come out as it was played: its file was changed, or the program was."
        ),
        "no-unknown": _("The host does not know that."),
    }


def doubting(_: Say) -> dict[str, str]:
    """Why somebody at an address is not believed to be the host."""
    return {
        "no-no-host": _("No session is hosted at this address."),
        "no-secured": _("This host wants a secured line: its address begins with https://."),
        "no-unknown-certificate": _(
            "This computer does not know who vouches for the host. If the host shows a "
            "fingerprint, join with that as well."
        ),
        "no-expired": _(
            "The host's certificate is out of date, or this computer's clock is wrong."
        ),
        "no-other-name": _("The host's certificate is for another address."),
        "no-fingerprint": _(
            "Whoever is at this address has another fingerprint. Ask the facilitator."
        ),
        "no-no-fingerprint": _(
            "A fingerprint has 20 signs, digits and the letters A to F, as the host shows it."
        ),
    }
