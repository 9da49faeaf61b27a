"""A changed rule is never answered with yesterday's machine code (`sim.build`).

Numba stamps only the file of the compiled function. A little firm of two files shows the trap, and
that the folder named by the content of all kernel files avoids it.
"""

import os
import subprocess
import sys

import pytest

from sim.build import _kernel_text
from tests.architecture.reach import reached
from tests.architecture.sources import ROOT, modules

RULE = "from sim.build import rule\n\n@rule\ndef worth(x):\n    return x * {factor}\n"
WEEK = (
    "from sim.build import door\nfrom sim.rules.worth import worth\n\n"
    "@door\ndef week(x):\n    return worth(x)\n\nprint(week(2.0))\n"
)


@pytest.fixture
def firm(tmp_path):
    for folder in ("rules", "customers"):
        (tmp_path / "sim" / folder).mkdir(parents=True)
        (tmp_path / "sim" / folder / "__init__.py").touch()
    (tmp_path / "sim" / "__init__.py").touch()
    (tmp_path / "sim" / "build.py").write_bytes((ROOT / "sim" / "build.py").read_bytes())
    (tmp_path / "sim" / "customers" / "week.py").write_text(WEEK)
    return tmp_path


def week_of(firm, factor, **environment):
    (firm / "sim" / "rules" / "worth.py").write_text(RULE.format(factor=factor))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_")}
    here = {
        "PYTHONPATH": str(firm), "HOME": str(firm), "LOCALAPPDATA": str(firm),
        "XDG_CACHE_HOME": str(firm / "cache"), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "sim.customers.week"]
    result = subprocess.run(
        command, cwd=firm, env=kept | here | environment, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    return float(result.stdout)


def test_a_changed_rule_is_compiled_anew(firm):
    assert week_of(firm, "2.0") == 4.0
    assert week_of(firm, "3.0") == 6.0
    assert list(firm.rglob("*.nbi")), "nothing was cached, so nothing was shown"


@pytest.mark.slow
def test_without_the_guard_the_old_rule_would_answer(firm):
    unguarded = {"NUMBA_CACHE_DIR": str(firm / "unguarded")}
    assert week_of(firm, "2.0", **unguarded) == 4.0
    assert week_of(firm, "3.0", **unguarded) == 4.0  # if this becomes 6, Numba has mended it


DOOR = "from sim.build import door\n\n@door\ndef weeks_on(x):\n    return x + 1.0\n"
ASKED = (
    "from sim.build import is_prepared\nprint(is_prepared())\n"
    "from sim.firm_week import weeks_on\nweeks_on(1.0)\nprint(is_prepared())\n"
)


def test_the_same_program_in_another_folder_is_not_prepared(tmp_path):
    """Numba keeps what it compiled under the path of the file: the second folder compiles too."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_")}
    for name in ("one", "two"):
        sim = tmp_path / name / "sim"
        sim.mkdir(parents=True)
        (sim / "__init__.py").touch()
        (sim / "build.py").write_bytes((ROOT / "sim" / "build.py").read_bytes())
        (sim / "firm_week.py").write_text(DOOR)
        here = {
            "PYTHONPATH": str(sim.parent), "HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path),
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
        }  # fmt: skip
        command = [sys.executable, "-c", ASKED]
        done = subprocess.run(
            command, cwd=sim.parent, env=kept | here, capture_output=True, text=True
        )
        assert done.stdout.split() == ["False", "True"], done.stderr
    assert len(list((tmp_path / "cache").rglob("firm_week.weeks_on*.nbc"))) == 2


def test_the_stamp_covers_whatever_compiled_code_can_reach():
    files = modules("sim")
    stamped = _kernel_text()
    left_out = [name for name in sorted(reached(files)) if files[name].encode() not in stamped]
    assert left_out == []


def test_reach_goes_through_functions_constants_and_whole_modules():
    files = {
        "sim/a.py": "from sim.b import twice, idle\nfrom sim import c as at\n"
        "LIMIT = at.TOP\n@door\ndef week(x: idle):\n    return twice(x) + LIMIT\n"
        "def plain(x):\n    return idle(x)\n",
        "sim/b.py": "from sim.d import FACTOR\nfrom sim.e import far\n"
        "def twice(x):\n    return FACTOR * x\ndef idle(x):\n    return far(x)\n",
        "sim/c.py": "TOP = 3\n",
        "sim/d.py": "FACTOR = 2\n",
        "sim/e.py": "def far(x):\n    return x\n",
    }
    assert reached(files) == {"sim/a.py", "sim/b.py", "sim/c.py", "sim/d.py"}
