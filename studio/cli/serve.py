"""`atelier engine`: the same engine as a process for another program."""

import argparse

from studio.store.folders import Folders
from studio.store.inputs import Inputs
from studio.store.models import Models


def engine(asked: argparse.Namespace) -> None:
    from studio.cli.session import start_engine
    from studio.engine.host import serve_process

    folders = Folders.of()
    serve_process(
        lambda: start_engine(asked, Models.of(folders), Inputs(folders.inputs)),
        folders.logs / "engine.log",
    )
