"""Files in and out: pictures, sound, documents, and the recipe each of them carries."""
