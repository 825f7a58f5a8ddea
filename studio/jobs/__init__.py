"""What works beside the window: engine, queue, errands, sound. QtCore only."""
