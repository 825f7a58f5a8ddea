"""Errors travel as values and arrive as what they were."""

import pytest

from studio.core.error import BadInput, EngineFailed, ErrorReport, OutOfMemory, StudioError


@pytest.mark.parametrize("kind", [BadInput, EngineFailed, OutOfMemory, StudioError])
def test_there_and_back(kind: type[StudioError]):
    error = ErrorReport.of(kind("It is too large.", "Make it smaller.", ("retry",))).error()
    assert type(error) is kind
    assert (error.message, error.hint, error.actions) == (
        "It is too large.",
        "Make it smaller.",
        ("retry",),
    )
    assert str(error) == "It is too large. Make it smaller."


def test_kinds_of_later_versions():
    assert type(ErrorReport("Sparkling", "It sparkled.").error()) is StudioError
