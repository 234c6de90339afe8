"""The ways to ask for a fact."""
