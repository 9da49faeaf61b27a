"""The list of states: what a player can find on the screen, from the title to the end."""

from collections.abc import Iterator

from game.kit.events import Changed, Clicked, Event, Hovered, Toggled, Typed
from game.present.names import GROUPS
from game.screens.briefing import Briefing
from game.screens.opening import Opening, Order
from game.screens.settings import SettingsPage
from game.screens.sitting import Sitting
from game.screens.title import Title
from game.warmth import COMPILING, FAILED
from tests.play.sittings import Cold, Ready
from tests.play.states import State

LONG = "The very last table at the window, near the"
LINE = (61.0, 61.5, 62.0, 62.5, 63.0, 63.0, 63.5, 64.0, 64.0, 64.5, 65.0, 65.0, 65.5)
GAME_STATES = {"planning": "begun", "planned": "planned", "running": "running", "over": "over"}


def _title(state: str = "", *words: Event) -> Title:
    warmth = Cold() if state == COMPILING else Ready()
    title = Title(warmth)
    if state == FAILED:
        warmth.why = "the compiler of this computer does not know its processor"
    warmth.state = state or warmth.state
    return title


def _briefing() -> Briefing:
    return Briefing(Opening(Order("promise-gap"), Cold(), lambda: None), Title)


def titles() -> Iterator[State]:
    """Before a game."""
    yield State("title", make=_title)
    yield State("title, compiling", make=lambda: _title(COMPILING))
    yield State("title, no engine", make=lambda: _title(FAILED))
    yield State(
        "title, filled in wrongly",
        events=(
            Clicked("scenario-promise-gap"),
            Typed("team", LONG),
            Typed("seed", "99999999999999999999"),
            Clicked("play"),
        ),
        make=_title,
    )
    yield State("briefing", make=_briefing)
    yield State("briefing, waiting", events=(Clicked("begin"),), make=_briefing)


def _worn() -> SettingsPage:
    page = SettingsPage()
    page.notice = "Ctrl+Shift+Z is taken: Another look at the crowd. Nothing has changed."
    return page


def settings() -> Iterator[State]:
    """The settings, and a key that somebody has."""
    yield State("settings", make=SettingsPage)
    yield State("settings, refused", make=_worn)


def live() -> Iterator[State]:
    """The view that carries the game."""
    for name, game in GAME_STATES.items():
        yield State(f"live, {name}", game)
    for kind in ("unheard", "viral"):
        yield State(f"live, {kind}", "running", (Changed("voices", kind),))
    for overlay in ("heard", "talk"):
        yield State(f"live, {overlay}", "running", (Clicked(f"overlay.{overlay}"),))
    yield State("menu", "planned", (Clicked("menu"),))
    yield State("menu, first case", "monday", (Clicked("menu"),))


def goals() -> Iterator[State]:
    """The matrix."""
    there = Clicked("go-goals")
    drafted = (
        there,
        Changed("cell-service-cx", 60),
        Changed("cell-marketing-leads", 20),
    )
    for name, game in GAME_STATES.items():
        yield State(f"goals, {name}", game, (there,))
    yield State("goals, drafted", "begun", drafted)
    yield State("goals, dragging", "begun", (there, Changed("cell-it-cx", 35, done=False)))
    yield State("goals, refused", "planned", (*drafted, Clicked("keep")))
    yield State("goals, held", "begun", (there, Toggled("cell-it-uptime", True)))
    yield State("goals, tension", "begun", (there, Hovered("tension-loud")))


def budgets() -> Iterator[State]:
    """The whole and its parts."""
    there = Clicked("go-budgets")
    for name, game in GAME_STATES.items():
        yield State(f"budgets, {name}", game, (there,))
    yield State("budgets, drafted", "begun", (there, Changed("budget-service", 40)))
    again = (there, Changed("budget-service", 40), Clicked("keep"))
    yield State("budgets, refused", "planned", again)


def moves() -> Iterator[State]:
    """Offers, the catalogue, and forms; the forms themselves are gone through elsewhere."""
    there = Clicked("go-moves")
    for name, game in GAME_STATES.items():
        yield State(f"moves, {name}", game, (there,))
    yield State("moves, an offer", "begun", (there, Clicked("offer-train")))
    yield State("moves, a film", "monday", (there, Clicked("offer-campaign_burst")))
    for group in GROUPS:
        events = (there, Clicked("all-decisions"), Clicked(f"group-{group}"))
        yield State(f"moves, {group}", "begun", events)


