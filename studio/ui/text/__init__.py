"""Write: a document with a model at hand."""
