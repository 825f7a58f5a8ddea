"""Hearing a take: the transport, the volume, and the player behind them."""
