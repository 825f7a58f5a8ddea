"""How well a few typed letters fit the name of an action."""

WORD_START, INITIALS, INSIDE, SCATTERED = 8, 6, 4, 1


def fit(typed: str, name: str) -> int | None:
    """None when it does not fit; more is better. Each typed word must fit, in any order: as the
    start of a word, as initials ("stp" for Save the picture), inside, or as scattered letters."""
    name = name.casefold()
    parts = typed.casefold().split()
    initials = "".join(word[0] for word in name.split())
    total = 0
    for part in parts:
        worth = _worth(part, name, initials)
        if worth is None:
            return None
        total += worth
    return total + WORD_START * bool(parts and name.startswith(" ".join(parts)))


def _worth(part: str, name: str, initials: str) -> int | None:
    if any(word.startswith(part) for word in name.split()):
        return WORD_START
    if len(part) > 1 and initials.startswith(part):
        return INITIALS
    if part in name:
        return INSIDE
    rest = iter(name)
    return SCATTERED if len(part) > 1 and all(letter in rest for letter in part) else None
