"""What formats are called, and what each is good for."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def format_name(suffix: str) -> str:
    return {
        ".jpg": "JPEG",
        ".webp": "WebP",
        ".tif": "TIFF",
        ".ora": "OpenRaster",
        ".opus": "Opus",
        ".mid": "MIDI",
        ".md": "Markdown",
        ".docx": "Word",
        ".txt": translate("ExportFormats", "Plain text"),
    }.get(suffix, suffix.removeprefix(".").upper())


def format_use(suffix: str, several: bool) -> str:
    """A line for the tooltip and under the formats."""
    if suffix in (".webp", ".gif") and several:
        return {
            ".webp": translate("ExportFormats", "Small files for the web, also animated"),
            ".gif": translate("ExportFormats", "An animation that plays everywhere, 256 colours"),
        }[suffix]
    return {
        ".png": translate("ExportFormats", "Every pixel as it is, for the screen and for editing"),
        ".jpg": translate("ExportFormats", "Opens everywhere, small; without transparency"),
        ".webp": translate("ExportFormats", "Small files for the web"),
        ".avif": translate("ExportFormats", "The smallest files, for newer programs"),
        ".tif": translate("ExportFormats", "Every pixel as it is, for print and archives"),
        ".psd": translate("ExportFormats", "For Photoshop and its kin, as layers"),
        ".ora": translate("ExportFormats", "For Krita, GIMP and MyPaint, as layers"),
        ".pdf": translate("ExportFormats", "Pages to print or to send"),
        ".gif": translate("ExportFormats", "Opens everywhere, 256 colours"),
        ".flac": translate("ExportFormats", "The whole sound in half the space"),
        ".wav": translate("ExportFormats", "The whole sound, 24 bits, for every audio program"),
        ".mp3": translate("ExportFormats", "Plays everywhere, small"),
        ".ogg": translate("ExportFormats", "Small, for games and the web"),
        ".opus": translate("ExportFormats", "The smallest that still sounds right"),
        ".m4a": translate("ExportFormats", "Small, for phones and video programs"),
        ".mid": translate("ExportFormats", "The notes, for music programs"),
        ".md": translate("ExportFormats", "Text with its headings and emphasis"),
        ".txt": translate("ExportFormats", "Text as it was typed"),
        ".html": translate("ExportFormats", "One page for the web, complete in itself"),
        ".docx": translate("ExportFormats", "For Word, LibreOffice and Pages"),
    }[suffix]
