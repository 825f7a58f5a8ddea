"""A project: one SQLite file that holds a piece of work and the way back through it."""
