"""What works beside the window: the engine's process, the queue, errands, the player. QtCore only."""
