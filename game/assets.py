"""Where texts and sounds lie: the only place that knows."""

from pathlib import Path

_HERE = Path(__file__).parent


def asset_folder() -> Path:
    """The folder of assets: within an installed package, or beside it in a checkout."""
    packed = _HERE / "_assets"
    return packed if packed.is_dir() else _HERE.parent / "assets"
