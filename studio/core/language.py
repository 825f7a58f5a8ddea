"""Translation of what a person reads outside the window.

The window's own strings go through Qt. Errors and the command line go through gettext, so that
the engine's process, which has no Qt, speaks the same language.
"""

import gettext

from studio.core.resources import resource

DOMAIN = "atelier"

gettext.bindtextdomain(DOMAIN, str(resource("translations")))


def _(text: str) -> str:
    """The text in the language of the environment (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`).

    Put values in afterwards with `.format`, so that a translator sees the whole sentence.
    """
    return gettext.dgettext(DOMAIN, text)
