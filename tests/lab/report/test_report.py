"""The page says what the runs say: its numbers are worked out again here, from the files alone."""

import json
from html.parser import HTMLParser
from pathlib import Path
from xml.dom import minidom

import numpy as np
import pytest
from pyarrow import parquet
from scipy.stats import skew, ttest_1samp
from typer.testing import CliRunner

from sim.cli.app import app
from sim.lab.batch.driving import Stop
from sim.lab.batch.engines import serial
from sim.lab.batch.running import run_batch
from sim.lab.batch.store import Store
from sim.lab.experiment.plan import Plan
from sim.lab.experiment.reading import load_experiment
from sim.lab.report.facts import gather
from sim.lab.report.page import page, source_of
from tests.lab.batch.asked import SMALL, planned

PAIRED = SMALL.replace("count: 3", "count: 8").replace(
    "contrasts:\n",
    "contrasts:\n  - {id: promised, outcome: money, take: {inflation: 0.10},"
    " less: {inflation: 0.02}, matters: 5, half_width: 1000}\n",
)


class Heard(HTMLParser):
    """Rows of tables, tags that were opened, and the addresses that a page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in {"src", "href", "xlink:href"}]
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"} and self.rows:
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip() + " "


def heard(html) -> Heard:
    parser = Heard()
    parser.feed(html)
    return parser


def number(text) -> float:
    return float(text.replace(",", "").replace("−", "-"))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    run_batch(planned(folder, PAIRED), folder / "out", serial())
    return Store(folder / "out")


@pytest.fixture(scope="module")
def html(store):
    return page(gather(store))


def rows_of(store):
    return [row for path in (store.folder / "runs").iterdir()
            for row in parquet.read_table(path).to_pylist()]  # fmt: skip


def differences(store, outcome, factor, take, less):
    """One a seed, from nothing but the files."""
    found = []
    rows = rows_of(store)
    for seed in sorted({row["seed"] for row in rows}):
        sides = [
            [row[outcome] for row in rows if row["seed"] == seed and row[factor] == level]
            for level in (take, less)
        ]
        found.append(np.mean(sides[0]) - np.mean(sides[1]))
    return np.array(found)


ASKED = {
    "promised": ("outcome_money", "factor_inflation", 0.10, 0.02),
    "signoff": ("outcome_equity", "factor_remedy", "signoff-early", "status-quo"),
}


@pytest.mark.parametrize("contrast", ASKED)
def test_effect_interval_and_share_are_those_of_the_files(store, html, contrast):
    apart = differences(store, *ASKED[contrast])
    (row,) = [row for row in heard(html).rows if row and row[0].split()[:1] == [contrast]]
    assert number(row[1]) == pytest.approx(apart.mean(), rel=0.06, abs=1e-3)
    assert row[4].startswith(f"{100 * (apart > 0).mean():.0f} %")
    assert row[5].split() == ["8"]
    if abs(skew(apart, bias=False)) <= 1.0:
        low, high = ttest_1samp(apart, 0.0).confidence_interval(0.95)
        told = [number(x) for x in row[2].split(" to ")]
        assert told == pytest.approx([low, high], rel=0.06, abs=1e-3)


def test_json_has_the_same_numbers_in_full(store):
    answer = json.loads(CliRunner().invoke(app, ["analyse", str(store.folder), "--json"]).stdout)
    for one in answer["contrasts"]:
        apart = differences(store, *ASKED[one["id"]])
        assert one["effect"] == pytest.approx(apart.mean(), rel=1e-12, abs=1e-12)
        assert one["together"][0] <= one["interval"][0] or one["method"] == "Hall"
        assert one["watched"] == [None, None]  # so few seeds say nothing to somebody who watches
    assert answer["runs"] == len(rows_of(store)) == 32


def test_the_course_of_a_contrast_ends_where_the_last_weeks_of_the_runs_do(store):
    rows = {row["key"]: row for row in rows_of(store)}
    apart = np.zeros((8, 8))
    for path in (store.folder / "weeks").iterdir():
        for week in parquet.read_table(path).to_pylist():
            row = rows[week["key"]]
            sign = 0.5 if row["factor_remedy"] == "signoff-early" else -0.5
            apart[int(row["seed"]) - 1, week["week"]] += sign * week["brand_equity"]
    found = next(one for one in gather(store).courses if one.contrast == "signoff")
    assert found.bands.mean == pytest.approx(apart.mean(axis=0), abs=1e-9)
    assert found.bands.spread[1] == pytest.approx(np.quantile(apart, 0.95, axis=0), abs=1e-9)


def test_the_page_stands_alone(html):
    found = heard(html)
    assert found.addresses == []
    assert not {"script", "link", "iframe", "img"} & set(found.tags)
    assert "url(" not in html
    assert found.tags.count("svg") > 4


def test_the_page_names_what_the_runs_depend_on(store, html):
    manifest = store.manifest()
    for said in (store.hash(), *manifest["scenarios"].values(), *manifest["policies"].values()):
        assert said in html
    assert manifest["environment"]["numpy"] in html
    assert "sup-t" in html
    assert "not uncertainty of the mean" in html


def test_the_experiment_on_the_page_asks_for_the_same_runs(store, tmp_path):
    (tmp_path / "signoff-early.yaml").write_text(
        (store.folder.parent / "signoff-early.yaml").read_text("utf-8")
    )
    path = tmp_path / "small.yaml"
    path.write_text(source_of(store.experiment()), "utf-8")
    plan = Plan.of(load_experiment(path))
    assert {run.key for block in plan.blocks() for run in plan.runs(block)} == store.keys()


def test_an_unkind_title_is_shown_and_not_run(tmp_path):
    unkind = "'<script>alert(1)</script> & \"more\"'"
    text = SMALL.replace("Two remedies in two firms", unkind).replace("count: 3", "count: 1")
    run_batch(planned(tmp_path, text), tmp_path / "out", serial())
    html = page(gather(Store(tmp_path / "out")))
    assert "script" not in heard(html).tags
    assert "&lt;script&gt;" in html


def test_a_page_can_be_written_of_an_unfinished_batch_with_failures(tmp_path, monkeypatch):
    monkeypatch.setattr("sim.lab.experiment.plan.CHUNK", 0.02)
    step = "- week: 1\n  decision: {kind: promise_signoff, by: service}\n"
    (tmp_path / "twice.yaml").write_text(step + step.replace("week: 1", "week: 5"))
    plan, stop = planned(tmp_path, SMALL.replace("signoff-early", "twice")), Stop()

    def tell(done):
        stop.asked = 1 if done else 0

    run_batch(plan, tmp_path / "out", serial(), tell=tell, stop=stop)
    html = page(gather(Store(tmp_path / "out")))
    assert "was refused" in html
    assert "the rest is not there yet" in html
    assert "not told apart" in html


def test_each_figure_can_be_had_as_a_file_that_needs_nothing_else(store, html, tmp_path):
    done = CliRunner().invoke(
        app, ["batch", "report", str(store.folder), "--out", str(tmp_path / "x.html"),
              "--figures", str(tmp_path / "figures"), "--json"],
    )  # fmt: skip
    paths = [Path(one) for one in json.loads(done.stdout)["figures"]]
    assert len(paths) == html.count('role="img"') == 4
    for path in paths:
        text = path.read_text("utf-8")
        root = minidom.parseString(text).documentElement  # noqa: S318  # our own file
        assert (root.tagName, root.namespaceURI) == ("svg", "http://www.w3.org/2000/svg")
        assert "var(" not in text
        assert "#1d5fa8" in text


def test_the_command_writes_the_page_and_says_where(store, tmp_path):
    target = tmp_path / "found.html"
    done = CliRunner().invoke(app, ["batch", "report", str(store.folder), "--out", str(target)])
    assert (done.exit_code, done.stdout.strip()) == (0, str(target))
    assert target.read_text("utf-8") == page(gather(store))
    nowhere = CliRunner().invoke(app, ["batch", "report", str(tmp_path)])
    assert (nowhere.exit_code, "Traceback" in nowhere.stderr) == (2, False)


def test_the_status_says_how_contrasts_stand_and_nothing_before_enough_seeds(store, tmp_path):
    few = CliRunner().invoke(app, ["batch", "status", str(store.folder)])
    assert "signoff after 8 seeds: nothing to be said before 20 seeds" in few.stdout
    many = planned(tmp_path, SMALL.replace("count: 3", "count: 20"))
    run_batch(many, tmp_path / "out", serial())
    said = CliRunner().invoke(app, ["batch", "status", str(tmp_path / "out"), "--json"]).stdout
    low, high = json.loads(said)["contrasts"]["signoff"]
    (own,) = gather(Store(tmp_path / "out")).answers
    alone = 2.093 * np.std(own.effect.differences, ddof=1) / 20**0.5  # Student's t
    assert low < own.effect.interval.mean - alone
    assert high > own.effect.interval.mean + alone
