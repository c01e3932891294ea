"""How fast a story is read, and in how much memory."""
