"""Numbers a model has its own wish for, which holds until the person wants another."""

from studio.ui.parts.slider_row import SliderRow


class Wish:
    """A slider that follows the chosen model's default for as long as it stands on it."""

    def __init__(self, row: SliderRow, default: float) -> None:
        self._row = row
        self._default = default

    @property
    def own(self) -> float | None:
        """What the person wants, None where that is the model's own wish."""
        value = self._row.value()
        return None if value == self._default else value

    def follow(self, default: float) -> None:
        """Another model, with another default."""
        wanted = self.own
        self._default = default
        self._row.set_default(default)
        if wanted is not None:
            self._row.set_value(wanted)

    def want(self, value: float | None) -> None:
        self._row.set_value(self._default if value is None else value)
