"""What is said when a form was filled from another program's notes."""

from PySide6.QtCore import QCoreApplication

from studio.media.recall.found import Recall

NAMED = 5
"""Of what has no place here, so many are named; the command line's `inspect` shows them all."""

translate = QCoreApplication.translate


def filled_in(found: Recall) -> str:
    text = translate("Recalled", "Filled in from {program}.").format(program=found.program)
    names, rest = ", ".join([*found.left][:NAMED]), len(found.left) - NAMED
    if not names:
        return text
    if rest > 0:
        without = translate("Recalled", "Without a place here: {names} and {count} more.")
    else:
        without = translate("Recalled", "Without a place here: {names}.")
    return f"{text} {without.format(names=names, count=rest)}"
