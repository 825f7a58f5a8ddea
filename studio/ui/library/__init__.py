"""All that was ever made."""
