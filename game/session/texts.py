"""What the pages say, in every language: the words that scripts ask for by name."""

from game.catalogue import catalogue
from game.session.bringing import bringing
from game.session.whynot import Say, doubting, refusing


def texts(language: str) -> dict[str, str]:
    """Every text of the pages; English where a language has no words.

    Args:
        language: two letters.
    """
    say = catalogue(language).gettext
    parts = (
        _names, _joining, _playing, _looking_back, _leading, bringing, _debriefing, _next, _showing,
        _testing, refusing, doubting,
    )  # fmt: skip
    return {key: text for part in parts for key, text in part(say).items()}


def _names(_: Say) -> dict[str, str]:
    return {
        "marketing": _("Marketing"),
        "sales": _("Sales"),
        "service": _("Service"),
        "it": _("IT"),
        "ceo": _("Chief executive"),
        "executive": _("Customer executive"),
        "left": _("has left"),
        "computer": _("computer"),
        "offline": _("offline"),
        "deciding": _("deciding"),
        "stuck": _("stuck?"),
        "sealed": _("sealed"),
        "round-n": _("Round {n}"),
        "quarter-of": _("Quarter {n} of {all}"),
        "lobby": _("Lobby"),
        "play": _("Planning"),
        "timeout": _("Time-out"),
        "ended": _("Round over"),
        "frozen": _("Frozen: the talk"),
        "here": _("here"),
        "time-up": _("Time is up"),
        "saved": _("saved"),
        "saving": _("waiting to be saved …"),
        "away": _("No connection. Trying again; nothing you did is lost."),
        "linked": _("connected"),
        "nobody-lately": _("Nobody, lately."),
    }


def _joining(_: Say) -> dict[str, str]:
    return {
        "join": _("Join"),
        "code": _("Code"),
        "code-hint": _("Six letters and digits, from the wall or the facilitator."),
        "choose-seat": _("Choose a seat"),
        "choose-hint": _(
            "Each seat sees its own numbers. Seats that nobody takes are the computer's."
        ),
        "free": _("free"),
        "taken": _("taken"),
        "yours": _("yours"),
        "stand": _("Leave the seat"),
        "waiting-begin": _("You have a seat. Now wait for the facilitator to begin."),
        "other-seat": _("Take another seat"),
        "watching": _("You have no seat. Take a free one, or watch the wall."),
        "teams": _("Teams"),
        "briefing": _("The case"),
        "sit-beside": _("sit beside"),
        "beside": _("beside"),
        "pair-n": _("{n} beside"),
        "beside-text": _(
            "You sit beside this seat and see what it sees. Talk; only its own device seals."
        ),
    }


def _playing(_: Say) -> dict[str, str]:
    return {
        "your-card": _("For your eyes only"),
        "your-numbers": _("Your numbers"),
        "as-reported": _("as they are reported"),
        "your-bonus": _("Your bonus: show"),
        "heard-public": _("What anybody can read"),
        "last-quarter": _("Last quarter"),
        "public-numbers": _("What the firm makes public"),
        "decided": _("What was sealed, and what became of it"),
        "headlines": _("In the news"),
        "your-time": _("What your people spend time on"),
        "time-hint": _("adds up to 100; at least {n} each"),
        "one-lever": _("One lever of your own, or none"),
        "your-moves": _("Your moves"),
        "request": _("What budget you ask for"),
        "request-hint": _("The chief executive sees the amount, and no reason."),
        "requests": _("What they ask for"),
        "no-requests": _("Nobody has sealed yet."),
        "seal": _("Seal"),
        "seal-again": _("Seal anew"),
        "seal-hint": _("Nobody sees this before the quarter closes."),
        "is-sealed": _("Sealed. You may change it until the quarter closes."),
        "changed": _("Changed since you sealed it."),
        "computing": _("The quarter runs …"),
        "messages": _("From the facilitator"),
        "stop-look": _("In the time-out you may go on planning; nothing closes."),
        "over-text": _("The round is over. Wait for the facilitator."),
        "frozen-text": _("Screens rest. Talk."),
        "left-title": _("The customer executive has left"),
        "left-text": _(
            "Nobody is in this office, and nothing is sealed for it. Stay at the table: listen, or "
            "advise the chief executive. If a successor comes, you play on as that person."
        ),
        "one-lever-or-none": _("One lever a quarter, or none"),
        "lever-hint": _("It needs somebody who stands behind you. You have no budget to ask for."),
        "will-refuse": _("It will be refused: {why}"),
    }


