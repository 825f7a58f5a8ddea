"""Translation of what a person reads outside the window.

The window's own strings go through Qt. Errors and the command line go through gettext, so that
the engine's process, which has no Qt, speaks the same language.
"""

import functools
import gettext
import os
import sys
from pathlib import Path

from studio.core.resources import resource

DOMAIN = "atelier"

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_MAC_SETTINGS = Path("Library/Preferences/.GlobalPreferences.plist")


def _(text: str) -> str:
    """The text in the language of the environment (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`).

    Put values in afterwards with `.format`, so that a translator sees the whole sentence.
    """
    return _catalogue(*map(os.environ.get, _VARIABLES)).gettext(text)


@functools.lru_cache(maxsize=8)
def _catalogue(*_languages: str | None) -> gettext.NullTranslations:
    """For what the environment says now. Kept, because gettext looks for its files anew each time,
    and a library's page of recipes asks some thousand times."""
    return gettext.translation(DOMAIN, str(resource("translations")), fallback=True)


def system_language() -> str:
    """The language chosen in the settings of Windows or macOS, such as zh_CN; else empty.

    Programs started from a desktop there get no environment variable that says so. Elsewhere
    desktops set one.
    """
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    if sys.platform == "darwin":
        return mac_language(Path.home() / _MAC_SETTINGS)
    return ""


def mac_language(settings: Path) -> str:
    """The first of the preferred languages in that file; macOS writes zh-Hans-CN for zh_CN."""
    import plistlib

    try:
        known = plistlib.loads(settings.read_bytes(), fmt=plistlib.FMT_BINARY)
    except (OSError, plistlib.InvalidFileException):
        return ""
    languages = known.get("AppleLanguages")
    return languages[0].replace("-", "_") if languages else ""


def _choose() -> None:
    """The default domain is set because argparse looks there for the words it says itself.

    The system's language goes into the environment, where gettext looks and where the engine's
    process inherits it.
    """
    gettext.bindtextdomain(DOMAIN, str(resource("translations")))
    gettext.textdomain(DOMAIN)
    if not any(os.environ.get(name) for name in _VARIABLES) and (language := system_language()):
        os.environ["LANGUAGE"] = language


_choose()
