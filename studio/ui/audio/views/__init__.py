"""Sound and notes over time, to be looked at and pointed into."""
