"""A scenario of one's own: a copy that works at once, and par written into a file of an author."""

import json

import pytest

from sim.scenario.faults import ScenarioError
from sim.scenario.load import check_scenario, load_scenario, scenario_ids
from sim.scenario.par import Card, Par
from sim.scenario.writing import new_scenario, par_text, without_par, write_par
from tests.scenario.cases import write

SHIPPED = [name for name in scenario_ids() if not load_scenario(name).abstract]


def par(case) -> Par:
    card = Card(**dict.fromkeys(Card.model_fields, (0.25, 1e6)))
    return Par(model="1", mechanics=case.hash, seeds=2, bots=("sensible",), end=card, later=card)


class TestNew:
    @pytest.mark.parametrize("name", SHIPPED)
    def test_a_copy_plays_as_the_original_and_has_its_comments(self, tmp_path, name):
        path, *beside = new_scenario("our-firm", name, tmp_path / "ours")
        checked = check_scenario(path)
        assert checked.scenario, checked.faults
        assert checked.scenario.hash == load_scenario(name).hash
        assert "#" in path.read_text("utf-8")
        assert checked.scenario.par is None
        assert json.loads(beside[-1].read_text("utf-8"))["$defs"]

    def test_a_copy_of_a_copy_brings_what_it_builds_on(self, tmp_path):
        write(tmp_path, "quarters: 3\n", name="ground")
        write(tmp_path, "minutes: 30\n", name="case", base="ground")
        path = new_scenario("next", str(tmp_path / "case.yaml"), tmp_path / "elsewhere")[0]
        assert load_scenario(path).quarters == 3

    @pytest.mark.parametrize("name", ["", "Our Firm", "../x", "a" * 61, "x.yaml", "-"])
    def test_no_id(self, tmp_path, name):
        with pytest.raises(ScenarioError, match="no id"):
            new_scenario(name, "promise-gap", tmp_path)
        assert not list(tmp_path.iterdir())

    def test_nothing_is_written_over(self, tmp_path):
        path = write(tmp_path, name="mine")
        before = path.read_bytes()
        with pytest.raises(ScenarioError, match="such a file already"):
            new_scenario("mine", "promise-gap", tmp_path)
        assert path.read_bytes() == before


class TestPar:
    def test_it_is_written_and_read_again_and_all_else_stays(self, tmp_path):
        text = "# mine\nquarters: 2  # short\nbriefing: >-\n  par: of a kind\n\n  end\n"
        path = write(tmp_path, text)
        before, case = path.read_text("utf-8"), load_scenario(path)
        write_par(path, par(case))
        assert load_scenario(path).par == par(case)
        assert load_scenario(path).hash == case.hash
        assert path.read_text("utf-8") == before + "\n" + par_text(par(case))

    def test_an_older_one_is_replaced_wherever_it_stands(self, tmp_path):
        path = write(tmp_path)
        case = load_scenario(path)
        path.write_text(
            path.read_text("utf-8") + "\n" + par_text(par(case)) + "\n# breaks\nminutes: 30\n",
            "utf-8",
        )
        write_par(path, par(case))
        text = path.read_text("utf-8")
        assert text.count("\npar:") == 1
        assert "# breaks\nminutes: 30\n" in text
        assert load_scenario(path).minutes == 30.0
        assert without_par(text).count("mechanics") == 0

    def test_it_is_not_inherited(self, tmp_path):
        path = write(tmp_path, name="ground")
        write_par(path, par(load_scenario(path)))
        assert load_scenario(write(tmp_path, base="ground")).par is None

    def test_a_change_of_mechanics_is_noticed_and_one_of_words_is_not(self, tmp_path):
        path = write(tmp_path)
        write_par(path, par(load_scenario(path)))
        text = path.read_text("utf-8")
        path.write_text(text.replace("A case", "Another name"), "utf-8")
        assert "par" not in [fault.key for fault in check_scenario(path).warnings]
        path.write_text(text + "quarters: 3\n", "utf-8")
        (found,) = [fault for fault in check_scenario(path).warnings if fault.key == "par"]
        assert "out of date" in found.text

    def test_bands_the_wrong_way_round_are_refused(self, tmp_path):
        path = write(tmp_path)
        write_par(path, par(load_scenario(path)))
        path.write_text(path.read_text("utf-8").replace("[0.25, 1000000.0]", "[2, 1]", 1), "utf-8")
        (found,) = check_scenario(path).faults
        assert found.key.startswith("par.end.brand_equity")
        assert "lower number first" in found.text
