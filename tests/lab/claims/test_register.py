"""The register is whole, its experiments are declared, and its ablations are parameters."""

import pytest

from sim.lab.claims.catalogue import ALL, SECTIONS, UnknownClaimError, chosen
from sim.lab.claims.common import SILO
from sim.lab.claims.contrasts import Contrast
from sim.lab.claims.living import case_of, plan_of
from sim.lab.claims.loops import LOOPS
from sim.lab.claims.register import Claim
from sim.lab.claims.robust import declared
from sim.scenario.parameters import Parameters

IDS = [f"C{number}" for number in range(1, 72)]
PATTERNS = ["V9", "V10", "V11", *(f"V{number}" for number in range(13, 22)), "V23"]
SOURCES = {"S0", "S1", "S2", "S3", "S4", "corollary"}
CLAIMS = [claim for claim in ALL if claim.id.startswith("C") and len(claim.id) > 1]


def names(values: dict, way: str = "") -> set[str]:
    """Dotted names of all parameters."""
    found: set[str] = set()
    for name, value in values.items():
        found |= names(value, f"{way}{name}.") if isinstance(value, dict) else {f"{way}{name}"}
    return found


def test_every_claim_of_the_register_is_there_once_and_in_order():
    assert [claim.id for claim in CLAIMS] == IDS


def test_every_pattern_of_the_whole_model_is_there():
    assert [claim.id for claim in SECTIONS[-1][1]] == PATTERNS


def test_the_three_loops_are_there():
    assert [claim.id for claim in LOOPS] == ["A", "B", "C"]


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_a_claim_names_its_source(claim: Claim):
    assert set(claim.source.split(", ")) <= SOURCES


@pytest.mark.parametrize("claim", ALL, ids=lambda claim: claim.id)
def test_a_claim_says_what_it_tests_or_why_it_cannot(claim: Claim):
    said = (claim.says, claim.intervention, claim.control, claim.outcome, claim.expected)
    assert all(said)
    assert claim.mechanism
    assert claim.tests or claim.reading


def test_ablations_switch_declared_parameters_and_nothing_else():
    known = names(Parameters().model_dump())
    for claim in ALL:
        for ablation in claim.ablations:
            assert ablation.parameters
            assert {name for name, _ in ablation.parameters} <= known, claim.id
            assert 0 <= ablation.test < len(claim.tests)


def test_an_ablated_arm_differs_by_the_parameters_of_the_ablation_alone():
    for claim in ALL:
        for ablation, test in zip(claim.ablations, claim.ablated(), strict=True):
            for (arm, _), (bare, _) in zip(
                claim.tests[ablation.test].cells(), test.cells(), strict=True
            ):
                assert bare == arm.having(ablation.values)


def test_no_claim_has_a_parameter_set_of_its_own():
    plain = [claim for claim in ALL if claim.built]
    assert sum(any(not arm.parameters for arm, _ in claim.cells()) for claim in plain) > 60


@pytest.mark.parametrize("claim", [c for c in ALL if c.built], ids=lambda claim: claim.id)
def test_every_arm_can_be_lived(claim: Claim):
    for arm in {arm for arm, _ in claim.all_cells()}:
        plan = plan_of(arm, 30, 60)
        assert sum(part.weeks for part, _ in plan.parts) == 30


def test_the_control_is_the_firm_of_the_defaults():
    case = case_of(SILO, 2_000)
    assert case.parameters == Parameters()
    assert case.events == ()


def test_a_claim_is_tested_over_three_years_or_longer_where_it_needs_to():
    built = [claim for claim in ALL if claim.built]
    assert {claim.horizon for claim in built if claim.horizon > 156} == {208, 312}
    brief = {claim.id for claim in built if claim.horizon < 156}
    assert brief == {"C23", "C58", "C66", "V9", "V13", "V18"}


def test_claims_are_chosen_by_id_in_the_order_of_the_register():
    assert [claim.id for claim in chosen(["C12", "C3"])] == ["C3", "C12"]
    assert chosen([]) == ALL
    with pytest.raises(UnknownClaimError):
        chosen(["C99"])


def test_exact_zeros_are_asked_for_week_by_week():
    zeros = [test for claim in ALL for test in claim.tests if test.expects == "zero"]
    assert len(zeros) >= 15
    for test in zeros:
        assert isinstance(test, Contrast)
        assert all(outcome.how == "sum" and outcome.first == 0 for _, outcome in test.cells())


def test_every_behavioural_parameter_can_be_moved():
    assert len(list(declared())) > 150
