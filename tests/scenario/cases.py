"""Small scenario files for tests, and an alarm for those that hang."""

import contextlib
import signal
from pathlib import Path

from sim.scenario.load import Checked, check_scenario
from sim.scenario.schema import Scenario

ROOT = Path(__file__).parents[2]
HEAD = "schema: silo-scenario/1\nid: {id}\n"
LINES_OF_HEAD = 4


def write(folder: Path, text: str = "", name: str = "case", base: str | None = "base") -> Path:
    """A scenario file whose head takes four lines; `text` begins in line 5."""
    head = (
        HEAD.format(id=name) + f"extends: {base}\n" * (base is not None) + "title: {en: A case}\n"
    )
    path = folder / f"{name}.yaml"
    path.write_text(head + text, "utf-8")
    return path


def scenario(
    folder: Path, text: str = "", name: str = "case", base: str | None = "base"
) -> Scenario:
    """The scenario of such a file."""
    checked = check_scenario(write(folder, text, name, base))
    assert checked.scenario, "\n".join(map(str, checked.faults))
    return checked.scenario


def told(checked: Checked) -> list[str]:
    """The faults without the folder of their files."""
    return [str(fault).replace(fault.path, Path(fault.path).name, 1) for fault in checked.faults]


def faults(folder: Path, text: str) -> list[str]:
    """The faults of a small file, as `line: key: text`."""
    found = told(check_scenario(write(folder, text)))
    return [fault.removeprefix("case.yaml:") for fault in found]


class Hung(Exception):  # noqa: N818
    """A case took so long that it will not end by itself."""


@contextlib.contextmanager
def alarm(seconds: float):
    """Fails what has not ended after some seconds."""

    def ring(*_):
        raise Hung(f"still at it after {seconds} seconds")

    if not hasattr(signal, "SIGALRM"):  # Windows
        yield
        return
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
