"""What the papers of a warehouse ask for."""
