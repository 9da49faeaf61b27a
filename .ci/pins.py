"""Write the versions installed here into constraints.txt and into pyproject.toml.

uv reads the list in pyproject.toml and pip the one in constraints.txt; a test compares the two.
To move to newer versions: empty the list in pyproject.toml, `uv sync --upgrade`, run the tests,
then `uv run --no-sync poe pins`.
"""

import re
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOT_OURS_TO_PIN = {"silo-dynamics", "pip", "setuptools", "wheel", "uv"}
HEADER = "# Tested versions, for pip install -c constraints.txt (written by `uv run poe pins`)\n"


def installed() -> list[str]:
    """Name and version of every package beside us in this environment, in order."""
    found = {
        re.sub(r"[-_.]+", "-", package.name).lower(): package.version for package in distributions()
    }
    return [f"{name}=={found[name]}" for name in sorted(found.keys() - NOT_OURS_TO_PIN)]


def write(pins: list[str]) -> None:
    """The same list, once for pip and once for uv."""
    (ROOT / "constraints.txt").write_text(HEADER + "".join(f"{pin}\n" for pin in pins), "utf-8")
    project = ROOT / "pyproject.toml"
    listed = "".join(f'    "{pin}",\n' for pin in pins)
    text = re.sub(
        r"(?ms)^constraint-dependencies = \[\n.*?^\]",
        lambda _: f"constraint-dependencies = [\n{listed}]",
        project.read_text("utf-8"),
    )
    project.write_text(text, "utf-8")


if __name__ == "__main__":
    write(installed())
