"""Decisions: what is offered this quarter, all that can be decided, and what has been."""

from game.kit import keymap
from game.kit.events import Clicked, Event, KeyPressed
from game.kit.ink import Ink
from game.kit.keynames import shown_key
from game.kit.widgets import (
    Button,
    Column,
    Fixed,
    Grow,
    Icon,
    Panel,
    Row,
    Scroll,
    Text,
    Widget,
    Wrap,
)
from game.present.allowed import waiting_text
from game.present.filling import Filled, fault, opened, wish
from game.present.moves import Group, MoveForm, catalogue
from game.present.offers import Offer, offers
from game.present.plan import Plan, plan
from game.screens.deciding import Deciding, Hint, paged, purse
from game.screens.drafts import Draft
from game.screens.forms import Form
from game.screens.previewed import Form as Shape
from game.screens.previewed import form_in, refused
from game.screens.shelves import move_card, offer_card, planned
from game.state import Room, Step
from game.table import Table
from game.words import _
from sim.decisions import BaseDecision

BESIDE = 456
"""Width of the preview beside what can be chosen."""
CARD, NARROW = 300, 236
"""Least widths of cards: two beside each other, or three."""
MANY = 4


class Moves:
    """The view of decisions.

    Args:
        table: the game.
    """

    page = "moves-page"
    """Id of the scroll where everything stands below each other."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.deciding = Deciding(table, Draft(None), "decide")
        self.all = False
        """Whether all decisions are shown, or the offers."""
        self.group = ""
        self.chosen = ""
        """The offer or decision whose form is open: the id of its card."""
        self.form: Form | None = None
        self._known: tuple[object, tuple[Offer, ...], tuple[Group, ...], Plan] | None = None

    # ---- looking -------------------------------------------------------------------------------

    def build(self, room: Room) -> Widget:
        """What can be chosen, and beside it what is chosen."""
        if not self.table.seat.planning:
            self._close()
        self._take_up()
        if room.ink.roomy:
            left = Column(self._left(room.ink), gap=12)
            beside = Fixed(self._right("above", scrolls=True), width=BESIDE)
            return Row((Grow(left), beside), gap=12, pad=12, align="stretch")
        right = self._right(form_in(room.ink), scrolls=False)
        if self.form is not None:
            return paged(f"form-{self.chosen}", (right,))
        return paged(self.page, (*self._left(room.ink), right))

    def _left(self, ink: Ink) -> tuple[Widget, ...]:
        """Means, the shelf, and the moves of this quarter."""
        shelf = self._shelf()
        if ink.roomy:
            shelf = Scroll(shelf, "shelf", label=_("Decisions"))
        panel = Panel(shelf, pad=12)
        return self._head(), Grow(panel) if ink.roomy else panel, planned(self._known_now()[2])

    def _known_now(self) -> tuple[tuple[Offer, ...], tuple[Group, ...], Plan]:
        """Offers, catalogue and plan, read once for each state of the game.

        While the quarter runs, the offers it was planned with stay where they were.
        """
        if self._known is None or self._known[0] != self.table.stamp:
            seat, before = self.table.seat, self._known
            held_out = before[1] if before is not None else ()
            if seat.planning or before is None:
                unique = {offer.id: offer for offer in reversed(offers(seat))}
                held_out = tuple(reversed(unique.values()))
            self._known = self.table.stamp, held_out, catalogue(seat), plan(seat)
        return self._known[1:]

    def _head(self) -> Widget:
        seat = self.table.seat
        rows: list[Widget] = [purse(seat)]
        why = waiting_text(seat)
        if why:
            words = Text(why, colour="muted", weight="medium", id="why-fixed")
            rows.append(Row((Icon("lock", 14, "muted"), Grow(words)), gap=8))
        return Panel(Column(tuple(rows), gap=10), title=_("Decisions"), id="means")

    def _shelf(self) -> Widget:
        found, groups, _plan = self._known_now()
        tabs: list[Widget] = [
            Button("offers", _("Offers"), icon="star", pressed=not self.all),
            Button("all-decisions", _("All decisions"), icon="book", pressed=self.all),
        ]
        rows: list[Widget] = [Wrap(tuple(tabs), gap=8)]
        if self.all:
            rows += self._groups(groups)
        else:
            rows.append(self._offers(found))
        return Column(tuple(rows), gap=12)

    def _offers(self, found: tuple[Offer, ...]) -> Widget:
        if not found:
            none = _("Nothing is offered this quarter. All decisions are still yours to take.")
            later = _("The next offers come when the next quarter is planned.")
            return Text(none if self.table.seat.planning else later, colour="muted")
        seat = self.table.seat
        spent = seat.planning and seat.purse.moves < 1
        common = {offer.refusal for offer in found}
        said = common.pop() if len(common) == 1 else ""
        cards = tuple(
            offer_card(
                offer,
                pressed=offer.id == self.chosen,
                enabled=self.table.seat.planning,
                refusal="" if said or spent else offer.refusal,
            )
            for offer in found
        )
        body = _flowing(cards, NARROW if len(cards) % 3 == 0 or len(cards) > MANY else CARD)
        if spent:
            return Column((_all_made(), body), gap=10)
        return Column((refused(said), body), gap=10) if said else body

    def _groups(self, groups: tuple[Group, ...]) -> tuple[Widget, ...]:
        here = next((one for one in groups if one.id == self.group), groups[0])
        tabs = tuple(
            Button(f"group-{one.id}", one.title, kind="quiet", pressed=one.id == here.id)
            for one in groups
        )
        planning = self.table.seat.planning
        cards = tuple(
            move_card(move, pressed=_card(move) == self.chosen, enabled=planning)
            for move in here.moves
        )
        return Wrap(tabs, gap=4, row_gap=4), _flowing(cards, CARD)

    def _right(self, shape: Shape, *, scrolls: bool) -> Widget:
        """The form that is open, with its preview."""
        if self.form is None:
            return self.deciding.panel(
                None, self._hints(), settled=True, form=shape, scrolls=scrolls
            )
        filled = self.form.filled
        wanted = self._wish(filled)
        fields = self.form.build(enabled=self.table.seat.planning)
        why = fault(self.table.seat, filled) if wanted is None else ""
        foot = (refused(why),) if why else ()
        return self.deciding.panel(
            wanted,
            (),
            settled=self.form.settled,
            form=shape,
            fields=(*self._headed(filled.form), *fields, *foot),
            scrolls=scrolls,
        )

    def _headed(self, form: MoveForm) -> tuple[Widget, ...]:
        """What a form is about."""
        title = Text(form.title, size="title", weight="semibold", id="preview-title")
        return (Column((title, Text(form.text, colour="muted", id="form-text")), gap=2),)

    def _wish(self, filled: Filled) -> BaseDecision | None:
        return wish(self.table.seat, filled)

    def _hints(self) -> tuple[Hint, ...]:
        return (
            ("star", _("Choose an offer, or look through all decisions. Nothing is decided by "
                       "looking.")),
            ("eye", _("Here you see what it costs, who will feel it, and what it may be worth in "
                      "a year.")),
            ("check", _("Then decide it (key {key}), or leave it. Until the quarter ends you can "
                        "take it back.").format(key=shown_key(keymap.now("d")))),
        )  # fmt: skip

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Choose, fill in, decide, take back."""
        del room
        if self.form is not None and self.form.on_event(event):
            self.table.notice = ""
            return None
        match event:
            case Clicked(id="offers" | "all-decisions" as shelf):
                self.all = shelf == "all-decisions"
            case Clicked(id=control) if control.startswith("group-"):
                self.group = control.removeprefix("group-")
            case Clicked(id=control) if control.startswith(("offer-", "pick-")):
                self._open(control)
            case Clicked(id="decide") if self.form is not None:
                if self.deciding.keep(self._wish(self.form.filled)):
                    self._close()
            case Clicked(id="discard"):
                self._close()
            case Clicked() | KeyPressed():
                self.deciding.answer(event)
        return None

    def _open(self, card: str) -> None:
        """Open the form of an offer or of a decision."""
        found, groups, _plan = self._known_now()
        offer = next((one for one in found if one.id == card), None)
        forms = {form.kind: form for one in groups for form in one.moves}
        kind = offer.kind if offer is not None else card.removeprefix("pick-")
        decision = None if offer is None else offer.decision
        if kind in forms:
            filled = opened(self.table.seat, forms[kind], decision)
            self.form, self.chosen, self.table.notice = Form(self.table, filled), card, ""

    def _take_up(self) -> None:
        """Open what another view held out, filled in as it was meant."""
        held = self.table.taken_up()
        forms = {form.kind: form for one in self._known_now()[1] for form in one.moves}
        if held is not None and held.kind in forms:
            filled = opened(self.table.seat, forms[held.kind], held)
            self.all, self.chosen = True, f"pick-{held.kind}"
            self.form, self.group = Form(self.table, filled), held.group

    def _close(self) -> None:
        self.form, self.chosen = None, ""


def _all_made() -> Widget:
    """Why nothing more can be chosen: no fault of anybody."""
    told = _("All moves of this quarter are made. End it, or undo a move to decide otherwise.")
    words = Text(told, weight="medium", id="all-made")
    return Panel(Row((Icon("check", 15, "accent"), Grow(words)), gap=9), fill="accent_soft", pad=9)


def _flowing(cards: tuple[Widget, ...], width: float) -> Widget:
    """Cards beside each other, as many as have room."""
    grown = tuple(Grow(card, min_width=width) for card in cards)
    return Wrap(grown, gap=10, row_gap=10, align="stretch")


def _card(move: MoveForm) -> str:
    return f"pick-{move.kind}"
