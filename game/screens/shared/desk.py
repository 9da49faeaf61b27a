"""A seat's own page: its numbers, what its people hear, and what it seals."""

from dataclasses import dataclass, replace

from game.kit.ink import Ink
from game.kit.slider import Slider
from game.kit.widgets import (
    Button,
    Card,
    Column,
    Fixed,
    Grid,
    Grow,
    Icon,
    Panel,
    Peek,
    Row,
    Scroll,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.numerals import numerals
from game.present.efforts import FLOOR, task_name
from game.present.figures import Figure, percent, signed
from game.present.filling import fault, wish
from game.present.moves import catalogue, form_of
from game.present.names import date_of, group, seat_colour, seat_icon, seat_name
from game.present.paid import bonus
from game.present.refusing import refused
from game.present.seats import (
    card_text,
    dials,
    heard_title,
    notes,
    own_voices,
    requests,
    targets,
)
from game.present.status import means
from game.present.telling import price_text, starts_text
from game.present.voice import Quote
from game.screens.frame import delta
from game.screens.quote_face import QuoteFace
from game.screens.shared.envelope import BUDGET, Envelope
from game.table import Table
from game.words import _
from sim.scenario.names import TASKS

LEAST, MOST = -5, 10
"""Per cent of the own budget that a seat may ask for."""
NUMBERS = 470
"""Width of the left column."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a seat looks at.

    Args:
        table: the game.
        envelope: what the seat is about to seal.
        card: whether its role card is open.
        peeking: whether its bonus is held open.
    """

    table: Table
    envelope: Envelope
    card: bool
    peeking: bool

    def build(self, ink: Ink) -> Widget:
        """Numbers and voices on the left, decisions on the right; one below the other if narrow."""
        known = (*self._card(), *self._bonus(), self._numbers())
        decided = self._decisions()
        if not ink.roomy:
            page = Scroll(Column((*known, *self._voices(), *decided), gap=10, pad=10), "desk")
            return Column((self._head(), Grow(page), self._foot()), gap=0)
        left = Scroll(Column((*known, *self._voices()), gap=12), "own-side")
        right = Scroll(Column(decided, gap=12), "decisions-side")
        body = Row((Fixed(left, width=NUMBERS), Grow(right)), gap=12, pad=12, align="stretch")
        return Column((self._head(), Grow(body), self._foot()), gap=0)

    # ---- whose page it is ----------------------------------------------------------------------

    def _head(self) -> Widget:
        seat, who = self.table.seat, self.envelope.seat
        name = Row((
            Icon(seat_icon(who), 24, colour=seat_colour(who)),
            Text(seat_name(who), size="headline", weight="semibold", id="seat-name"),
        ), gap=10)  # fmt: skip
        when = Text(date_of(seat.quarter), colour="muted", weight="medium")
        card = Button("role-card", _("Your card"), icon="person", pressed=self.card)
        tip = _("Shown only while you hold the button, or key B.")
        own = Peek("bonus", _("Hold: your bonus"), icon="eye", key="b", tip=tip)
        menu = Button("menu", _("Menu"), icon="menu", hide_label=True)
        row = Wrap((name, when, Grow(Spacer()), card, own, menu), gap=12, row_gap=6)
        return Panel(row, pad=10, radius=0, edge=seat_colour(who))

    def _card(self) -> tuple[Widget, ...]:
        if not self.card:
            return ()
        text = card_text(self.table.seat, self.envelope.seat)
        words = Text(text, id="role-text")
        title = _("For your eyes only")
        return (Panel(words, title=title, fill="accent_soft", id="card"),)

    def _bonus(self) -> tuple[Widget, ...]:
        if not self.peeking:
            return ()
        first, *rest = bonus(self.table.seat, self.envelope.seat)
        rows = (Text(first, weight="semibold", id="bonus-points"), *(Text(line) for line in rest))
        return (Panel(Column(rows, gap=4), title=_("Last quarter"), fill="well", id="own-bonus"),)

    # ---- what it knows -------------------------------------------------------------------------

    def _numbers(self) -> Widget:
        seat, who = self.table.seat, self.envelope.seat
        aims, about = targets(seat, who), notes(seat, who)
        rows = tuple(
            (_label(one, about[one.id]), _value(one, aims.get(one.id, "")))
            for one in dials(seat, who)
        )
        note = _("as they are reported")
        return Panel(
            Grid(rows, (1.0, "fit"), gap=14, row_gap=10), title=_("Your numbers"), note=note,
            id="numbers",
        )  # fmt: skip

    def _voices(self) -> tuple[Widget, ...]:
        if self.envelope.chief:
            return ()
        heard = own_voices(self.table.seat, self.table.voices, self.envelope.seat)
        return (voices_panel(heard, heard_title(self.envelope.seat)),)

    # ---- what it decides -----------------------------------------------------------------------

    def _decisions(self) -> tuple[Widget, ...]:
        if self.envelope.chief:
            return self._asked(), *self._budget(), self._moves()
        if not self.envelope.heads:
            return (self._levers(),)
        return self._effort(), self._levers(), self._request()

    def _effort(self) -> Widget:
        who = self.envelope.seat
        rows = tuple(
            (Text(task_name(task)), _part(f"effort-{task}", task_name(task), share, who))
            for task, share in zip(TASKS[who], self.envelope.row, strict=True)
        )
        note = _("adds up to 100; at least {n} each").format(n=FLOOR)
        return Panel(
            Grid(rows, (1.0, 1.4), gap=14, row_gap=8), title=_("What your people spend time on"),
            note=note, id="effort",
        )  # fmt: skip

    def _levers(self) -> Widget:
        forms = self.envelope.levers
        cards: tuple[Widget, ...] = tuple(self._lever(kind) for kind in forms)
        if not self.envelope.heads:
            hint = _("It needs somebody who stands behind you. You have no budget to ask for.")
            cards = (Text(hint, size="small", colour="muted"), *cards)
        if not forms:
            cards = (Text(_("This case leaves you none."), colour="muted"),)
        return Panel(
            Column(cards, gap=8), title=_("One lever of your own"), note=_("or none"), id="levers"
        )

    def _request(self) -> Widget:
        value = self.envelope.request
        slider = Slider(
            "request",
            _("Change of your budget"),
            value,
            LEAST,
            MOST,
            1,
            signed(value, 0) + numerals().percent,
            tick=0.0,
            tip=_("The chief executive sees the amount, and no reason."),
        )
        title = _("What budget you ask for")
        note = _("−5 to +10% of what you have")
        return Panel(slider, title=title, note=note, id="asking")

    def _asked(self) -> Widget:
        rows = tuple(
            (Row((Icon(seat_icon(who), 18, seat_colour(who)), Text(seat_name(who))), gap=8),
             Text(f"{amount}{numerals().percent}", weight="semibold", align="right", tabular=True))
            for who, amount in requests(self.table.seat)
        )  # fmt: skip
        note = _("of what each has; reasons are theirs to tell")
        return Panel(
            Grid(rows, (1.0, "fit"), row_gap=6), title=_("What they ask for"), note=note,
            id="requests",
        )  # fmt: skip

    def _budget(self) -> tuple[Widget, ...]:
        form = self.envelope.forms.get(BUDGET)
        if form is None:
            return ()
        parts = (*form.build(enabled=True), *self._said(BUDGET))
        return (Panel(Column(parts, gap=8), title=_("How you split the budget"), id="split"),)

    def _moves(self) -> Widget:
        seat, envelope = self.table.seat, self.envelope
        families = catalogue(seat)
        here = next((one for one in families if one.id == envelope.group), families[0])
        tabs = tuple(
            Button(f"group-{one.id}", group(one.id), kind="quiet", pressed=one.id == here.id)
            for one in families
        )
        kinds = [move.kind for move in here.moves if move.kind in envelope.levers]
        chosen = [kind for kind in envelope.forms if kind != BUDGET and kind not in kinds]
        left = ", ".join(f"{one.label} {one.text}" for one in means(seat))
        rows = (
            Text(left, size="small", colour="muted"),
            Wrap(tabs, gap=4, row_gap=4),
            *(self._lever(kind) for kind in (*kinds, *chosen)),
        )
        return Panel(Column(rows, gap=8), title=_("Your moves"), id="moves")

    def _lever(self, kind: str) -> Widget:
        """A decision; its form below it while it is open."""
        form, inside = form_of(self.table.seat, kind), kind in self.envelope.forms
        opened = kind == self.envelope.open and inside
        mark = Icon("check" if inside else "plus", 16, colour="accent" if inside else "muted")
        words = Column((
            Text(form.title, weight="semibold"),
            Text(form.text, size="small", colour="muted"),
        ), gap=2)  # fmt: skip
        face = Row((mark, Grow(words)), gap=10, align="start")
        card = Card(f"lever-{kind}", form.title, face, pressed=opened)
        if not inside:
            return card
        out = Button(f"out-{kind}", _("Take it out"), icon="cross", kind="quiet", size="small")
        fields = self.envelope.forms[kind].build(enabled=True) if opened else ()
        said = self._said(kind)
        return Column((card, *fields, *said, Row((Spacer(), out))), gap=8)

    def _said(self, kind: str) -> tuple[Widget, ...]:
        """What a decision takes and when it begins, or why it cannot be."""
        seat, who = self.table.seat, self.envelope.seat
        filled = self.envelope.forms[kind].filled
        meant = wish(seat, filled)
        if meant is None:
            words = "" if kind == BUDGET else fault(seat, filled)
            return (Text(words, size="small", colour="muted"),) if words else ()
        refusal = refused(seat.run.check(meant, who))
        if refusal:
            words_ = Text(
                refusal, size="small", weight="medium", colour="bad_text", id=f"no-{kind}"
            )
            return (Row((Icon("cross", 12, "bad_text"), Grow(words_)), gap=6, align="start"),)
        price = seat.price(meant) if self.envelope.chief else replace(seat.price(meant), moves=0)
        starts = _("starts {when}").format(when=starts_text(seat, meant))
        line = ", ".join((*price_text(price, seat.case.currency), starts))
        return (Text(line, size="small", colour="muted"),)

    def _foot(self) -> Widget:
        words = Text(_("Nobody sees this before all have sealed."), size="small", colour="muted")
        tip = _("It is written down. Then you pass the computer on.")
        seal = Button(
            "seal", _("Seal"), icon="lock", kind="primary", key="e", size="title", tip=tip
        )
        return Panel(Row((Grow(words), seal), gap=12), pad=10, radius=0)


def _part(id_: str, label: str, share: int, who: str) -> Slider:
    return Slider(id_, label, share, 0, 100, 1, percent(share / 100.0), colour=seat_colour(who))


def _label(one: Figure, about: str) -> Widget:
    words = Text(one.label, tip=one.tip)
    return Column((words, Text(about, size="small", colour="muted")), gap=0) if about else words


def _value(one: Figure, target: str) -> Widget:
    value = Text(one.text, size="title", weight="semibold", tabular=True, tip=one.tip, id=one.id)
    changed = (delta(one),) if one.change is not None else ()
    rows: tuple[Widget, ...] = (Row((Spacer(), value, *changed), gap=8, align="baseline"),)
    if target:
        rows += (Text(target, size="small", weight="medium", align="right"),)
    return Column(rows, gap=0)


def voices_panel(heard: tuple[Quote, ...], title: str) -> Widget:
    """Messages, to be read and no more: whose story it is would tell what others know."""
    rows: tuple[Widget, ...] = tuple(
        Panel(QuoteFace(one), fill="well", pad=9, edge=one.tone) for one in heard
    )
    return Panel(
        Column(rows or (Text(_("Nobody, lately."), colour="muted"),), gap=8), title=title,
        id="heard",
    )  # fmt: skip
