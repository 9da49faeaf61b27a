"""Everybody's mind, told again from what happened to them: history in, opinion out.

Written from the words of `docs/model.md`, week by week, without the model's own functions: what a
customer saw, lived, heard and was told is read from the log, and nothing else is known of them.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.customers import codes as at
from sim.model import SiloModel

HEARD = ("weight", "tone", "talks", "talk_tone")


@dataclass(frozen=True)
class Lived:
    """A week as the log has it: what happened to everybody, and what the firm said."""

    week: int
    code: Any
    answered: Any
    experience: Any
    felt: Any
    heard: dict[str, Any]
    claim: float
    offered: float
    """What sales claimed."""
    fitting: float
    delivered: float
    """As it was known when the week began."""
    amplification: float
    equity: float


class Log:
    """A witness: it keeps what happened, and never looks into a mind."""

    def __init__(self, model: SiloModel) -> None:
        self.p, self.start = model.p, model.start
        self.first = {
            name: np.array(col) for name, col in model.customers.society.c._asdict().items()
        }
        self.weeks: list[Lived] = []
        self._before = model.firm

    def __call__(self, model: SiloModel) -> None:
        now, before, sales = model.customers.society.now, self._before, model.firm.sales
        claim = model.lived.promise.claim
        pressure = max(0.0, 1.0 - before.sales.wins / before.sales.quota)
        over = self.p.selling.oversell * max(0.0, sales.effort.close - sales.effort.fit)
        over *= 1.0 + self.p.selling.quota_pressure * pressure
        self.weeks.append(
            Lived(
                week=model.week - 1,
                code=now.code.copy(),
                answered=now.answered.copy(),
                experience=now.experience.copy(),
                felt=now.felt.copy(),
                heard={name: getattr(now, name).copy() for name in HEARD},
                claim=claim,
                offered=min(1.0, max(claim, sales.belief) + over),
                fitting=sales.effort.fit,
                delivered=before.organisation.delivered,
                amplification=model.world.news(model.week - 1).amplification,
                equity=model.readings.brand_equity,
            )
        )
        self._before = model.firm


class Minds:
    """What everybody thinks, as far as the log tells."""

    def __init__(self, log: Log) -> None:
        self.p = log.p
        c = log.first
        self.ours = c["brand"] == at.OURS
        self.awareness, self.image, self.trust = c["awareness"], c["image"], c["trust"]
        self.expected, self.promised, self.satisfied = (
            c["expectation"],
            c["promised"],
            c["satisfaction"],
        )

    def live(self, week: Lived) -> None:
        """Let a week happen to everybody."""
        self.see(week)
        self.come(week)
        self.use(week)
        self.listen(week)
        self.go(week)

    def see(self, w: Lived) -> None:
        ads, seen = self.p.advertising, (w.code & at.EXPOSED) != 0
        known = self.awareness * ads.awareness_keep
        self.awareness = known + np.where(seen, ads.awareness_gain, 0.0) * (1.0 - known)
        pull = np.where(seen & ~self.ours, ads.image_pull, 0.0)
        self.image = self.image + pull * self.trust * (w.claim - self.image)
        held = np.where(seen & self.ours, ads.promise_heard, 0.0)
        self.promised = self.promised + held * (w.claim - self.promised)
        read = np.where((w.code & at.TESTED) != 0, self.p.market.test_pull, 0.0)
        self.image = self.image + read * (w.delivered - self.image)

    def come(self, w: Lived) -> None:
        sell, won = self.p.selling, (w.code & at.WON) != 0
        pull = sell.won_pull * self.trust * (1.0 - sell.fit_relief * w.fitting)
        hopes = self.image + pull * (w.offered - self.image)
        self.expected = np.where(won, hopes, self.expected)
        self.promised = np.where(won, w.offered, self.promised)
        self.satisfied = np.where(won, sell.won_satisfaction, self.satisfied)
        self.ours = self.ours | won

    def use(self, w: Lived) -> None:
        m, ours, x = self.p.memory, self.ours, w.experience
        event = (w.code & at.ENCOUNTER) != 0
        should = m.should_weight * self.trust
        gap = x - ((1.0 - should) * self.expected + should * self.promised)
        felt = np.clip(x + m.disconfirmation * np.where(gap < 0, m.loss_aversion * gap, gap), 0, 1)
        step = np.where(event, m.encounter_share * (1 + m.surprise * np.abs(gap)), m.usual_share)
        step = np.where(ours, step, 0.0)
        learns = m.expectation_share * np.where(event, m.expectation_encounter, 1.0)
        short = x - self.promised
        broken = self.trust + np.where(event, 1.0, m.usage_evidence) * m.broken_promise * (
            short + m.tolerance
        )
        kept = self.trust + m.kept_promise * (1.0 - self.trust)
        trust = np.where(short < -m.tolerance, np.clip(broken, 0, 1), kept)
        self.satisfied = self.satisfied + step * (felt - self.satisfied)
        self.image = self.image + m.image_share * step * (x - self.image)
        self.expected = self.expected + np.where(ours, learns, 0.0) * (x - self.expected)
        self.promised = self.promised + np.where(ours, m.promise_forgotten, 0.0) * short
        self.trust = np.where(ours, trust, self.trust)

    def listen(self, w: Lived) -> None:
        h, heard = self.p.hearing, w.heard
        public = h.public * h.amplification * w.amplification / 65536.0
        private = h.private * self.p.voice.talk_reach
        force = public * heard["weight"] + private * heard["talks"]
        said = public * heard["tone"] + private * heard["talk_tone"] / 65536.0
        tone = np.divide(said, force, out=np.zeros(len(force)), where=force > 0.0)
        moved = -np.expm1(-force)
        own = np.where(self.ours, h.own_share, 1.0) * moved
        self.image = self.image + own * (tone - self.image)
        trusting = self.trust + h.trust_share * own * (tone + h.trust_lift - self.trust)
        self.trust = np.where(force > 0.0, np.clip(trusting, 0, 1), self.trust)
        self.awareness = self.awareness + h.awareness_share * moved * (1.0 - self.awareness)

    def go(self, w: Lived) -> None:
        m, new = self.p.market, (w.code & at.ARRIVED) != 0
        self.ours = self.ours & ((w.code & at.LEFT) == 0) & ~new
        self.awareness = np.where(new, m.newcomer_awareness, self.awareness)
        self.image = np.where(new, m.newcomer_image, self.image)
        self.trust = np.where(new, m.newcomer_image, self.trust)
        self.satisfied = np.where(new, m.newcomer_image, self.satisfied)
        self.expected = np.where(new, m.newcomer_expectation, self.expected)
        self.promised = np.where(new, w.claim, self.promised)

    def equity(self) -> float:
        """Brand equity, from what they think."""
        b = self.p.brand
        loyal = np.where(self.ours, self.satisfied, b.hearsay * self.image)
        thought = b.image * self.image + b.trust * self.trust + b.loyalty * loyal
        return float(100.0 * (np.sqrt(self.awareness) * thought).mean())
