"""What the facilitator's page says where games are taken in that were played elsewhere."""

from collections.abc import Callable


def bringing(_: Callable[[str], str]) -> dict[str, str]:
    """The texts by name.

    Args:
        _: says a text in the language of the page.
    """
    return {
        "hand": _("Take in a game"),
        "hand-long": _("Played without the network? It is played again here before it counts."),
        "hand-as": _("As"),
        "hand-free": _("a team of its own"),
        "hand-file": _("File or picture …"),
        "hand-camera": _("Look with the camera"),
        "hand-paste": _("Paste the text"),
        "hand-text-in": _("Take it in"),
        "hand-text": _("Text"),
        "hand-done": _("taken in as {team}: round {round}, quarters played: {n}."),
        "hand-known": _("is here already, as {team}: round {round}, quarters played: {n}."),
        "hand-no-picture": _("This browser cannot open it as a picture."),
        "hand-no-code": _(
            "No QR code was found. Straight on, all of it, with its white edge, and sharp?"
        ),
        "hand-other-code": _("There is a QR code in it, and it is no game."),
        "handed": _("brought: round {round}, quarters played: {n}"),
        "camera": _("Camera"),
        "camera-look": _("Hold the code in front of the camera until the picture goes away."),
        "camera-stop": _("Stop the camera"),
        "camera-refused": _(
            "The camera was not allowed. Allow it beside the address of this page, or take a "
            "photograph and choose it as a file."
        ),
        "camera-none": _("No camera was found. Take a photograph and choose it as a file."),
        "camera-busy": _("Another program uses the camera. Close that first."),
        "camera-here": _(
            "Browsers allow the camera only on the host's own computer: open your link there, with "
            "{address} in front, or take a photograph and choose it as a file."
        ),
        "no-eight": _("Eight teams are here already. Choose the one whose place it takes."),
    }
