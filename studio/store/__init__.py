"""What is on disk: folders, installed models, inputs. No Qt, no torch."""
