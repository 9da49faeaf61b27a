"""What is half done in a view: a draft that knows its way back and forth."""


class Draft[T]:
    """A value that is being changed, with all its steps.

    Args:
        nothing: the value while nothing has been changed.
    """

    def __init__(self, nothing: T) -> None:
        self._nothing = nothing
        self._steps = [nothing]
        self._at = 0

    @property
    def now(self) -> T:
        """How it stands."""
        return self._steps[self._at]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to be taken back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to be taken again."""
        return self._at < len(self._steps) - 1

    def put(self, value: T) -> None:
        """One more step; what had been taken back is forgotten."""
        if value != self.now:
            self._steps[self._at + 1 :] = [value]
            self._at += 1

    def undo(self) -> bool:
        """One step back."""
        moved = self.can_undo
        self._at -= moved
        return moved

    def redo(self) -> bool:
        """One step forth."""
        moved = self.can_redo
        self._at += moved
        return moved

    def drop(self) -> None:
        """Back to nothing, as a step that can be taken back."""
        self.put(self._nothing)

    def clear(self) -> None:
        """Back to nothing; the steps are forgotten."""
        self._steps, self._at = [self._nothing], 0
