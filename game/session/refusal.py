"""Why a message comes to nothing."""


class Refusal(Exception):  # noqa: N818  # an answer, not an error
    """Why a message comes to nothing: a word that pages have a sentence for."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def refuse_unless(holds: object, code: str) -> None:
    """Go on only if something holds."""
    if not holds:
        raise Refusal(code)