def voices() -> Iterator[State]:
    """What customers say."""
    there = Clicked("go-voice")
    for name, game in GAME_STATES.items():
        yield State(f"voice, {name}", game, (there,))
    for number in (1, 4, 8):
        yield State(f"voice, message {number}", "running", (there, Clicked(f"voice-{number}")))
    steps = (there, Clicked("voice-2"), *[Clicked("journey-next")] * 40)
    yield State("voice, end of a journey", "running", steps)
    nobody = (there, Typed("customer", "299"), Clicked("follow"))
    yield State("voice, by number", "begun", nobody)
    yield State("voice, nothing unheard", "monday", (there, Changed("voices", "unheard")))


def structures() -> Iterator[State]:
    """Who reports to whom, and the dials."""
    there = Clicked("go-structure")
    for name, game in GAME_STATES.items():
        yield State(f"structure, {name}", game, (there,))
    yield State("structure, all open", "reorganised", (there,))
    moved = (there, Changed("chart", ("it", "service")))
    yield State("structure, moved", "reorganised", moved)
    joined = (there, Changed("chart", ("it", "marketing")), Changed("meant", "merge_directors"))
    yield State("structure, one director", "reorganised", joined)
    for kind in ("executive_opex", "executive_authority", "promise_signoff"):
        yield State(f"structure, {kind}", "reorganised", (there, Clicked(f"dial-{kind}")))


def whys() -> Iterator[State]:
    """What moved a number, and each sort of place."""
    there = Clicked("go-why")
    for name, game in GAME_STATES.items():
        yield State(f"why, {name}", game, (there,))
    for place in ("goals", "alone", "promise", "image"):
        yield State(f"why, {place}", "planned", (there, Clicked(f"spot-{place}")))
    money = (there, Changed("why-metric", "profit"))
    yield State("why, money", "planned", money)
    yield State("why, two quarters", "planned", (there, Clicked("first-earlier")))


def quarters() -> Iterator[State]:
    """The question before a quarter, its report, and the end."""
    ask, look = Clicked("end-quarter"), Clicked("go-report")
    yield State("closing", "begun", (ask,))
    drawn = (ask, Changed("sketch", LINE), Clicked("reason-2"))
    yield State("closing, answered", "planned", drawn)
    yield State("report, none yet", "begun", (look,))
    yield State("report", "planned", (look,))
    yield State("report, first", "planned", (look, Clicked("report-older")))
    yield State("report, a cause", "planned", (look, Clicked("cause-promise")))
    yield State("report, running", "running", (look,))
    yield State("report, last", "over", (look,))
    yield State("ending", "over", (Clicked("go-ending"),))


def presented() -> Iterator[State]:
    """What is shown to a room."""
    on = Clicked("scene-next")
    yield State("presented, planned", "planned", (Clicked("present"),))
    yield State("presented, picture", "running", (Clicked("present"), on))
    scenes = (
        ("first word", 0), ("own", 4), ("guess", 5), ("line", 7), ("knew", 9), ("silo tax", 10),
        ("moves", 13),
    )  # fmt: skip
    for name, steps in scenes:
        yield State(f"presented, {name}", "over", (Clicked("present"), *[on] * steps))


def monday() -> Iterator[State]:
    """The first case, with somebody who explains."""
    for game in ("monday", "monday later"):
        yield State(f"{game}, live", game)
        for place in ("goals", "budgets", "structure", "moves", "voice", "why", "report"):
            yield State(f"{game}, {place}", game, (Clicked(f"go-{place}"),))
        yield State(f"{game}, closing", game, (Clicked("end-quarter"),))


def shared() -> Iterator[State]:
    """Several people at one computer."""
    yield State("sitting", make=lambda: Sitting(Cold(), Title))
    yield State("shared, pass on", "room")
    sit = Clicked("sit")
    desk = (sit, Clicked("role-card"), Clicked("lever-campaign_burst"))
    yield State("shared, a desk", "room", (*desk, Changed("bonus", True)))
    yield State("shared, all sealed", "room sealed")
    yield State("shared, runs", "room", page="run")
    yield State("shared, report", "room", (Changed("bonus-service", True),), page="report")
    yield State("shared, time-out", "room over", page="timeout")
    yield State("shared, opened once more", "room sealed", (Clicked("reopen-marketing"),))
    yield State("shared, bonuses", "room over")
    yield State("shared, brand", "room over", (Clicked("brand"),))


def shared_opened() -> Iterator[State]:
    """After the reveal: a room whose envelopes are opened stays so, and comes last."""
    yield State("shared, revealed", "room sealed", (Clicked("reveal"),))


STATES = (
    *titles(), *settings(), *live(), *goals(), *budgets(), *moves(), *structures(), *voices(),
    *whys(), *quarters(), *presented(), *monday(),
    *shared(), *shared_opened(),
)  # fmt: skip
