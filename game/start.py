"""Opens the game on a computer where nothing is prepared: `python game/start.py`.

It needs no uv and no packages: it looks for a Python that will do, makes an environment in `.venv`
with the tested versions, and opens `silo play`, or any other command: python game/start.py run ...
Where something is missing, one sentence says what. Any Python 3 can read this file.
"""

import os
import shutil
import subprocess
import sys

OLDEST = (3, 12)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOM = os.path.join(ROOT, ".venv")
NAMES = ("python3.13", "python3.12", "python3.14", "python3", "python")
ASK = "import sys; print('%d.%d' % sys.version_info[:2])"


def main(words: "list[str]") -> int:
    """Open the game, or run another command; the exit code is that command's."""
    python = suitable()
    if python is None:
        print(needed(), file=sys.stderr)
        return 2
    uv = shutil.which("uv")
    if uv is not None:
        return subprocess.call([uv, "run", "--python", python, "silo", *words], cwd=ROOT)
    command = os.path.join(ROOM, "Scripts" if os.name == "nt" else "bin", "silo")
    if shutil.which(command) is None and not prepared(python):
        print(offline(), file=sys.stderr)
        return 2
    return subprocess.call([command, *words])


def needed() -> str:
    """What to do where no Python will do."""
    return (
        "Silo Dynamics needs Python %d.%d or newer; the one that reads this is %d.%d. "
        "Install it from your software centre or from python.org, then run this again."
        % (OLDEST + sys.version_info[:2])
    )


def offline() -> str:
    """What to say where the packages could not be brought."""
    return (
        "The packages that Silo Dynamics needs could not be installed (see above). "
        "It takes a connection to the package index once, or a copy of `.venv` from a computer "
        "of the same kind."
    )


def suitable() -> "str | None":
    """A Python that is new enough: this one, or another on the path; None if there is none."""
    if sys.version_info[:2] >= OLDEST:
        return sys.executable
    for name in NAMES:
        found = shutil.which(name)
        if found is not None and version(found) >= OLDEST:
            return found
    return None


def version(python: str) -> "tuple[int, ...]":
    """The version that a Python says it has; (0, 0) if it cannot be asked."""
    try:
        told = subprocess.check_output([python, "-c", ASK], stderr=subprocess.DEVNULL)
        return tuple(int(part) for part in told.decode().split("."))
    except (OSError, subprocess.CalledProcessError, ValueError):
        return (0, 0)


def prepared(python: str) -> bool:
    """Make the environment and bring the packages; whether that went well."""
    print("Preparing Silo Dynamics in .venv. This happens once.", file=sys.stderr)
    pip = [os.path.join(ROOM, "Scripts" if os.name == "nt" else "bin", "python"), "-m", "pip"]
    steps = (
        [python, "-m", "venv", "--clear", ROOM],
        [*pip, "install", "--quiet", "--constraint", "constraints.txt", "--editable", "."],
    )
    return all(subprocess.call(step, cwd=ROOT) == 0 for step in steps)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["play"]))
