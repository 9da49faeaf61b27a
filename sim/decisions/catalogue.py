"""Every decision there is, by its kind."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from sim.decisions.base import SETS, BaseDecision
from sim.decisions.budgets import (
    CampaignBurst,
    CutDividend,
    Discount,
    ItMandate,
    ShiftBudget,
    StaffService,
)
from sim.decisions.chart import MergeDirectors, ReportingLine
from sim.decisions.crisis import CrisisAnswer
from sim.decisions.executive import (
    AppointExecutive,
    ExecutiveAuthority,
    ExecutiveInformation,
    ExecutiveOpex,
)
from sim.decisions.goals import BonusStrength, SetGoals, SharedGoals
from sim.decisions.own_effort import OwnEffort
from sim.decisions.ownership import (
    AnsweringPolicy,
    HandoverStandard,
    LeadAgreement,
    ListeningOwner,
    PromiseLevel,
    PromiseSignoff,
    StopTheLine,
)
from sim.decisions.patience import AskForPatience
from sim.decisions.people import (
    AuditNumbers,
    Empower,
    PresentEvidence,
    RecruitProfile,
    RotateManagers,
    Train,
)
from sim.decisions.programmes import (
    CollaborationPlatform,
    CustomerRecord,
    RedesignProcess,
    RootCauseWork,
    SelfService,
)
from sim.decisions.protests import AnswerProtest
from sim.decisions.quota import SetQuota
from sim.decisions.rolling_back import RollBack
from sim.decisions.sharing import GoalForm, LifecycleGoal, PayForHelp, ReformPace
from sim.decisions.structure import CoLocate, OperationalMetrics, SponsorAttention

Decision = Annotated[
    SetGoals | SharedGoals | BonusStrength | RollBack | ShiftBudget | StaffService | CampaignBurst |
    Discount | ItMandate | CutDividend | AppointExecutive | ExecutiveAuthority |
    ExecutiveInformation | ExecutiveOpex | SponsorAttention | OperationalMetrics | CoLocate |
    PromiseLevel | PromiseSignoff | ListeningOwner | AnsweringPolicy | RedesignProcess |
    CustomerRecord | CollaborationPlatform | SelfService | RootCauseWork | Empower | Train |
    PresentEvidence | GoalForm | ReformPace | PayForHelp | LifecycleGoal | SetQuota |
    RotateManagers | RecruitProfile | AuditNumbers | OwnEffort | ReportingLine |
    MergeDirectors | HandoverStandard | LeadAgreement | StopTheLine | CrisisAnswer |
    AskForPatience | AnswerProtest,
    Field(discriminator="kind"),
]  # fmt: skip
"""Any decision; its `kind` tells which."""

CLASSES: tuple[type[BaseDecision], ...] = (
    SetGoals, SharedGoals, GoalForm, ReformPace, BonusStrength, PayForHelp, LifecycleGoal, SetQuota,
    OwnEffort, RollBack, ShiftBudget, StaffService, CampaignBurst,
    Discount, ItMandate, CutDividend, AppointExecutive, ExecutiveAuthority, ExecutiveInformation,
    ExecutiveOpex, SponsorAttention, OperationalMetrics, CoLocate, ReportingLine, MergeDirectors,
    PromiseLevel, PromiseSignoff,
    ListeningOwner, AnsweringPolicy, LeadAgreement, HandoverStandard, StopTheLine,
    RedesignProcess, CustomerRecord, CollaborationPlatform, SelfService, RootCauseWork,
    CrisisAnswer, Empower, Train, RotateManagers, RecruitProfile, AuditNumbers, AskForPatience,
    AnswerProtest, PresentEvidence,
)  # fmt: skip

DECISIONS: Mapping[str, type[BaseDecision]] = MappingProxyType(
    {one.model_fields["kind"].default: one for one in CLASSES}
)
"""The class of each kind, which knows its title, group, seats and lead time."""


def set_of(kind: str) -> str:
    """The smallest set of decisions that holds a kind: tutorial, basic, full, or room."""
    return next((name for name, kinds in SETS.items() if kind in kinds), "room")
