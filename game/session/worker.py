"""The process that computes: it reads requests from its input, a line each, and answers them.

It keeps nothing. Whoever asks says all steps of a game; a worker that died is begun again, asked
the same, and gives the same answer.
"""

import base64
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TextIO

from game import words
from game.handin.living import NotTaken, Wanted, live
from game.handin.packing import HandInError, is_packed
from game.handin.reading import codes_in
from game.session.beside import heard
from game.session.firm import Firm
from game.session.telling import (
    answers,
    public_of,
    tax_in_words,
    view_of,
    voices_of,
)
from sim.room import SEATS, seats_of
from sim.run import QUARTER, Run
from sim.scenario.load import load_scenario
from sim.seats import in_office, pay, tax

type Plain = dict[str, Any]
type Asked = Mapping[str, Any]


@dataclass
class Worker:
    """Everybody's games.

    Args:
        scenario: id of a shipped scenario, or the path of a file.
        seed: whose luck.
        customers: people simulated, in place of the scenario's number.
    """

    scenario: str
    seed: int
    customers: int | None = None
    firms: dict[tuple[int, int], Firm] = field(default_factory=dict)

    def answer(self, asked: Asked) -> Plain:
        """What comes of a request."""
        does: dict[str, Callable[[Asked], Plain]] = {
            "warm": self._warm,
            "play": self._play,
            "ask": self._ask,
            "ends": self._ends,
            "check": self._check,
            "see": self._see,
        }
        return does[asked["do"]](asked)

    def firm(self, asked: Asked) -> Firm:
        """A team's game, as far as its steps say."""
        place = asked["team"], asked["round"]
        humans = tuple(seat for seat in SEATS if seat in asked["humans"])
        firm = self.firms.get(place)
        known = firm is not None and firm.humans == humans and firm.follows(asked["steps"])
        if firm is None or not known:
            firm = Firm(self.scenario, self.seed, humans, asked["round"], self.customers)
            self.firms[place] = firm
        firm.live(asked["steps"])
        return firm

    def _warm(self, asked: Asked) -> Plain:
        """Load everything, and compile what has not been compiled on this machine."""
        del asked
        firm = Firm(self.scenario, self.seed, (), 1, self.customers)
        firm.run.advance()
        return {}

    def _play(self, asked: Asked) -> Plain:
        """Live the steps, and tell what each seat sees in each language."""
        firm = self.firm(asked)
        self._forget(asked)
        views: Plain = {}
        for language in asked["languages"]:
            words.speak(language)
            voices = voices_of(firm)
            views[language] = {
                "public": public_of(firm, voices),
                "seats": {seat: view_of(firm, seat, voices) for seat in asked["seats"]},
            }
        return {"week": firm.run.week, "state": firm.state, "views": views} | _told(firm)

    def _forget(self, asked: Asked) -> None:
        """The rounds of this team that nobody plays now: they can be lived again."""
        team, now = asked["team"], asked["round"]
        self.firms = {
            game: firm for game, firm in self.firms.items() if game[0] != team or game[1] == now
        }

    def _ask(self, asked: Asked) -> Plain:
        words.speak(asked["language"])
        return {"answers": answers(self.firm(asked), asked["seat"], asked["decisions"])}

    def _ends(self, asked: Asked) -> Plain:
        """The silo tax of a team, once both rounds are over."""
        first, second = (
            self.firm({**asked, "round": number, **asked["rounds"][number - 1]}).run
            for number in (1, 2)
        )
        found = tax(first, second)
        texts = {}
        for language in words.languages():
            words.speak(language)
            texts[language] = tax_in_words(found, first.case.currency)
        return {"equity": found.equity, "profit": found.profit, "texts": texts}

    def _check(self, asked: Asked) -> Plain:
        """Whether what was handed in is a game of this case and luck, and what it says."""
        words.speak(asked["language"])
        case = load_scenario(self.scenario)
        people = self.customers or case.parameters.market.people
        try:
            found = live(asked["text"], Wanted(self.scenario, case, self.seed, people))
        except (HandInError, NotTaken) as error:
            return {"fault": str(error)}
        return {
            "text": found.journal.text().decode(),
            "signs": list(found.signs),
            "said": found.team,
            "round": found.round,
            "week": found.run.week,
            "hash": found.run.state.hash(),
            "equity": _quarters(found.run),
            "earned": _earned(found.run),
        }

    def _see(self, asked: Asked) -> Plain:
        """The packed game in a picture."""
        pixels, size = base64.b64decode(asked["pixels"]), (asked["width"], asked["height"])
        texts = codes_in(pixels, *size)
        packed = [text for text in texts if is_packed(text)]
        return {"text": packed[0] if packed else "", "other": bool(texts) and not packed}


def _told(firm: Firm) -> Plain:
    """What the facilitator sees of a team."""
    left = [seat for seat in seats_of(firm.run.case) if not in_office(firm.run, seat)]
    return {"equity": _quarters(firm.run), "earned": _earned(firm.run), "left": left}


def _earned(run: Run) -> dict[str, list[float]]:
    """The bonus of each seat, quarter by quarter."""
    quarters = range(1, 1 + run.week // QUARTER)
    return {
        seat: [round(paid.points, 1) for n in quarters if (paid := pay(run, seat, n))]
        for seat in seats_of(run.case)
    }


def _quarters(run: Run) -> list[float]:
    """Brand equity when play began, and at the end of each quarter."""
    opening = run.model.first_readings
    begin = [] if opening is None else [opening.brand_equity]
    ends = run.history[QUARTER - 1 :: QUARTER]
    return [round(x, 2) for x in (*begin, *(week.brand_equity for week in ends))]


def work(worker: Worker, requests: Iterable[str], replies: TextIO) -> None:
    """Answer each line until there are no more."""
    for line in requests:
        asked = json.loads(line)
        try:
            found = worker.answer(asked)
        except Exception as error:  # noqa: BLE001  # the session goes on; the host shows it
            found = {"failed": f"{type(error).__name__}: {error}"}
        replies.write(json.dumps({"n": asked["n"], **found}, allow_nan=False) + "\n")
        replies.flush()


def main() -> None:
    """The program of the process; what anybody prints does not get among the answers."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    requests = heard(sys.stdin)
    first = json.loads(next(requests))
    worker = Worker(first["scenario"], first["seed"], first.get("customers"))
    work(worker, requests, replies)
