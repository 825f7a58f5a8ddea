"""Everything between the horizon and the viewer's feet, one module per family of subjects."""

from collections.abc import Callable

from landscapes.land import (
    castles,
    coast,
    country,
    desert,
    falls,
    heights,
    islands,
    towns,
    wild,
    woods,
)
from landscapes.land.view import View
from landscapes.scene import Subject

SUBJECT_PAINTERS: dict[Subject, Callable[[View], None]] = {
    "mountains": heights.mountains,
    "hills": heights.hills,
    "dunes": desert.dunes,
    "canyon": desert.canyon,
    "sea": coast.sea,
    "lake": wild.lake,
    "river": wild.river,
    "forest": woods.forest,
    "city": towns.city,
    "village": towns.village,
    "harbour": coast.harbour,
    "lighthouse": islands.lighthouse,
    "castle": castles.castle,
    "island": islands.island,
    "waterfall": falls.waterfall,
    "field": country.field,
}


def paint_land(view: View) -> None:
    SUBJECT_PAINTERS[view.scene.subject](view)
