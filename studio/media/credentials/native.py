"""The C2PA library of its authors (contentauth/c2pa-rs), and what it may do here.

It could fetch what a file names: remote manifests, revocation lists, time stamps. All of that is
turned off, with the list of hosts it may reach left empty as well.
"""

from typing import TYPE_CHECKING, Any

from studio.core.language import _

if TYPE_CHECKING:
    import c2pa

MEDIA_TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".wav": "audio/wav",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".pdf": "application/pdf",
}
"""What is signed here, by suffix. The library signs FLAC too, but puts an ID3 tag before it, which
makes other programs take the file for an MP3."""

UNPACKED_LIMIT = 16
"""Megabytes of credentials that a file may have packed."""

_OFFLINE = {
    "core": {
        "allowed_network_hosts": [],
        "allow_redirects": False,
        "decode_identity_assertions": False,
        "max_decompressed_manifest_size_in_mb": UNPACKED_LIMIT,
    },
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
    "builder": {"thumbnail": {"enabled": False}},
}


def missing_library() -> str:
    """Why nothing can be signed or checked on this computer, empty when it can."""
    try:
        import c2pa  # noqa: F401
    except (ImportError, OSError, RuntimeError) as error:
        reason = " ".join(str(error).split())[:200]
        return _("The library for content credentials cannot be used here ({reason}).").format(
            reason=reason
        )
    return ""


def offline_context(trusted: str = "") -> "c2pa.Context":
    """`trusted` are the PEM certificates that vouch for this computer's own key."""
    import c2pa

    known: dict[str, Any] = {"trust": {"user_anchors": trusted}} if trusted else {}
    return c2pa.Context.from_dict(_OFFLINE | known)