def _looking_back(_: Say) -> dict[str, str]:
    return {
        "guess-title": _("Where did the brand go?"),
        "guess-hint": _(
            "Draw it before you see it: brand equity at the end of each quarter, from 0 to 100. "
            "It began at {start}."
        ),
        "guess-quarter": _("End of quarter {n}"),
        "guess-numbers": _("By numbers"),
        "guess-send": _("This is my guess"),
        "guess-again": _("Guess anew"),
        "guess-sent": _("Kept. It can be drawn anew until the wall shows the brand."),
        "guess-line": _("guess"),
        "came-line": _("came"),
        "guess-near": _("The end was guessed within half a point."),
        "guess-low": _("It ended {by} points above the guess."),
        "guess-high": _("It ended {by} points below the guess."),
        "guess-none": _("It ended at {came}. No guess was drawn here."),
        "questions": _("To talk about"),
        "one-word": _("How did it feel? One word"),
        "one-thing": _("One thing I will do differently on Monday"),
        "own-hint": _("It stays on this device. Nobody else sees it."),
    }


def _next(_: Say) -> dict[str, str]:
    return {
        "next-lobby": _(
            "Next: let everybody take a seat, then begin. Empty seats play themselves."
        ),
        "next-play": _("Next: be silent. Close when the clock is up, or when all have sealed."),
        "next-timeout": _("Next: let them talk. Then go on."),
        "next-break": _("Next: the time-out that is planned here."),
        "next-round": _("Next: a time-out, cards may be shown. Then round 2, or the debrief."),
        "next-again": _("Next: round 2 on the same luck, or the debrief."),
        "next-freeze": _("Next: freeze for the debrief."),
        "next-guess": _(
            "Next: one word each; everybody draws a guess ({n} of {all} have). Then the bonuses."
        ),
        "next-brand": _("Next: ask who reached the bonus, and what it cost. Then the brand."),
        "next-talk": _("Next: what happened, why, and one thing for Monday."),
    }


def _leading(_: Say) -> dict[str, str]:
    return {
        "facilitator": _("Facilitator"),
        "begin": _("Begin round 1"),
        "again": _("Begin round 2 on the same luck"),
        "close": _("Close the quarter"),
        "close-sure": _("Not sealed yet: {n}. What was in force goes on for them. Close?"),
        "reopen": _("Take back the last close"),
        "reopen-sure": _(
            "The quarter that was lived is taken back; what was sealed stands. Go on?"
        ),
        "pause": _("Time-out"),
        "resume": _("Go on"),
        "more": _("+2 minutes"),
        "set-clock": _("Minutes a quarter"),
        "freeze": _("Freeze for the debrief"),
        "thaw": _("Unfreeze"),
        "auto": _("Close by itself when all have sealed, or time is up"),
        "show-bonuses": _("Show the bonuses on the wall"),
        "show-brand": _("Show the brand on the wall"),
        "hide": _("Hide it again"),
        "pairs": _("Let people sit beside a seat: more people than seats in a team"),
        "bonus-n": _("bonus {n}"),
        "kept": _("kept as it was: {seats}"),
        "nothing-new": _("nothing new"),
        "inject-hint": _("It happens in the weeks of this quarter; they read it after the close."),
        "add-team": _("One more team"),
        "rename": _("Name"),
        "merge": _("Join into …"),
        "drop": _("Take away"),
        "kick": _("Free"),
        "kick-long": _("Free the seat: for somebody else, or for another device"),
        "look": _("Look"),
        "look-long": _("Look over the shoulder"),
        "stop": _("Stop looking"),
        "looking": _("Over the shoulder of {seat}, {team}: to read only"),
        "inject": _("Let it happen"),
        "event": _("Event"),
        "to-all": _("all teams"),
        "say": _("Send"),
        "say-label": _("Message"),
        "memo": _("Keep"),
        "memo-label": _("Private note"),
        "memo-hint": _("Only you see it. It stays in the session's file."),
        "brand": _("Brand"),
        "team": _("Team"),
        "watchers": _("{n} without a seat"),
        "scenario-note": _("About this case"),
        "break-now": _("A time-out is planned here"),
        "wall-page": _("The wall (opens a page for the projector)"),
        "test-page": _("Self-test"),
        "fingerprint": _("Fingerprint"),
        "lives": _("computing"),
        "not-ready": _("The model is being prepared on this computer: minutes, the first time."),
        "faults": _("Something went wrong"),
    }


