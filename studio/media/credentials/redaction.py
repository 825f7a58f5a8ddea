"""Taking words out of credentials that travel on inside ours.

A picture made from an export of ours brings that export's credentials along, recipe and all. Who
leaves the recipe out of the new file would not expect the old one in it. C2PA lets an assertion be
taken out of an ingredient so that its signature still holds.
"""

from collections.abc import Collection, Iterable

from studio.media.credentials.report import Report


def assertions_to_leave_out(reports: Iterable[Report], labels: Collection[str]) -> tuple[str, ...]:
    """The JUMBF addresses of all assertions of those labels, in ingredients with these reports and
    in what they were made from."""
    return tuple(
        {
            f"self#jumbf=/c2pa/{name}/c2pa.assertions/{assertion.label}": None
            for report in reports
            for name, manifest in report.manifests.items()
            for assertion in manifest.assertions
            if assertion.label.partition("__")[0] in labels
        }
    )
