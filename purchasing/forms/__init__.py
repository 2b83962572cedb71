"""What is asked for in purchasing; ``entry`` alone may know our own models."""
