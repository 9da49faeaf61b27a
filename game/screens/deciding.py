"""What views with a draft share: its preview, and keep, discard, back and forth."""

from typing import Any

from game.kit.events import Clicked, Event
from game.kit.widgets import (
    Button,
    Column,
    Grow,
    Icon,
    Panel,
    Row,
    Scroll,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.figures import Figure
from game.present.refusing import refused
from game.present.status import means
from game.present.telling import told
from game.screens.drafts import Draft
from game.screens.lookahead import Lookahead
from game.screens.previewed import Form, previewed
from game.seat import Seat
from game.table import Table
from game.words import _
from sim.decisions import BaseDecision
from sim.run import Refused

type Hint = tuple[str, str]
"""An icon, and what it stands for."""
PAGE = 240
"""The least height of a page that scrolls by itself."""


class Deciding:
    """The lower half of a view: what a draft would do, and the ways to end it.

    Args:
        table: the game.
        draft: of the view.
        button: id of the button that decides.
    """

    def __init__(self, table: Table, draft: Draft[Any], button: str = "keep") -> None:
        self.table = table
        self.draft = draft
        self.button = button
        self.lookahead = Lookahead(table)
        self._quarter = table.seat.quarter
        self._moves_back = False
        """Whether what was taken back last was a move: then redo begins with moves."""

    def refresh(self) -> None:
        """A draft belongs to the quarter in which it was made."""
        if self._quarter != self.table.seat.quarter:
            self._quarter = self.table.seat.quarter
            self.draft.clear()

    # ---- looking -------------------------------------------------------------------------------

    def panel(
        self,
        wish: BaseDecision | None,
        hints: tuple[Hint, ...],
        *,
        settled: bool,
        form: Form,
        fields: tuple[Widget, ...] = (),
        scrolls: bool = True,
    ) -> Widget:
        """The preview of a wish with its buttons.

        Args:
            wish: the decision that the draft comes to; None where nothing is changed.
            hints: what to say then.
            settled: false while something is dragged.
            form: how the lines are laid out.
            fields: what can be set, above the lines.
            scrolls: whether it has a height of its own; else the page is as long as it is.
        """
        titled = not fields
        body = self._idle(hints) if wish is None else self._preview(wish, settled, form, titled)
        if fields:
            body = Column((*fields, body) if wish is not None else fields, gap=12)
        if scrolls:
            body = Grow(Scroll(body, "preview", label=_("Preview")))
        rows: list[Widget] = [body, self._buttons(wish, open_=bool(fields))]
        if self.table.notice:
            rows.insert(1, noticed(self.table.notice))
        title = "" if wish is not None or fields else self._title()
        return Panel(Column(tuple(rows), gap=10), title=title, id="preview-panel")

    def _idle(self, hints: tuple[Hint, ...]) -> Widget:
        """Nothing is drafted: what there is to decide with, and how."""
        self.lookahead.drop()
        told = tuple(
            Row((Icon(icon, 16, "accent"), Grow(Text(text, colour="muted"))), gap=10)
            for icon, text in hints
        )
        if self.button != "keep":
            return Column(told, gap=12)
        done = bool(self.table.notice)  # whoever has just decided knows how
        return Column((purse(self.table.seat), *(() if done else told)), gap=12)

    def _title(self) -> str:
        return _("What you can spend") if self.button == "keep" else _("How to decide")

    def _preview(self, wish: BaseDecision, settled: bool, form: Form, titled: bool) -> Widget:
        seen = self.lookahead.at(wish, settled=settled)
        looking = not settled or self.lookahead.looking
        shown = previewed(seen, looking=looking, form=form, titled=titled)
        if not self.lookahead.fault:
            return shown
        why = _("Nobody can look ahead just now: {why}").format(why=self.lookahead.fault)
        return Column((shown, noticed(why)), gap=10)

    def _buttons(self, wish: BaseDecision | None, *, open_: bool) -> Widget:
        seat = self.table.seat
        may = seat.planning and wish is not None and seat.check(wish) is None
        keeps = self.button == "keep"
        decide = Button(
            self.button,
            _("Keep") if keeps else _("Decide"),
            icon="check",
            kind="primary",
            key="k" if keeps else "d",
            enabled=may,
            tip=_("It counts as a move, and is on the disk at once."),
        )
        back = _("Back to what is decided; Undo brings the draft back.")
        discard = Button(
            "discard",
            _("Discard") if keeps else _("Close"),
            icon="cross",
            enabled=seat.planning and (wish is not None or open_),
            tip=back if keeps else _("Back to the offers; nothing is decided."),
        )
        return Row((decide, discard, Spacer(), *back_and_forth(self.table, self.draft)), gap=8)

    # ---- answering -----------------------------------------------------------------------------

    def keep(self, wish: BaseDecision | None) -> bool:
        """Decide; whether that was possible. What stands against it is told."""
        if wish is None:
            return False
        words = told(self.table.seat.policy, wish)
        try:
            self.table.seat.decide(wish)
        except Refused as error:
            self.table.notice = refused(error.refusal)
            return False
        self.draft.clear()
        self.table.notice = _("Decided: {title}.").format(title=words.title)
        return True

    def answer(self, event: Event) -> None:
        """Discard, undo and redo: of the draft first, then of moves."""
        match event:
            case Clicked(id="discard"):
                self.draft.drop()
            case Clicked(id="undo"):
                self._moves_back = not self.draft.undo() and take_back(self.table)
            case Clicked(id="redo"):
                if not (self._moves_back and bring_back(self.table)):
                    self._moves_back = not self.draft.redo() and bring_back(self.table)


def take_back(table: Table) -> bool:
    """Undo the last move of the quarter, and say which one it was."""
    moves = table.seat.moves
    done = table.seat.undo()
    if done:
        words = told(table.seat.policy, moves[-1].decision)
        table.notice = _("Taken back: {title}.").format(title=words.title)
    return done


def bring_back(table: Table) -> bool:
    """Redo what was taken back last, and say what it was."""
    before = table.seat.policy
    done = table.seat.redo()
    if done:
        words = told(before, table.seat.moves[-1].decision)
        table.notice = _("Decided again: {title}.").format(title=words.title)
    return done


def back_and_forth(table: Table, draft: Draft[Any]) -> tuple[Widget, ...]:
    """Undo and redo; their tips say of what."""
    seat = table.seat
    last = seat.moves[-1].decision.title if seat.moves else ""
    undone = _("Takes back the last step of the draft.")
    if not draft.can_undo and last:
        undone = _("Takes back the last move: {title}.").format(title=_(last))
    undo = Button(
        "undo",
        _("Undo"),
        icon="undo",
        kind="quiet",
        key="ctrl+z",
        enabled=seat.planning and (draft.can_undo or seat.can_undo),
        tip=undone,
    )
    redo = Button(
        "redo",
        _("Redo"),
        icon="redo",
        kind="quiet",
        key="ctrl+shift+z",
        enabled=seat.planning and (draft.can_redo or seat.can_redo),
        tip=_("Brings back what was taken back last."),
    )
    return undo, redo


def purse(seat: Seat) -> Widget:
    """What decisions are paid with, and how much of it is left."""
    figures = tuple(Grow(_means(one), min_width=108) for one in means(seat))
    return Wrap(figures, gap=14, row_gap=10, align="start")


def _means(one: Figure) -> Widget:
    return Column((
        Text(one.text, size="number", weight="semibold", tabular=True, tip=one.tip, id=one.id),
        Text(one.label, size="small", colour="muted", tip=one.tip),
    ), gap=0, align="start")  # fmt: skip


def noticed(text: str) -> Widget:
    """What has just happened, or why something did not."""
    words = Text(text, weight="medium", colour="ink", id="notice")
    return Panel(Row((Icon("bulb", 15, "accent"), Grow(words)), gap=9), fill="accent_soft", pad=9)


def paged(id_: str, parts: tuple[Widget, ...]) -> Widget:
    """Panels below each other, in one scroll beside the rail."""
    return Scroll(Column(parts, gap=10, pad=10), id_, min_height=PAGE)
