"""Paint: pictures from words and from other pictures."""
