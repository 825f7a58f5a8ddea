"""The words every room speaks: recipe, artifact, event, error. Imports no other room."""
