"""Small pieces that every tab is put together from."""