def _debriefing(_: Say) -> dict[str, str]:
    return {
        "debrief": _("The debrief"),
        "debrief-soon": _("It is prepared once a round is over, or when you freeze."),
        "debrief-telling": _("It is being prepared: {told} of {of} teams are ready."),
        "debrief-some": _(
            "It can be made at once. What each move was worth is counted for {done} of {of} teams "
            "so far; the page says so, and is written again by itself as the others come in."
        ),
        "debrief-made": _(
            "Made at {at}, with the worths of {done} of {of} teams; it is written again by itself "
            "when the others are in. Load it again then."
        ),
        "debrief-whole": _("Made at {at}: all of it is there, for all teams."),
        "debrief-old": _("Made at {at}. Play has gone on since: make it anew."),
        "debrief-ready": _("The debrief is ready. Nothing has to be lived again for it."),
        "debrief-make": _("Make the debrief"),
        "debrief-again": _("Make it anew"),
        "debrief-making": _("It is being made: {n} %."),
        "debrief-failed": _("It could not be made. Try `silo debrief` with the session's file."),
        "debrief-slides": _("Slides"),
        "debrief-page": _("Page to read and print"),
        "debrief-files": _("They lie beside the session's file: {files}"),
    }


def _showing(_: Say) -> dict[str, str]:
    return {
        "wall": _("Wall"),
        "join-at": _("Join at"),
        "with-code": _("with the code"),
        "people": _("{n} seated in {teams} teams"),
        "have-sealed": _("{n} of {all} teams have sealed"),
        "curves": _("Brand equity by quarter"),
        "bonuses": _("Own bonuses of the round"),
        "bonus-hint": _("Mean of the quarters. 100 is on target, 150 the most there is."),
        "guess-now": _("Where did the brand go? Draw it on your device before you see it."),
        "drawn": _("{n} of {all} have drawn it."),
        "ends": _("How it ended"),
        "guess-mean": _("Guess for the end"),
        "came-end": _("Came to"),
        "rounds-less": _("Round 2 less round 1"),
        "brand-later": _("Brand a year later"),
        "profit-all": _("Profit in all"),
        "alike": _("alike"),
        "start": _("Start"),
        "team-waits": _("{n} deciding"),
        "team-done": _("sealed"),
    }


def _testing(_: Say) -> dict[str, str]:
    return {
        "test": _("Self-test"),
        "test-hint": _("Open this page on one of the participants' devices before they come."),
        "test-page-ok": _("This device reaches the host"),
        "test-socket": _("A socket opens and stays open"),
        "test-time": _("Answer after {n} thousandths of a second"),
        "test-storage": _("This browser remembers its seat"),
        "test-bad": _("does not work"),
        "test-good": _("works"),
        "test-help": _(
            "If a line does not work: is the device in the same network, does a guest network keep "
            "devices apart, does a firewall ask about Python on the host? A phone's hotspot helps."
        ),
    }
