"""One machine with nothing prepared: database and broker of its own, all processes, a launcher."""
