"""Where the scenarios lie that come with the project. Nothing else knows."""

from pathlib import Path


def scenario_folder() -> Path:
    """The folder of the shipped scenarios: inside an installed wheel, else in the checkout."""
    # The wheel first: beside an installed package anybody may have put a folder `scenarios`.
    installed = Path(__file__).parents[1] / "_scenarios"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "scenarios"
